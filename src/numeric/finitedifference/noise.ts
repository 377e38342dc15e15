import type { Curve } from './functions';

const SAMPLES = 8;
const SPACING = 2 ** -26;

/**
 * The absolute error in a function's computed values around t = 0, from differences of high order of closely spaced
 * values: the smooth part drops out of them, what is left is noise (Moré and Wild, Estimating computational noise,
 * 2011, equation 2.2). Never less than a rounding of the values themselves.
 */
export function functionNoise(curve: Curve, centre: Float64Array): Float64Array {
  const samples = Array.from({ length: SAMPLES }, (_, k) => curve((k - SAMPLES / 2) * SPACING));
  return Float64Array.from(centre, (middle, e) => {
    let differences = samples.map((sample) => sample[e]);
    const levels: number[] = [];
    let factor = 1;
    for (let order = 1; order < SAMPLES - 1; order++) {
      differences = differences.slice(1).map((value, k) => value - differences[k]);
      factor *= order / (2 * (2 * order - 1));
      const square = differences.reduce((sum, d) => sum + d * d, 0) / differences.length;
      levels.push(Math.sqrt(factor * square));
    }
    const level = Math.min(...levels.filter(Number.isFinite), Number.MAX_VALUE);
    const rounding = Math.abs(middle) * Number.EPSILON;
    return Math.max(level < Number.MAX_VALUE ? level : 0, rounding);
  });
}
