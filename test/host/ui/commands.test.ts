import { describe, expect, it } from 'vitest';
import { inVSCode } from '../lib/fixture';

describe('commands', () => {
  const vscode = inVSCode({ files: { 'notes.md': '# Notes\n\nNothing to see.\n\n$$a x^2 + b$$\n' } });

  it('say what to do where there is no formula', async () => {
    await vscode.openFile('notes.md');
    await vscode.placeCursor('Nothing');
    await vscode.palette('Nabla: Differentiate');
    const advice = vscode.panelFrame().getByText('There is no formula at the cursor');
    await advice.first().waitFor({ timeout: 15_000 });
  });

  it('ask for the variable where the formula names none', async () => {
    await vscode.placeCursor('a x^2');
    await vscode.palette('Nabla: Differentiate');
    await vscode.pick('x');
    await vscode.panelFrame().locator('.katex-html').first().waitFor({ timeout: 30_000 });
    expect(await vscode.panelFrame().locator('body').textContent()).toContain('ax');
  });

  it('are in the context menu of the editor', async () => {
    await vscode.openFile('notes.md');
    await vscode.placeCursor('a x^2');
    await vscode.page.keyboard.press('Shift+F10');
    const entry = vscode.page.locator('.monaco-menu .action-item', { hasText: 'Nabla' });
    await entry.first().waitFor({ timeout: 15_000 });
    await vscode.page.keyboard.press('Escape');
  });
});
