import type { Macro } from '../../documents/macros';
import { refuseLength, withinStack } from '../limits';
import type { Parsed, Syntax, SyntaxProblem } from '../tree';
import { balance } from './balance';
import { speaksOfDifferentials, speaksOfVariations } from './differentials';
import { readRows } from './environments';
import { LATEX_GRAMMAR } from './levels';
import { Reader } from './reader';
import { scanLatex } from './scan';

export interface LatexOptions {
  /** The macros in force, by their names with a backslash. */
  readonly macros?: ReadonlyMap<string, Macro>;
}

const NO_MACROS: ReadonlyMap<string, Macro> = new Map();

/** Reads a LaTeX formula. Never throws: what cannot be read is an error node, and a message with its place. */
export function parseLatex(source: string, options: LatexOptions = {}): Parsed {
  const refusal = refuseLength(source);
  if (refusal) return refusal;
  return withinStack(source, () => readFormula(source, options.macros ?? NO_MACROS));
}

function readFormula(source: string, macros: ReadonlyMap<string, Macro>): Parsed {
  const { tokens: scanned, errors, fontGroups } = scanLatex(source, macros);
  const { tokens, partner } = balance(scanned, errors, source.length);
  const reader = new Reader(tokens, partner, errors, fontGroups, LATEX_GRAMMAR);
  reader.differentials = speaksOfDifferentials(tokens, partner);
  reader.variations = speaksOfVariations(tokens);
  const root = readRoot(reader, source, errors);
  errors.sort((a, b) => a.span.from - b.span.from);
  return { root, errors };
}

function readRoot(reader: Reader, source: string, errors: SyntaxProblem[]): Syntax {
  const span = { from: 0, to: source.length };
  const { tokens } = reader;
  if (tokens.length === 0) {
    const message = 'There is no formula here.';
    if (errors.length === 0) errors.push({ code: 'empty', message, span });
    return { kind: 'error', message, span };
  }
  const rows = tokens.some((token) => token.kind === 'row');
  const whole = reader.spanning(0, tokens.length - 1);
  return rows ? readRows(reader, 0, tokens.length, whole, false) : reader.part(0, tokens.length, whole);
}
