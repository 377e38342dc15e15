import { type DollarTrust, dollarMath } from './dollars';
import { bracketMath, Closings, environmentMath } from './environments';
import type { Found, Stretch } from './region';

/** What a Markdown text gives: its formulas, and stretches inside them that belong to the text around. */
export interface MarkdownFindings {
  readonly found: Found[];
  /** Quote marks at the start of lines inside formulas. */
  readonly blank: Stretch[];
  /** Fenced blocks that hold whole LaTeX texts. */
  readonly latex: Stretch[];
  /** HTML comments. */
  readonly comments: Stretch[];
}

const FENCE = /^[ \t>*+-]*(?:\d+[.)][ \t]+)?(`{3,}|~{3,})[ \t]*(.*)$/;
const MATH_FENCE = /^(?:math|latex|katex|tex|mathjax)\b|^\{math\}/i;
/** Blocks in fences whose content is Markdown: the admonitions of MyST and its kin. */
const PROSE_FENCE =
  /^\{(?:important|note|tip|warning|caution|attention|danger|hint|seealso|error|admonition|theorem|lemma|proof|prf:\w+|definition|example|exercise|solution|remark|corollary|proposition|dropdown|margin|sidebar|topic|epigraph|card|tab-item|tab-set|grid|div)[^}]*\}/;
/** The start of a quotation's line. */
const QUOTED = /^[ \t]*>/;

/** Looks for math in Markdown in one pass. */
export function markdownMath(text: string): MarkdownFindings {
  return new MarkdownScan(text, 'prose').run();
}

class MarkdownScan {
  private readonly found: Found[] = [];
  private readonly blank: Stretch[] = [];
  private readonly latex: Stretch[] = [];
  private readonly comments: Stretch[] = [];
  /** Fences of the admonitions that are open. */
  private readonly admonitions: string[] = [];
  private readonly closings: Closings;
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly trust: DollarTrust,
  ) {
    this.closings = new Closings(text);
  }

  run(): MarkdownFindings {
    this.skipFrontMatter();
    let lineStart = true;
    while (this.at < this.text.length) {
      if (lineStart && this.fence()) continue;
      lineStart = false;
      switch (this.text.charCodeAt(this.at)) {
        case 10:
          this.at++;
          lineStart = true;
          break;
        case 36:
          if (!this.take(this.dollars())) this.skipDollars();
          break;
        case 92:
          this.backslash();
          break;
        case 96:
          this.codeSpan();
          break;
        case 60:
          this.markup();
          break;
        default:
          this.at++;
      }
    }
    return { found: this.found, blank: this.blank, latex: this.latex, comments: this.comments };
  }

  private skipFrontMatter(): void {
    const front = /^---[ \t]*\r?\n[\s\S]*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(this.text.slice(0, 20_000));
    if (front) this.at = front[0].length;
  }

  private take(found: Found | null): boolean {
    if (!found) return false;
    this.found.push(found);
    this.blankQuotes(found);
    this.at = found.outer.to;
    return true;
  }

  private dollars(): Found | null {
    const { text, at } = this;
    // `` $`x`$ `` keeps Markdown from reading the formula.
    if (text[at + 1] === '`') {
      const close = text.indexOf('`$', at + 2);
      const inner = text.slice(at + 2, Math.max(at + 2, close));
      if (close > at && !/[`\n$]/.test(inner)) {
        return { from: at + 2, to: close, outer: { from: at, to: close + 2 }, kind: 'inline' };
      }
    }
    return dollarMath(text, at, text.length, this.trust);
  }

  private skipDollars(): void {
    while (this.text.charCodeAt(this.at) === 36) this.at++;
  }

  /** Inside a quotation the `>` of its lines are not part of the formula. */
  private blankQuotes({ from, to, outer }: Found): void {
    const { text } = this;
    let newline = text.indexOf('\n', from);
    if (newline < 0 || newline >= to) return;
    const first = text.lastIndexOf('\n', outer.from - 1) + 1;
    if (!QUOTED.test(text.slice(first, outer.from))) return;
    for (; newline >= 0 && newline < to; newline = text.indexOf('\n', newline + 1)) {
      const marks = /^(?:[ \t]*>)+/.exec(text.slice(newline + 1, Math.min(to, newline + 40)));
      if (marks) this.blank.push({ from: newline + 1, to: newline + 1 + marks[0].length });
    }
  }

  /** A fenced block: math, a LaTeX text, prose in an admonition, or code, which is skipped. */
  private fence(): boolean {
    const { text } = this;
    const end = this.lineEnd(this.at);
    const line = text.slice(this.at, end);
    if (!/[`~]{3}/.test(line)) return false;
    const match = FENCE.exec(line.trimEnd());
    if (!match) return false;
    const [, mark, info] = match;
    if (info === '' && this.admonitions[this.admonitions.length - 1] === mark) {
      this.admonitions.pop();
      this.at = end + 1;
      return true;
    }
    if (mark[0] === '`' && info.includes('`')) return false;
    if (PROSE_FENCE.test(info)) {
      this.admonitions.push(mark);
      this.at = end + 1;
      return true;
    }
    const closing = this.closingFence(end + 1, mark);
    const body = { from: Math.min(end + 1, text.length), to: closing.from };
    if (MATH_FENCE.test(info)) this.mathFence(body, { from: this.at, to: closing.to }, info);
    this.at = closing.to;
    return true;
  }

  private mathFence(body: Stretch, outer: Stretch, info: string): void {
    const { text } = this;
    const content = text.slice(body.from, body.to);
    if (/(?<!\\)\$|\\\[|\\\(|\\documentclass|\\section/.test(content) && !info.startsWith('math')) {
      this.latex.push(body);
      return;
    }
    // A MyST directive begins with its options.
    const options = /^(?:\s*:[\w-]+:[^\n]*\n|\s*---\n[\s\S]*?\n---\n)+/.exec(content);
    const from = body.from + (options ? options[0].length : 0);
    if (text.slice(from, body.to).trim() === '') return;
    const found: Found = { from, to: body.to, outer, kind: 'fenced' };
    this.found.push(found);
    this.blankQuotes(found);
  }

  private closingFence(from: number, mark: string): Stretch {
    const { text } = this;
    for (let start = from; start < text.length; start = this.lineEnd(start) + 1) {
      const end = this.lineEnd(start);
      if (text.indexOf(mark, start) >= 0 && text.indexOf(mark, start) < end) {
        const line = text
          .slice(start, end)
          .replace(/^[ \t>]*/, '')
          .trimEnd();
        if (line.startsWith(mark) && /^[`~]+$/.test(line)) return { from: start, to: end };
      }
    }
    return { from: text.length, to: text.length };
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }

  private backslash(): void {
    const { text, at } = this;
    const next = text[at + 1];
    if (next === '(' || next === '[' || (next === '\\' && (text[at + 2] === '(' || text[at + 2] === '['))) {
      const found = bracketMath(text, at, text.length, this.closings);
      // `\[1\]` is an escaped bracket.
      if (
        found &&
        /[\\^_=+*/<>]|^\s*[A-Za-z]\s*$|^\s*[A-Za-z]\s*[-(]/.test(text.slice(found.from, found.to)) &&
        this.take(found)
      )
        return;
    } else if (next === 'b' && this.take(environmentMath(text, at, text.length, this.closings))) return;
    this.at += 2;
  }

  /** Code in backticks. `` $`x`$ `` and `` {math}`x` `` are formulas. */
  private codeSpan(): void {
    const { text, at } = this;
    let ticks = 1;
    while (text.charCodeAt(at + ticks) === 96) ticks++;
    const mark = '`'.repeat(ticks);
    let close = text.indexOf(mark, at + ticks);
    while (close >= 0 && text.charCodeAt(close + ticks) === 96) {
      while (text.charCodeAt(close) === 96) close++;
      close = text.indexOf(mark, close);
    }
    const blank = text.indexOf('\n\n', at);
    if (close < 0 || (blank >= 0 && blank < close)) {
      this.at += ticks;
      return;
    }
    const from = at + ticks;
    const role = /\{math\}$/.exec(text.slice(Math.max(0, at - 6), at));
    if (role)
      this.found.push({ from, to: close, outer: { from: at - 6, to: close + ticks }, kind: 'inline' });
    this.at = close + ticks;
  }

  /** Comments and code in HTML are skipped. */
  private markup(): void {
    const { text, at } = this;
    const element = /^<(!--|(?:pre|code|script|style|kbd)\b)/i.exec(text.slice(at, at + 10))?.[1];
    if (!element) {
      this.at++;
      return;
    }
    const closing = element === '!--' ? '-->' : `</${element.toLowerCase()}>`;
    const close = this.closings.find(closing, at);
    this.at = close < 0 ? at + 1 : close + closing.length;
    if (close >= 0 && element === '!--') this.comments.push({ from: at, to: this.at });
  }
}
