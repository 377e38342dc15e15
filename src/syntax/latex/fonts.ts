import type { Font, Span, SyntaxProblem } from '../tree';
import { ACCENTS } from './commands';
import type { FontGroup, Token, TokenKind } from './tokens';

const SET_IN_A_FONT: ReadonlySet<TokenKind> = new Set(['letter', 'digit', 'command', 'parameter']);

export interface FontChange {
  readonly font: Font;
  /** Letters set so make words. */
  readonly word: boolean;
}

interface Frame {
  font: Font;
  upright: number;
  /** A font's own braces, which the reader of tokens does not see. */
  readonly unseen: boolean;
  readonly from: number;
  /** The offset after the opening brace. */
  readonly inner: number;
  /** How many tokens there were when it opened. */
  readonly count: number;
  /** And when the group opened that set the font which is in force here. */
  readonly fontSince: number;
}

/** Letters that count, as a subscript. */
const COUNTING = /^[ijktmn]$/;
const INSIDE_A_SCRIPT = /^[\w,+-]$/;

/**
 * Keeps track of the font while the source is cut into tokens. `\mathbf{Xw}` is two bold letters: the braces vanish,
 * so that a script after them belongs to the last letter, as it does on the page.
 */
export class Fonts {
  readonly groups: FontGroup[] = [];
  private readonly frames: Frame[] = [
    { font: 'plain', upright: 0, unseen: false, from: 0, inner: 0, count: 0, fontSince: 0 },
  ];
  private coming: (FontChange & { readonly from: number }) | null = null;

  constructor(
    private readonly tokens: Token[],
    /** Where the last word's number is kept; macros count on. */
    private readonly counter: { words: number },
  ) {}

  /** A brace that stays a token opens a group. */
  enter(from: number, change?: FontChange): void {
    this.open(from, from + 1, false, change);
  }

  /** A brace that belongs to a font or to layout opens a group that the tokens do not show. */
  enterUnseen(from: number, inner: number, change?: FontChange): void {
    this.open(from, inner, true, change);
  }

  private open(from: number, inner: number, unseen: boolean, change?: FontChange): void {
    const outer = this.frames[this.frames.length - 1];
    const font = change?.font ?? outer.font;
    const upright = change ? (change.word ? ++this.counter.words : 0) : outer.upright && ++this.counter.words;
    const count = this.tokens.length;
    this.frames.push({
      font,
      upright,
      unseen,
      from,
      inner,
      count,
      fontSince: change ? count : outer.fontSince,
    });
    this.coming = null;
  }

  /** A closing brace; true when it is to be a token. */
  leave(at: number, next: number): boolean {
    if (this.frames.length === 1) return true;
    const frame = this.frames.pop()!;
    this.coming = null;
    if (!frame.unseen) return true;
    const count = this.tokens.length - frame.count;
    if (count === 1) {
      const only = this.tokens[frame.count];
      only.from = frame.from;
      only.to = next;
    } else if (count > 1) {
      this.groups.push({ outer: { from: frame.from, to: next }, inner: { from: frame.inner, to: at } });
    }
    return false;
  }

  /** `\bf`: from here to the end of the group. */
  switchTo(change: FontChange): void {
    const frame = this.frames[this.frames.length - 1];
    frame.font = change.font;
    frame.upright = change.word ? ++this.counter.words : 0;
  }

  /** `\boldsymbol x`: the next letter only. */
  setNext(change: FontChange, from: number): void {
    this.coming = { ...change, from };
  }

  /** Gives a new token its font. */
  apply(index: number): void {
    const token = this.tokens[index];
    const frame = this.frames[this.frames.length - 1];
    if (!SET_IN_A_FONT.has(token.kind)) {
      if (this.coming && token.kind !== 'open') this.coming = null;
      return;
    }
    if (this.coming) {
      token.font = this.coming.font;
      token.upright = this.coming.word ? ++this.counter.words : 0;
      if (token.kind === 'command' && ACCENTS.has(token.text)) return;
      token.from = Math.min(token.from, this.coming.from);
      this.coming = null;
    } else {
      token.font = frame.font;
      token.upright = frame.upright;
      if (frame.font === 'bold' && this.isCountingSubscript(index, frame.fontSince)) token.font = 'plain';
    }
  }

  /** The i of `\mathbf{x_i}`: what is bold is x. One in bold type of its own, `x_{\mathbf{i}}`, is something else. */
  private isCountingSubscript(index: number, since: number): boolean {
    const { kind, text } = this.tokens[index];
    if (kind !== 'letter' || !COUNTING.test(text)) return false;
    let before = index - 1;
    while (before > since && INSIDE_A_SCRIPT.test(this.tokens[before].text)) before--;
    const isBraced = this.tokens[before]?.kind === 'open';
    const mark = isBraced ? before - 1 : index - 1;
    return mark > since && this.tokens[mark].kind === 'sign' && this.tokens[mark].text === '_';
  }

  /** Reports the fonts whose braces were never closed. */
  finish(errors: SyntaxProblem[], end: number): void {
    for (const frame of this.frames.slice(1)) {
      if (!frame.unseen) continue;
      const span: Span = { from: frame.from, to: Math.min(frame.inner, end) };
      errors.push({ code: 'unclosed', message: 'This `{` is never closed.', span });
    }
  }
}
