import { type Dimension, sizeOf } from './dimension';
import type { BlockNode, Expr } from './node';

/** The block that a place falls into, and the place within; null where the sizes before it are not all numbers. */
export function cellAt(e: BlockNode, i: number, j: number): { part: Expr; row: number; col: number } | null {
  const row = placeIn(
    e.rows.map((r) => r[0].shape.rows),
    i,
  );
  const col = placeIn(
    e.rows[0].map((c) => c.shape.cols),
    j,
  );
  return row && col && { part: e.rows[row.k][col.k], row: row.inside, col: col.inside };
}

function placeIn(sizes: readonly Dimension[], at: number): { k: number; inside: number } | null {
  let before = 0;
  for (const [k, d] of sizes.entries()) {
    if (d.terms.some((t) => t.names.length > 0)) return null;
    const length = sizeOf(d, new Map());
    if (at <= before + length) return { k, inside: at - before };
    before += length;
  }
  return null;
}
