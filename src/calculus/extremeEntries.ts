import {
  compare,
  divide,
  type Expr,
  type ExtremeEntryNode,
  elementwise,
  factsOf,
  innerProduct,
  isOne,
  isScalar,
  isSymmetric,
  isZero,
  mul,
  type NormNode,
  postorder,
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
    case 'elementwise':
      return factsOf(e.name).flat !== true && areDistinct(e.arg);
    case 'transpose':
    case 'softmax':
      return areDistinct(e.arg);
    case 'matrixpower':
    case 'pow':
      return areDistinct(e.base);
    case 'add':
    case 'mul': {
      const tensors = e.args.filter((a) => !isScalar(a));
      return tensors.some(areDistinct) && tensors.every(hasNoFlats) && areIndependent(tensors);
    }
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

/** Whether no part is constant in pieces: x − relu(x) and x ∘ [x > 0] have many entries that are zero. */
const hasNoFlats = (e: Expr): boolean =>
  postorder([e]).every(
    (part) =>
      !['compare', 'piecewise', 'extremum', 'delta'].includes(part.kind) &&
      !(part.kind === 'elementwise' && factsOf(part.name).flat === true),
  );

/** Whether no symbol stands in two of them: X − Xᵀ has its entries in pairs. */
function areIndependent(parts: readonly Expr[]): boolean {
  const seen = new Set<Expr>();
  for (const part of parts)
    for (const symbol of postorder([part]).filter((node) => node.kind === 'symbol')) {
      if (seen.has(symbol)) return false;
      seen.add(symbol);
    }
  return true;
}

/** As a factor, a diagonal matrix scales rows or columns by its entries. */
const ofDiagonal = (factor: Expr): Expr => (factor.kind === 'diagonal' ? factor.arg : factor);
