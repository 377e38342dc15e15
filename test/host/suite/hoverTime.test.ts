// How long a hover takes in a real host, warm, over the formulas of examples/. The figures are printed; what fails is
// only what a person would call slow.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

const SLOW_MS = 1_000;

/** Where to rest the mouse: in the middle of every formula that stands between dollars or in a display. */
function formulas(text: string): number[] {
  return [...text.matchAll(/\$\$([^$]+)\$\$|\$([^$\n]{6,})\$/g)].map(
    (match) => match.index + Math.floor(match[0].length / 2),
  );
}

async function hover(document: vscode.TextDocument, offset: number): Promise<number | undefined> {
  const start = performance.now();
  const hovers: vscode.Hover[] = await vscode.commands.executeCommand(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(offset),
  );
  return hovers.length ? performance.now() - start : undefined;
}

function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

suite('the time of a hover', () => {
  test('over the formulas of examples/', async function () {
    this.timeout(120_000);
    const files = await vscode.workspace.findFiles('*.md', '{feature-*,README*}');
    const times: number[] = [];
    for (const file of files) {
      const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
      const { document } = editor;
      const places = formulas(document.getText());
      for (const place of places) await hover(document, place);
      // A new version of the document: everything that was kept for the old one is asked for again.
      const end = document.positionAt(document.getText().length);
      await editor.edit((edit) => edit.insert(end, '\n'));
      for (const place of places) {
        const time = await hover(document, place);
        if (time !== undefined) times.push(time);
      }
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    }
    if (times.length === 0) return this.skip();
    times.sort((a, b) => a - b);
    const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
    console.log(`      ${times.length} hovers: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`);
    assert.ok(p95 < SLOW_MS, `p95 is ${p95.toFixed(0)} ms`);
  });
});
