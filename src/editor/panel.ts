/**
 * The formula panel: which formula it shows, with which variable, layout and types, and what its buttons do. It
 * follows edits of the document, and finds its formula again after a reload.
 */
import * as vscode from 'vscode';
import type { FromPanel, PanelMemory, PanelOptions, PanelView, Subject } from '../service/panelProtocol';
import type { Examined, Failure, TextRange } from '../service/protocol';
import type { Engine, Purpose } from './engine';
import { examineIn } from './examine';
import type { Formula } from './formulaAt';
import { insertAtCursor } from './insert';
import { markedSource } from './markedSource';
import { l10n } from './messages';
import { PANEL_TYPE, PanelWindow, readMemory } from './panelWindow';
import { rangeAfter } from './positions';
import type { RegionCache } from './regions';
import { revealIn } from './reveal';
import { toRange } from './sourceText';
import type { VariableMemory } from './variablePick';

/** Edits come in bursts. */
const FOLLOW_DELAY = 400;
const EMPTY: PanelView = { memory: null, place: '', result: null, error: null };

export class FormulaPanel implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly window: PanelWindow;
  private memory: PanelMemory | undefined;
  private view = EMPTY;
  /** Counts the formulas that were asked about, to tell whether the view is of the one in `memory`. */
  private asked = 0;
  private viewed = 0;
  private busy = 0;
  private following: ReturnType<typeof setTimeout> | undefined;
  private readonly listening: vscode.Disposable[];

  constructor(
    extensionUri: vscode.Uri,
    private readonly engine: Engine,
    private readonly regions: RegionCache,
    private readonly variables: VariableMemory,
  ) {
    this.window = new PanelWindow(extensionUri, {
      onReady: () => this.sendAll(),
      onMessage: (message) => void this.receive(message),
      onClose: () => this.forget(),
    });
    this.listening = [
      this.window,
      vscode.window.registerWebviewPanelSerializer(PANEL_TYPE, this),
      vscode.workspace.onDidChangeTextDocument((event) => this.follow(event)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('nabla') || !this.window.isOpen) return;
        this.window.sendWords();
        void this.examine('command');
      }),
    ];
  }

  /** Opens the panel beside the editor, with what it showed last. */
  open(focus: boolean): void {
    this.window.open(focus);
  }

  /** Asks the engine and shows the answer. Undefined: the user went on to something else meanwhile. */
  async show(
    formula: Formula,
    options: Partial<PanelOptions>,
    token?: vscode.CancellationToken,
  ): Promise<Examined | Failure | undefined> {
    const before = { memory: this.memory, asked: this.asked };
    const asked = ++this.asked;
    this.memory = {
      subject: subjectOf(formula),
      options: { declare: {}, verify: false, numeric: false, steps: false, ...options },
    };
    this.window.open(false);
    const answer = await this.examine('command', token);
    // Cancelled: the panel is about what it still shows.
    if (!answer && this.asked === asked) {
      this.memory = before.memory;
      this.asked = before.asked;
    }
    return answer;
  }

  /** The same formula with other options. */
  async reconsider(options: Partial<PanelOptions>, token?: vscode.CancellationToken) {
    if (!this.memory) return undefined;
    this.memory = { ...this.memory, options: { ...this.memory.options, ...options } };
    return this.examine('command', token);
  }

  async deserializeWebviewPanel(webview: vscode.WebviewPanel, state: unknown): Promise<void> {
    this.memory = readMemory(state);
    this.view = EMPTY;
    this.window.adopt(webview);
    if (this.memory) await this.examine('command');
  }

  private async examine(purpose: Purpose, token?: vscode.CancellationToken) {
    const asked = this.memory;
    if (!asked) return undefined;
    this.setBusy(1);
    try {
      const document = await documentOf(asked.subject);
      if (this.memory !== asked) return undefined;
      const { subject, options } = document ? relocated(asked, document) : asked;
      const answer = document
        ? await examineIn(document, { ...subject, ...options, verify: true }, this.engine, {
            purpose,
            token,
            key: 'panel',
          })
        : await this.examineAlone(asked, token);
      if (!answer || this.memory !== asked) return undefined;
      this.take({ subject, options }, document, answer);
      return answer;
    } finally {
      this.setBusy(-1);
    }
  }

  /** The document is gone: the formula as it was remembered, without what stood around it. */
  private examineAlone({ subject, options }: PanelMemory, token?: vscode.CancellationToken) {
    const { source, languageId } = subject;
    const range = { from: 0, to: source.length };
    const document = { getText: () => source, languageId, uri: vscode.Uri.parse(subject.uri) };
    const question = { ...options, verify: true, range, syntax: subject.syntax ?? 'latex' };
    return examineIn(document, question, this.engine, {
      purpose: 'command',
      token,
      key: 'panel',
    });
  }

  private take(
    { subject, options }: PanelMemory,
    document: vscode.TextDocument | undefined,
    answer: Examined | Failure,
  ): void {
    const text = document?.getText() ?? subject.source;
    const located = answer.ok ? { ...subject, range: answer.range, syntax: answer.syntax } : subject;
    const source = answer.ok && document ? text.slice(answer.range.from, answer.range.to) : subject.source;
    this.memory = { subject: { ...located, source }, options };
    this.view = {
      memory: this.memory,
      place: document ? placeOf(document, located.range) : '',
      // A failure leaves what was found before in sight: the user is often in the middle of typing.
      result: answer.ok ? answer : this.viewed === this.asked ? this.view.result : null,
      error: answer.ok ? null : panelError(answer, text),
    };
    this.viewed = this.asked;
    this.send();
  }

  private async receive(message: Exclude<FromPanel, { type: 'ready' }>): Promise<void> {
    switch (message.type) {
      case 'options': {
        const { wrt } = message.options;
        if (this.memory && wrt !== undefined && wrt !== this.memory.options.wrt) {
          this.variables.remember(vscode.Uri.parse(this.memory.subject.uri), wrt);
        }
        await this.reconsider(message.options);
        return;
      }
      case 'copy':
        return this.copy(message.what);
      case 'insert':
        return this.insert();
      case 'reveal':
        return this.reveal(message.range);
    }
  }

  private async copy(what: 'latex' | 'numpy'): Promise<void> {
    const derivative = this.view.result?.derivative;
    const text = what === 'latex' ? derivative?.latex : derivative?.numpy?.source;
    if (!text) {
      this.say(l10n.t('There is no derivative to copy.'));
      return;
    }
    await vscode.env.clipboard.writeText(text);
    this.say(what === 'latex' ? l10n.t('Copied as LaTeX.') : l10n.t('Copied as NumPy.'));
  }

  private async insert(): Promise<void> {
    const { result } = this.view;
    const memory = this.viewed === this.asked ? this.memory : this.view.memory;
    const problem =
      result && memory
        ? await insertAtCursor(result, memory.subject, this.regions)
        : l10n.t('There is no derivative to insert.');
    this.say(problem ?? l10n.t('Inserted.'));
    if (problem) void vscode.window.showWarningMessage(problem);
  }

  private async reveal(range: TextRange): Promise<void> {
    const document = this.memory && (await documentOf(this.memory.subject));
    if (!document) {
      this.say(l10n.t('The document of this formula is closed.'));
      return;
    }
    await revealIn(document, toRange(document, range));
  }

  /** Keeps the formula's place through an edit, and looks at it again when the typing pauses. */
  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (!this.memory || document.uri.toString() !== this.memory.subject.uri || !contentChanges.length) return;
    let { range } = this.memory.subject;
    for (const { rangeOffset, rangeLength, text } of contentChanges) {
      range = rangeAfter(range, { offset: rangeOffset, length: rangeLength, text });
    }
    const source = document.getText().slice(range.from, range.to);
    this.memory = { ...this.memory, subject: { ...this.memory.subject, range, source } };
    clearTimeout(this.following);
    // A formula that was deleted stays in the panel as it was.
    if (source.trim() === '') return;
    this.following = setTimeout(() => void this.examine('hover'), FOLLOW_DELAY);
  }

  private say(message: string): void {
    this.window.post({ type: 'said', message });
  }

  private setBusy(by: number): void {
    this.busy += by;
    if (this.busy === (by > 0 ? 1 : 0)) this.window.post({ type: 'busy', busy: this.busy > 0 });
  }

  private sendAll(): void {
    this.send();
    if (this.busy > 0) this.window.post({ type: 'busy', busy: true });
  }

  private send(): void {
    this.window.post({ type: 'view', view: this.view });
  }

  private forget(): void {
    clearTimeout(this.following);
    this.memory = undefined;
    this.view = EMPTY;
  }

  dispose(): void {
    clearTimeout(this.following);
    for (const listener of this.listening) listener.dispose();
  }
}

function subjectOf({ document, range, syntax }: Formula): Subject {
  return {
    uri: document.uri.toString(),
    languageId: document.languageId,
    range,
    source: document.getText().slice(range.from, range.to),
    syntax,
  };
}

/** The document, read again where it is not open (after a reload); undefined where there is none any more. */
async function documentOf({ uri }: Subject): Promise<vscode.TextDocument | undefined> {
  const known = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  if (known) return known;
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  } catch {
    return undefined;
  }
}

/** Where the formula is now, if the document was changed while nobody followed it. */
function relocated(memory: PanelMemory, document: vscode.TextDocument): PanelMemory {
  const { range, source } = memory.subject;
  const text = document.getText();
  if (source === '' || text.slice(range.from, range.to) === source) return memory;
  const from = text.indexOf(source);
  if (from < 0) return memory;
  return { ...memory, subject: { ...memory.subject, range: { from, to: from + source.length } } };
}

function placeOf(document: vscode.TextDocument, { from, to }: TextRange): string {
  const text = document.getText().slice(from, to);
  // A displayed formula begins on the line after its delimiter.
  from += text.length - text.trimStart().length;
  const name = document.uri.path.split('/').at(-1) ?? '';
  return l10n.t('{0}, line {1}', name, document.positionAt(from).line + 1);
}

function panelError({ error }: Failure, text: string): PanelView['error'] {
  return {
    code: error.code,
    message: error.message,
    source: error.span && markedSource(text, error.span),
    span: error.span,
  };
}
