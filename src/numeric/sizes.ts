import type { Random } from './random';

/**
 * Sizes for named dimensions: all different, so that a product of the wrong shapes cannot fit by accident, and
 * descending along the alphabet (m ≥ n ≥ p), the usual case in which XᵀX is invertible. From 2 to 4, or as much
 * further as it takes to keep them apart.
 */
export function drawSizes(
  names: readonly string[],
  random: Random,
  fixed: ReadonlyMap<string, number> = new Map(),
): Map<string, number> {
  const open = [...new Set(names)].filter((name) => !fixed.has(name)).sort();
  const taken = new Set(fixed.values());
  const pool: number[] = [];
  for (let size = 2; pool.length < Math.max(3, open.length); size++) if (!taken.has(size)) pool.push(size);
  const chosen = random
    .shuffle(pool)
    .slice(0, open.length)
    .sort((a, b) => b - a);
  const sizes = new Map(fixed);
  for (let k = 0; k < open.length; k++) sizes.set(open[k], chosen[k]);
  return sizes;
}
