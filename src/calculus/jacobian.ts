import {
  add,
  blockOf,
  commutation,
  contains,
  type Dimension,
  diagonal,
  type Expr,
  freshIndex,
  identity,
  index,
  isOne,
  kronecker,
  matmul,
  mul,
  multiplyDimensions,
  ONE,
  ones,
  SCALAR,
  type SymbolNode,
  size,
  splitScalars,
  sum,
  transpose,
  unitVector,
  vec,
  zeros,
} from '../expr';
import { type ContractedTerm, contract, fixIndex } from './contract';
import { NotDifferentiable } from './errors';
import { indexedTerms } from './indexedTerms';
import { type Factor, type Index, type IndexSizes, newIndex } from './indices';
import { vecOfKroneckerByLeft, vecOfKroneckerByRight } from './vectorised';

/**
 * The matrix J with d vec Y = J d vec X, for an expression dY linear in `tangent` = dX (the identification
 * theorem; Magnus & Neudecker ch. 9). m×n by p×q gives mn×pq, with Kronecker products and commutation matrices
 * where both sides are matrices.
 */
export function jacobian(linear: Expr, tangent: SymbolNode): Expr {
  return jacobianOfStacked(linear, tangent) ?? jacobianByIndices(linear, tangent);
}

/** By theorem where a vec or a Kronecker product varies: rearranged, its indices are not those of one matrix. */
function jacobianOfStacked(linear: Expr, tangent: SymbolNode): Expr | null {
  const isStacked = (e: Expr) => ['vec', 'unvec', 'kronecker', 'block'].includes(e.kind);
  const varies = (e: Expr) => contains(e, (node) => node === tangent);
  if (!contains(linear, (node) => isStacked(node) && varies(node))) return null;
  switch (linear.kind) {
    case 'add':
      return add(linear.args.map((a) => jacobian(a, tangent)));
    case 'mul': {
      const { scalars, rest } = splitScalars(linear);
      if (scalars.length === 0 || scalars.some(varies)) return null;
      return mul([...scalars, jacobian(rest, tangent)]);
    }
    case 'vec':
    case 'unvec':
      return jacobian(linear.arg, tangent);
    case 'transpose': {
      const { rows, cols } = linear.arg.shape;
      const turn = commutation(rows, cols, multiplyDimensions(rows, cols));
      return matmul([turn, jacobian(linear.arg, tangent)]);
    }
    case 'matmul': {
      // vec(A Y B) = (Bᵀ ⊗ A) vec Y
      const k = linear.args.findIndex(varies);
      const before = linear.args.slice(0, k);
      const after = linear.args.slice(k + 1);
      const { rows, cols } = linear.args[k].shape;
      const left = before.length > 0 ? matmul(before) : identity(rows);
      const right = after.length > 0 ? transpose(matmul(after)) : identity(cols);
      return matmul([kronecker([right, left]), jacobian(linear.args[k], tangent)]);
    }
    case 'block': {
      // Columns above each other are stacked as they stand, and so are whole matrices side by side.
      const parts = linear.rows.length === 1 ? linear.rows[0] : linear.rows.map(([first]) => first);
      const isStack = linear.rows.length === 1 || (linear.rows[0].length === 1 && isOne(linear.shape.cols));
      return isStack ? blockOf(parts.map((part) => [jacobian(part, tangent)])) : null;
    }
    case 'kronecker': {
      const k = linear.args.findIndex(varies);
      if (k > 0) {
        const left = kronecker(linear.args.slice(0, k));
        const right = kronecker(linear.args.slice(k));
        return matmul([vecOfKroneckerByRight(left, right), jacobian(right, tangent)]);
      }
      const right = kronecker(linear.args.slice(1));
      return matmul([vecOfKroneckerByLeft(linear.args[0], right), jacobian(linear.args[0], tangent)]);
    }
    default:
      return null;
  }
}

function jacobianByIndices(linear: Expr, tangent: SymbolNode): Expr {
  const sizes: IndexSizes = new Map();
  const out: Pair = { row: newIndex(sizes, linear.shape.rows), col: newIndex(sizes, linear.shape.cols) };
  const by: Pair = { row: newIndex(sizes, tangent.shape.rows), col: newIndex(sizes, tangent.shape.cols) };
  const free = new Set([out.row, out.col, by.row, by.col].filter((i) => i !== null));
  const terms = indexedTerms(linear, out.row, out.col, tangent, sizes);
  const shape = {
    rows: multiplyDimensions(linear.shape.rows, linear.shape.cols),
    cols: multiplyDimensions(tangent.shape.rows, tangent.shape.cols),
  };
  if (terms.length === 0) return zeros(shape);
  return add(
    terms.map((term) => {
      const links = [link(term.slot.row, by.row), link(term.slot.col, by.col)].filter((l) => l !== null);
      const contracted = contract({ ...term, deltas: [...term.deltas, ...links] }, free, sizes);
      const matrix = assembled(contracted, out, by, sizes, tangent);
      return [...term.sums].reverse().reduce((body, s) => sum(s.index, s.from, s.to, body), matrix);
    }),
  );
}

interface Pair {
  readonly row: Index;
  readonly col: Index;
}

const link = (a: Index, b: Index): readonly [string, string] | null =>
  a !== null && b !== null ? [a, b] : null;

/**
 * The term as a matrix, summed over what no product sums out. Where an index of the result stands in factors that no
 * Kronecker product holds together, it is cut: F[i,·] G[i,·] is Σ_s e_s[i] F[s,·] G[s,·].
 */
function assembled(term: ContractedTerm, out: Pair, by: Pair, sizes: IndexSizes, tangent: SymbolNode): Expr {
  const over = (i: string) => size(sizes.get(i) as Dimension);
  const whole = assemble(term, out, by, sizes, tangent);
  if (whole) return term.sums.reduce((body, i) => sum(i, ONE, over(i), body), mul([...term.scalars, whole]));
  const i = [out.row, out.col, by.row, by.col].find(
    (x) =>
      x !== null && term.factors.filter((f) => f.col !== null && (f.row === x || f.col === x)).length > 1,
  );
  if (!i) throw noForm(term);
  const s = freshIndex('s').name;
  sizes.set(s, sizes.get(i) as Dimension);
  const fixed = fixIndex(term.factors, i, index(s));
  const unit: Factor = { matrix: unitVector(sizes.get(i) as Dimension, index(s)), row: i, col: null };
  const cut: ContractedTerm = {
    scalars: [...term.scalars, ...fixed.scalars],
    factors: [unit, ...fixed.factors],
    sums: [s, ...term.sums],
  };
  return assembled(cut, out, by, sizes, tangent);
}

/** Puts factors on the free indices together as one matrix with rows (out.col, out.row) and columns (by.col, by.row); null where they do not fit. */
function assemble(
  term: ContractedTerm,
  out: Pair,
  by: Pair,
  sizes: IndexSizes,
  tangent: SymbolNode,
): Expr | null {
  const factors = gatherAtIdentities(term.factors, out, by);
  const take = (a: Index, b: Index): Expr | null => {
    const at = factors.findIndex((f) => (f.row === a && f.col === b) || (f.row === b && f.col === a));
    if (at < 0 || a === null || b === null) return null;
    const [f] = factors.splice(at, 1);
    return f.row === a ? f.matrix : transpose(f.matrix);
  };
  const takeVector = (a: Index): Expr | null => {
    const at = a === null ? -1 : factors.findIndex((f) => f.row === a && f.col === null);
    return at < 0 ? null : factors.splice(at, 1)[0].matrix;
  };
  const ofRows = take(out.row, out.col);
  const ofCols = take(by.row, by.col);
  const straight = { low: take(out.row, by.row), high: take(out.col, by.col) };
  const crossed = { low: take(out.row, by.col), high: take(out.col, by.row) };
  const isCrossed = crossed.low !== null || crossed.high !== null;
  if (isCrossed && (straight.low !== null || straight.high !== null)) return null;
  const vectors = {
    outRow: takeVector(out.row),
    outCol: takeVector(out.col),
    byRow: takeVector(by.row),
    byCol: takeVector(by.col),
  };
  if (factors.length > 0) return null;

  const nothingBetween = !isCrossed && straight.low === null && straight.high === null;
  if (
    nothingBetween &&
    (ofRows !== null ||
      out.row === null ||
      out.col === null ||
      ofCols !== null ||
      by.row === null ||
      by.col === null)
  ) {
    const rows = stacked(ofRows, vectors.outRow, vectors.outCol, out, sizes);
    const cols = stacked(ofCols, vectors.byRow, vectors.byCol, by, sizes);
    return matmul([rows, transpose(cols)]);
  }
  const [lowBy, highBy] = isCrossed ? [by.col, by.row] : [by.row, by.col];
  const [lowByVector, highByVector] = isCrossed
    ? [vectors.byCol, vectors.byRow]
    : [vectors.byRow, vectors.byCol];
  const pairs = isCrossed ? crossed : straight;
  const low = between(pairs.low, vectors.outRow, lowByVector, out.row, lowBy, sizes);
  const high = between(pairs.high, vectors.outCol, highByVector, out.col, highBy, sizes);
  let core = kronecker([high, low]);
  if (isCrossed) {
    const { rows, cols } = tangent.shape;
    core = matmul([core, commutation(rows, cols, multiplyDimensions(rows, cols))]);
  }
  if (ofRows) core = matmul([diagonal(vec(ofRows)), core]);
  if (ofCols) core = matmul([core, diagonal(vec(ofCols))]);
  return core;
}

/** The column vec of what stands on one side alone. */
function stacked(
  matrix: Expr | null,
  rowVector: Expr | null,
  colVector: Expr | null,
  side: Pair,
  sizes: IndexSizes,
): Expr {
  const dimensionOf = (i: Index): Dimension => (i === null ? SCALAR.rows : (sizes.get(i) as Dimension));
  const column = (v: Expr | null, i: Index): Expr => v ?? ones({ rows: dimensionOf(i), cols: SCALAR.cols });
  const outer = () => matmul([column(rowVector, side.row), transpose(column(colVector, side.col))]);
  if (!matrix)
    return side.col === null
      ? column(rowVector, side.row)
      : side.row === null
        ? column(colVector, side.col)
        : vec(outer());
  const scaled = rowVector || colVector ? mul([matrix, outer()]) : matrix;
  return vec(scaled);
}

/** The matrix between one output index and one variable index: diag(u) M diag(v), or u vᵀ where there is no M. */
function between(
  matrix: Expr | null,
  outVector: Expr | null,
  byVector: Expr | null,
  out: Index,
  by: Index,
  sizes: IndexSizes,
): Expr {
  const unit = (i: Index): Expr =>
    i === null ? ones(SCALAR) : ones({ rows: sizes.get(i) as Dimension, cols: SCALAR.cols });
  if (!matrix) return matmul([outVector ?? unit(out), transpose(byVector ?? unit(by))]);
  if (matrix.kind === 'identity') {
    const vectors = [outVector, byVector].filter((v) => v !== null);
    return vectors.length === 0 ? identity(matrix.shape.rows) : diagonal(mul(vectors));
  }
  return matmul([
    ...(outVector ? [diagonal(outVector)] : []),
    matrix,
    ...(byVector ? [diagonal(byVector)] : []),
  ]);
}

/** With δ_ik present, a factor on (j, k) is one on (j, i): everything is drawn to the side where it makes a pair. */
function gatherAtIdentities(given: readonly Factor[], out: Pair, by: Pair): Factor[] {
  let factors = [...given];
  const isOut = (i: Index) => i !== null && (i === out.row || i === out.col);
  const isBy = (i: Index) => i !== null && (i === by.row || i === by.col);
  for (const f of given) {
    if (f.matrix.kind !== 'identity' || f.row === null || f.col === null) continue;
    // Moved itself by an identity before it, it is no longer what it was.
    if (!factors.includes(f)) continue;
    const [outIndex, byIndex] = isOut(f.row) ? [f.row, f.col] : [f.col, f.row];
    if (!isOut(outIndex) || !isBy(byIndex)) continue;
    factors = factors.map((g) => {
      if (g === f || g.row === null || g.col === null) return g;
      const move = (i: Index): Index =>
        i === byIndex && (isOut(g.row) || isOut(g.col))
          ? outIndex
          : i === outIndex && (isBy(g.row) || isBy(g.col))
            ? byIndex
            : i;
      const other = g.row === byIndex || g.row === outIndex ? g.col : g.row;
      // A second factor between the same two sides would leave its own pair unmatched; only then is it moved.
      if (g.row !== byIndex && g.row !== outIndex && g.col !== byIndex && g.col !== outIndex) return g;
      if (
        (isOut(other) && (g.row === byIndex || g.col === byIndex)) ||
        (isBy(other) && (g.row === outIndex || g.col === outIndex))
      ) {
        return { ...g, row: move(g.row), col: move(g.col) };
      }
      return g;
    });
  }
  return merged(factors);
}

/** Factors on the same indices become one entrywise product. */
function merged(factors: readonly Factor[]): Factor[] {
  const kept: Factor[] = [];
  for (const f of factors) {
    const at = kept.findIndex(
      (k) => (k.row === f.row && k.col === f.col) || (f.col !== null && k.row === f.col && k.col === f.row),
    );
    if (at < 0) kept.push(f);
    else {
      const matrix = kept[at].row === f.row ? f.matrix : transpose(f.matrix);
      kept[at] = { ...kept[at], matrix: mul([kept[at].matrix, matrix]) };
    }
  }
  return kept;
}

const noForm = (term: ContractedTerm) =>
  new NotDifferentiable(
    'This derivative has more indices in common than a matrix can show; it has no form in Kronecker products here.',
    term.factors[0].matrix,
  );
