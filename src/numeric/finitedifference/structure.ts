import type { Property } from '../../expr/node';

/**
 * What the derivative by a symmetric or diagonal variable means. `projected`: the gradient inside the space of such
 * matrices. `entries`: the derivative by each independent entry (Matrix Cookbook, eq. 138). `free`: the variable's
 * structure plays no part.
 */
export type Structure = 'projected' | 'entries' | 'free';

/**
 * How a displacement of all n² entries moves a structured matrix, such that the derivative by those n² entries is
 * the one that `structure` means: the projection (V + Vᵀ)/2 or diag V, or V + Vᵀ − diag V for independent entries.
 * Entries are stored row by row.
 */
export function displacement(
  property: Property,
  structure: Structure,
  n: number,
): (moved: Float64Array) => Float64Array {
  if (structure === 'free') return (moved) => moved;
  const isDiagonal = (k: number) => k % (n + 1) === 0;
  const mirrored = (k: number) => (k % n) * n + Math.floor(k / n);
  switch (property) {
    case 'symmetric':
    case 'spd':
      return structure === 'projected'
        ? (moved) => moved.map((v, k) => (v + moved[mirrored(k)]) / 2)
        : (moved) => moved.map((v, k) => (isDiagonal(k) ? v : v + moved[mirrored(k)]));
    case 'diagonal':
      return (moved) => moved.map((v, k) => (isDiagonal(k) ? v : 0));
    default:
      return (moved) => moved;
  }
}
