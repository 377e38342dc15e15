import type { DocumentReading, FoundClaim } from '../claims/document';
import type { Definition } from '../elaborate/context';
import type { UnderstoodSymbol } from '../elaborate/elaborate';
import { plainText } from '../elaborate/names';
import { asVariable, usesOf } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';
import { definitionsUsed } from './claimDefinitions';
import type { Doubt } from './doubtReason';

/**
 * What shows that a formula was not read as it is meant, though it could be read: a difference found in such a reading says
 * nothing of the text.
 */
export function doubtOfReading(
  claim: FoundClaim,
  symbols: readonly UnderstoodSymbol[],
  document: DocumentReading,
): Doubt | null {
  const used = definitionsUsed(claim, (name) => document.definitionAt(name, claim.equation.from));
  const functional = used.find(appliesItsParameter);
  if (functional) return { category: 'unsupported', key: 'functional', blanks: { name: functional.name } };
  const unlinked = used.find(namesItsParameterOtherwise);
  if (unlinked) return { category: 'no-definition', key: 'no-dependence', blanks: {} };
  const moving = movingByLaw(claim, document);
  if (moving) return { category: 'no-definition', key: 'law-of-motion', blanks: { name: moving } };
  const formulas = [claim.left, claim.right, ...used.map(({ body }) => body)];
  const kinds = new Map(symbols.map((s) => [s.name, s]));
  const scaled = formulas.map((side) => numberAfterMatrix(side, kinds)).find((name) => name !== null);
  if (scaled) return { category: 'ambiguous', key: 'number-after-matrix', blanks: { name: scaled } };
  return null;
}

/** The \dot{V} of `\dot{V}(x) = -x^2`, where neither time nor a speed is left: how x moves was put in from a law of its own. */
function movingByLaw({ left, right, region }: FoundClaim, document: DocumentReading): string | null {
  const { source } = document.regions[region];
  const written = ({ span }: Syntax) => source.slice(span.from, span.to);
  const shows = /\\d+ot\b|(?<![a-zA-Z\\])t(?![a-zA-Z])/.test(written(right));
  return shows ? null : (/\\d+ot\s*\{[^{}]*\}|\\d+ot\s*[a-zA-Z]/.exec(written(left))?.[0] ?? null);
}

type Kinds = ReadonlyMap<string, UnderstoodSymbol>;

const isNumber = (symbol: UnderstoodSymbol | null | undefined): boolean =>
  symbol?.type.kind === 'scalar' && !symbol.declared;

/** Whether a claim, or what it is defined by, was read with a number in bold print. */
export const readsBoldNumber = (
  claim: FoundClaim,
  symbols: readonly UnderstoodSymbol[],
  document: DocumentReading,
): boolean => {
  const used = definitionsUsed(claim, (name) => document.definitionAt(name, claim.equation.from));
  const kinds = new Map(symbols.map((s) => [s.name, s]));
  return [claim.left, claim.right, ...used.map(({ body }) => body)].some((side) =>
    holdsBoldNumber(side, kinds),
  );
};

/** A name in bold print that was read as a number, or as a vector of which an index chooses an entry: bold print says that each is a vector. */
function holdsBoldNumber(side: Syntax, kinds: Kinds): boolean {
  let found = false;
  visitAll(side, (node) => {
    const isIndexed = node.kind === 'subscript' && node.indices.length === 1;
    const name = isIndexed ? node.base : node;
    if (name.kind !== 'symbol' || name.font !== 'bold') return;
    const symbol = kinds.get(name.name);
    const isEntry = isIndexed && symbol?.type.kind === 'vector' && symbol.type.family.length === 0;
    found ||= isNumber(symbol) || (isEntry && !symbol.declared);
  });
  return found;
}

/** Whether a function takes a function: the P of `L(P, w) = \sum_x P(x) \log P(x) + \ldots`, in whose place nothing can be put. */
function appliesItsParameter({ parameters, body }: Definition): boolean {
  const names = new Set(parameters.map(plainText));
  let applies = false;
  visitAll(body, (node) => {
    if (node.kind !== 'juxtapose') return;
    applies ||= node.factors.some((factor, k) => {
      const next = node.factors[k + 1];
      const isApplied = next?.kind === 'group' && next.bracket === 'round' && isNameAlone(next.body);
      return isApplied && factor.kind === 'symbol' && names.has(factor.name);
    });
  });
  return applies;
}

const isNameAlone = (node: Syntax): boolean => asVariable(node, new Set(), () => false) !== null;

/** Whether a function's value is written in a mark of its argument: `f(x) = w^\top x^*`, where words say what x^* is to x. */
function namesItsParameterOtherwise({ parameters, body }: Definition): boolean {
  const uses = usesOf(
    body,
    () => false,
    () => null,
  );
  return parameters.some((parameter) => {
    const name = plainText(parameter);
    if (uses.has(name) || !/^(?:\\[a-zA-Z]+|[a-zA-Z])$/.test(name)) return false;
    return [...uses.keys()].some((other) => isMarked(other, name));
  });
}

/** `x^*`, `x'`, `\tilde{x}` of x; an index makes no other name of it. */
const isMarked = (name: string, letter: string): boolean =>
  name.startsWith(`${letter}^`) ||
  name.startsWith(`${letter}'`) ||
  (/^\\[a-z]+\{/.test(name) && name.endsWith(`{${letter}}`));

/**
 * The x of `Wx` where W was read as a matrix and x as a number: numbers are written first, so that x is most likely a
 * vector, and one side only fits the other by accident.
 */
function numberAfterMatrix(side: Syntax, kinds: Kinds): string | null {
  const kindOf = (node: Syntax): UnderstoodSymbol | null => {
    const variable = asVariable(node, new Set(), () => false);
    // Steps are told apart by names of their own, `h_{t-1}`.
    return variable && (kinds.get(plainText(node)) ?? kinds.get(variable.name) ?? null);
  };
  let found: string | null = null;
  visitAll(side, (node) => {
    if (node.kind !== 'juxtapose') return;
    for (const [k, factor] of node.factors.entries()) {
      const next = node.factors[k + 1];
      if (!next || kindOf(factor)?.type.kind !== 'matrix') continue;
      if (isNumber(kindOf(next))) found ??= plainText(next);
    }
  });
  return found;
}
