import { isOne } from './dimension';
import { index } from './leaves';
import type { Expr } from './node';
import { dependsOnIndex } from './traverse';

/** The k of a unit vector e_k, as a column. */
export function unitPlace(e: Expr): Expr | null {
  if (e.kind !== 'build' || e.row === null || e.col !== null || e.body.kind !== 'delta') return null;
  if (isOne(e.shape.rows)) return null;
  const { left, right } = e.body;
  const own = index(e.row);
  const place = left === own ? right : right === own ? left : null;
  return place && !dependsOnIndex(place, e.row) ? place : null;
}

/** The matrix and the place of a column that is one of its columns, or one of its rows turned. */
export function slicePlace(e: Expr): { matrix: Expr; at: Expr; isRow: boolean } | null {
  if (e.kind !== 'build' || e.row === null || e.col !== null || e.body.kind !== 'entry') return null;
  const { arg, row, col } = e.body;
  if (isOne(arg.shape.rows) || isOne(arg.shape.cols) || dependsOnIndex(arg, e.row)) return null;
  const own = index(e.row);
  if (row === own && !dependsOnIndex(col, e.row)) return { matrix: arg, at: col, isRow: false };
  if (col === own && !dependsOnIndex(row, e.row)) return { matrix: arg, at: row, isRow: true };
  return null;
}
