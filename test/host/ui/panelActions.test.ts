import { describe, expect, it } from 'vitest';
import { inVSCode } from '../lib/fixture';

const NOTE = String.raw`# A note

$$
L(w) = \frac{1}{2}\|Xw-y\|_2^2
$$

The gradient is $\nabla_w L = -X^\top(Xw-y)$.

Put it here:
`;

describe('what the panel can do', () => {
  const vscode = inVSCode({ files: { 'note.md': NOTE } });
  const panel = () => vscode.panelFrame();
  const derivative = () => panel().locator('.derivative annotation').first().textContent();
  const lineOf = async (text: string) =>
    (await vscode.visibleText()).split('\n').find((line) => line.includes(text));

  it('asks for the variable where the formula leaves it open', async () => {
    await vscode.openFile('note.md');
    await vscode.placeCursor('\\frac{1}{2}');
    await vscode.palette('Nabla: Differentiate');
    await vscode.pick('w');
    await expect.poll(derivative, { timeout: 30_000 }).toContain('X^\\top');
    expect(await panel().locator('#variable').inputValue()).toBe('w');
  });

  it('changes the layout and the variable', async () => {
    const before = await derivative();
    await panel().locator('#layout-numerator').check();
    await expect.poll(derivative).not.toBe(before);
    await panel().locator('#layout-denominator').check();
    await expect.poll(derivative).toBe(before);
    await panel().locator('#variable').selectOption('y');
    await expect.poll(derivative).not.toBe(before);
    await panel().locator('#variable').selectOption('w');
    await expect.poll(derivative).toBe(before);
  });

  it('takes the types that are given, and infers them again', async () => {
    const types = panel().locator('.symbols-section input');
    const index = (
      await types.evaluateAll((inputs: HTMLInputElement[]) => inputs.map(({ value }) => value))
    ).findIndex((type) => type.startsWith('matrix'));
    await types.nth(index).fill('matrix(m,k)');
    await types.nth(index).press('Enter');
    await expect.poll(() => panel().locator('.derivative .shape').textContent()).toContain('k');
    await panel().locator(`#reset-${index}`).click();
    await expect.poll(() => panel().locator('.derivative .shape').textContent()).not.toContain('k');
  });

  it('says what does not fit, and where, when a type is wrong', async () => {
    const type = panel().locator('.symbols-section input').first();
    await type.fill('matrx(3)');
    await type.press('Enter');
    await panel().locator('.problem').getByText(/matrx/).first().waitFor({ timeout: 15_000 });
    await panel().locator('[id^=reset-]').first().click();
    await panel().locator('.problem').waitFor({ state: 'hidden', timeout: 15_000 });
  });

  it('checks the derivative by finite differences', async () => {
    await panel().locator('#run-numeric').click();
    await panel().locator('.numeric table.differences').waitFor({ timeout: 30_000 });
    await panel().locator('.numeric svg.plot[role=img]').waitFor();
  });

  it('inserts at the cursor, in one step that can be undone', async () => {
    await vscode.palette('View: Focus First Editor Group');
    await vscode.placeCursor('Put it here:', 'Put it here:'.length);
    await panel().locator('#insert').click();
    await expect.poll(() => lineOf('Put it here:')).toMatch(/here:\$.*X\^\\top.*\$$/);
    await panel().locator('.said').getByText('Inserted').waitFor();
    await vscode.page.keyboard.press('Control+Z');
    await expect.poll(() => lineOf('Put it here:')).toBe('Put it here:');
  });

  it('can be worked with the keyboard alone', async () => {
    await panel().locator('.derivative h2').click();
    await panel().locator('#place').focus();
    const visited: string[] = [];
    for (let i = 0; i < 6; i++) {
      await vscode.page.keyboard.press('Tab');
      visited.push((await panel().locator(':focus').first().getAttribute('id')) ?? '');
    }
    expect(visited).toEqual([
      'variable',
      'layout-denominator',
      'insert',
      'copy-latex',
      'copy-numpy',
      'type-0',
    ]);
  });

  it('gives the verdict on a wrong claim, with a counterexample', async () => {
    await vscode.palette('View: Focus First Editor Group');
    await vscode.placeCursor('-X^\\top');
    await vscode.palette('Nabla: Verify Derivative');
    await panel().locator('.verdict .claim-refuted').waitFor({ timeout: 30_000 });
    await panel().locator('.verdict table.counterexample').waitFor();
    expect(await panel().locator('.spoken[role=status]').textContent()).toMatch(/^Wrong\./);
  });

  it('says so instead of inserting into a document that was closed', async () => {
    await vscode.palette('View: Focus First Editor Group');
    await vscode.palette('View: Close Editor');
    await vscode.page.locator('.tab', { hasText: 'note.md' }).waitFor({ state: 'detached' });
    await panel().locator('#insert').click();
    await panel()
      .locator('.said')
      .getByText(/closed/)
      .waitFor({ timeout: 15_000 });
  });
});

describe('the keys', () => {
  const vscode = inVSCode({ files: { 'note.md': NOTE } });

  it('run the commands', async () => {
    await vscode.openFile('note.md');
    await vscode.placeCursor('-X^\\top');
    await vscode.page.keyboard.press('Control+Alt+Shift+D');
    await vscode.panelFrame().locator('.verdict .claim-refuted').waitFor({ timeout: 30_000 });
  });
});
