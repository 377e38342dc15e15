/** Squiggles under claims that are wrong, in documents that are open, a moment after the last keystroke. */
import * as vscode from 'vscode';
import { codeOf, type DiagnosticKind } from '../service/diagnosisHelp';
import type { TextRange } from '../service/protocol';
import type { Checker, DocumentClaims } from './checking';
import { helpTarget } from './help';
import { isChecked } from './languages';
import { diagnosticsDelay, diagnosticsEnabled, diagnosticsSeverity } from './settings';
import { type OffsetDocument, toRange, unitOf } from './sourceText';
import { isLatex } from './texFiles';
import { claimMessage } from './wording';

export const SOURCE = 'Nabla';

/** After the start, so that opening a window is never slowed down. */
const FIRST_DELAY = 1000;
const RETRY_DELAY = 3000;

export class Diagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('nabla');
  private readonly timers = new Map<object, ReturnType<typeof setTimeout>>();
  /** What was last shown of a document, in one text. */
  private readonly shown = new WeakMap<vscode.TextDocument, string>();
  private readonly listening: vscode.Disposable[];

  constructor(private readonly checker: Checker) {
    this.listening = [
      this.collection,
      checker.onDidCheck((document) => this.show(document)),
      vscode.workspace.onDidOpenTextDocument((document) => this.schedule(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length) this.schedule(document);
      }),
      // What one cell defines the others use: with a cell gone, moved or new, all are looked at again.
      vscode.workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
        if (contentChanges.length) for (const cell of notebook.getCells()) this.schedule(cell.document);
      }),
      // What one LaTeX file defines others may use.
      vscode.workspace.onDidSaveTextDocument((saved) => {
        if (!isLatex(saved)) return;
        for (const other of vscode.workspace.textDocuments)
          if (other !== saved && isLatex(other)) this.schedule(other);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('nabla')) this.scheduleAll(0);
      }),
    ];
    this.scheduleAll(FIRST_DELAY);
  }

  private scheduleAll(extra: number): void {
    for (const document of vscode.workspace.textDocuments) this.schedule(document, extra);
  }

  private schedule(document: vscode.TextDocument, extra = 0, again = false): void {
    if (!isChecked(document)) return;
    const key = unitOf(document);
    clearTimeout(this.timers.get(key));
    if (!diagnosticsEnabled(document)) {
      this.checker.forget(document);
      return;
    }
    this.timers.set(
      key,
      setTimeout(() => {
        this.timers.delete(key);
        if (!document.isClosed) void this.check(document, again);
      }, diagnosticsDelay() + extra),
    );
  }

  /** A busy machine, or an engine that has only just started, gets a second chance. */
  private async check(document: vscode.TextDocument, again: boolean): Promise<void> {
    const outcome = await this.checker.check(document);
    const late = outcome?.ok === false && outcome.error.code === 'timeout';
    if (late && !again && !this.timers.has(unitOf(document))) this.schedule(document, RETRY_DELAY, true);
  }

  private show(document: vscode.TextDocument): void {
    // Its address may be another document's by now.
    if (document.isClosed) return;
    const found = this.checker.foundIn(document);
    if (found) this.put(document, found);
    else if (!diagnosticsEnabled(document)) {
      this.shown.delete(document);
      this.collection.delete(document.uri);
    }
  }

  /** Most slices of a check bring no squiggle: then the window has nothing to draw anew. */
  private put(document: vscode.TextDocument, found: DocumentClaims): void {
    const diagnostics = toDiagnostics(document, found);
    const content = `${document.version} ${diagnostics.map(contentOf).join()}`;
    if (this.shown.get(document) === content) return;
    this.shown.set(document, content);
    this.collection.set(document.uri, diagnostics);
  }

  private forget(document: vscode.TextDocument): void {
    clearTimeout(this.timers.get(unitOf(document)));
    this.timers.delete(unitOf(document));
    this.checker.forget(document);
    // A document whose language is changed is closed, and opened again as the same one.
    this.shown.delete(document);
    const successor = vscode.workspace.textDocuments.find(({ uri }) => `${uri}` === `${document.uri}`);
    if (!successor || successor === document) this.collection.delete(document.uri);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const listener of this.listening) listener.dispose();
  }
}

const contentOf = ({ range: { start, end }, message, severity }: vscode.Diagnostic): string =>
  `${start.line}:${start.character}-${end.line}:${end.character} ${severity} ${message}`;

export function toDiagnostics(
  document: OffsetDocument,
  { claims, problems }: Pick<DocumentClaims, 'claims' | 'problems'>,
): vscode.Diagnostic[] {
  const severity = diagnosticsSeverity(document.uri);
  const make = (range: TextRange, message: string, kind: DiagnosticKind) => {
    const diagnostic = new vscode.Diagnostic(toRange(document, range), message, severity);
    diagnostic.source = SOURCE;
    diagnostic.code = { value: codeOf(kind), target: helpTarget(kind) };
    return diagnostic;
  };
  return [
    ...claims.flatMap((claim) => {
      if (claim.verdict !== 'refuted') return [];
      const [first] = claim.diagnosis;
      return [make(first?.span ?? claim.range, claimMessage(claim), first?.kind ?? 'refuted')];
    }),
    ...problems.map(({ range, message }) => make(range, message, 'declaration')),
  ];
}
