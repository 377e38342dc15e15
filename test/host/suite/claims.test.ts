// What can be done about claims: leave them out, declare what is in them, mend all at once, check a whole workspace.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, ours, set, squiggles, write } from '../lib/inHost';

const TWO_WRONG = String.raw`# Two mistakes

Let $A \in \mathbb{R}^{n\times n}$.

$$
\nabla_x (x^\top A x) = A x
$$

The slope is $\frac{d}{dt} t^3 = 3t$.

$$
\frac{d}{dt} t^4 = 4t^3
$$
`;
let opened = 0;

async function open(content: string, name = `claims-${++opened}.md`): Promise<vscode.TextDocument> {
  const file = await write(content, name);
  return (await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file))).document;
}

async function actionsAt(
  document: vscode.TextDocument,
  text: string,
  kind = vscode.CodeActionKind.QuickFix,
): Promise<vscode.CodeAction[]> {
  const at = document.positionAt(document.getText().indexOf(text) + 1);
  const range = new vscode.Range(at, at);
  return vscode.commands.executeCommand(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind.value,
    20,
  );
}

async function take(document: vscode.TextDocument, at: string, title: RegExp): Promise<void> {
  const action = (await actionsAt(document, at)).find((each) => title.test(each.title));
  assert.ok(action?.edit, `${title} with an edit`);
  await vscode.workspace.applyEdit(action.edit);
}

suite('claims', () => {
  suiteSetup(async () => {
    await vscode.extensions.getExtension('nabla.nabla')?.activate();
  });

  teardown(async () => {
    for (const name of ['ticks', 'codeLens.enabled', 'diagnostics.severity', 'layout', 'workspace.exclude'])
      await set(name, undefined);
    await vscode.workspace.saveAll(false);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('that are wrong have a code that leads to its page', async () => {
    const document = await open(TWO_WRONG);
    for (const { code } of await squiggles(document, 2)) {
      assert.ok(typeof code === 'object');
      assert.match(String(code.value), /^nabla\/[a-z-]+$/);
      assert.match(code.target.toString(), /^command:nabla\.explainDiagnosis/);
    }
    await vscode.commands.executeCommand('nabla.explainDiagnosis', 'factor');
    await eventually('the page', () =>
      vscode.window.tabGroups.all
        .flatMap((group) => group.tabs)
        .some(({ input }) => input instanceof vscode.TabInputWebview && /markdown/.test(input.viewType)),
    );
  });

  test('are marked as the settings say', async () => {
    await set('diagnostics.severity', 'error');
    const document = await open(TWO_WRONG);
    const [found] = await squiggles(document, 2);
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
  });

  test('can be left out, one by one', async () => {
    const document = await open(TWO_WRONG);
    await squiggles(document, 2);
    await take(document, '3t$', /Ignore this claim/);
    assert.match(document.getText(), /3t\$\. <!-- nabla-ignore -->\n/);
    await squiggles(document, 1);
    await take(document, 'A x\n', /Ignore this claim/);
    assert.match(document.getText(), /<!-- nabla-ignore -->\n\$\$\n\\nabla_x/);
    await squiggles(document, 0);
  });

  test('can be left out for a whole file', async () => {
    const document = await open(TWO_WRONG);
    await squiggles(document, 2);
    await take(document, '3t$', /Ignore all claims/);
    assert.match(document.getText(), /^<!-- nabla-ignore-file -->\n/);
    await squiggles(document, 0);
  });

  test('can be mended all at once', async () => {
    const document = await open(TWO_WRONG);
    await squiggles(document, 2);
    const kind = vscode.CodeActionKind.SourceFixAll.append('nabla');
    const [all] = await actionsAt(document, '3t$', kind);
    assert.ok(all?.edit, 'a source action');
    await vscode.workspace.applyEdit(all.edit);
    await squiggles(document, 0);
  });

  test('get the types of their names declared', async () => {
    const document = await open(TWO_WRONG);
    await squiggles(document, 2);
    await take(document, 'A x\n', /Declare the types/);
    const text = document.getText();
    assert.match(text, /<!-- nabla: .*x: vector\(n\).* -->\n\$\$\n\\nabla_x/);
    await squiggles(document, 2);
  });

  test('with a declaration that cannot be read say so', async () => {
    const document = await open('<!-- nabla: A: matrx(n) -->\n\n$\\frac{d}{dt} t^2 = 2t$\n');
    const [found] = await squiggles(document, 1);
    assert.match(found.message, /matrx/);
    assert.ok(document.getText(found.range).includes('matrx(n)'));
  });

  test('have a tick behind them where they hold', async () => {
    const document = await open(TWO_WRONG);
    await squiggles(document, 2);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = async () =>
      (
        await vscode.commands.executeCommand<vscode.InlayHint[]>(
          'vscode.executeInlayHintProvider',
          document.uri,
          whole,
        )
      ).map(({ label }) => label);
    assert.deepEqual(await hints(), ['✓']);
    await set('ticks', 'all');
    assert.deepEqual((await hints()).sort(), ['✓', '✗', '✗']);
    await set('ticks', 'off');
    assert.deepEqual(await hints(), []);
  });

  test('have a lens above them if the user wants it', async () => {
    const document = await open(TWO_WRONG);
    await squiggles(document, 2);
    const lenses = () =>
      vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
    assert.equal((await lenses()).length, 0);
    await set('codeLens.enabled', true);
    const titles = (await lenses()).map(({ command }) => command?.title ?? '');
    assert.equal(titles.filter((title) => title.startsWith('✗ Wrong')).length, 2);
    assert.equal(titles.filter((title) => title.startsWith('✓')).length, 1);
  });

  test('are held to a layout once it is set', async () => {
    const row = await open(
      'Let $b \\in \\mathbb{R}^n$.\n\n$$\\frac{\\partial (b^\\top x)}{\\partial x} = b^\\top$$\n',
    );
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await squiggles(row, 0);
    await set('layout', 'denominator');
    const [found] = await squiggles(row, 1);
    assert.ok(typeof found.code === 'object');
  });

  test('of a whole workspace can be checked', async () => {
    const file = await write(TWO_WRONG, 'unopened.md');
    const left = await write(TWO_WRONG, 'left-out.md');
    await set('workspace.exclude', ['**/left-out.md']);
    // The message at the end waits for an answer, so the command is not waited for.
    void vscode.commands.executeCommand('nabla.checkWorkspace');
    await eventually('squiggles in a file that is not open', () => ours(file).length === 2);
    assert.equal(ours(left).length, 0);
    const document = await open(TWO_WRONG.replace('= 3t', '= 3t^2'), 'unopened.md');
    await squiggles(document, 1);
    for (const each of [file, left]) await vscode.workspace.fs.delete(each);
  });
});
