// A long document in a real host: the first check, what a keystroke costs, and how long the host's event loop is held.
// Nothing timed is asserted: `npm run bench` runs this over 5,000 lines and writes the figures to docs/bench.md.
import * as assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { LONG_DOCUMENT, longDocument } from '../../support/longDocument';
import { withOwnTime } from '../../support/ownTime';

const FIGURES = process.env.NABLA_FIGURES;
const LINES = FIGURES ? LONG_DOCUMENT.lines : 400;
/** Far from the cursor, so it is checked last. */
const LAST = '\n$\\frac{d}{dx} x^2 = 7x$\n';
const KEYSTROKES = 12;
/** Between keystrokes, so that the engine is done with one before the next comes. */
const SETTLED = FIGURES ? 2_000 : 300;
const PATIENCE = FIGURES ? 120_000 : 30_000;

function squigglesIn(document: vscode.TextDocument): vscode.Range[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'Nabla')
    .map(({ range }) => range);
}

/**
 * The time until squiggles are as they should be. They are looked at again and again, since VS Code tells extensions of
 * them only every 50 ms.
 */
async function until(what: string, isSo: () => boolean): Promise<number> {
  const start = performance.now();
  while (!isSo()) {
    if (performance.now() - start > PATIENCE) throw new Error(`Waited for ${what}`);
    await pause(1);
  }
  return performance.now() - start;
}

interface Held<T> {
  readonly result: T;
  /** Milliseconds for which the event loop was held by whatever runs in it, and below which it was 99 times in 100. */
  readonly longest: number;
  readonly p99: number;
  /** The longest time for which it was Nabla's own code that held it. */
  readonly own: number;
}

async function loopHeld<T>(folder: string, work: () => Promise<T>): Promise<Held<T>> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const { result, longest: own } = await withOwnTime(folder, async () => {
    delay.enable();
    const done = await work();
    delay.disable();
    return done;
  });
  // What is measured is the time between two ticks; one is due each millisecond.
  return { result, longest: delay.max / 1e6 - 1, p99: delay.percentile(99) / 1e6 - 1, own };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1];

suite('a long document', () => {
  teardown(async () => {
    await vscode.workspace.getConfiguration('nabla').update('diagnostics.enabled', undefined, true);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('is checked while it is written', async function () {
    this.timeout(2 * PATIENCE);
    const folder = vscode.workspace.workspaceFolders?.[0].uri;
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder, 'feature-long.md');
    const text = longDocument().split('\n').slice(0, LINES).join('\n') + LAST;
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));

    const [extension] = vscode.extensions.all.filter(({ packageJSON }) => packageJSON.name === 'nabla');
    const own = `${extension.extensionPath}/dist/`;
    const settings = vscode.workspace.getConfiguration('nabla');
    await settings.update('diagnostics.enabled', false, true);
    const document = await vscode.workspace.openTextDocument(file);
    const editor = await vscode.window.showTextDocument(document);
    await pause(2_000);
    // Coefficients of gradients, all over the document.
    const gradients = [...text.matchAll(/\\nabla_w L &= (?=\d)/g)].map(
      ({ index, 0: head }) => index + head.length,
    );
    const coefficient = (k: number) =>
      document.positionAt(gradients[Math.floor((k * gradients.length) / KEYSTROKES)]);
    const type = (where: vscode.Position) => editor.edit((edit) => edit.insert(where, '1'));
    const erase = (where: vscode.Position) =>
      editor.edit((edit) => edit.delete(new vscode.Range(where, where.translate(0, 1))));

    const without = await loopHeld(own, async () => {
      for (let k = 0; k < KEYSTROKES; k++) {
        await type(coefficient(k));
        await pause(SETTLED);
        await erase(coefficient(k));
        await pause(SETTLED);
      }
    });

    const last = document.positionAt(text.lastIndexOf('7x'));
    const first = await loopHeld(own, async () => {
      await settings.update('diagnostics.enabled', undefined, true);
      return until('the last claim', () => squigglesIn(document).some((range) => range.contains(last)));
    });
    const count = squigglesIn(document).length;
    assert.ok(count > LINES / 200, `${count} squiggles`);

    const times: number[] = [];
    const typed = await loopHeld(own, async () => {
      for (let k = 0; k < KEYSTROKES; k++) {
        const where = coefficient(k);
        const isWrong = () => squigglesIn(document).some((range) => range.start.line === where.line);
        const before = isWrong();
        await type(where);
        // A section may be wrong already: what a keystroke changes there is seen in others.
        if (!before) times.push(await until('the squiggle', isWrong));
        else await pause(1_000);
        await pause(SETTLED);
        await erase(where);
        if (!before) times.push(await until('no squiggle', () => !isWrong()));
        else await pause(1_000);
        await pause(SETTLED);
      }
    });
    await until('all as before', () => squigglesIn(document).length === count);
    assert.ok(times.length >= KEYSTROKES);

    const figures = {
      lines: LINES,
      claims: LONG_DOCUMENT.claims,
      first: first.result,
      keystroke: { median: median(times), worst: Math.max(...times), count: times.length },
      loop: {
        without: { longest: without.longest, p99: without.p99, own: without.own },
        first: { longest: first.longest, p99: first.p99, own: first.own },
        typed: { longest: typed.longest, p99: typed.p99, own: typed.own },
      },
      memory: process.memoryUsage().rss,
    };
    const ms = (x: number) => `${x.toFixed(1)} ms`;
    console.log(
      `      ${LINES} lines: first check ${ms(figures.first)}; a keystroke ${ms(figures.keystroke.median)}, at most ` +
        `${ms(figures.keystroke.worst)}; event loop held ${ms(first.longest)} and ${ms(typed.longest)} ` +
        `(without Nabla ${ms(without.longest)}), by Nabla itself ${ms(first.own)} and ${ms(typed.own)}`,
    );
    if (FIGURES) writeFileSync(FIGURES, JSON.stringify(figures));
  });
});
