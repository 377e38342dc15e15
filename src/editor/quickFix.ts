/** Quick fixes on a wrong claim: put the right term in its place, or look at the claim in the panel. */
import * as vscode from 'vscode';
import type { ClaimResult } from '../service/protocol';
import type { Checker } from './checking';
import { SOURCE } from './diagnostics';
import { isChecked } from './languages';
import { l10n } from './messages';
import { toRange } from './sourceText';

/** A longer replacement is cut in the menu. */
const MAX_TITLE = 60;

export class QuickFix implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  };

  constructor(private readonly checker: Checker) {}

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (!isChecked(document)) return [];
    // None since the last edit: a fix for another text would be put in the wrong place.
    const claims = this.checker.claimsOf(document) ?? [];
    const diagnostics = context.diagnostics.filter(({ source }) => source === SOURCE);
    return claims
      .filter((claim) => claim.verdict === 'refuted' && touches(document, claim, range))
      .flatMap((claim) => actionsFor(document, claim, diagnostics));
  }
}

function touches(document: vscode.TextDocument, claim: ClaimResult, range: vscode.Range): boolean {
  const spans = [claim.range, ...claim.diagnosis.flatMap(({ span }) => span ?? [])];
  return spans.some((span) => toRange(document, span).intersection(range) !== undefined);
}

function actionsFor(
  document: vscode.TextDocument,
  claim: ClaimResult,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction[] {
  const place = toRange(document, claim.diagnosis[0]?.span ?? claim.range);
  const solved = diagnostics.filter((diagnostic) => diagnostic.range.intersection(place));
  const fixes = claim.diagnosis.flatMap((diagnosis) => {
    if (diagnosis.fix === null) return [];
    const wrong = toRange(document, diagnosis.span ?? claim.range);
    const title =
      diagnosis.fix === ''
        ? l10n.t('Remove {0}', shortened(document.getText(wrong)))
        : l10n.t('Replace with {0}', shortened(diagnosis.fix));
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.replace(document.uri, wrong, diagnosis.fix);
    action.diagnostics = solved;
    return [action];
  });
  // The first diagnosis is the likeliest one.
  if (fixes.length) fixes[0].isPreferred = true;
  const show = new vscode.CodeAction(l10n.t('Show in the Nabla panel'), vscode.CodeActionKind.QuickFix);
  show.command = {
    command: 'nabla.openPanel',
    title: show.title,
    arguments: [document.uri, claim.equation],
  };
  show.diagnostics = solved;
  return [...fixes, show];
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_TITLE ? `${line.slice(0, MAX_TITLE - 1)}…` : line;
}
