import { add, type Expr, isZero, negate, sameShape } from '../expr';
import {
  compile,
  type Family,
  isFamily,
  type Point,
  pointsInDomain,
  type Tensor,
  tensorRows,
} from '../numeric';

/** Whether two expressions are equal, and what that rests on. */
export interface Decision {
  readonly verdict: 'proved' | 'agrees' | 'refuted' | 'undecided';
  readonly method: 'symbolic' | 'numeric';
  readonly points: number;
  readonly maxRelError: number;
  readonly counterexample: CounterPoint | null;
  /** Set when undecided: why. */
  readonly obstacle: 'domain' | 'precision' | 'partial' | 'evaluation' | null;
}

export interface CounterPoint {
  readonly values: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
  readonly claimed: unknown;
}

/** Relative differences: rounding stays far below AGREE, a wrong formula is far above DIFFER at random points. */
const AGREE = 1e-8;
const DIFFER = 1e-5;
const POINTS = 6;

export interface DecideOptions {
  readonly seed?: number;
  /** Expressions that must be defined too (the function itself: its domain is the claim's). */
  readonly domain?: readonly Expr[];
}

/**
 * Decides `expected = claimed`, both of one shape: canonical form first, then values at seeded random points with
 * random sizes inside the domain. Refuted only where they differ on points of every sign pattern tried; a claim
 * that holds for positive values and fails elsewhere is undecided, since a text may assume them so.
 */
export function decide(expected: Expr, claimed: Expr, options: DecideOptions = {}): Decision {
  if (!sameShape(expected.shape, claimed.shape))
    throw new RangeError('Only expressions of one shape can be compared.');
  if (expected === claimed || isZero(add([expected, negate(claimed)]))) {
    return {
      verdict: 'proved',
      method: 'symbolic',
      points: 0,
      maxRelError: 0,
      counterexample: null,
      obstacle: null,
    };
  }
  const all = [expected, claimed, ...(options.domain ?? [])];
  const seed = options.seed ?? 1;
  // A derivative often lives on where the function itself is complex: atanh(cosh x)' is real.
  const inDomain = pointsInDomain(all, POINTS, { seed });
  const found = inDomain.points.length < 3 ? pointsInDomain([expected, claimed], POINTS, { seed }) : inDomain;
  if (found.points.length < 3) return undecided('domain', found.points.length);
  const outcome = compareAt(expected, claimed, found.points);
  if (outcome.differing === 0) {
    return outcome.typical <= AGREE
      ? {
          verdict: 'agrees',
          method: 'numeric',
          points: found.points.length,
          maxRelError: outcome.max,
          counterexample: null,
          obstacle: null,
        }
      : undecided('precision', found.points.length, outcome.max);
  }
  const positive = pointsInDomain(all, POINTS, {
    seed: seed + 1,
    spread: { low: 0.3, high: 1.8, negative: 0 },
    determinant: 'positive',
  });
  if (positive.points.length >= 3 && outcome.differing < found.points.length) {
    const again = compareAt(expected, claimed, positive.points);
    if (again.differing === 0)
      return undecided('partial', found.points.length + positive.points.length, outcome.max);
  }
  return {
    verdict: 'refuted',
    method: 'numeric',
    points: found.points.length,
    maxRelError: outcome.max,
    counterexample: outcome.worst && counterPoint(outcome.worst),
    obstacle: null,
  };
}

const undecided = (obstacle: Decision['obstacle'], points: number, maxRelError = 0): Decision => ({
  verdict: 'undecided',
  method: 'numeric',
  points,
  maxRelError,
  counterexample: null,
  obstacle,
});

interface Worst {
  readonly point: Point;
  readonly expected: Tensor;
  readonly claimed: Tensor;
}

function compareAt(
  expected: Expr,
  claimed: Expr,
  points: readonly Point[],
): { differing: number; max: number; typical: number; worst: Worst | null } {
  const program = compile([expected, claimed]);
  let differing = 0;
  const errors: number[] = [];
  let worst: Worst | null = null;
  for (const point of points) {
    const [a, b] = program(point);
    const error = relativeDifference(a, b);
    if (error > DIFFER) {
      differing++;
      // The point with the smallest sizes reads best.
      if (!worst || a.data.length < worst.expected.data.length) worst = { point, expected: a, claimed: b };
    }
    errors.push(error);
  }
  errors.sort((a, b) => a - b);
  // Rounding spoils a point now and then where terms cancel; it does not spoil most of them.
  return { differing, max: errors[errors.length - 1], typical: errors[errors.length >> 1], worst };
}

/** The largest entrywise difference over the size of the values compared. */
export function relativeDifference(a: Tensor, b: Tensor): number {
  let scale = 0;
  let worst = 0;
  for (let k = 0; k < a.data.length; k++) {
    scale = Math.max(scale, Math.abs(a.data[k]), Math.abs(b.data[k]));
    worst = Math.max(worst, Math.abs(a.data[k] - b.data[k]));
  }
  return worst === 0 ? 0 : worst / scale;
}

/** A point as plain data: scalars as numbers, columns as arrays, matrices as arrays of rows. */
function counterPoint(worst: Worst): CounterPoint {
  const values: Record<string, unknown> = {};
  for (const [name, value] of worst.point.values) values[name] = plainValue(value);
  return { values, expected: plainTensor(worst.expected), claimed: plainTensor(worst.claimed) };
}

export const plainValue = (value: Tensor | Family): unknown =>
  isFamily(value) ? value.members.map(plainTensor) : plainTensor(value);

export function plainTensor(t: Tensor): unknown {
  const round = (x: number) => Number(x.toPrecision(6));
  if (t.rows === 1 && t.cols === 1) return round(t.data[0]);
  if (t.cols === 1) return Array.from(t.data, round);
  return tensorRows(t).map((r) => r.map(round));
}
