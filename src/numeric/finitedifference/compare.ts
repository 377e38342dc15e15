import type { CurveDerivative } from './along';
import type { Estimate } from './extrapolate';
import type { Comparison, Status } from './report';

/** A claim within this relative distance is right: the error of a formula evaluated in double precision is far less. */
export const DEFAULT_TOLERANCE = 1e-6;

const ERRORS_ALLOWED = 5;
const ERRORS_NEEDED = 20;
/** An estimate whose error exceeds this share of it cannot confirm a claim. */
const USEFUL_ERROR = 1e-3;

/**
 * Judges one claimed number by a derivative's estimates.
 *
 * @param scale the size of the derivative as a whole: an estimate with an error far below it confirms a zero, and
 *   differences within the error are relative to it
 */
export function compareDerivative(
  derivative: CurveDerivative,
  best: Estimate,
  claimed: number,
  tolerance: number,
  scale: number,
): Comparison {
  const { value: numeric, error } = best;
  const gap = Math.abs(numeric - claimed);
  const size = Math.max(Math.abs(numeric), Math.abs(claimed));
  const whole = Math.max(size, scale, derivative.variation);
  const vanishes = !(Math.abs(numeric) > ERRORS_ALLOWED * error);
  const kink = derivative.isKink;
  let status: Status = 'undecided';
  if (kink) status = 'kink';
  else if (!Number.isFinite(numeric) || !Number.isFinite(claimed)) status = 'undecided';
  else if (gap > Math.max(ERRORS_NEEDED * error, tolerance * size)) status = 'disagrees';
  else if (error <= USEFUL_ERROR * whole) status = 'agrees';
  return {
    numeric,
    claimed,
    errorEstimate: error,
    relError: gap === 0 ? 0 : gap / (status === 'agrees' ? whole : size),
    ratio: vanishes ? null : claimed / numeric,
    status,
    left: kink ? derivative.left.value : null,
    right: kink ? derivative.right.value : null,
  };
}

/**
 * Whether a number is off by more than its error, be it within the tolerance. Along a direction that is reason to
 * look at the entries: one that is small beside the others hardly shows in their sum, however wrong it is.
 */
export function isBeyondError({ numeric, claimed, errorEstimate }: Comparison): boolean {
  return Math.abs(numeric - claimed) > ERRORS_NEEDED * errorEstimate;
}

const SEVERITY: readonly Status[] = ['agrees', 'undecided', 'kink', 'disagrees'];

/** The worse of two comparisons: by status, then by relative error. */
export function worse<C extends Comparison>(a: C, b: C): C {
  const order = SEVERITY.indexOf(a.status) - SEVERITY.indexOf(b.status);
  if (order !== 0) return order > 0 ? a : b;
  return b.relError > a.relError ? b : a;
}
