import { skipBlanks } from '../../documents/latex-source';
import type { Macro } from '../../documents/macros';
import type { SyntaxProblem } from '../tree';
import type { Fonts } from './fonts';
import { PACKAGE_MACROS } from './packages';
import { readOptional, readRawArgument } from './raw';
import type { Token } from './tokens';

/** More uses of macros than this in one formula, or deeper ones, mean that macros call themselves. */
const MAX_USES = 5_000;
const MAX_LEVELS = 20;

/** The reader of tokens, as far as macros need it. */
interface Reading {
  readonly source: string;
  readonly end: number;
  readonly tokens: Token[];
  readonly errors: SyntaxProblem[];
  readonly fonts: Fonts;
  at: number;
  named(name: string, from: number): void;
  scan(from: number, to: number): void;
}

type ScanBody = (body: string, expander: Expander, errors: SyntaxProblem[]) => { readonly tokens: Token[] };

/** Fills in macros. What comes of one has the span of its use; its arguments keep their own. */
export class Expander {
  /** Numbers the words of upright letters, also across macros. */
  words = 0;
  private readonly local = new Map<string, Macro>();
  private readonly active: string[] = [];
  private uses = 0;

  constructor(
    private readonly macros: ReadonlyMap<string, Macro>,
    private readonly scanBody: ScanBody,
  ) {}

  /** A macro the formula itself defines. */
  define(name: string, macro: Macro): void {
    this.local.set(name, macro);
  }

  /** Fills in the macro of this name, which was just read; false when there is none. */
  expand(reading: Reading, name: string, from: number): boolean {
    // Inside its own body a name means what it meant before, as in \renewcommand{\vec}[1]{\mathbf{\vec #1}}.
    if (this.active.includes(name)) return false;
    const macro = this.local.get(name) ?? this.macros.get(name) ?? this.fromPackage(reading, name);
    if (!macro) return false;
    if (++this.uses > MAX_USES || this.active.length >= MAX_LEVELS) {
      if (this.uses !== Number.POSITIVE_INFINITY) {
        const message = `The macro \`${name}\` leads to more macros than are followed.`;
        reading.errors.push({ code: 'limit', message, span: { from, to: reading.at } });
        this.uses = Number.POSITIVE_INFINITY;
      }
      return true;
    }
    const alias = macro.parameters === 0 && /^\s*(\\(?:[a-zA-Z]+|[^a-zA-Z\s]))\s*$/.exec(macro.body);
    this.active.push(name);
    if (!alias) this.fillIn(reading, name, macro, from);
    else if (!this.expand(reading, alias[1], from)) reading.named(alias[1], from);
    this.active.pop();
    return true;
  }

  private fromPackage(reading: Reading, name: string): Macro | undefined {
    const macro = PACKAGE_MACROS.get(name);
    if (!macro?.parameters) return macro;
    return reading.source[skipBlanks(reading.source, reading.at)] === '{' ? macro : undefined;
  }

  private fillIn(reading: Reading, name: string, macro: Macro, from: number): void {
    const filled = this.readArguments(reading, name, macro, from);
    const span = { from, to: reading.at };
    const bodyErrors: SyntaxProblem[] = [];
    const body = this.scanBody(macro.body, this, bodyErrors).tokens;
    for (const error of bodyErrors) {
      reading.errors.push({ ...error, message: inMacro(name, error.message), span });
    }
    for (const token of body) {
      if (token.kind === 'parameter') {
        for (const part of filled[Number(token.text) - 1] ?? []) {
          const unset = part.font === 'plain' && part.upright === 0;
          reading.tokens.push(unset ? { ...part, font: token.font, upright: token.upright } : { ...part });
        }
        continue;
      }
      reading.tokens.push({ ...token, ...span });
      if (token.font === 'plain' && token.upright === 0) reading.fonts.apply(reading.tokens.length - 1);
    }
  }

  private readArguments(reading: Reading, name: string, macro: Macro, from: number): Token[][] {
    const filled: Token[][] = [];
    if (macro.parameters > 0 && reading.source[reading.at] === '*') reading.at++;
    for (let i = 0; i < macro.parameters; i++) {
      const optional = i === 0 && macro.optional !== undefined;
      const argument = (optional ? readOptional : readRawArgument)(reading.source, reading.at, reading.end);
      if (argument) {
        const count = reading.tokens.length;
        reading.scan(argument.from, argument.to);
        filled.push(reading.tokens.splice(count));
        reading.at = argument.next;
      } else if (optional) {
        const tokens = this.scanBody(macro.optional ?? '', this, []).tokens;
        filled.push(tokens.map((token) => ({ ...token, from, to: reading.at })));
      } else {
        const message = `\`${name}\` needs ${macro.parameters === 1 ? 'an argument' : `${macro.parameters} arguments`}; ${ORDINALS[i] ?? 'one'} is missing.`;
        reading.errors.push({ code: 'unexpected', message, span: { from, to: reading.at } });
        filled.push([]);
      }
    }
    return filled;
  }
}

const ORDINALS = ['the first', 'the second', 'the third', 'the fourth'];

/** Only the outermost macro is named: that is the one the text uses. */
function inMacro(name: string, message: string): string {
  return `In the macro \`${name}\`: ${message.replace(/^In the macro `[^`]*`: /, '')}`;
}
