import { skipBlanks } from '../../documents/latex-source';
import { type Macro, readDefinition } from '../../documents/macros';
import type { SyntaxProblem } from '../tree';
import { characterMeaning } from './characters';
import {
  ACCENTS,
  DELIMITERS,
  DROPPED,
  DROPPED_ARGUMENTS,
  FONT_SWITCHES,
  FONTS,
  SHORT_SETS,
  SIZES,
  TAKES_ARGUMENT,
  TEXT_COMMANDS,
  WIDE_SPACES,
  WORD_COMMANDS,
} from './commands';
import { Expander } from './expansion';
import { Fonts } from './fonts';
import { commandEnd, isDigit, isLetter, plainWords, readOptional, readRawArgument } from './raw';
import {
  readEnvironmentName,
  readJoinedName,
  readRowBreak,
  readSizedDelimiter,
  readStretch,
} from './structure';
import type { FontGroup, Token, TokenKind } from './tokens';

/** A page of tokens is far more than a formula; macros that call each other could make more without end. */
export const MAX_TOKENS = 100_000;

export interface Scanned {
  readonly tokens: Token[];
  readonly errors: SyntaxProblem[];
  readonly fontGroups: readonly FontGroup[];
}

/**
 * Cuts LaTeX into tokens. Layout is dropped here, macros are filled in, fonts become a property of the letters they
 * cover, and characters that stand for a command become that command.
 */
export class Scanner {
  readonly tokens: Token[] = [];
  readonly errors: SyntaxProblem[];
  readonly fonts: Fonts;
  at = 0;
  end: number;

  constructor(
    readonly source: string,
    private readonly expander: Expander,
    errors: SyntaxProblem[] = [],
  ) {
    this.end = source.length;
    this.errors = errors;
    this.fonts = new Fonts(this.tokens, expander);
  }

  /** Reads a stretch of the source. */
  scan(from: number, to: number): void {
    const outerEnd = this.end;
    this.at = from;
    this.end = to;
    while (this.at < this.end && this.tokens.length < MAX_TOKENS) this.next();
    if (this.tokens.length >= MAX_TOKENS) this.at = this.end;
    this.end = outerEnd;
  }

  private next(): void {
    const from = this.at;
    const code = this.source.charCodeAt(from);
    if (isLetter(code)) this.push('letter', this.source[this.at++], from);
    else if (isDigit(code)) this.push('digit', this.source[this.at++], from);
    else if (code <= 32) this.at++;
    else if (code === 92) this.command();
    else if (code > 126) this.beyondAscii();
    else this.ascii(this.source[from]);
  }

  private ascii(character: string): void {
    const from = this.at++;
    switch (character) {
      case '{':
        this.push('open', '{', from);
        this.fonts.enter(from);
        return;
      case '}':
        if (this.fonts.leave(from, this.at)) this.push('close', '}', from);
        return;
      case '&':
        this.push('cell', '&', from);
        return;
      case '~':
        this.blank(from);
        return;
      case '%': {
        const line = this.source.indexOf('\n', from);
        this.at = line < 0 ? this.end : line + 1;
        return;
      }
      case '#':
        if (isDigit(this.source.charCodeAt(this.at))) this.push('parameter', this.source[this.at++], from);
        return;
      case '$':
        return;
      default:
        this.push('sign', character, from);
    }
  }

  /** Two blanks in a row part formulas; one is only a nicety. */
  private blank(from: number): void {
    const before = this.source.slice(Math.max(0, from - 2), from);
    if (before.endsWith('~') || before.endsWith('\\ ')) this.push('space', ' ', from);
  }

  private beyondAscii(): void {
    const from = this.at;
    const text = String.fromCodePoint(this.source.codePointAt(from)!);
    const meaning = characterMeaning(text);
    this.at += text.length;
    switch (meaning?.kind) {
      case 'command':
        if (text === 'Σ' && this.isSumSign()) {
          this.push('command', '\\sum', from);
          return;
        }
        if (!this.expander.expand(this, `\\${meaning.name}`, from))
          this.push('command', `\\${meaning.name}`, from);
        return;
      case 'sign':
        this.push('sign', meaning.text, from);
        return;
      case 'letter': {
        const kind = meaning.text.startsWith('\\')
          ? 'command'
          : isDigit(meaning.text.charCodeAt(0))
            ? 'digit'
            : 'letter';
        this.push(kind, meaning.text, from);
        if (meaning.font !== 'plain') this.tokens[this.tokens.length - 1].font = meaning.font;
        return;
      }
      case 'accent':
        this.accentBefore(meaning.name);
        return;
      case 'script':
        this.raisedOrLowered(meaning.mark, from);
        return;
      default:
        this.otherCharacter(text, from);
    }
  }

  /** A letter with its accent in one character, ŷ, or a word in another script. */
  private otherCharacter(text: string, from: number): void {
    const [letter, accent] = text.normalize('NFD');
    const meaning = accent === undefined ? undefined : characterMeaning(accent);
    if (
      meaning?.kind === 'accent' &&
      isLetter(letter.charCodeAt(0)) &&
      !isLetter(this.source.charCodeAt(this.at))
    ) {
      this.push('letter', letter, from);
      this.accentBefore(meaning.name);
    } else this.foreignWords(from);
  }

  /** A typed Σ is a sum where its index says so: `Σ_{i=1}`, `Σᵢ`, or `Σ_i x_i`. */
  private isSumSign(): boolean {
    const rest = this.source.slice(this.at, Math.min(this.end, this.at + 200));
    if (/^\s*(?:[ᵢⱼₖₙ]|_\{[^}]*(?:=|∈|\\in))/.test(rest)) return true;
    const index = /^\s*_\{?\s*([ijkn])\s*\}?(.*)/s.exec(rest);
    return index !== null && new RegExp(`_\\{?[^}]*${index[1]}`).test(index[2]);
  }

  /** A combining accent stands after its letter: x̂. */
  private accentBefore(name: string): void {
    const letter = this.tokens[this.tokens.length - 1];
    if (letter?.kind !== 'letter' && letter?.kind !== 'command') return;
    letter.to = this.at;
    this.tokens.splice(this.tokens.length - 1, 0, { ...letter, kind: 'command', text: `\\${name}` });
  }

  /** A run of ² or ₙ is one script. */
  private raisedOrLowered(mark: '^' | '_', from: number): void {
    const last = this.tokens[this.tokens.length - 1];
    const marked = last?.kind === 'sign' && last.text === mark;
    if (!marked) this.push('sign', mark, from);
    this.push('open', '{', from);
    this.at = from;
    while (this.at < this.end) {
      const start = this.at;
      const meaning = characterMeaning(this.source[start]);
      if (meaning?.kind !== 'script' || meaning.mark !== mark) break;
      this.at++;
      const { text } = meaning;
      if (text.startsWith('\\')) this.push('command', text, start);
      else if (text > '~') this.push('command', text === 'β' ? '\\beta' : '\\gamma', start);
      else this.push(/\d/.test(text) ? 'digit' : /[a-z]/.test(text) ? 'letter' : 'sign', text, start);
    }
    this.push('close', '}', this.at - 1);
  }

  /** Words in a script other than Latin, such as Chinese. */
  private foreignWords(from: number): void {
    while (this.at < this.end) {
      const text = String.fromCodePoint(this.source.codePointAt(this.at)!);
      if (text <= '~' || characterMeaning(text)) break;
      this.at += text.length;
    }
    const words = this.source
      .slice(from, this.at)
      .replace(/[\s\u200b\ufeff\u00a0\u3000]+/g, ' ')
      .trim();
    if (words !== '') this.push('text', words, from);
  }

  private command(): void {
    const from = this.at;
    const to = Math.min(commandEnd(this.source, from), this.end);
    const name = this.source.slice(from, to);
    this.at = to;
    if (name.length === 1 || /^\\\s$/.test(name)) {
      this.blank(from);
      return;
    }
    if (this.definition(from)) return;
    if (this.expander.expand(this, name, from)) return;
    this.named(name, from);
  }

  /** What a command does that is no macro; aliases come here under their other name. */
  named(name: string, from: number): void {
    if (name === '\\\\' || name === '\\cr' || name === '\\tabularnewline') readRowBreak(this, from);
    else if (name === '\\left' || name === '\\right' || name === '\\middle')
      readSizedDelimiter(this, name, from);
    else if (name === '\\begin' || name === '\\end') readEnvironmentName(this, name, from);
    else if (name === '\\operatorname' || name === '\\operatornamewithlimits') this.operatorName(from);
    else if (TEXT_COMMANDS.has(name)) this.text(from);
    else if (FONTS[name]) this.font(name, from);
    else if (FONT_SWITCHES[name]) this.fonts.switchTo(FONT_SWITCHES[name]);
    else if (WIDE_SPACES.has(name)) this.push('space', ' ', from);
    else if (name in WORD_COMMANDS) this.push('text', WORD_COMMANDS[name], from);
    else if (SHORT_SETS[name]) {
      this.push('letter', SHORT_SETS[name], from);
      this.tokens[this.tokens.length - 1].font = 'blackboard';
    } else if (DELIMITERS[name]) this.push('sign', DELIMITERS[name], from);
    else if (name === '\\not') this.negated(from);
    else if (name !== '\\_' || !readJoinedName(this, from)) this.layout(name, from);
  }

  private layout(name: string, from: number): void {
    const { source } = this;
    if (name === '\\mathop' || name === '\\mathrel' || name === '\\mathbin' || name === '\\ensuremath') {
      // Their braces do not set apart: \mathop{\arg\min}_x.
      const open = skipBlanks(source, this.at);
      if (source[open] === '{' && open < this.end) {
        this.at = open + 1;
        this.fonts.enterUnseen(from, this.at);
      }
    } else if (
      name === '\\hspace' ||
      name === '\\hskip' ||
      name === '\\kern' ||
      name === '\\mskip' ||
      name === '\\mkern'
    ) {
      readStretch(this, from);
    } else if (DROPPED_ARGUMENTS[name] !== undefined) {
      if (source[this.at] === '*') this.at++;
      const optional = readOptional(source, this.at, this.end);
      if (optional) this.at = optional.next;
      for (let i = 0; i < DROPPED_ARGUMENTS[name]; i++) {
        const argument = readRawArgument(source, this.at, this.end);
        if (argument) this.at = argument.next;
      }
    } else if (SIZES.has(name)) {
      if (source[skipBlanks(source, this.at)] === '.') this.at = skipBlanks(source, this.at) + 1;
    } else if (!DROPPED.has(name)) this.push('command', name, from);
  }

  private operatorName(from: number): void {
    if (this.source[this.at] === '*') this.at++;
    const argument = readRawArgument(this.source, this.at, this.end);
    if (!argument) {
      const message = '`\\operatorname` needs a name in braces after it.';
      this.errors.push({ code: 'unexpected', message, span: { from, to: this.at } });
      return;
    }
    this.at = argument.next;
    const name = plainWords(this.source.slice(argument.from, argument.to)).replace(/[^\p{L}\p{N}_-]/gu, '');
    this.push('word', name, from);
  }

  /** Words; what stands between dollars in them is mathematics again. */
  private text(from: number): void {
    const argument = readRawArgument(this.source, this.at, this.end);
    if (!argument) return;
    const pieces = this.source.slice(argument.from, argument.to).split(/(\$[^$]*\$|\\\([\s\S]*?\\\))/);
    let start = argument.from;
    pieces.forEach((piece, i) => {
      const last = i === pieces.length - 1;
      if (i % 2 === 1) {
        const edge = piece.startsWith('$') ? 1 : 2;
        this.scan(start + edge, start + piece.length - edge);
      } else if (plainWords(piece) !== '' || pieces.length === 1) {
        const span = { from: i === 0 ? from : start, to: last ? argument.next : start + piece.length };
        this.at = span.to;
        this.push('text', plainWords(piece), span.from);
      }
      start += piece.length;
    });
    this.at = argument.next;
  }

  private font(name: string, from: number): void {
    const open = skipBlanks(this.source, this.at);
    if (this.source[open] !== '{' || open >= this.end) {
      this.fonts.setNext(FONTS[name], from);
      return;
    }
    this.at = open + 1;
    const before = this.tokens[this.tokens.length - 1];
    const isArgument =
      (before?.kind === 'sign' && (before.text === '^' || before.text === '_')) ||
      (before?.kind === 'command' && (TAKES_ARGUMENT.has(before.text) || ACCENTS.has(before.text)));
    if (isArgument) {
      this.push('open', '{', from);
      this.fonts.enter(from, FONTS[name]);
    } else this.fonts.enterUnseen(from, this.at, FONTS[name]);
  }

  /** `\not=`. */
  private negated(from: number): void {
    const start = skipBlanks(this.source, this.at);
    const to = this.source[start] === '\\' ? commandEnd(this.source, start) : start + 1;
    const sign = this.source.slice(start, to);
    const negation: Record<string, string> = {
      '=': '\\ne',
      '\\in': '\\notin',
      '\\equiv': '\\ne',
      '\\subset': '\\nsubset',
    };
    this.at = negation[sign] ? to : this.at;
    if (negation[sign]) this.push('command', negation[sign], from);
  }

  private definition(from: number): boolean {
    const definition = readDefinition(this.source, from);
    if (!definition || definition.to > this.end) return false;
    this.expander.define(definition.name, definition.macro);
    this.at = definition.to;
    return true;
  }

  push(kind: TokenKind, text: string, from: number): void {
    this.tokens.push({ kind, text, from, to: this.at, font: 'plain', upright: 0 });
    this.fonts.apply(this.tokens.length - 1);
  }
}

/** Cuts a formula into tokens. */
export function scanLatex(source: string, macros: ReadonlyMap<string, Macro>): Scanned {
  const scanner = new Scanner(
    source,
    new Expander(macros, (body, expander, errors) => {
      const inner = new Scanner(body, expander, errors);
      inner.scan(0, body.length);
      return inner;
    }),
  );
  scanner.scan(0, source.length);
  scanner.fonts.finish(scanner.errors, source.length);
  if (scanner.tokens.length >= MAX_TOKENS) {
    const message = `With its macros filled in this formula has more than ${MAX_TOKENS} symbols.`;
    scanner.errors.push({ code: 'limit', message, span: { from: 0, to: source.length } });
  }
  return { tokens: scanner.tokens, errors: scanner.errors, fontGroups: scanner.fonts.groups };
}
