/**
 * What can be done about a claim besides mending it: leave it out with a comment, or declare the types of the names in
 * it. Where the comment goes depends on the formula around the claim, so it is found out when the action is taken.
 */
import * as vscode from 'vscode';
import type { ClaimResult, TextRange } from '../service/protocol';
import { commentFor, type Place } from './commentPlace';
import type { Engine } from './engine';
import { examineIn } from './examine';
import { l10n } from './messages';
import { type RegionCache, regionAt } from './regions';

/** More names than a comment's line holds. */
const MOST_DECLARED = 8;

/** An action that is not worked out yet. */
export class LazyAction extends vscode.CodeAction {
  constructor(
    title: string,
    kind: vscode.CodeActionKind,
    readonly resolve: (token: vscode.CancellationToken) => Promise<vscode.WorkspaceEdit | undefined>,
  ) {
    super(title, kind);
  }
}

export class ClaimActions {
  constructor(
    private readonly engine: Engine,
    private readonly regions: RegionCache,
  ) {}

  ignore(document: vscode.TextDocument, claim: ClaimResult, claims: readonly ClaimResult[]): LazyAction {
    return new LazyAction(l10n.t('Ignore this claim'), vscode.CodeActionKind.QuickFix, async () => {
      const place = await this.placeOf(document, claim.equation, claims);
      return place && insertion(document, commentFor(place, 'nabla-ignore', claim.range));
    });
  }

  ignoreFile(document: vscode.TextDocument): vscode.CodeAction {
    const action = new vscode.CodeAction(
      l10n.t('Ignore all claims in this file'),
      vscode.CodeActionKind.QuickFix,
    );
    const { text, languageId } = { text: document.getText(), languageId: document.languageId };
    action.edit = insertion(
      document,
      commentFor({ text, languageId, outer: { from: 0, to: 0 }, others: false }, 'nabla-ignore-file', null),
    );
    return action;
  }

  declare(document: vscode.TextDocument, claim: ClaimResult): LazyAction {
    return new LazyAction(
      l10n.t('Declare the types of the symbols'),
      vscode.CodeActionKind.QuickFix,
      async (token) => {
        const place = await this.placeOf(document, claim.equation, []);
        const answer = await examineIn(document, { range: claim.equation, verify: false }, this.engine, {
          purpose: 'command',
          token,
        });
        if (!place || !answer?.ok) return undefined;
        const symbols = answer.symbols.filter(({ source }) => source === 'inferred').slice(0, MOST_DECLARED);
        if (symbols.length === 0) return undefined;
        // A snippet: each type can be gone to and changed.
        const declared = symbols.map(
          ({ name, type }, k) => `${escaped(name)}: \${${k + 1}:${escaped(type)}}`,
        );
        const { at, before, after } = commentFor(place, declared.join('; '), null, 'nabla: ');
        const edit = new vscode.WorkspaceEdit();
        const start = document.positionAt(at);
        edit.set(document.uri, [
          vscode.SnippetTextEdit.insert(
            start,
            new vscode.SnippetString(`${escaped(before)}${declared.join('; ')}${escaped(after)}`),
          ),
        ]);
        return edit;
      },
    );
  }

  private async placeOf(
    document: vscode.TextDocument,
    equation: TextRange,
    claims: readonly ClaimResult[],
  ): Promise<Place | undefined> {
    const regions = await this.regions.of(document, 'command');
    const region = regions && regionAt(regions, equation.from);
    if (!region) return undefined;
    const { outer } = region;
    const inside = claims.filter(({ range }) => outer.from <= range.from && range.to <= outer.to);
    return {
      text: document.getText(),
      languageId: document.languageId,
      outer,
      others: inside.length > 1,
    };
  }
}

const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

function insertion(
  document: vscode.TextDocument,
  { at, before, after, text }: ReturnType<typeof commentFor>,
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(at), `${before}${text}${after}`);
  return edit;
}
