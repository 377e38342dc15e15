/** What stands beside claims if the user wants it: a tick behind each one, a line with the verdict above it. */
import * as vscode from 'vscode';
import type { ClaimResult, Verdict } from '../service/protocol';
import type { Checker } from './checking';
import { CHECKED_SELECTOR, isChecked } from './languages';
import { l10n } from './messages';
import { codeLensEnabled, ticks } from './settings';
import { toRange, toTextRange } from './sourceText';
import { claimMessage, verdictWord } from './wording';

const SIGNS: Record<Verdict, string> = { proved: '✓', agrees: '✓', refuted: '✗', undecided: '?' };

/** Asked for again whenever a check has found something new, and when settings change. */
class Marks implements vscode.Disposable {
  protected readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: vscode.Disposable[];

  constructor(protected readonly checker: Checker) {
    this.listening = [
      this.changed,
      checker.onDidCheck((document) => {
        if (vscode.window.visibleTextEditors.some((editor) => editor.document === document))
          this.changed.fire();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('nabla')) this.changed.fire();
      }),
    ];
  }

  dispose(): void {
    for (const listener of this.listening) listener.dispose();
  }
}

export class Ticks extends Marks implements vscode.InlayHintsProvider {
  readonly onDidChangeInlayHints = this.changed.event;

  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
    const wanted = ticks(document);
    if (wanted === 'off' || !isChecked(document)) return [];
    // Of a long document's claims few are in sight, and only of those is it worked out in which line they are.
    const { from, to } = toTextRange(document, range);
    return judgedClaims(this.checker, document).flatMap((claim) => {
      const holds = claim.verdict === 'proved' || claim.verdict === 'agrees';
      const end = claim.range.to;
      if ((!holds && wanted === 'right') || end < from || end > to) return [];
      const hint = new vscode.InlayHint(document.positionAt(end), SIGNS[claim.verdict]);
      hint.paddingLeft = true;
      hint.tooltip = sentence(claim);
      return [hint];
    });
  }
}

export class VerdictLenses extends Marks implements vscode.CodeLensProvider {
  readonly onDidChangeCodeLenses = this.changed.event;

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!codeLensEnabled(document) || !isChecked(document)) return [];
    return judgedClaims(this.checker, document).map(
      (claim) =>
        new vscode.CodeLens(toRange(document, claim.range), {
          title: `${SIGNS[claim.verdict]} ${sentence(claim)}`,
          command: 'nabla.openPanel',
          arguments: [document.uri, claim.equation],
        }),
    );
  }
}

/** Without conditions and steps, of which there is nothing to say. */
const judgedClaims = (checker: Checker, document: vscode.TextDocument): ClaimResult[] =>
  (checker.claimsOf(document) ?? []).filter(({ category }) => category !== 'stated');

function sentence(claim: ClaimResult): string {
  const word = verdictWord(claim.verdict, l10n);
  return claim.verdict === 'refuted' || claim.verdict === 'undecided'
    ? l10n.t('{0}: {1}', word, claimMessage(claim))
    : word;
}

export function registerMarks(checker: Checker): vscode.Disposable[] {
  const [lenses, hints] = [new VerdictLenses(checker), new Ticks(checker)];
  return [
    lenses,
    hints,
    vscode.languages.registerCodeLensProvider(CHECKED_SELECTOR, lenses),
    vscode.languages.registerInlayHintsProvider(CHECKED_SELECTOR, hints),
  ];
}
