import type { Curve } from './functions';

/** One row of the remainder test: |f(x + hv) − f(x) − h·D| at step h, D the claimed derivative along v. */
export interface TaylorStep {
  readonly h: number;
  readonly remainder: number;
}

export interface TaylorTest {
  readonly steps: readonly TaylorStep[];
  /**
   * The slope of log remainder against log h where it is straightest: 2 for a right derivative (or more, where the
   * second derivative vanishes), 1 for a wrong one. Null when the remainders are all rounding, as for a linear
   * function with the right derivative.
   */
  readonly slope: number | null;
}

const PER_DECADE = 5;
const DECADES = 8;
const WINDOW = 2 * PER_DECADE;

/**
 * The Taylor-remainder test along a curve (as in Boumal's Manopt, `checkgradient`), over steps from 1 down to 1e−8.
 *
 * @param noise the absolute error of each of the curve's values; remainders below it say nothing
 */
export function taylorTest(curve: Curve, claimed: ArrayLike<number>, noise: ArrayLike<number>): TaylorTest {
  const centre = curve(0);
  const steps = Array.from({ length: PER_DECADE * DECADES + 1 }, (_, k) => {
    const h = 10 ** (-k / PER_DECADE);
    const value = curve(h);
    let square = 0;
    for (let e = 0; e < centre.length; e++) square += (value[e] - centre[e] - h * claimed[e]) ** 2;
    return { h, remainder: Math.sqrt(square) };
  });
  let floor = 0;
  for (let e = 0; e < centre.length; e++) floor = Math.hypot(floor, noise[e]);
  const usable = steps.filter((s) => Number.isFinite(s.remainder) && s.remainder > FLOOR_FACTOR * floor);
  return { steps, slope: straightestSlope(usable) };
}

const FLOOR_FACTOR = 100;

/** The slope of the window of neighbouring steps that lies closest to a straight line, in log–log coordinates. */
function straightestSlope(steps: readonly TaylorStep[]): number | null {
  const width = Math.min(WINDOW, steps.length);
  if (width < 4) return null;
  let best = { residual: Number.POSITIVE_INFINITY, slope: 0 };
  for (let from = 0; from + width <= steps.length; from++) {
    const fit = fitLine(steps.slice(from, from + width));
    if (fit.residual < best.residual) best = fit;
  }
  return best.slope;
}

function fitLine(steps: readonly TaylorStep[]): { slope: number; residual: number } {
  const xs = steps.map((s) => Math.log10(s.h));
  const ys = steps.map((s) => Math.log10(s.remainder));
  const mean = (v: number[]) => v.reduce((sum, x) => sum + x, 0) / v.length;
  const [mx, my] = [mean(xs), mean(ys)];
  let [sxy, sxx] = [0, 0];
  for (let k = 0; k < xs.length; k++) {
    sxy += (xs[k] - mx) * (ys[k] - my);
    sxx += (xs[k] - mx) ** 2;
  }
  const slope = sxy / sxx;
  const residual = Math.max(...xs.map((x, k) => Math.abs(ys[k] - my - slope * (x - mx))));
  return { slope, residual };
}
