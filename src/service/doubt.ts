import { restatedIn, unwrap } from '../claims/definition';
import { firstDerivative, holdsDerivative, holdsDifferential } from '../claims/derivativeSide';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { exerciseAround } from '../claims/exercises';
import { isExpandedAround } from '../claims/expansions';
import { isAtPoint } from '../claims/nablaVariables';
import { writtenName } from '../claims/unknownFunctions';
import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable, usesOf } from '../elaborate/uses';
import { type Expr, postorder, type SymbolNode } from '../expr';
import type { Syntax } from '../syntax/tree';
import { childrenOf, visitAll } from '../syntax/walk';
import type { Attempt } from './attempts';
import type { Doubt } from './doubtReason';
import { doubtOfIndices } from './indexDoubt';
import { doubtOfMeans } from './meanDoubt';
import { isNothing } from './nothing';
import { doubtOfReading } from './readingDoubt';
import { roundingOf } from './roundedNumbers';
import { doubtOfSelections } from './selectionDoubt';
import { doubtOfShorthand } from './shorthandDoubt';
import { areOfOneOrder } from './vary';

/**
 * A claim is refuted only where the text says what everything in it stands for. What is not said may be what makes
 * both sides equal: a function without a definition, a letter that appears on one side only, a dependence that the
 * text shows in a figure, a value that was put in.
 */
export function doubtOf(
  claim: FoundClaim,
  { left, right, symbols, decision }: Attempt,
  document: DocumentReading,
  text: string,
): Doubt | null {
  if (isExpandedAround(claim.left, claim.right))
    return { category: 'prose', key: 'approximation', blanks: {} };
  // A bracket that is missing or that closes nothing leaves open what belongs together.
  if (claim.broken) return { category: 'notation', key: 'broken', blanks: {} };
  if (decision.maxRelError > 0 && decision.maxRelError <= roundingOf(claim.right))
    return { category: 'prose', key: 'rounded', blanks: {} };
  const earlier = nameOfAnotherExercise(claim, document, text);
  if (earlier) return { category: 'no-definition', key: 'no-definition', blanks: { name: earlier } };
  for (const side of [left, right]) {
    const unknown = postorder([side]).find((e) => e.kind === 'apply');
    if (unknown?.kind === 'apply')
      return { category: 'no-definition', key: 'any-function', blanks: { name: writtenName(unknown.name) } };
  }
  const known = new Set([...namesIn(left), ...writtenNames(claim, document)]);
  const given = nameWithoutMeaning(claim.left, claim, document);
  // What the left side is made of has its meaning from there: the y of ∂(xy)/∂x = y.
  const named = nameWithoutMeaning(claim.right, claim, document);
  const unnamed = given ?? (named !== null && !known.has(named) ? named : null);
  if (unnamed)
    return { category: 'no-definition', key: 'no-definition', blanks: { name: writtenName(unnamed) } };
  if (restatedIn([claim.left, claim.right], [{ op: claim.op }]))
    return { category: 'no-definition', key: 'restated', blanks: {} };
  const clash = [claim.left, claim.right].map(indexOfTwo).find((letter) => letter !== null);
  if (clash) return { category: 'ambiguous', key: 'index-of-two', blanks: { name: clash } };
  if (isApproximation(claim, document)) return { category: 'prose', key: 'approximation', blanks: {} };
  if (isSolved(claim, document)) return { category: 'prose', key: 'solved', blanks: {} };
  if ([claim.left, claim.right].some(holdsDifferential) && !areOfOneOrder(left, right))
    return { category: 'prose', key: 'increment', blanks: {} };
  // A gradient that has a name shows its derivative only in its definition.
  if (isNothing(left) && unwrap(claim.left).kind !== 'number')
    return { category: 'no-definition', key: 'no-dependence', blanks: {} };
  const reading = doubtOfReading(claim, symbols, document);
  if (reading) return reading;
  const indices = doubtOfIndices(claim, left);
  if (indices) return indices;
  const means = doubtOfMeans([left, right]);
  if (means) return means;
  if (isWithoutItsParameter(claim, document))
    return { category: 'no-definition', key: 'no-dependence', blanks: {} };
  const selections = doubtOfSelections([claim.left, claim.right], [left, right]);
  if (selections) return selections;
  const shorthand = doubtOfShorthand(claim, document);
  if (shorthand) return shorthand;
  const stranger = namesIn(right).find((name) => !known.has(name));
  if (stranger) return { category: 'no-definition', key: 'stranger', blanks: { name: stranger } };
  // Numbers put in for letters: 2(x + αd)d = -2(2 - α) at a point that the words around it name.
  const gone = namesIn(left).filter((name) => !namesIn(right).includes(name));
  const isLink = ![claim.left, claim.right].some((side) => holdsDerivative(side) || holdsDifferential(side));
  const isEvaluated =
    namesIn(right).length === 0 &&
    isAtPoint(claim.left, (name) => document.definitionAt(name, claim.equation.from));
  if (gone.length > (isLink || isEvaluated ? 0 : 1))
    return { category: 'no-definition', key: 'evaluated', blanks: { name: gone.join(', ') } };
  return null;
}

/** A name in the claim whose definition belongs to an exercise before the one that the claim stands in. */
function nameOfAnotherExercise(claim: FoundClaim, document: DocumentReading, text: string): string | null {
  const at = claim.equation.from;
  const start = exerciseAround(text, at);
  if (start < 0) return null;
  const defined = new Set<string>();
  const lookUp = (name: string) => {
    const definition = document.definitionAt(name, at);
    if (definition) defined.add(name);
    return definition;
  };
  for (const side of [claim.left, claim.right]) usesOf(side, () => false, lookUp);
  return [...defined].find((name) => (document.placeOfDefinition(name, at) ?? at) < start) ?? null;
}

/** Whether an f is differentiated by a parameter that its definition names and then has no more: words say what became of it. */
function isWithoutItsParameter(claim: FoundClaim, document: DocumentReading): boolean {
  const definition = (name: string) => document.definitionAt(name, claim.equation.from);
  let found = false;
  for (const side of [claim.left, claim.about])
    visitAll(side, (node) => {
      if (node.kind !== 'derivative' || !node.operand) return;
      const f = asVariable(node.operand, new Set(), () => false);
      const defined = f && definition(f.name);
      if (!defined) return;
      for (const { variable } of node.by) {
        const isParameter = defined.parameters.some((p) => plainText(p) === plainText(variable));
        found ||= isParameter && !usesOf(defined.body, () => false, definition).has(plainText(variable));
      }
    });
  return found;
}

const namesIn = (e: Expr): string[] => [
  ...new Set(
    postorder([e])
      .filter((n): n is SymbolNode => n.kind === 'symbol')
      .map((n) => n.name),
  ),
];

/** Every name in the left side and what it is defined by, before anything was differentiated away. */
function writtenNames(claim: FoundClaim, document: DocumentReading): Iterable<string> {
  const variables = new Set(firstDerivative(claim.left)?.by.map(({ variable }) => plainText(variable)));
  return usesOf(
    claim.left,
    () => false,
    (name) => {
      const definition = document.definitionAt(name, claim.equation.from);
      // X = UΣVᵀ takes the variable apart: its factors move with it, and are no constants.
      return definition?.body.kind === 'juxtapose' && variables.has(name) ? null : definition;
    },
  ).keys();
}

/** A side that is a name alone, of which nothing was said: the equation gives it its value. */
function nameWithoutMeaning(side: Syntax, claim: FoundClaim, document: DocumentReading): string | null {
  const whole = unwrap(side);
  const named = appliedTo(whole);
  const variable = asVariable(named, new Set(), () => false);
  if (!variable) return null;
  const definition = document.definitionAt(variable.name, claim.equation.from);
  // A set D is not what D(x) is the value of, and D(x) = … does not say what D_t(x) is.
  const isOfFunction = (found: Definition) =>
    found.parameters.length > 0 && found.indices.length === variable.indices.length;
  const isDefined = definition !== null && (named === whole || isOfFunction(definition));
  return isDefined ? null : variable.name;
}

/** The D of `D(x)` and of `D_t(x)`, which an equation gives its value too. */
const appliedTo = (side: Syntax): Syntax => {
  if (side.kind !== 'juxtapose' || side.factors.length !== 2) return side;
  const [callee, group] = side.factors;
  // f'(x) has its meaning from what f is.
  if (callee.kind === 'prime') return side;
  return group.kind === 'group' && group.bracket === 'round' && asVariable(group.body, new Set(), () => false)
    ? callee
    : side;
};

/**
 * A letter that a sum runs over and that the variable outside bears too, as in \partial \sum_j \ln p_j / \partial p_j: one
 * term is meant, or all of them.
 */
function indexOfTwo(side: Syntax): string | null {
  if (side.kind === 'derivative' && side.operand) {
    const letters = new Set(side.by.flatMap(({ variable }) => lettersInSubscripts(variable)));
    const bound = boundLetters(side.operand).find((letter) => letters.has(letter));
    if (bound !== undefined) return bound;
  }
  for (const child of childrenOf(side)) {
    const found = indexOfTwo(child);
    if (found !== null) return found;
  }
  return null;
}

const lettersInSubscripts = (node: Syntax): string[] => [
  ...(node.kind === 'subscript' ? node.indices.flatMap(lettersIn) : []),
  ...childrenOf(node).flatMap(lettersInSubscripts),
];

/** The k and m of an index k + m - 1. */
const lettersIn = (index: Syntax): string[] =>
  index.kind === 'symbol' ? [index.name] : childrenOf(index).flatMap(lettersIn);

const boundLetters = (node: Syntax): string[] => [
  ...(node.kind === 'big' ? node.indices.map(plainText) : []),
  ...childrenOf(node).flatMap(boundLetters),
];

const SOLVED =
  /\b(?:solv(?:es?|ing)|solutions? (?:of|to)|satisf(?:y|ies|ying))[^.;。；]{0,40}$|(?:满足|求解方程|使得)[^.;。；]{0,20}$/i;

/** An equation that something is to satisfy, "the step d solves …"; it is no identity. */
const isSolved = (claim: FoundClaim, document: DocumentReading): boolean =>
  SOLVED.test(document.regions[claim.region].before);

const APPROXIMATE = /taylor|approximat|first[- ]order|second[- ]order|泰勒|近似|一阶展开|二阶展开/i;

/** An expansion around a point, which is only nearly equal; the words before it say so. */
function isApproximation(claim: FoundClaim, document: DocumentReading): boolean {
  return !holdsDerivative(claim.left) && APPROXIMATE.test(document.regions[claim.region].before);
}
