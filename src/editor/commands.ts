/** What the palette, the context menu and the keys do. */
import * as vscode from 'vscode';
import type { PanelOptions } from '../service/panelProtocol';
import type { Failure, TextRange } from '../service/protocol';
import type { Checker } from './checking';
import { type Formula, formulaAtCursor } from './formulaAt';
import { l10n } from './messages';
import type { FormulaPanel } from './panel';
import { withProgress } from './progress';
import type { RegionCache } from './regions';
import { summary } from './statusBar';
import { chooseVariable, type VariableMemory } from './variablePick';

export interface CommandParts {
  readonly panel: FormulaPanel;
  readonly regions: RegionCache;
  readonly variables: VariableMemory;
  readonly checker: Checker;
}

export function registerCommands(parts: CommandParts): vscode.Disposable[] {
  const { registerCommand } = vscode.commands;
  return [
    registerCommand('nabla.differentiate', () => onFormula(parts, {})),
    registerCommand('nabla.verify', () => onFormula(parts, { verify: true })),
    registerCommand('nabla.checkGradient', () => onFormula(parts, { numeric: true })),
    registerCommand('nabla.openPanel', (uri?: unknown, range?: unknown) => openPanel(parts, uri, range)),
    registerCommand('nabla.checkDocument', () => checkDocument(parts)),
  ];
}

/** Examines the formula at the cursor; asks for the variable where the formula leaves it open. */
async function onFormula(parts: CommandParts, options: Partial<PanelOptions>): Promise<void> {
  const formula = await formulaAtCursor(parts.regions);
  if (formula === undefined) return;
  if (typeof formula === 'string') {
    void vscode.window.showInformationMessage(formula);
    return;
  }
  await examine(parts, formula, options);
}

async function examine(
  { panel, variables }: CommandParts,
  formula: Formula,
  options: Partial<PanelOptions>,
): Promise<void> {
  const title = l10n.t('Nabla: working on the formula');
  const first = await withProgress(title, (token) => panel.show(formula, options, token));
  if (!first) return;
  if (!first.ok) {
    report(first);
    return;
  }
  const { uri } = formula.document;
  const variable = await chooseVariable(uri, first, variables);
  if (variable === undefined || variable === first.wrt) return;
  const second = await withProgress(title, (token) => panel.reconsider({ wrt: variable }, token));
  if (second?.ok === false) report(second);
}

/** With a position it is in the panel, marked in the source; without one it is said here. Never a dialog. */
function report({ error }: Failure): void {
  if (error.span === null) void vscode.window.showWarningMessage(error.message);
}

/** A quick fix names the formula; the palette takes the one at the cursor, and an empty panel is fine too. */
async function openPanel(parts: CommandParts, uri: unknown, range: unknown): Promise<void> {
  if (uri instanceof vscode.Uri && isTextRange(range)) {
    const document = await vscode.workspace.openTextDocument(uri);
    await examine(parts, { document, range }, {});
    return;
  }
  // Looked for before the panel takes the focus, opened before it is found: the engine may be starting.
  const looking = vscode.window.activeTextEditor && formulaAtCursor(parts.regions);
  parts.panel.open(true);
  const formula = await looking;
  if (formula && typeof formula !== 'string' && formula.range.from < formula.range.to) {
    await examine(parts, formula, {});
  }
}

function isTextRange(value: unknown): value is TextRange {
  const { from, to } = (value ?? {}) as Partial<TextRange>;
  return Number.isInteger(from) && Number.isInteger(to);
}

async function checkDocument({ checker }: CommandParts): Promise<void> {
  const document =
    vscode.window.activeTextEditor?.document ??
    vscode.window.activeNotebookEditor?.notebook
      .getCells()
      .find((cell) => cell.document.languageId === 'markdown')?.document;
  if (!document) {
    void vscode.window.showInformationMessage(l10n.t('Open a document to check it.'));
    return;
  }
  const outcome = await withProgress(l10n.t('Nabla: checking the document'), (token) =>
    checker.check(document, 'command', token),
  );
  if (!outcome) return;
  if (!outcome.ok) {
    void vscode.window.showWarningMessage(outcome.error.message);
    return;
  }
  const wrong = outcome.claims.some(({ verdict }) => verdict === 'refuted');
  const show = l10n.t('Show Problems');
  const answer = wrong
    ? await vscode.window.showWarningMessage(summary(outcome.claims), show)
    : await vscode.window.showInformationMessage(summary(outcome.claims));
  if (answer === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}
