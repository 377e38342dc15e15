import {
  compare,
  divide,
  type Expr,
  type ExtremeEntryNode,
  elementwise,
  innerProduct,
  isOne,
  isScalar,
  isSymmetric,
  isZero,
  mul,
  type NormNode,
  spread,
  total,
  zeros,
} from '../expr';

type Differentiate = (e: Expr) => Expr;

/** d max(M) = ⟨[M = max M], dM⟩: what the largest entry does, and where entries are equal throughout, their mean. */
export function differentialOfExtremeEntry(e: ExtremeEntryNode, d: Differentiate): Expr {
  const tangent = d(e.arg);
  if (isZero(tangent)) return zeros(e.shape);
  const largest = compare('==', e.arg, spread(e, e.arg.shape));
  return shared(innerProduct(largest, tangent), largest, e.arg);
}

/** d‖x‖_∞ = sign(x_k) dx_k for the k at which |x_k| is largest. */
export function differentialOfMaximumNorm(e: NormNode, tangent: Expr): Expr {
  const largest = compare('==', elementwise('abs', e.arg), spread(e, e.arg.shape));
  return shared(innerProduct(mul([largest, elementwise('sign', e.arg)]), tangent), largest, e.arg);
}

/** Divided by how many entries are the largest, where that need not be one: those of a symmetric matrix come in pairs. */
const shared = (sum: Expr, largest: Expr, entries: Expr): Expr =>
  areDistinct(entries) && !isSymmetric(entries) ? sum : divide(sum, total(largest));

/** Whether entries are equal to each other at single points only, so that one of them alone is the largest nearly everywhere. */
function areDistinct(e: Expr): boolean {
  if (isScalar(e)) return true;
  switch (e.kind) {
    case 'symbol':
      return ['none', 'positive', 'invertible', 'orthogonal', 'prob'].includes(e.property);
    case 'transpose':
    case 'elementwise':
    case 'softmax':
      return areDistinct(e.arg);
    case 'matrixpower':
    case 'pow':
      return areDistinct(e.base);
    case 'add':
    case 'mul':
      return e.args.some((a) => !isScalar(a) && areDistinct(a));
    case 'matmul': {
      // Rows differ by the first factor's, columns by the last one's.
      const [first, last] = [e.args[0], e.args[e.args.length - 1]];
      return (
        (isOne(e.shape.rows) || areDistinct(ofDiagonal(first))) &&
        (isOne(e.shape.cols) || areDistinct(ofDiagonal(last)))
      );
    }
    default:
      return false;
  }
}

/** As a factor, a diagonal matrix scales rows or columns by its entries. */
const ofDiagonal = (factor: Expr): Expr => (factor.kind === 'diagonal' ? factor.arg : factor);
