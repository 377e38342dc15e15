import { type Dimension, isOne, SCALAR } from './dimension';
import { build, delta, entry } from './indexed';
import { index, ONE } from './leaves';
import { transpose } from './linear';
import type { Expr } from './node';

/** The one index all unit vectors and columns are built with, so that equal ones are one node. */
const UNIT_ROW = index("r'0");

/** e_k: the column that is 1 at row `at` and 0 elsewhere; the number 1 where there is one row only. */
export const unitVector = (rows: Dimension, at: Expr): Expr =>
  isOne(rows) ? ONE : build(UNIT_ROW.name, null, delta(UNIT_ROW, at), { rows, cols: SCALAR.cols });

/** Column `at` of a matrix. */
export const columnOf = (matrix: Expr, at: Expr): Expr =>
  build(UNIT_ROW.name, null, entry(matrix, UNIT_ROW, at), { rows: matrix.shape.rows, cols: SCALAR.cols });

/** Row `at` of a matrix, as a column. */
export const rowOf = (matrix: Expr, at: Expr): Expr => columnOf(transpose(matrix), at);
