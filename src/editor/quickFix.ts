/** The light bulb on a claim: put the right term in its place, look at the steps, leave it out, declare what is in it. */
import * as vscode from 'vscode';
import type { ClaimResult, TextRange } from '../service/protocol';
import type { Checker } from './checking';
import { type ClaimActions, LazyAction } from './claimActions';
import { SOURCE } from './diagnostics';
import { fixesOf, withoutOverlaps } from './fixes';
import { isChecked } from './languages';
import { l10n } from './messages';
import { toRange, toTextRange } from './sourceText';

/** A longer replacement is cut in the menu. */
const MAX_TITLE = 60;
/** Undecided for reasons that the type of a name does not change. */
const BEYOND_TYPES: ReadonlySet<ClaimResult['category']> = new Set(['prose', 'stated']);
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('nabla');

export class QuickFix implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
  };

  constructor(
    private readonly checker: Checker,
    private readonly actions: ClaimActions,
  ) {}

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (!isChecked(document)) return [];
    // None since the last edit: a fix for another text would be put in the wrong place.
    const claims = this.checker.claimsOf(document) ?? [];
    if (context.only?.contains(FIX_ALL) || FIX_ALL.contains(context.only ?? vscode.CodeActionKind.Empty)) {
      const all = fixAll(document, claims, FIX_ALL);
      return all ? [all] : [];
    }
    const asked = toTextRange(document, range);
    const touched = claims.filter((claim) => touches(claim, asked));
    if (touched.length === 0) return [];
    const diagnostics = context.diagnostics.filter(({ source }) => source === SOURCE);
    const wrong = touched.filter(({ verdict }) => verdict === 'refuted');
    const all = wrong.length > 0 ? fixAll(document, claims, vscode.CodeActionKind.QuickFix) : undefined;
    return [
      ...wrong.flatMap((claim) => this.forWrong(document, claim, claims, diagnostics)),
      ...(all ? [all] : []),
      ...(wrong.length > 0 ? [this.actions.ignoreFile(document)] : []),
      ...touched
        .filter(({ verdict, category }) => verdict === 'undecided' && !BEYOND_TYPES.has(category))
        .map((claim) => this.actions.declare(document, claim)),
    ];
  }

  async resolveCodeAction(
    action: vscode.CodeAction,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction> {
    if (action instanceof LazyAction) action.edit = await action.resolve(token);
    return action;
  }

  private forWrong(
    document: vscode.TextDocument,
    claim: ClaimResult,
    claims: readonly ClaimResult[],
    diagnostics: readonly vscode.Diagnostic[],
  ): vscode.CodeAction[] {
    const place = toRange(document, claim.diagnosis[0]?.span ?? claim.range);
    const solved = diagnostics.filter((diagnostic) => diagnostic.range.intersection(place));
    const found = fixes(document, claim);
    const rest = [
      panelAction(l10n.t('Show in the Nabla panel'), 'nabla.openPanel', document, claim),
      panelAction(l10n.t('Show the steps of the derivation'), 'nabla.showSteps', document, claim),
      this.actions.ignore(document, claim, claims),
      this.actions.declare(document, claim),
    ];
    for (const action of [...found, ...rest]) action.diagnostics = solved;
    return [...found, ...rest];
  }
}

/** Ends count: the cursor right behind a claim is at it. */
function touches(claim: ClaimResult, { from, to }: TextRange): boolean {
  const spans = [claim.range, ...claim.diagnosis.flatMap(({ span }) => span ?? [])];
  return spans.some((span) => span.from <= to && from <= span.to);
}

function fixes(document: vscode.TextDocument, claim: ClaimResult): vscode.CodeAction[] {
  const found = fixesOf(claim).map(({ range, text }) => {
    const wrong = toRange(document, range);
    const action = new vscode.CodeAction(
      titleOf(text, document.getText(wrong)),
      vscode.CodeActionKind.QuickFix,
    );
    action.edit = new vscode.WorkspaceEdit();
    action.edit.replace(document.uri, wrong, text);
    return action;
  });
  // The first diagnosis is the likeliest one.
  if (found.length) found[0].isPreferred = true;
  return found;
}

function titleOf(fix: string, wrong: string): string {
  if (fix === '') return l10n.t('Remove {0}', shortened(wrong));
  return wrong === '' ? l10n.t('Insert {0}', shortened(fix)) : l10n.t('Replace with {0}', shortened(fix));
}

/** The likeliest fix of every wrong claim that has one; offered in the menu where there are several. */
function fixAll(
  document: vscode.TextDocument,
  claims: readonly ClaimResult[],
  kind: vscode.CodeActionKind,
): vscode.CodeAction | undefined {
  const replaced = withoutOverlaps(claims.flatMap((claim) => fixesOf(claim).slice(0, 1)));
  if (replaced.length < (kind === FIX_ALL ? 1 : 2)) return undefined;
  const action = new vscode.CodeAction(l10n.t('Fix all wrong derivatives in this document'), kind);
  action.edit = new vscode.WorkspaceEdit();
  for (const { range, text } of replaced) action.edit.replace(document.uri, toRange(document, range), text);
  return action;
}

function panelAction(
  title: string,
  command: string,
  document: vscode.TextDocument,
  claim: ClaimResult,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command, title, arguments: [document.uri, claim.equation] };
  return action;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_TITLE ? `${line.slice(0, MAX_TITLE - 1)}…` : line;
}
