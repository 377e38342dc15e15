import { plainText } from '../elaborate/names';
import { asVariable, usesOf } from '../elaborate/uses';
import { isRoundBracket } from '../syntax/brackets';
import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import type { NamesInText } from './operatorLetters';

/** Trees do not change, and those of a document stay while it is written: each is gone through once. */
const holding = new WeakMap<Syntax, boolean>();

/** Whether a derivative operator stands anywhere in it. Primes count only on something that is applied: `f'(x)`. */
export function holdsDerivative(node: Syntax): boolean {
  let holds = holding.get(node);
  if (holds === undefined) {
    holds = findDerivative(node);
    holding.set(node, holds);
  }
  return holds;
}

function findDerivative(node: Syntax): boolean {
  if (node.kind === 'derivative') return true;
  if (node.kind === 'prime' && (node.base.kind === 'call' || node.base.kind === 'group')) return true;
  if (
    node.kind === 'juxtapose' &&
    node.factors.some((f, k) => isPrimed(f) && isRoundBracket(node.factors[k + 1]))
  )
    return true;
  return childrenOf(node).some(holdsDerivative);
}

/** `f'`, and the `f'^2` of `f'^2(x)`. */
const isPrimed = (node: Syntax): boolean =>
  node.kind === 'prime' || (node.kind === 'power' && isPrimed(node.base));

/** Whether something is differentiated in it with an operator and not a prime. */
export const holdsOperator = (node: Syntax): boolean => firstDerivative(node) !== null;

/** Whether a differential stands anywhere in it, other than the dx of an integral. */
export function holdsDifferential(node: Syntax): boolean {
  if (node.kind === 'differential') return true;
  return !isIntegral(node) && childrenOf(node).some(holdsDifferential);
}

/**
 * Whether a side makes its equation one about derivatives: it holds an operator, or the differential of more than an
 * unknown. `p(x) dx = q(y) dy` and `dx = v dt` say what x is, not what follows from it.
 */
export const isAboutDerivatives = (side: Syntax, names: NamesInText): boolean =>
  holdsDerivative(side) ||
  differentialsIn(side).some((arg) => {
    const variable = asVariable(arg, new Set(), () => false);
    return variable === null || names.definition(variable.name) !== null;
  }) ||
  isProductOfOne(side) ||
  losesSign(side);

/** `\frac{\partial f}{x}`, `\frac{dAx}{x^\top}`: a derivative whose second sign is lost; nothing is divided by a row. */
function losesSign(node: Syntax): boolean {
  if (node.kind === 'fraction') {
    const first = node.numerator.kind === 'juxtapose' ? node.numerator.factors[0] : node.numerator;
    if (first.kind === 'foreign' && first.name === '\\partial') return true;
    if (first.kind === 'differential' && node.denominator.kind === 'transpose') return true;
  }
  return childrenOf(node).some(losesSign);
}

/** `d\mathbf{W}\mathbf{W}^\top`: what follows a differential is of the same name, so that the d may be over both. */
function isProductOfOne(node: Syntax): boolean {
  if (node.kind !== 'juxtapose') return false;
  const [first, next] = node.factors;
  if (first.kind !== 'differential' || !next) return false;
  const name = asVariable(first.arg, new Set(), () => false)?.name;
  return (
    name !== undefined &&
    usesOf(
      next,
      () => false,
      () => null,
    ).has(name)
  );
}

/** What the differentials in a side are of. */
export function differentialsIn(node: Syntax): readonly Syntax[] {
  let found = differentials.get(node);
  if (!found) {
    found = findDifferentials(node);
    differentials.set(node, found);
  }
  return found;
}

/** Of trees, which do not change, those of a document are asked again after each edit. */
const differentials = new WeakMap<Syntax, readonly Syntax[]>();

function findDifferentials(node: Syntax): Syntax[] {
  if (isIntegral(node)) return [];
  const own = node.kind === 'differential' ? [withoutBrackets(node.arg)] : [];
  return [...own, ...childrenOf(node).flatMap(findDifferentials)];
}

const isIntegral = (node: Syntax): boolean => node.kind === 'big' && node.op === 'integral';
const withoutBrackets = (node: Syntax): Syntax => (node.kind === 'group' ? withoutBrackets(node.body) : node);

/** The variables that a side differentiates by, by name as written. */
export function derivativeVariables(node: Syntax): Syntax[] {
  const own =
    node.kind === 'derivative'
      ? node.by.map((b) => b.variable)
      : node.kind === 'juxtapose'
        ? primedArguments(node.factors)
        : [];
  return [...own, ...childrenOf(node).flatMap(derivativeVariables)];
}

/** The x of `f'(x)`. */
const primedArguments = (factors: readonly Syntax[]): Syntax[] =>
  factors.flatMap((factor, k) => {
    const argument = factors[k + 1];
    return factor.kind === 'prime' && argument?.kind === 'group' && isRoundBracket(argument)
      ? [argument.body]
      : [];
  });

/** Whether a derivative in it is only supposed to be one. */
export const isSupposed = (node: Syntax): boolean =>
  (node.kind === 'derivative' && node.supposed === true) || childrenOf(node).some(isSupposed);

/** Whether a name with a subscript has a prime, as `D_t'`: mostly another name, and seldom a derivative. */
export const primesName = (node: Syntax): boolean =>
  (node.kind === 'prime' && node.base.kind === 'subscript') || childrenOf(node).some(primesName);

/** Whether a side is a 0 alone, of whatever shape. */
export const isWrittenZero = (side: Syntax): boolean =>
  /^(\\mathbf\{0\}|\\vec\{0\}|0)(_.*)?$/.test(plainText(side));

/** The first derivative in it. */
export function firstDerivative(node: Syntax): Extract<Syntax, { kind: 'derivative' }> | null {
  if (node.kind === 'derivative') return node;
  for (const child of childrenOf(node)) {
    const found = firstDerivative(child);
    if (found) return found;
  }
  return null;
}

/** L of `L`, and of `L(w, b)`. */
export function nameOfFunction(operand: Syntax): string | null {
  if (operand.kind === 'group') return nameOfFunction(operand.body);
  const callee =
    operand.kind === 'juxtapose' && operand.factors[1]?.kind === 'group' ? operand.factors[0] : operand;
  return asVariable(callee, new Set(), () => false)?.name ?? null;
}

/** What the derivatives in a side act on. */
export function operandsOf(node: Syntax): Syntax[] {
  const own =
    node.kind === 'derivative' && node.operand
      ? [node.operand]
      : node.kind === 'differential'
        ? [node.arg]
        : [];
  return [...own, ...childrenOf(node).flatMap(operandsOf)];
}

/** The names of what is differentiated by something: the f of `\frac{\partial f}{\partial x}`, but not that of `df`. */
export function functionsDifferentiated(node: Syntax): string[] {
  const own = node.kind === 'derivative' && node.operand ? (nameOfFunction(node.operand) ?? []) : [];
  return [...[own].flat(), ...childrenOf(node).flatMap(functionsDifferentiated)];
}
