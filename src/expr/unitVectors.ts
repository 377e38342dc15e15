import { type Dimension, isOne, SCALAR } from './dimension';
import { build, delta, entry } from './indexed';
import { freshIndex, index, ONE } from './leaves';
import { transpose } from './linear';
import type { Expr, IndexNode } from './node';
import { dependsOnIndex } from './traverse';

/** The one index all unit vectors and columns are built with, so that equal ones are one node. */
const UNIT_ROW = index("r'0");

/** e_k: the column that is 1 at row `at` and 0 elsewhere; the number 1 where there is one row only. */
export function unitVector(rows: Dimension, at: Expr): Expr {
  if (isOne(rows)) return ONE;
  const row = rowApartFrom(at);
  return build(row.name, null, delta(row, at), { rows, cols: SCALAR.cols });
}

/** Column `at` of a matrix. */
export function columnOf(matrix: Expr, at: Expr): Expr {
  const row = rowApartFrom(matrix, at);
  return build(row.name, null, entry(matrix, row, at), { rows: matrix.shape.rows, cols: SCALAR.cols });
}

/** The one index, or one of its own where that is free in what is built: the e_r of a sum over another's rows. */
const rowApartFrom = (...parts: Expr[]): IndexNode =>
  parts.some((part) => dependsOnIndex(part, UNIT_ROW.name)) ? freshIndex('r') : UNIT_ROW;

/** Row `at` of a matrix, as a column. */
export const rowOf = (matrix: Expr, at: Expr): Expr => columnOf(transpose(matrix), at);
