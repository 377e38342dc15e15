import {
  contains,
  type Expr,
  elementwise,
  extremum,
  isPositive,
  isScalar,
  isZero,
  mul,
  negate,
  type PiecewiseNode,
  piecewise,
  postorder,
  spread,
} from '../expr';
import { sumOfCases } from './vectorised';

type Differentiate = (e: Expr) => Expr;

/** The differential of cases, case by case; what all of them have in common, such as dx, comes out in front. */
export function differentialOfCases(e: PiecewiseNode, d: Differentiate): Expr {
  const tangents = [...e.branches.map((b) => d(b.value)), d(e.otherwise)];
  const own = new Set(postorder([e]).filter((node) => node.kind === 'symbol'));
  // What holds a tangent: no symbol of the function itself.
  const isTangent = (f: Expr) => contains(f, (node) => node.kind === 'symbol' && !own.has(node));
  // Of one condition for the whole, cases stay cases; entry by entry they are a sum of indicators.
  const isWhole = e.branches.every((b) => isScalar(b.condition));
  const common = isWhole ? [] : commonFactors(tangents.filter((t) => !isZero(t))).filter(isTangent);
  const rests = tangents.map((t) => (isZero(t) ? t : without(t, common, e)));
  const slopes = piecewise(
    e.branches.map((b, k) => ({ condition: b.condition, value: rests[k] })),
    rests[rests.length - 1],
  );
  if (common.length === 0 || slopes.kind !== 'piecewise') return mul([slopes, ...common]);
  return mul([clipped(slopes) ?? sumOfCases(slopes, (part) => !isZero(part)), ...common]);
}

const factorsOf = (term: Expr): readonly Expr[] => (term.kind === 'mul' ? term.args : [term]);

function commonFactors(terms: readonly Expr[]): Expr[] {
  if (terms.length === 0) return [];
  return factorsOf(terms[0]).filter((f) => terms.every((term) => factorsOf(term).includes(f)));
}

function without(term: Expr, common: readonly Expr[], e: PiecewiseNode): Expr {
  const rest = factorsOf(term).filter((f) => !common.includes(f));
  return common.length === 0 ? term : spread(mul(rest), e.shape);
}

/** u where |u| ≤ δ, δ sign(u) elsewhere: u cut off at -δ and δ, for positive δ (the slope of Huber's loss). */
function clipped(e: PiecewiseNode): Expr | null {
  const [{ condition, value }] = e.branches;
  if (e.branches.length !== 1 || condition.kind !== 'compare' || !['<', '<='].includes(condition.op))
    return null;
  const { left, right } = condition;
  if (left !== elementwise('abs', value)) return null;
  const bound = spread(right, e.shape);
  if (!isBoundPositive(bound) || e.otherwise !== mul([bound, elementwise('sign', value)])) return null;
  return extremum('max', [extremum('min', [value, bound]), negate(bound)]);
}

/** A positive number, alone or in every entry. */
const isBoundPositive = (e: Expr): boolean =>
  e.kind === 'ones' || isPositive(e) || (e.kind === 'mul' && e.args.every(isBoundPositive));
