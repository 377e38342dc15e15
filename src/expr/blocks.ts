import { add, mul } from './algebra';
import { addDimensions, type Dimension, type Shape, sameDimension } from './dimension';
import { block } from './functions';
import { det, trace } from './invariants';
import { isScalar, isZero, MINUS_ONE, zeros } from './leaves';
import { matmul } from './linear';
import type { BlockNode, Expr } from './node';

const heightsOf = (e: BlockNode): Dimension[] => e.rows.map((row) => row[0].shape.rows);
const widthsOf = (e: BlockNode): Dimension[] => e.rows[0].map((cell) => cell.shape.cols);
const samePartition = (a: readonly Dimension[], b: readonly Dimension[]): boolean =>
  a.length === b.length && a.every((d, k) => sameDimension(d, b[k]));

/** Cells as one matrix; the zero of its shape where all of them are. */
export function blockOf(rows: readonly (readonly Expr[])[]): Expr {
  const shape: Shape = {
    rows: rows.map((row) => row[0].shape.rows).reduce(addDimensions),
    cols: rows[0].map((cell) => cell.shape.cols).reduce(addDimensions),
  };
  return rows.every((row) => row.every(isZero)) ? zeros(shape) : block(rows, shape);
}

/** [A B] [C; D] = AC + BD, cell by cell, where the columns of one are parted as the rows of the other; else null. */
export function blockProduct(a: Expr, b: Expr): Expr | null {
  if (a.kind !== 'block' || b.kind !== 'block' || !samePartition(widthsOf(a), heightsOf(b))) return null;
  return blockOf(
    a.rows.map((row) => b.rows[0].map((_, j) => add(row.map((cell, k) => matmul([cell, b.rows[k][j]]))))),
  );
}

/** The sum of matrices that are parted alike, cell by cell; else null. */
export function blockSum(args: readonly Expr[]): Expr | null {
  const terms = args.map((a) => (a.kind === 'mul' ? (scaledBlock(a.args) ?? a) : a));
  const [first] = terms;
  if (first.kind !== 'block') return null;
  const [heights, widths] = [heightsOf(first), widthsOf(first)];
  const alike = terms.every(
    (t) => t.kind === 'block' && samePartition(heightsOf(t), heights) && samePartition(widthsOf(t), widths),
  );
  if (!alike) return null;
  return blockOf(
    first.rows.map((row, i) => row.map((_, j) => add(terms.map((t) => (t as BlockNode).rows[i][j])))),
  );
}

/** c [A B] = [cA cB]. */
function scaledBlock(factors: readonly Expr[]): Expr | null {
  const [only, ...more] = factors.filter((f) => !isScalar(f));
  if (only?.kind !== 'block' || more.length > 0) return null;
  const scalars = factors.filter(isScalar);
  return blockOf(only.rows.map((row) => row.map((cell) => mul([...scalars, cell]))));
}

/** tr [A B; C D] = tr A + tr D, where the diagonal blocks are square; else null. */
export function blockTrace(e: Expr): Expr | null {
  if (e.kind !== 'block' || !samePartition(heightsOf(e), widthsOf(e))) return null;
  return add(e.rows.map((row, k) => trace(row[k])));
}

/** The determinant of a 2×2 or 3×3 matrix of numbers by its first row; of a triangle of blocks that of its diagonal; else null. */
export function blockDeterminant(e: Expr): Expr | null {
  if (e.kind !== 'block') return null;
  const { rows } = e;
  const isLiteral = rows.length === rows[0].length && rows.every((row) => row.every(isScalar));
  if (isLiteral && rows.length <= 3) return minorsOf(rows);
  const square = samePartition(heightsOf(e), widthsOf(e));
  const isTriangle = (below: boolean) =>
    rows.every((row, i) => row.every((cell, j) => (below ? j <= i : j >= i) || isZero(cell)));
  return square && (isTriangle(true) || isTriangle(false)) ? mul(rows.map((row, k) => det(row[k]))) : null;
}

function minorsOf(rows: readonly (readonly Expr[])[]): Expr {
  if (rows.length === 1) return rows[0][0];
  const [first, ...rest] = rows;
  return add(
    first.map((cell, j) => {
      const minor = minorsOf(rest.map((row) => row.filter((_, k) => k !== j)));
      return j % 2 === 0 ? mul([cell, minor]) : mul([MINUS_ONE, cell, minor]);
    }),
  );
}
