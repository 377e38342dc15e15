import { MAX_NESTING } from '../limits';
import type { Span, Syntax, SyntaxProblem } from '../tree';
import type { FontGroup, Token } from './tokens';

/** The levels of the grammar, loosest first. Constructs call these without knowing who implements them. */
export interface Grammar {
  /** Everything up to the end of the range: relations parted by commas, wide spaces and words. */
  list(reader: Reader): Syntax;
  /** Sums joined by relation signs. */
  relation(reader: Reader): Syntax;
  sum(reader: Reader): Syntax;
  /** A term of a sum: products joined by \odot and its kin. */
  term(reader: Reader): Syntax;
  product(reader: Reader): Syntax;
  /** Factors side by side, without a sign between them. */
  run(reader: Reader): Syntax;
  /** One factor with its scripts. */
  factor(reader: Reader): Syntax;
  /** One factor without what may follow it. */
  operand(reader: Reader): Syntax;
  /** Whether a factor begins at the reader's position. */
  startsFactor(reader: Reader): boolean;
}

/** A place in a range of tokens, and what every construct needs to read on from there. */
export class Reader {
  position = 0;
  end: number;
  /** Inside a script, where a bold 1 is the number one. */
  inScript = false;
  /** Whether an italic d begins a differential throughout this formula. */
  differentials = false;
  /** Whether a δ begins a variation throughout this formula. */
  variations = false;
  /** Whether the tokens stand in the order of the source, as they do without macros. */
  private readonly ordered: boolean;
  private nesting = 0;
  private stopped = false;

  constructor(
    readonly tokens: readonly Token[],
    readonly partner: Int32Array,
    readonly errors: SyntaxProblem[],
    private readonly fontGroups: readonly FontGroup[],
    readonly grammar: Grammar,
  ) {
    this.end = tokens.length;
    this.ordered = tokens.every((token, i) => i === 0 || tokens[i - 1].to <= token.from);
  }

  peek(ahead = 0): Token | undefined {
    const index = this.position + ahead;
    return index < this.end ? this.tokens[index] : undefined;
  }

  atEnd(): boolean {
    return this.position >= this.end;
  }

  /** Whether the next token is this sign or command. */
  sees(text: string): boolean {
    return this.position < this.end && isMark(this.tokens[this.position], text);
  }

  /** Row breaks and columns of an aligned formula, and wide spaces: nothing where an operand or a sign may follow. */
  skipSoft(): void {
    while (this.position < this.end && isSoft(this.tokens[this.position])) this.position++;
  }

  /** The index of the next token that is not soft. */
  afterSoft(): number {
    let index = this.position;
    while (index < this.end && isSoft(this.tokens[index])) index++;
    return index;
  }

  /** Reads tokens [from, to) on their own; the position is as before afterwards. */
  within<T>(from: number, to: number, read: () => T): T {
    const { position, end } = this;
    this.position = from;
    this.end = to;
    const result = read();
    this.position = position;
    this.end = end;
    return result;
  }

  /** What tokens [from, to) say; nothing at all is an empty text. */
  part(from: number, to: number, at: Span): Syntax {
    return this.within(from, to, () => {
      this.skipSoft();
      return this.atEnd() ? { kind: 'text', text: '', span: at } : this.grammar.list(this);
    });
  }

  /** Runs a reader one level deeper; past the limit the rest of the formula is given up. */
  nested(read: () => Syntax): Syntax {
    if (this.stopped) return this.giveUp();
    if (this.nesting >= MAX_NESTING) {
      this.stopped = true;
      const token = this.tokens[Math.min(this.position, this.tokens.length - 1)];
      return this.failure(
        'limit',
        `Brackets and scripts nest more than ${MAX_NESTING} deep here.`,
        this.spanOf(token),
        true,
      );
    }
    this.nesting++;
    const result = read();
    this.nesting--;
    return result;
  }

  private giveUp(): Syntax {
    const at = this.tokens[Math.min(this.position, this.tokens.length - 1)];
    this.position = this.end;
    return { kind: 'error', message: 'This part was not read.', span: this.spanOf(at) };
  }

  /** An error node, its message also among the errors. */
  failure(code: SyntaxProblem['code'], message: string, span: Span, toEnd = false): Syntax {
    this.errors.push({ code, message, span });
    if (toEnd) this.position = this.end;
    return { kind: 'error', message, span };
  }

  report(code: SyntaxProblem['code'], message: string, span: Span): void {
    this.errors.push({ code, message, span });
  }

  spanOf(token: Token): Span {
    return { from: token.from, to: token.to };
  }

  /** The point where the next thing would stand. */
  here(): Span {
    const before = this.tokens[this.position - 1];
    if (this.position < this.end || !before) {
      const next = this.tokens[Math.min(this.position, this.tokens.length - 1)];
      return next ? { from: next.from, to: next.from } : { from: 0, to: 0 };
    }
    return { from: before.to, to: before.to };
  }

  /** The span from a token to the last one read. */
  since(start: number, ...also: readonly Span[]): Span {
    return this.cover([this.spanning(start, Math.max(start, this.position - 1)), ...also]);
  }

  /** The span of tokens [first, last]. What a macro made may lie anywhere in its use, so there all of them count. */
  spanning(first: number, last: number): Span {
    const { tokens } = this;
    let { from } = tokens[first];
    let { to } = tokens[last];
    for (let i = first; i <= last && !this.ordered; i++) {
      if (tokens[i].from < from) from = tokens[i].from;
      if (tokens[i].to > to) to = tokens[i].to;
    }
    return this.cover([{ from, to }]);
  }

  /** The least span over all of these that cuts through no font's braces. */
  cover(parts: readonly Span[]): Span {
    let from = parts[0].from;
    let to = parts[0].to;
    for (let i = 1; i < parts.length; i++) {
      if (parts[i].from < from) from = parts[i].from;
      if (parts[i].to > to) to = parts[i].to;
    }
    for (const { outer, inner } of this.fontGroups) {
      if (to <= outer.from || from >= outer.to || (from >= inner.from && to <= inner.to)) continue;
      if (outer.from < from) from = outer.from;
      if (outer.to > to) to = outer.to;
    }
    return { from, to };
  }
}

export function isMark(token: Token | undefined, text: string): boolean {
  return token !== undefined && token.text === text && (token.kind === 'sign' || token.kind === 'command');
}

export function isSoft(token: Token): boolean {
  return token.kind === 'row' || token.kind === 'cell' || token.kind === 'space';
}
