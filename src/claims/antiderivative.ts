import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { factorsOf, holds, productOf, within } from './linkDifference';

/** Something whose derivative by a variable is given, and whether it may hold a part that was not seen. */
export interface Antiderivative {
  readonly body: Syntax;
  /** It is so up to what does not depend on the variable. */
  readonly isPartial: boolean;
}

/**
 * What has this derivative by this variable: `f(u)` for `f'(u)` where the variable stands in u as a term, and a linear
 * or quadratic function where the derivative is a sum of terms without the variable and the variable itself. Null for all
 * others. `own`: the indices of what is differentiated; over others of the variable, all members are summed.
 */
export function antiderivativeOf(
  value: Syntax,
  variable: Syntax,
  own: readonly string[],
): Antiderivative | null {
  const named = asVariable(variable, new Set(), () => false);
  if (!named) return null;
  const foreign = named.indices.filter((i) => !own.includes(plainText(i)));
  if (!foreign.every((i) => i.kind === 'symbol')) return null;
  const composed = foreign.length === 0 ? underPrime(value, variable) : null;
  if (composed) return { body: composed, isPartial: false };
  const terms = termsOf(value).map((term) => integratedTerm(term, variable));
  if (!terms.every((term) => term !== null)) return null;
  return { body: overAll(sumOf(terms), foreign), isPartial: true };
}

/** The f(u) of `\pm f'(u)` with u = \pm x + …. */
function underPrime(value: Syntax, variable: Syntax): Syntax | null {
  const factors = factorsOf(value);
  const primed = factors.filter((f) => holds(f, variable));
  const [only] = primed;
  if (primed.length !== 1 || only.kind !== 'juxtapose' || only.factors.length !== 2) return null;
  const [callee, group] = only.factors;
  if (callee.kind !== 'prime' || callee.count !== 1 || group.kind !== 'group') return null;
  const [own, ...others] = termsOf(group.body).filter(({ node }) => holds(node, variable));
  if (!own || others.length > 0 || !isSame(own.node, variable)) return null;
  const plain: Syntax = { ...only, factors: [callee.base, group] };
  const rest = factors.filter((f) => f !== only);
  const product = productOf([...rest, plain]);
  return productOf(factorsOf(own.isMinus ? negated(product) : product));
}

interface Term {
  readonly node: Syntax;
  readonly isMinus: boolean;
}

function termsOf(node: Syntax): Term[] {
  const inner = within(node);
  const turned = (terms: Term[]) => terms.map((t) => ({ ...t, isMinus: !t.isMinus }));
  if (inner.kind === 'negate') return turned(termsOf(inner.arg));
  if (inner.kind === 'binary' && inner.op === 'add') return [...termsOf(inner.left), ...termsOf(inner.right)];
  if (inner.kind === 'binary' && inner.op === 'subtract')
    return [...termsOf(inner.left), ...turned(termsOf(inner.right))];
  return [{ node: inner, isMinus: false }];
}

/** x²/2 for x, and c x for a c without x. */
function integratedTerm({ node, isMinus }: Term, variable: Syntax): Term | null {
  const { span } = node;
  if (isSame(node, variable)) {
    const two: Syntax = { kind: 'number', text: '2', span };
    const square: Syntax = { kind: 'power', base: variable, exponent: two, span };
    return { node: { kind: 'fraction', numerator: square, denominator: two, span }, isMinus };
  }
  return holdsName(node, variable) ? null : { node: productOf([bracketed(node), variable]), isMinus };
}

const isSame = (node: Syntax, variable: Syntax): boolean => plainText(within(node)) === plainText(variable);

/** Whether the variable's name stands in a node with whatever index. */
function holdsName(node: Syntax, variable: Syntax): boolean {
  const base = variable.kind === 'subscript' ? variable.base : variable;
  return holds(node, base);
}

const bracketed = (node: Syntax): Syntax => ({
  kind: 'group',
  bracket: 'round',
  body: node,
  span: node.span,
});
const negated = (arg: Syntax): Syntax => ({ kind: 'negate', arg, span: arg.span });

function sumOf(terms: readonly Term[]): Syntax {
  const [first, ...others] = terms;
  return others.reduce<Syntax>(
    (left, { node, isMinus }) => ({
      kind: 'binary',
      op: isMinus ? 'subtract' : 'add',
      left,
      right: node,
      operator: node.span,
      span: left.span,
    }),
    first.isMinus ? negated(first.node) : first.node,
  );
}

function overAll(body: Syntax, indices: readonly Syntax[]): Syntax {
  return indices.reduceRight<Syntax>(
    (inner, index) => ({
      kind: 'big',
      op: 'sum',
      indices: [index],
      from: null,
      to: null,
      condition: null,
      body: bracketed(inner),
      span: inner.span,
    }),
    body,
  );
}
