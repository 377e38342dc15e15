/** What the palette, the context menu and the keys do. */
import * as vscode from 'vscode';
import type { PanelOptions } from '../service/panelProtocol';
import type { ClaimResult, Failure, TextRange } from '../service/protocol';
import type { Checker } from './checking';
import { type Formula, formulaAtCursor } from './formulaAt';
import { l10n } from './messages';
import type { FormulaPanel } from './panel';
import { withProgress } from './progress';
import type { RegionCache } from './regions';
import { commandLimit } from './settings';
import { summary } from './statusBar';
import { chooseVariable, type VariableMemory } from './variablePick';
import type { WorkspaceCheck } from './workspaceCheck';

export interface CommandParts {
  readonly panel: FormulaPanel;
  readonly regions: RegionCache;
  readonly variables: VariableMemory;
  readonly checker: Checker;
  readonly workspace: WorkspaceCheck;
}

export function registerCommands(parts: CommandParts): vscode.Disposable[] {
  const { registerCommand } = vscode.commands;
  return [
    registerCommand('nabla.differentiate', () => onFormula(parts, {})),
    registerCommand('nabla.verify', () => onFormula(parts, { verify: true })),
    registerCommand('nabla.checkGradient', () => onFormula(parts, { numeric: true })),
    registerCommand('nabla.openPanel', (uri?: unknown, range?: unknown) => openPanel(parts, uri, range)),
    registerCommand('nabla.showSteps', (uri?: unknown, range?: unknown) => showSteps(parts, uri, range)),
    registerCommand('nabla.checkDocument', () => checkDocument(parts)),
    registerCommand('nabla.checkWorkspace', () => checkWorkspace(parts)),
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
  const named = await namedFormula(uri, range);
  if (named) {
    await examine(parts, named, {});
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

/** A quick fix names the formula; else the one at the cursor. */
async function showSteps(parts: CommandParts, uri: unknown, range: unknown): Promise<void> {
  const named = await namedFormula(uri, range);
  if (named) await examine(parts, named, { steps: true });
  else await onFormula(parts, { steps: true });
}

async function namedFormula(uri: unknown, range: unknown): Promise<Formula | undefined> {
  if (!(uri instanceof vscode.Uri) || !isTextRange(range)) return undefined;
  return { document: await vscode.workspace.openTextDocument(uri), range };
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
    checker.check(document, { token, limit: commandLimit() }),
  );
  if (!outcome) return;
  if (!outcome.ok) {
    void vscode.window.showWarningMessage(outcome.error.message);
    return;
  }
  await say(summary(outcome.claims), outcome.claims);
}

/** The progress and its button are there from the start: a workspace takes a while. */
async function checkWorkspace({ workspace }: CommandParts): Promise<void> {
  if (!vscode.workspace.workspaceFolders?.length) {
    void vscode.window.showInformationMessage(l10n.t('Open a folder to check what is in it.'));
    return;
  }
  const { files, claims, isCancelled } = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: l10n.t('Nabla: checking the workspace'),
      cancellable: true,
    },
    (progress, token) => workspace.run(progress, token),
  );
  const place = isCancelled
    ? l10n.t('Cancelled. Files checked: {0}.', files)
    : l10n.t('Files checked: {0}.', files);
  await say(`${place} ${summary(claims)}`, claims);
}

/** What came out, with a way to the Problems view where something is wrong. */
async function say(message: string, claims: readonly ClaimResult[]): Promise<void> {
  const show = l10n.t('Show Problems');
  const answer = claims.some(({ verdict }) => verdict === 'refuted')
    ? await vscode.window.showWarningMessage(message, show)
    : await vscode.window.showInformationMessage(message);
  if (answer === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}
