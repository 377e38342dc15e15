/** Brings a place of a document in front of the user, in the editor that shows it already where there is one. */
import * as vscode from 'vscode';
import { cellOf } from './sourceText';

export async function revealIn(document: vscode.TextDocument, range: vscode.Range): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const cell = cellOf(document);
  if (cell) {
    // A rendered cell has no text editor: the cell itself is all that can be shown.
    await vscode.window.showNotebookDocument(cell.notebook, {
      viewColumn: shown?.viewColumn,
      selections: [new vscode.NotebookRange(cell.index, cell.index + 1)],
    });
    if (shown) shown.selection = new vscode.Selection(range.start, range.end);
    return;
  }
  await vscode.window.showTextDocument(document, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    selection: range,
  });
}
