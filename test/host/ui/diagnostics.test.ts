import { describe, expect, it } from 'vitest';
import { inVSCode } from '../lib/fixture';

describe('diagnostics', () => {
  const vscode = inVSCode();

  it('underlines a wrong gradient', async () => {
    await vscode.openFile('linear-regression.md');
    const squiggle = await vscode.waitForSquiggle();
    expect(await squiggle.isVisible()).toBe(true);
  });

  it('lists it among the problems, as ours', async () => {
    await vscode.palette('Problems: Focus on Problems View');
    const problems = vscode.page.locator('.markers-panel .monaco-list-row');
    await problems.filter({ hasText: /nabla/i }).first().waitFor({ timeout: 15_000 });
  });
});
