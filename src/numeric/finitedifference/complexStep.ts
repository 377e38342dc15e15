import type { Estimate } from './extrapolate';
import type { ComplexFunction } from './functions';

/** So small that h² is lost against 1 in every rounding; nothing is subtracted, so nothing cancels. */
const STEP = 1e-30;

/**
 * Derivatives along a direction as Im f(x + ihv)/h (Squire and Trapp 1998), exact to rounding for functions that
 * are analytic and real on the real axis. The direction should be scaled so that the function changes by something
 * like itself along it: rounding is taken relative to the derivative and to the value, whichever is larger.
 */
export function complexDerivative(
  f: ComplexFunction,
  x: Float64Array,
  direction: Float64Array,
  centre: Float64Array,
): Estimate[] {
  const { re, im } = f(
    x.slice(),
    direction.map((v) => STEP * v),
  );
  return Array.from(centre, (middle, e) => {
    const value = im[e] / STEP;
    // A branch left or a real part that moved means that this is another function than the real one.
    const same = Math.abs(re[e] - middle) <= 1e-9 * Math.max(Math.abs(middle), Number.MIN_VALUE);
    return {
      value: same ? value : Number.NaN,
      error: 64 * Number.EPSILON * Math.max(Math.abs(value), Math.abs(middle)),
    };
  });
}
