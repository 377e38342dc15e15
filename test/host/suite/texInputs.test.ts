// A LaTeX document in several files: what is defined in one is known in the others.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, ours, squiggles, write } from '../lib/inHost';

const MAIN = String.raw`\documentclass{article}
\input{paper-macros}
\begin{document}
\input{paper-part}
$\frac{\D}{\D x} \half x^2 = 3x$
\end{document}
`;
const MACROS = String.raw`\newcommand{\half}{\frac12}
\newcommand{\D}{\mathrm{d}}
`;
const PART = String.raw`\section{A part}
The loss is $L(w) = \half w^2$, so $L'(w) = 5w$.
`;

async function open(name: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0].uri;
  assert.ok(folder);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
  if (document.languageId === 'latex') return document;
  // A VS Code without a LaTeX extension may call it otherwise.
  return vscode.languages.setTextDocumentLanguage(document, 'latex');
}

suite('LaTeX in several files', () => {
  suiteSetup(async () => {
    await vscode.extensions.getExtension('nabla.nabla')?.activate();
    await write(MAIN, 'paper.tex');
    await write(MACROS, 'paper-macros.tex');
    await write(PART, 'paper-part.tex');
  });

  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of ['paper.tex', 'paper-macros.tex', 'paper-part.tex'])
      await vscode.workspace.fs.delete((await open(name)).uri);
  });

  test('a document knows what its preamble reads in', async () => {
    const document = await open('paper.tex');
    const [found] = await squiggles(document, 1);
    assert.match(document.getText(found.range), /^3/);
  });

  test('a part knows the preamble of the document that reads it in', async () => {
    const document = await open('paper-part.tex');
    const [found] = await squiggles(document, 1);
    assert.match(document.getText(found.range), /^5/);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      found.range.start,
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map((c) => (c as vscode.MarkdownString).value))
      .join();
    assert.match(text, /Wrong/);
  });

  test('a part is checked again when a macro has changed', async () => {
    const macros = await open('paper-macros.tex');
    const part = await open('paper-part.tex');
    await squiggles(part, 1);
    const at = macros.getText().indexOf('12}');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(macros.uri, new vscode.Range(macros.positionAt(at), macros.positionAt(at + 2)), '52');
    await vscode.workspace.applyEdit(edit);
    await macros.save();
    await eventually('no squiggle', () => ours(part.uri).length === 0);
  });
});
