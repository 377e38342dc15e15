import { describe, expect, it } from 'vitest';
import { inVSCode } from '../lib/fixture';

describe('display language', () => {
  const vscode = inVSCode({ locale: 'zh-cn' });

  it('shows our commands in Chinese', async () => {
    await vscode.palette('Nabla: 打开面板');
  });

  it('shows the panel in Chinese', async () => {
    await expect
      .poll(() => vscode.panelFrame().locator('body').textContent(), { timeout: 30_000 })
      .toMatch(/[一-龥]/);
  });
});
