/** Which formula a command is about: the selection, or the one the cursor is in. */
import * as vscode from 'vscode';
import type { SyntaxLanguage, TextRange } from '../service/protocol';
import { expressionAt } from './codeExpression';
import { l10n } from './messages';
import { type Region, type RegionCache, regionAt } from './regions';
import { toTextRange } from './sourceText';

export interface Formula {
  readonly document: vscode.TextDocument;
  /** Empty where the engine is to find the formula around it. */
  readonly range: TextRange;
  readonly syntax?: SyntaxLanguage;
}

/** The formula, or a sentence that says what to do where there is none. Undefined: the user chose none. */
export async function formulaAtCursor(regions: RegionCache): Promise<Formula | string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return formulaInCell(regions);
  const { document, selection } = editor;
  const found = await regions.of(document, 'command');
  const range = toTextRange(document, selection);
  if (!selection.isEmpty) return { document, ...withoutDelimiters(trimmed(document, range), found ?? []) };
  const region = regionAt(found ?? [], range.from);
  if (region) return { document, range: region.content, syntax: region.syntax };
  const expression =
    document.languageId === 'python' ? expressionAt(document.getText(), range.from) : undefined;
  if (expression) return { document, range: expression, syntax: 'python' };
  // Where the formulas could not be found in time, the engine says why.
  return found ? nothingHere() : { document, range };
}

/** A rendered Markdown cell has no cursor: its only formula, or the one that is picked. */
async function formulaInCell(regions: RegionCache): Promise<Formula | string | undefined> {
  const notebook = vscode.window.activeNotebookEditor;
  const cell = notebook?.selection && notebook.notebook.cellAt(notebook.selection.start);
  if (!cell) return nothingHere();
  const { document } = cell;
  const found = (await regions.of(document, 'command')) ?? [];
  if (found.length === 0) return nothingHere();
  const chosen = found.length === 1 ? found[0] : await pickRegion(document, found);
  return chosen && { document, range: chosen.content, syntax: chosen.syntax };
}

function nothingHere(): string {
  return l10n.t('Put the cursor in a formula, or select one, and run the command again.');
}

async function pickRegion(document: vscode.TextDocument, regions: readonly Region[]) {
  const items = regions.map((region) => ({
    label: document.getText().slice(region.content.from, region.content.to).replace(/\s+/g, ' ').trim(),
    region,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: l10n.t('Which formula of this cell?'),
  });
  return picked?.region;
}

/** A selection often takes in a line's end or spaces, and they mean nothing. */
function trimmed(document: vscode.TextDocument, { from, to }: TextRange): TextRange {
  const text = document.getText().slice(from, to);
  const start = from + (text.length - text.trimStart().length);
  return { from: start, to: Math.max(start, to - (text.length - text.trimEnd().length)) };
}

/** A formula selected with its `$…$` is the formula; a selection inside one is LaTeX as the formula is. */
function withoutDelimiters(range: TextRange, regions: readonly Region[]) {
  const whole = regions.find(({ outer }) => outer.from === range.from && outer.to === range.to);
  if (whole) return { range: whole.content, syntax: whole.syntax };
  const around = regions.find(({ content }) => content.from <= range.from && range.to <= content.to);
  return { range, syntax: around?.syntax };
}
