import type { TaylorStep } from './taylor';

/** How a claimed derivative fares against a numeric one. */
export type Status = 'agrees' | 'disagrees' | 'kink' | 'undecided';

/** One number compared: a derivative along a direction, or one entry of the derivative. */
export interface Comparison {
  readonly numeric: number;
  readonly claimed: number;
  /** How far off `numeric` may be. */
  readonly errorEstimate: number;
  /** |numeric − claimed| over the larger of the two; where they agree, over the size of the whole derivative. */
  readonly relError: number;
  /** claimed/numeric; null where the numeric derivative vanishes within its error. */
  readonly ratio: number | null;
  readonly status: Status;
  /** At a kink, the one-sided derivatives. */
  readonly left: number | null;
  readonly right: number | null;
}

export interface DirectionCheck extends Comparison {
  readonly direction: readonly number[];
  /** Which of the function's values this is about: the worst one. */
  readonly output: number;
}

export interface EntryCheck extends Comparison {
  /** output·(number of variables) + input. */
  readonly index: number;
  readonly output: number;
  readonly input: number;
}

export type Reason =
  | 'ok'
  /** The claim differs from the numeric derivative by more than its error. */
  | 'differs'
  /** The claim has the wrong number of entries, or the wrong shape. */
  | 'size'
  /** The function is not differentiable at the point: its one-sided derivatives differ. */
  | 'kink'
  | 'function-not-finite'
  | 'claim-not-finite'
  /** The function is too noisy, too steep or too badly scaled for a numeric derivative. */
  | 'precision';

/** What the finite-difference checker found; plain data. */
export interface GradientCheck {
  readonly verdict: Status;
  readonly reason: Reason;
  /** The largest relative error among all comparisons that could be decided. */
  readonly maxRelError: number;
  readonly method: 'complex-step' | 'central-differences';
  /** Derivatives along random directions. */
  readonly directions: readonly DirectionCheck[];
  /** The least slope of the Taylor remainder over the directions: 2 for a right gradient, 1 for a wrong one. */
  readonly slope: number | null;
  /** The steps and remainders the slope was read from. */
  readonly steps: readonly TaylorStep[];
  /** Entry by entry; empty unless something was to be located or all entries were asked for. */
  readonly entries: readonly EntryCheck[];
  /** The entry (or, before entries are looked at, the direction) that is furthest off. */
  readonly worst: EntryCheck | DirectionCheck | null;
  /** When all entries are off by one and the same factor: claimed = factor · numeric. */
  readonly factor: number | null;
  /** How many entries the claim has, and should have. */
  readonly size: { readonly claimed: number; readonly expected: number };
}

/** The answer where nothing was compared. */
export const stoppedCheck = (
  verdict: Status,
  reason: Reason,
  size: GradientCheck['size'],
): GradientCheck => ({
  verdict,
  reason,
  maxRelError: Number.NaN,
  method: 'central-differences',
  directions: [],
  slope: null,
  steps: [],
  entries: [],
  worst: null,
  factor: null,
  size,
});
