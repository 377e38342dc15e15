// What a person gets while writing: hovers, squiggles, quick fixes, commands. The documents are the tests' own.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, ours, set, write } from '../lib/inHost';

const RIDGE = String.raw`# Ridge

Let $X \in \mathbb{R}^{n\times d}$ and $y \in \mathbb{R}^n$. The loss is

$$
L(w) = \frac{1}{2}\|Xw-y\|_2^2+\frac{\lambda}{2}\|w\|_2^2
$$

and its gradient, by the chain rule, is

$$
\nabla_w L = X^\top(Xw-y)+2\lambda w
$$
`;
const RIGHT = RIDGE.replace('+2\\lambda w', '+\\lambda w');
const WRONG_SIGN = RIDGE.replace('+2\\lambda w', '-\\lambda w');

const EXTENSIONS: Record<string, string> = { markdown: 'md', python: 'py', plaintext: 'txt' };
let opened = 0;

/** Each in a file of its own: VS Code gives the names of untitled documents again. */
async function open(content: string, language = 'markdown'): Promise<vscode.TextEditor> {
  const file = await write(content, `feature-${++opened}.${EXTENSIONS[language]}`);
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
}

function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const from = document.getText().indexOf(text);
  assert.ok(from >= 0, `the document holds ${text}`);
  return new vscode.Range(document.positionAt(from), document.positionAt(from + text.length));
}

async function hoversAt(document: vscode.TextDocument, text: string, offset = 1): Promise<vscode.Hover[]> {
  const { start } = rangeOf(document, text);
  const place = document.positionAt(document.offsetAt(start) + offset);
  return vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, place);
}

function markdownOf(hovers: vscode.Hover[]): string {
  return hovers
    .flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value))
    .join('\n');
}

function panelTabs(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('nabla.panel'));
}

suite('features', () => {
  suiteSetup(async () => {
    await vscode.extensions.getExtension('nabla.nabla')?.activate();
  });

  teardown(async () => {
    for (const name of ['hover.enabled', 'diagnostics.enabled', 'language', 'layout'])
      await set(name, undefined);
    // Closing asks about what was not saved.
    await vscode.workspace.saveAll(false);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  suite('hover', () => {
    test('shows the derivative as a picture, and as text, over the whole formula', async () => {
      const { document } = await open(RIGHT);
      const hovers = await hoversAt(document, '\\frac{1}{2}');
      const markdown = markdownOf(hovers);
      assert.match(markdown, /!\[\]\(data:image\/svg\+xml;base64,[\w+/=]+\|width=\d+,height=\d+\)/);
      assert.match(markdown, /X\^\\top/);
      const formula = rangeOf(document, 'L(w) = \\frac{1}{2}\\|Xw-y\\|_2^2+\\frac{\\lambda}{2}\\|w\\|_2^2');
      assert.ok(hovers[0].range?.contains(formula), 'its range is the formula');
    });

    test('gives the verdict on a claim', async () => {
      const wrong = await open(RIDGE);
      assert.match(markdownOf(await hoversAt(wrong.document, '2\\lambda')), /\*\*Wrong\*\*/);
      const right = await open(RIGHT);
      assert.match(
        markdownOf(await hoversAt(right.document, '+\\lambda w')),
        /\*\*(Proved|Agrees numerically)\*\*/,
      );
    });

    test('is silent over prose and over a lone symbol', async () => {
      const { document } = await open(`${RIGHT}\nwhere $w$ is unknown.\n`);
      assert.equal((await hoversAt(document, 'chain rule')).length, 0);
      assert.equal((await hoversAt(document, '$w$')).length, 0);
    });

    test('is silent when it is switched off', async () => {
      await set('hover.enabled', false);
      const { document } = await open(RIGHT);
      assert.equal((await hoversAt(document, '\\frac{1}{2}')).length, 0);
    });

    test('speaks the language that is set', async () => {
      await set('language', 'zh-cn');
      const { document } = await open(RIGHT);
      assert.match(markdownOf(await hoversAt(document, '\\frac{1}{2}')), /对 w 求导/);
    });

    test('reads formulas in docstrings and comments of code', async () => {
      const { document } = await open('def f(x):\n    r"""The square $g(x) = x^2 + 3x$."""\n', 'python');
      assert.match(markdownOf(await hoversAt(document, 'g(x)')), /data:image/);
    });
  });

  suite('hover over what no dollars mark', () => {
    test('reads the NumPy expression under the mouse', async () => {
      const { document } = await open(
        'import numpy as np\n\n\ndef loss(X, w, y):\n    return 0.5 * np.sum((X @ w - y) ** 2)\n',
        'python',
      );
      const hovers = await hoversAt(document, 'np.sum');
      assert.match(markdownOf(hovers), /X\^\\top/);
      assert.ok(hovers[0].range?.isEqual(rangeOf(document, '0.5 * np.sum((X @ w - y) ** 2)')));
      assert.equal((await hoversAt(document, 'import')).length, 0);
    });

    test('reads plain math that is selected', async () => {
      const editor = await open('Let f be x^2*sin(x) here.', 'plaintext');
      assert.equal((await hoversAt(editor.document, 'x^2')).length, 0);
      const range = rangeOf(editor.document, 'x^2*sin(x)');
      editor.selection = new vscode.Selection(range.start, range.end);
      assert.match(markdownOf(await hoversAt(editor.document, 'x^2')), /\\cos/);
    });

    test('keeps to the layout that is set', async () => {
      await set('layout', 'numerator');
      const { document } = await open(RIGHT);
      assert.match(markdownOf(await hoversAt(document, '\\frac{1}{2}')), /numerator layout/);
    });
  });

  suite('diagnostics', () => {
    test('underline a wrong gradient and nothing else', async () => {
      const { document } = await open(RIDGE);
      const [found] = await eventually(
        'a diagnostic',
        () => ours(document.uri).length > 0 && ours(document.uri),
      );
      assert.equal(ours(document.uri).length, 1);
      assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
      assert.ok(typeof found.code === 'object');
      assert.match(String(found.code.value), /^nabla\/[\w-]+$/);
      const claim = rangeOf(document, 'X^\\top(Xw-y)+2\\lambda w');
      assert.ok(claim.contains(found.range), 'inside the right-hand side');
      assert.ok(found.message.length > 0);
    });

    test('go away when the mistake is mended, and come back', async () => {
      const editor = await open(RIDGE);
      await eventually('a diagnostic', () => ours(editor.document.uri).length === 1);
      await editor.edit((edit) => edit.replace(rangeOf(editor.document, '2\\lambda'), '\\lambda'));
      await eventually('no diagnostic', () => ours(editor.document.uri).length === 0);
      await vscode.commands.executeCommand('undo');
      await eventually('the diagnostic again', () => ours(editor.document.uri).length === 1);
    });

    test('can be switched off', async () => {
      const { document } = await open(RIDGE);
      await eventually('a diagnostic', () => ours(document.uri).length === 1);
      await set('diagnostics.enabled', false);
      await eventually('no diagnostic', () => ours(document.uri).length === 0);
    });

    test('know in a cell of a notebook what the cells above define', async () => {
      const cell = (text: string) =>
        new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown');
      const [definition, claim] = RIDGE.split('and its gradient');
      const data = new vscode.NotebookData([cell(definition), cell(`and its gradient${claim}`)]);
      const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', data);
      await vscode.window.showNotebookDocument(notebook);
      const second = notebook.cellAt(1).document;
      const [found] = await eventually('a diagnostic', () => ours(second.uri).length > 0 && ours(second.uri));
      assert.ok(rangeOf(second, 'X^\\top(Xw-y)+2\\lambda w').contains(found.range));
      assert.equal(ours(notebook.cellAt(0).document.uri).length, 0);
    });
  });

  suite('quick fix', () => {
    async function actions(document: vscode.TextDocument): Promise<vscode.CodeAction[]> {
      const [found] = await eventually(
        'a diagnostic',
        () => ours(document.uri).length > 0 && ours(document.uri),
      );
      return vscode.commands.executeCommand(
        'vscode.executeCodeActionProvider',
        document.uri,
        found.range,
        vscode.CodeActionKind.QuickFix.value,
      );
    }

    test('offers the panel on every wrong claim', async () => {
      const { document } = await open(RIDGE);
      const found = (await actions(document)).find(({ command }) => command?.command === 'nabla.openPanel');
      assert.ok(found);
    });

    test('puts in what is right', async () => {
      const { document } = await open(WRONG_SIGN);
      const fix = (await actions(document)).find(({ edit, isPreferred }) => edit && isPreferred);
      assert.ok(fix?.edit, 'a fix with an edit');
      await vscode.workspace.applyEdit(fix.edit);
      assert.notEqual(document.getText(), WRONG_SIGN);
      await eventually('no diagnostic', () => ours(document.uri).length === 0);
    });
  });

  suite('commands', () => {
    test('open the panel beside the editor and leave the focus in it', async () => {
      const editor = await open(RIGHT);
      const { start } = rangeOf(editor.document, '\\nabla_w');
      editor.selection = new vscode.Selection(start, start);
      await vscode.commands.executeCommand('nabla.verify');
      await eventually('the panel', () => panelTabs().length === 1);
      assert.equal(vscode.window.activeTextEditor?.document, editor.document);
      await vscode.commands.executeCommand('nabla.verify');
      assert.equal(panelTabs().length, 1, 'a second run takes the same panel');
    });

    test('take selected plain math and Python', async () => {
      for (const [language, text] of [
        ['plaintext', 'x^2*sin(x)'],
        ['python', '0.5*np.sum((X@w-y)**2)'],
      ]) {
        const editor = await open(text, language);
        editor.selection = new vscode.Selection(0, 0, 0, text.length);
        // Asked for where there are several variables: the likeliest is taken.
        const done = vscode.commands.executeCommand('nabla.differentiate');
        await eventually('the panel', () => panelTabs().length === 1);
        await new Promise((resolve) => setTimeout(resolve, 500));
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        await done;
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      }
    });

    test('take the formula of a rendered cell', async () => {
      const cell = new vscode.NotebookCellData(
        vscode.NotebookCellKind.Markup,
        'Let $f(x) = x^2 \\sin(x)$.',
        'markdown',
      );
      const notebook = await vscode.workspace.openNotebookDocument(
        'jupyter-notebook',
        new vscode.NotebookData([cell]),
      );
      await vscode.window.showNotebookDocument(notebook);
      await vscode.commands.executeCommand('nabla.differentiate');
      await eventually('the panel', () => panelTabs().length === 1);
    });

    test('check the document at once, whether squiggles are on or off', async () => {
      await set('diagnostics.enabled', false);
      const { document } = await open(RIDGE);
      // The message waits for an answer, so the command is not waited for.
      void vscode.commands.executeCommand('nabla.checkDocument');
      await eventually('a diagnostic', () => ours(document.uri).length === 1);
    });

    test('do nothing but say so without a formula', async () => {
      await open('no formula here\n');
      await vscode.commands.executeCommand('nabla.differentiate');
      await new Promise((resolve) => setTimeout(resolve, 500));
      assert.equal(panelTabs().length, 0);
    });
  });
});
