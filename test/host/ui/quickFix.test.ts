import { describe, expect, it } from 'vitest';
import { inVSCode } from '../lib/fixture';

describe('quick fix', () => {
  const vscode = inVSCode({
    files: { 'wrong.md': '# A quadratic form\n\n$$f(x) = (x^\\top A x)$$\n\n$$\\nabla_x f = A x$$\n' },
  });

  it('replaces a wrong gradient by a right one, and the underline goes', async () => {
    await vscode.openFile('wrong.md');
    const squiggle = await vscode.waitForSquiggle();
    await vscode.quickFix('A x$$', 'Insert');
    await squiggle.waitFor({ state: 'detached', timeout: 15_000 });
    expect(await vscode.visibleText()).not.toContain('\\nabla_x f = A x$$');
  });
});
