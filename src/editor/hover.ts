/** Over a formula: its derivative, and the verdict where it claims one. Nothing over anything else. */
import * as vscode from 'vscode';
import type { Examined, Failure, SyntaxLanguage, TextRange } from '../service/protocol';
import { expressionAt } from './codeExpression';
import type { Engine } from './engine';
import { examineIn } from './examine';
import { failureMarkdown, hoverFormulas, hoverMarkdown } from './hoverText';
import { HOVER_SELECTOR } from './languages';
import { l10n, locale } from './messages';
import type { Pictures } from './pictures';
import { type RegionCache, regionAt } from './regions';
import { hoverEnabled } from './settings';
import { toRange, toTextRange } from './sourceText';
import type { VariableMemory } from './variablePick';

interface Found {
  readonly answer: Examined | Failure;
  /** A piece of text that is surely a formula, so that a word on its shapes is in place. */
  readonly formula: TextRange | undefined;
}

/** Whoever selects more has not selected a formula. */
const LONGEST_SELECTION = 2000;

interface Answers {
  readonly version: number;
  readonly byRange: Map<string, Promise<Examined | Failure | undefined>>;
}

export class FormulaHover implements vscode.HoverProvider, vscode.Disposable {
  /** By the document itself: an untitled one may get the address of another that was closed. */
  private answers = new WeakMap<vscode.TextDocument, Answers>();
  private readonly listening = [
    vscode.languages.registerHoverProvider(HOVER_SELECTOR, this),
    // What an answer depends on besides the document: the layout, the language, the vectors' convention.
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('nabla')) this.answers = new WeakMap();
    }),
  ];

  constructor(
    private readonly engine: Engine,
    private readonly regions: RegionCache,
    private readonly pictures: Pictures,
    private readonly memory: VariableMemory,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (!hoverEnabled(document)) return undefined;
    const { version } = document;
    const stale = () => token.isCancellationRequested || document.version !== version;
    const offset = document.offsetAt(position);
    const found = (await this.selected(document, position)) ?? (await this.around(document, offset));
    if (!found || stale()) return undefined;
    const { answer, formula } = found;
    if (!answer.ok) {
      const markdown = failureMarkdown(answer);
      return markdown && formula ? asHover(document, markdown, formula) : undefined;
    }
    const { from, to } = answer.range;
    const markdown = from <= offset && offset <= to + 1 ? await this.markdown(answer) : undefined;
    return markdown === undefined || stale() ? undefined : asHover(document, markdown, answer.range);
  }

  /** Something selected under the mouse is meant, be it a part of a formula or plain math that no dollars mark. */
  private async selected(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<Found | undefined> {
    const selection = vscode.window.visibleTextEditors.find(
      (editor) => editor.document === document,
    )?.selection;
    if (!selection?.contains(position) || selection.isEmpty) return undefined;
    const range = toTextRange(document, selection);
    if (range.to - range.from > LONGEST_SELECTION) return undefined;
    const answer = await this.answer(document, range, undefined);
    return answer?.ok ? { answer, formula: undefined } : undefined;
  }

  private async around(document: vscode.TextDocument, offset: number): Promise<Found | undefined> {
    const regions = await this.regions.of(document, 'hover');
    const region = regions && regionAt(regions, offset);
    if (region) {
      const answer = await this.answer(document, region.content, region.syntax);
      return answer && { answer, formula: region.content };
    }
    const expression =
      document.languageId === 'python' ? expressionAt(document.getText(), offset) : undefined;
    const answer = expression && (await this.answer(document, expression, 'python'));
    return answer && { answer, formula: undefined };
  }

  private async markdown(examined: Examined): Promise<string | undefined> {
    const images = await this.pictures.of(hoverFormulas(examined));
    return hoverMarkdown(examined, { images }, l10n);
  }

  /** Asked once for each formula of each version: VS Code asks for a hover whenever the mouse rests. */
  private async answer(document: vscode.TextDocument, range: TextRange, syntax: SyntaxLanguage | undefined) {
    const first = await this.once(document, range, syntax, undefined);
    if (!first?.ok || first.wrtFromText) return first;
    const chosen = this.memory.recall(document.uri, first);
    return chosen === undefined || chosen === first.wrt ? first : this.once(document, range, syntax, chosen);
  }

  private once(
    document: vscode.TextDocument,
    range: TextRange,
    syntax: SyntaxLanguage | undefined,
    wrt: string | undefined,
  ): Promise<Examined | Failure | undefined> {
    let answers = this.answers.get(document);
    if (answers?.version !== document.version) {
      answers = { version: document.version, byRange: new Map() };
      this.answers.set(document, answers);
    }
    const { byRange } = answers;
    const key = `${range.from}-${range.to} ${wrt ?? ''} ${locale()}`;
    let answer = byRange.get(key);
    if (!answer) {
      answer = examineIn(document, { range, syntax, wrt, verify: true }, this.engine, {
        purpose: 'hover',
        key: 'hover',
      });
      byRange.set(key, answer);
      void answer.then((given) => given === undefined && byRange.delete(key));
    }
    return answer;
  }

  dispose(): void {
    for (const listener of this.listening) listener.dispose();
  }
}

function asHover(document: vscode.TextDocument, markdown: string, range: TextRange): vscode.Hover {
  const content = new vscode.MarkdownString(markdown, true);
  content.isTrusted = false;
  content.supportHtml = false;
  return new vscode.Hover(content, toRange(document, range));
}
