/**
 * Checks every file of the workspace that may hold claims, whether it is open or not. What is found in files that are
 * not open stays in the Problems view until they are opened, deleted or checked again.
 */
import * as vscode from 'vscode';
import { Positions } from '../documents/positions';
import { withinPart } from '../service/claimChanges';
import type { ClaimResult } from '../service/protocol';
import { type Checker, mayHoldClaims } from './checking';
import { toDiagnostics } from './diagnostics';
import type { Engine } from './engine';
import { Follower } from './following';
import { l10n, locale } from './messages';
import { claimLayout, commandLimit, excludedFiles } from './settings';
import type { OffsetDocument } from './sourceText';
import { afterPreamble } from './texFiles';

const LANGUAGES: Readonly<Record<string, string>> = {
  md: 'markdown',
  markdown: 'markdown',
  qmd: 'quarto',
  rmd: 'rmd',
  tex: 'latex',
  ltx: 'latex',
  rst: 'restructuredtext',
  py: 'python',
  ipynb: 'notebook',
};
const MOST_FILES = 10_000;
const LARGEST = 5_000_000;

export interface WorkspaceResult {
  readonly files: number;
  readonly claims: readonly ClaimResult[];
  readonly isCancelled: boolean;
}

export class WorkspaceCheck implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('nabla-workspace');
  private readonly listening: vscode.Disposable[];
  private running: vscode.CancellationTokenSource | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly checker: Checker,
  ) {
    this.listening = [
      this.collection,
      // From then on the document's own check says what is wrong in it.
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.collection.delete(uri)),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) this.collection.delete(uri);
      }),
    ];
  }

  /** A later run ends an earlier one. */
  async run(
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    cancelled: vscode.CancellationToken,
  ): Promise<WorkspaceResult> {
    this.running?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.running = source;
    const listening = cancelled.onCancellationRequested(() => source.cancel());
    const { token } = source;
    const claims: ClaimResult[] = [];
    let files = 0;
    try {
      const found = await filesToCheck(token);
      this.collection.clear();
      for (const [k, uri] of found.entries()) {
        if (token.isCancellationRequested) break;
        const name = vscode.workspace.asRelativePath(uri);
        progress.report({
          message: l10n.t('{0} of {1}: {2}', k + 1, found.length, name),
          increment: 100 / found.length,
        });
        claims.push(...(await this.checkFile(uri, token)));
        if (!token.isCancellationRequested) files++;
      }
      return { files, claims, isCancelled: token.isCancellationRequested };
    } finally {
      listening.dispose();
      source.dispose();
      if (this.running === source) this.running = undefined;
    }
  }

  private async checkFile(uri: vscode.Uri, token: vscode.CancellationToken): Promise<readonly ClaimResult[]> {
    const limit = commandLimit();
    try {
      const open = await this.documentOf(uri);
      if (open) {
        const outcome = await this.checker.check(open, { token, limit });
        return outcome?.ok ? outcome.claims : [];
      }
      const bytes = await vscode.workspace.fs.readFile(uri);
      if (bytes.byteLength > LARGEST) return [];
      const text = new TextDecoder().decode(bytes);
      if (!mayHoldClaims(text)) return [];
      const place = { uri, languageId: languageOf(uri) };
      const whole = afterPreamble(place, text);
      let claims: readonly ClaimResult[] = [];
      await new Follower(this.engine, `workspace ${uri}`).follow({
        text: whole.text,
        languageId: place.languageId,
        locale: locale(),
        layout: claimLayout(uri),
        limit,
        token,
        onSlice: (followed) => {
          const own = withinPart(followed, { from: whole.base, to: whole.text.length + 1 });
          claims = own.claims;
          if (followed.pending > 0) return;
          const diagnostics = toDiagnostics(closedDocument(uri, text), own);
          if (diagnostics.length > 0) this.collection.set(uri, diagnostics);
        },
      });
      return claims;
    } catch {
      // A file that is gone, or cannot be read, has no claims.
      return [];
    }
  }

  /** The document where it is open; of a notebook, a cell that stands for all, for which it is opened unseen. */
  private async documentOf(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
    if (languageOf(uri) !== 'notebook')
      return vscode.workspace.textDocuments.find((document) => `${document.uri}` === `${uri}`);
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    return notebook.getCells().find((cell) => cell.document.languageId === 'markdown')?.document;
  }

  dispose(): void {
    this.running?.cancel();
    for (const listener of this.listening) listener.dispose();
  }
}

async function filesToCheck(token: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const endings = Object.keys(LANGUAGES).join(',');
  const exclude = `{${['**/node_modules/**', '**/.venv/**', '**/.git/**', ...excludedFiles()].join(',')}}`;
  const found = await vscode.workspace.findFiles(`**/*.{${endings}}`, exclude, MOST_FILES, token);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function languageOf(uri: vscode.Uri): string {
  return LANGUAGES[uri.path.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'markdown';
}

/** A file that is not open, as far as ranges in it are concerned. */
function closedDocument(uri: vscode.Uri, text: string): OffsetDocument {
  const positions = new Positions(text);
  return {
    uri,
    positionAt(offset) {
      const { line, character } = positions.positionAt(offset);
      return new vscode.Position(line, character);
    },
  };
}
