import { describe, expect, it } from 'vitest';
import { inVSCode } from '../lib/fixture';
import { someFormula } from '../lib/formulas';

describe('hover', () => {
  const vscode = inVSCode();

  it('shows the derivative of a formula as a picture', async () => {
    await vscode.openFile('linear-regression.md');
    const hover = await vscode.hoverOn(someFormula(vscode.workspace.read('linear-regression.md')), 'img');
    const picture = hover.locator('img').first();
    expect(await picture.getAttribute('src')).toMatch(/^data:image\/svg\+xml/);
    const size = await picture.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]);
    expect(Math.min(...size), 'the picture is drawn').toBeGreaterThan(0);
    await vscode.leaveHover();
  });
});
