/**
 * A document as the engine is sent it. A Markdown cell of a notebook stands after the Markdown cells above it, and a LaTeX
 * file after its preamble in other files, so that what is defined there is known; `base` says where the document itself
 * begins in the text.
 */
import * as vscode from 'vscode';
import type { TextRange } from '../service/protocol';
import { afterPreamble } from './texFiles';

/** As much of a document as the engine needs: a formula whose document is gone has this too. */
export type SourceDocument = Pick<vscode.TextDocument, 'getText' | 'languageId' | 'uri'>;

export interface SourceText {
  readonly text: string;
  readonly base: number;
}

/** Between two cells: ends a paragraph, and any environment a cell leaves open shows as such. */
const CELL_BREAK = '\n\n';

export function sourceText(document: SourceDocument): SourceText {
  const cell = markdownCell(document);
  if (!cell) return afterPreamble(document, document.getText());
  const above = markdownCells(cell.notebook)
    .filter((other) => other.index < cell.index)
    .map((other) => other.document.getText() + CELL_BREAK)
    .join('');
  return { text: above + document.getText(), base: above.length };
}

/** What stands for all cells of a document's notebook, or for the document itself: what one check covers. */
export interface CheckUnit {
  readonly text: string;
  readonly parts: readonly { readonly document: vscode.TextDocument; readonly base: number }[];
}

export function checkUnit(document: vscode.TextDocument): CheckUnit {
  const cell = markdownCell(document);
  if (!cell) {
    const { text, base } = afterPreamble(document, document.getText());
    return { text, parts: [{ document, base }] };
  }
  let text = '';
  const parts = markdownCells(cell.notebook).map((other) => {
    const part = { document: other.document, base: text.length };
    text += other.document.getText() + CELL_BREAK;
    return part;
  });
  return { text, parts };
}

/** The same object for all documents that are checked together: their notebook, or the document itself. */
export function unitOf(document: vscode.TextDocument): vscode.NotebookDocument | vscode.TextDocument {
  return markdownCell(document)?.notebook ?? document;
}

function markdownCell(document: SourceDocument): vscode.NotebookCell | undefined {
  return document.languageId === 'markdown' ? cellOf(document) : undefined;
}

/** The cell that a document is; most are none. */
export function cellOf(document: SourceDocument): vscode.NotebookCell | undefined {
  if (document.uri.scheme !== 'vscode-notebook-cell') return undefined;
  for (const notebook of vscode.workspace.notebookDocuments) {
    const cell = notebook.getCells().find((candidate) => candidate.document === document);
    if (cell) return cell;
  }
  return undefined;
}

function markdownCells(notebook: vscode.NotebookDocument): vscode.NotebookCell[] {
  return notebook.getCells().filter((cell) => cell.document.languageId === 'markdown');
}

/** As much of a document as it takes to turn offsets into positions. */
export type OffsetDocument = Pick<vscode.TextDocument, 'uri' | 'positionAt'>;

export function toRange(document: OffsetDocument, { from, to }: TextRange): vscode.Range {
  return new vscode.Range(document.positionAt(from), document.positionAt(to));
}

export function toTextRange(document: vscode.TextDocument, range: vscode.Range): TextRange {
  return { from: document.offsetAt(range.start), to: document.offsetAt(range.end) };
}
