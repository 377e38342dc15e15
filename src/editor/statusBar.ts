/** How many claims of the document hold and how many are wrong; nothing where there are none. */
import * as vscode from 'vscode';
import type { ClaimResult, Verdict } from '../service/protocol';
import type { Checker } from './checking';
import { l10n } from './messages';

export class StatusBar implements vscode.Disposable {
  private item: vscode.StatusBarItem | undefined;
  private readonly listening: vscode.Disposable[];

  constructor(private readonly checker: Checker) {
    this.listening = [
      checker.onDidCheck((document) => {
        if (document === vscode.window.activeTextEditor?.document) this.update();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
    ];
  }

  private update(): void {
    const document = vscode.window.activeTextEditor?.document;
    const failure = document && this.checker.failureOf(document);
    const found = document && this.checker.foundIn(document);
    const claims = found?.claims.filter(isClaim);
    if (failure) {
      this.show('∇ $(warning)', failure.message);
      return;
    }
    if (!found || !claims || (claims.length === 0 && found.pending === 0)) {
      this.item?.hide();
      return;
    }
    const count = counts(claims);
    const held = count.proved + count.agrees;
    const parts = ['∇'];
    if (held) parts.push(`$(check) ${held}`);
    if (count.refuted) parts.push(`$(error) ${count.refuted}`);
    if (count.undecided) parts.push(`$(question) ${count.undecided}`);
    if (found.pending) parts.push('$(loading~spin)');
    this.show(
      parts.join(' '),
      found.pending ? l10n.t('Checking. To come: {0}.', found.pending) : summary(claims),
    );
  }

  private show(text: string, tooltip: string): void {
    this.item ??= this.create();
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label: `Nabla: ${tooltip}`, role: 'button' };
    this.item.show();
  }

  private create(): vscode.StatusBarItem {
    const item = vscode.window.createStatusBarItem('nabla.claims', vscode.StatusBarAlignment.Right, 50);
    item.name = 'Nabla';
    item.command = 'nabla.checkDocument';
    return item;
  }

  dispose(): void {
    this.item?.dispose();
    for (const listener of this.listening) listener.dispose();
  }
}

/** Conditions and steps claim nothing, and are not counted. */
const isClaim = ({ category }: ClaimResult): boolean => category !== 'stated';

/** `14 derivative claims: 12 hold, 1 is wrong, 1 undecided.` */
export function summary(found: readonly ClaimResult[]): string {
  const claims = found.filter(isClaim);
  if (claims.length === 0) return l10n.t('No derivative is claimed here.');
  const { proved, agrees, refuted, undecided } = counts(claims);
  return l10n.t(
    'Claims about derivatives: {0}. Right: {1}, wrong: {2}, undecided: {3}.',
    claims.length,
    proved + agrees,
    refuted,
    undecided,
  );
}

function counts(claims: readonly ClaimResult[]): Record<Verdict, number> {
  const count: Record<Verdict, number> = { proved: 0, agrees: 0, refuted: 0, undecided: 0 };
  for (const claim of claims) count[claim.verdict]++;
  return count;
}
