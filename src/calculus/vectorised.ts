import {
  add,
  block,
  commutation,
  compare,
  type Dimension,
  type Expr,
  identity,
  isOne,
  kronecker,
  matmul,
  mul,
  multiplyDimensions,
  negate,
  number,
  ONE,
  ones,
  transpose,
  unitVector,
  vec,
  zeros,
} from '../expr';

/** The two sides of a Kronecker product with one factor singled out: L ⊗ X ⊗ R; the number 1 for an empty side. */
export function aroundFactor(args: readonly Expr[], k: number): { left: Expr; right: Expr } {
  const product = (of: readonly Expr[]) => (of.length === 0 ? ONE : kronecker(of));
  return { left: product(args.slice(0, k)), right: product(args.slice(k + 1)) };
}

/**
 * The matrix V with vec(A ⊗ B) = V vec A: (I_n ⊗ K_{q,m} ⊗ I_p)(I_{mn} ⊗ vec B) for A m×n, B p×q (Magnus & Neudecker,
 * ch. 3, th. 10).
 */
export function vecOfKroneckerByLeft(a: Expr, b: Expr): Expr {
  const { rows: m, cols: n } = a.shape;
  return matmul([interleave(a, b), kronecker([identity(multiplyDimensions(m, n)), vec(b)])]);
}

/** The matrix V with vec(A ⊗ B) = V vec B: (I_n ⊗ K_{q,m} ⊗ I_p)(vec A ⊗ I_{pq}). */
export function vecOfKroneckerByRight(a: Expr, b: Expr): Expr {
  const { rows: p, cols: q } = b.shape;
  return matmul([interleave(a, b), kronecker([vec(a), identity(multiplyDimensions(p, q))])]);
}

function interleave(a: Expr, b: Expr): Expr {
  const { rows: m, cols: n } = a.shape;
  const { rows: p, cols: q } = b.shape;
  return kronecker([identity(n), commutation(q, m, multiplyDimensions(q, m)), identity(p)]);
}

/** The blocks of a matrix, with what takes a matrix of the whole shape to the part of it in that block's place. */
export function placesOf(
  e: Extract<Expr, { kind: 'block' }>,
): { part: Expr; row: Expr; col: Expr; place: (whole: Expr) => Expr }[] {
  const heights = e.rows.map((row) => row[0].shape.rows);
  const widths = e.rows[0].map((cell) => cell.shape.cols);
  return e.rows.flatMap((cells, r) =>
    cells.map((part, c) => {
      const row = placing(heights, r, e.shape.rows);
      const col = placing(widths, c, e.shape.cols);
      return { part, row, col, place: (whole: Expr) => matmul([transpose(row), whole, col]) };
    }),
  );
}

/** A matrix of blocks as a sum of its blocks, each put in its place by matrices of zeros and ones. */
export function sumOfBlocks(e: Extract<Expr, { kind: 'block' }>, keep: (part: Expr) => boolean): Expr {
  const terms = placesOf(e)
    .filter(({ part }) => keep(part))
    .map(({ part, row, col }) => matmul([row, part, transpose(col)]));
  return terms.length === 0 ? zeros(e.shape) : add(terms);
}

/** The matrix that puts something of height sizes[k] in place k of a stack: zeros with an identity at k. */
function placing(sizes: readonly Dimension[], k: number, all: Dimension): Expr {
  if (sizes.every(isOne)) return isOne(all) ? ONE : unitVector(all, number(k + 1));
  const cells = sizes.map((size, at) => [at === k ? identity(size) : zeros({ rows: size, cols: sizes[k] })]);
  return block(cells, { rows: all, cols: sizes[k] });
}

/** A case distinction as a sum: each value times the indicator that its condition is the first to hold. */
export function sumOfCases(e: Extract<Expr, { kind: 'piecewise' }>, keep: (part: Expr) => boolean): Expr {
  const terms: Expr[] = [];
  let before: Expr[] = [];
  for (const { condition, value } of e.branches) {
    if (keep(value)) terms.push(mul([...before, condition, value]));
    before = [...before, complement(condition)];
  }
  if (keep(e.otherwise)) terms.push(mul([...before, e.otherwise]));
  return terms.length === 0 ? zeros(e.shape) : add(terms);
}

/** 1 where a condition does not hold. A comparison with NaN holds on neither side, where nothing is defined anyway. */
function complement(condition: Expr): Expr {
  if (condition.kind === 'compare') {
    if (condition.op === '<') return compare('<=', condition.right, condition.left);
    if (condition.op === '<=') return compare('<', condition.right, condition.left);
  }
  return add([ones(condition.shape), negate(condition)]);
}
