import { definitionIn, unwrap } from '../claims/definition';
import { firstDerivative, holdsDerivative } from '../claims/derivativeSide';
import type { FoundClaim } from '../claims/document';
import { completeDerivatives } from '../claims/nablaVariables';
import { guessSyntax } from '../documents/guess';
import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import { equationsOf } from '../syntax/equations';
import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import type { ReadDocument } from './documents';
import { ServiceFailure } from './failure';
import { parseFormula } from './formula';
import type { ExamineRequest, SyntaxLanguage, TextRange } from './protocol';

/** What a request is about: the piece of text, and the function in it that is to be differentiated. */
export interface Subject {
  readonly range: TextRange;
  readonly source: string;
  readonly syntax: SyntaxLanguage;
  /** The function; spans count from `range.from`. */
  readonly f: Syntax;
  /** Variables that the text itself names: of a derivative in it, or the parameters of a definition. */
  readonly named: readonly Syntax[];
  /** True where the named variables come from a derivative operator, so that there is nothing to ask. */
  readonly explicit: boolean;
  readonly order: number;
  /** Claims within the range. */
  readonly claims: readonly FoundClaim[];
}

const nothing = () => new ServiceFailure('unknown', 'There is no formula here to differentiate.');

export function subjectOf(request: ExamineRequest, document: ReadDocument): Subject {
  const { range, syntax } = locate(request, document);
  const source = request.text.slice(range.from, range.to);
  if (source.trim() === '') throw nothing();
  const root = parseAt(range, syntax, request.text, document);
  const claims =
    syntax === 'latex'
      ? document.reading.claims.filter((c) => c.range.from >= range.from && c.range.to <= range.to)
      : [];
  return {
    range,
    source,
    syntax,
    claims,
    ...functionIn(root, (name) => document.reading.definitionAt(name, range.from)),
  };
}

/**
 * Reads the formula, with the macros in force there; what cannot be read is told at its place in the text that was
 * sent. Within a region its own source is read, in which the signs of comments and quotations are blanked.
 */
function parseAt(range: TextRange, syntax: SyntaxLanguage, text: string, document: ReadDocument): Syntax {
  const region = document.regions.find((r) => r.from <= range.from && range.to <= r.to);
  const source = region
    ? region.source.slice(range.from - region.from, range.to - region.from)
    : text.slice(range.from, range.to);
  try {
    return parseFormula(source, syntax, region?.macros);
  } catch (error) {
    if (!(error instanceof ServiceFailure) || !error.span) throw error;
    throw new ServiceFailure(error.code, error.message, {
      from: error.span.from + range.from,
      to: error.span.to + range.from,
    });
  }
}

/** The formula around a cursor, or the selection without the delimiters it may have been selected with. */
function locate(
  request: ExamineRequest,
  document: ReadDocument,
): { range: TextRange; syntax: SyntaxLanguage } {
  const { from, to } = request.range;
  if (from === to) {
    const region = document.regions.find((r) => r.outer.from <= from && from <= r.outer.to);
    if (!region)
      throw new ServiceFailure(
        'unknown',
        'There is no formula at the cursor. Select one, or put the cursor inside it.',
      );
    return { range: { from: region.from, to: region.to }, syntax: request.syntax ?? region.syntax };
  }
  const region = document.regions.find((r) => r.outer.from >= from && r.outer.to <= to);
  const isWhole =
    region &&
    request.text.slice(from, region.outer.from).trim() === '' &&
    request.text.slice(region.outer.to, to).trim() === '';
  if (region && isWhole)
    return { range: { from: region.from, to: region.to }, syntax: request.syntax ?? region.syntax };
  const inside = document.regions.find((r) => r.from <= from && to <= r.to);
  const text = request.text.slice(from, to);
  const lead = text.length - text.trimStart().length;
  const trimmed = { from: from + lead, to: from + text.trimEnd().length };
  return {
    range: trimmed,
    syntax: request.syntax ?? inside?.syntax ?? guessSyntax(text, request.languageId),
  };
}

type Function = Pick<Subject, 'f' | 'named' | 'explicit' | 'order'>;

/** The function in a formula: what a derivative acts on, a definition's right side, or the expression itself. */
function functionIn(written: Syntax, lookUp: (name: string) => Definition | null): Function {
  const root = completeDerivatives(written, lookUp);
  const derivative = firstDerivative(root);
  if (derivative?.operand) {
    return {
      f: derivative.operand,
      named: derivative.by.map((b) => b.variable),
      explicit: derivative.by.length > 0,
      order: derivative.order,
    };
  }
  const primed = primedDefinition(root, lookUp);
  if (primed) return primed;
  const [equation] = equationsOf(root);
  if (!equation) {
    const inner = unwrap(root);
    if (inner.kind === 'list' || inner.kind === 'text') throw nothing();
    // A name alone says nothing, unless it was defined.
    return { f: inner, named: [], explicit: false, order: 1 };
  }
  const [left, right] = equation.sides;
  if (equation.ops[0].op === 'in') throw nothing();
  const definition = definitionIn(left, equation.ops[0].op, right);
  if (definition) return { f: right, named: definition.parameters, explicit: false, order: 1 };
  if (holdsDerivative(left)) throw nothing();
  return { f: left, named: [], explicit: false, order: 1 };
}

/** The f of `f'(x) = …`, where f was defined as a function of one variable. */
function primedDefinition(node: Syntax, definition: (name: string) => Definition | null): Function | null {
  if (node.kind === 'juxtapose') {
    for (const [k, factor] of node.factors.entries()) {
      if (factor.kind !== 'prime' || node.factors[k + 1]?.kind !== 'group') continue;
      const name = asVariable(factor.base, new Set(), () => false);
      const found = name && definition(name.name);
      if (found?.parameters.length === 1)
        return { f: found.body, named: found.parameters, explicit: true, order: factor.count };
    }
  }
  for (const child of childrenOf(node)) {
    const found = primedDefinition(child, definition);
    if (found) return found;
  }
  return null;
}

/** The names of variables as `wrt` wants them. */
export const namesOf = (variables: readonly Syntax[]): string[] => variables.map(plainText);

export const isNameAlone = (f: Syntax): boolean => asVariable(unwrap(f), new Set(), () => false) !== null;
