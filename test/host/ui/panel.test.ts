import { describe, expect, it } from 'vitest';
import { inVSCode } from '../lib/fixture';
import { someFormula } from '../lib/formulas';

describe('panel', () => {
  const vscode = inVSCode();

  it('says what to do where there is no formula', async () => {
    await vscode.openFile('linear-regression.md');
    await vscode.placeCursor('We are given');
    await vscode.palette('Nabla: Differentiate');
    await vscode.toast('Put the cursor in a formula');
    expect(await vscode.page.locator('iframe.webview[src*="extensionId=nabla.nabla"]').count()).toBe(0);
  });

  it('opens on Nabla: Differentiate, with the derivative set in KaTeX', async () => {
    const errors: string[] = [];
    vscode.page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await vscode.openFile('linear-regression.md');
    await vscode.placeCursor(someFormula(vscode.workspace.read('linear-regression.md')), 1);
    await vscode.palette('Nabla: Differentiate');
    await vscode.panelFrame().locator('.katex-html').first().waitFor({ timeout: 30_000 });
    const refused = errors.filter((text) => /Content Security Policy/.test(text) && /nabla/i.test(text));
    expect(refused, 'its content security policy refuses nothing of its own').toEqual([]);
  });

  it('survives a reload of the window', async () => {
    await vscode.reload();
    await vscode.panelFrame().locator('.katex-html').first().waitFor({ timeout: 60_000 });
  });
});
