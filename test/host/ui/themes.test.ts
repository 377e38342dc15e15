import { describe, expect, it } from 'vitest';
import { inVSCode } from '../lib/fixture';
import { someFormula } from '../lib/formulas';
import type { Theme } from '../lib/vscode';

describe('themes', () => {
  const vscode = inVSCode();
  const pictures = new Map<Theme, string>();

  it.each<Theme>(['dark', 'light', 'high contrast'])(
    'draws hover pictures for the %s theme',
    async (theme) => {
      await vscode.openFile('linear-regression.md');
      await vscode.setTheme(theme);
      const hover = await vscode.hoverOn(someFormula(vscode.workspace.read('linear-regression.md')), 'img');
      pictures.set(theme, (await hover.locator('img').first().getAttribute('src')) ?? '');
      await vscode.leaveHover();
    },
  );

  it('draws them in different colours on dark and on light', () => {
    expect(pictures.get('dark')).toBeTruthy();
    expect(pictures.get('dark')).not.toBe(pictures.get('light'));
  });
});
