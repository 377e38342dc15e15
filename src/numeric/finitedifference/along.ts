import { type Estimate, extrapolate } from './extrapolate';
import type { Curve } from './functions';
import { functionNoise } from './noise';

/** The derivative at t = 0 of one value of a curve. */
export interface CurveDerivative {
  /** From central differences. */
  readonly central: Estimate;
  /** The one-sided derivatives. */
  readonly left: Estimate;
  readonly right: Estimate;
  /** Whether the one-sided derivatives differ by much more than their errors. */
  readonly isKink: boolean;
  /** How fast the value changes over the largest step, in either direction: a size for slopes that vanish at 0. */
  readonly variation: number;
}

const LARGEST_STEP = 0.25;
const STEPS = 22;

/**
 * Derivatives of a curve at 0 by central and by one-sided differences, extrapolated over steps from 1/4 down to
 * about 1e−7 in powers of two: the curve's parameter should be scaled so that changes of order 1 matter.
 */
export function differentiateCurve(curve: Curve): CurveDerivative[] {
  const centre = curve(0);
  const steps = Array.from({ length: STEPS }, (_, k) => LARGEST_STEP * 2 ** -k);
  const ahead = steps.map((h) => curve(h));
  const behind = steps.map((h) => curve(-h));
  const noise = functionNoise(curve, centre);
  return Array.from(centre, (middle, e) => {
    const isConstant = [...ahead, ...behind].every((values) => values[e] === middle);
    const table = (quotient: (k: number) => number, first: number, next: number) =>
      extrapolate(
        steps.map((_, k) => quotient(k)),
        steps,
        isConstant ? 0 : noise[e],
        { first, next },
      );
    const central = table((k) => (ahead[k][e] - behind[k][e]) / (2 * steps[k]), 2, 2);
    const right = table((k) => (ahead[k][e] - middle) / steps[k], 1, 1);
    const left = table((k) => (middle - behind[k][e]) / steps[k], 1, 1);
    const k = steps.findIndex((_, at) => Number.isFinite(ahead[at][e] - behind[at][e]));
    const change = k < 0 ? 0 : Math.max(Math.abs(ahead[k][e] - middle), Math.abs(behind[k][e] - middle));
    return { central, left, right, isKink: isKink(left, right), variation: change / steps[Math.max(k, 0)] };
  });
}

/** Past this share of the larger slope, a difference of one-sided slopes that exceeds their errors is a kink. */
const KINK_SHARE = 1e-4;
const KINK_ERRORS = 30;

function isKink(left: Estimate, right: Estimate): boolean {
  const gap = Math.abs(left.value - right.value);
  return (
    gap > KINK_ERRORS * (left.error + right.error) &&
    gap > KINK_SHARE * Math.max(Math.abs(left.value), Math.abs(right.value))
  );
}
