import { add, type Expr, isZero, negate, postorder, sameShape } from '../expr';
import {
  compareInComplex,
  compileComparison,
  type Family,
  isFamily,
  type Labels,
  labelsOf,
  NotAnalytic,
  type Point,
  type PointComparison,
  pointsInDomain,
  type Tensor,
  tensorRows,
  Unsupported,
} from '../numeric';
import { expandedTerms, termsMultipliedOut } from '../simplify/expandedTerms';

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

/** Whether a verdict says that the claim is true. */
export const isConfirmed = ({ verdict }: Pick<Decision, 'verdict'>): boolean =>
  verdict === 'proved' || verdict === 'agrees';

export interface CounterPoint {
  readonly values: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
  readonly claimed: unknown;
}

const POINTS = 6;
/** Where terms are there or not by chance, so that a term is seen on both sides of its condition. */
const POINTS_OF_SELECTIONS = 24;

const isSelecting = (exprs: readonly Expr[], { symbols, functions }: Labels): boolean =>
  symbols.size + functions.size > 0 ||
  postorder(exprs).some((node) => node.kind === 'symbol' && node.property === 'bits');

export interface DecideOptions {
  readonly seed?: number;
  /** Expressions that must be defined too (the function itself: its domain is the claim's). */
  readonly domain?: readonly Expr[];
  /** Only whether they are equal is asked: one point that shows that they are not is enough, whatever the others say. */
  readonly onlyWhether?: boolean;
}

const MOST_TERMS = 200;

/** Whether nothing is left of a difference once all brackets are opened, where that stays small. */
const vanishesMultipliedOut = (difference: Expr): boolean =>
  termsMultipliedOut(difference) <= MOST_TERMS && isZero(add(expandedTerms(difference)));

/**
 * Decides `expected = claimed`, both of one shape: canonical form first, then values at seeded random points with
 * random sizes inside the domain. Refuted only where they differ on points of every sign pattern tried; a claim
 * that holds for positive values and fails elsewhere is undecided, since a text may assume them so.
 */
export function decide(expected: Expr, claimed: Expr, options: DecideOptions = {}): Decision {
  if (!sameShape(expected.shape, claimed.shape))
    throw new RangeError('Only expressions of one shape can be compared.');
  const difference = add([expected, negate(claimed)]);
  if (expected === claimed || isZero(difference) || vanishesMultipliedOut(difference)) {
    return {
      verdict: 'proved',
      method: 'symbolic',
      points: 0,
      maxRelError: 0,
      counterexample: null,
      obstacle: null,
    };
  }
  const seed = options.seed ?? 1;
  const all = [expected, claimed, ...(options.domain ?? [])];
  const labels = labelsOf(all);
  const count = isSelecting(all, labels) ? POINTS_OF_SELECTIONS : POINTS;
  const inDomain = pointsInDomain(all, count, { seed });
  // A derivative often lives on where the function itself is complex: atanh(cosh x)' is real.
  const found = inDomain.points.length < 3 ? pointsInDomain([expected, claimed], count, { seed }) : inDomain;
  if (found.points.length < 3) return decideInComplex(expected, claimed, seed);
  const compare = compileComparison(expected, claimed);
  const outcome = compareAt(compare, found.points, options.onlyWhether);
  if (outcome.different === 0) {
    if (outcome.same < Math.max(2, found.points.length / 2))
      return undecided('precision', found.points.length, outcome.max);
    // Terms under an equality that held at no point were not compared.
    if (labels.unmet) return undecided('evaluation', found.points.length, outcome.max);
    return {
      verdict: 'agrees',
      method: 'numeric',
      points: outcome.same,
      maxRelError: outcome.max,
      counterexample: null,
      obstacle: null,
    };
  }
  if (outcome.same > 0 && !options.onlyWhether) {
    const positive = pointsInDomain(all, 2 * count, {
      seed: seed + 1,
      spread: { low: 0.3, high: 1.8, negative: 0 },
      determinant: 'positive',
    });
    // Where a hinge is not active both sides are zero, which says nothing for either.
    const among = compareAt(compare, positive.points);
    if (positive.points.length >= 3 && among.different === 0 && among.telling > 0) {
      return undecided('partial', found.points.length + positive.points.length, outcome.max);
    }
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

/** No real point: equal in complex arithmetic at many points confirms; a difference may be one of branches. */
function decideInComplex(expected: Expr, claimed: Expr, seed: number): Decision {
  try {
    const { points, same } = compareInComplex(expected, claimed, seed);
    if (points >= 6 && same >= points / 2)
      return {
        verdict: 'agrees',
        method: 'numeric',
        points: same,
        maxRelError: 0,
        counterexample: null,
        obstacle: null,
      };
    return undecided('domain', points);
  } catch (error) {
    if (error instanceof NotAnalytic || error instanceof Unsupported) return undecided('domain', 0);
    throw error;
  }
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

interface Outcome {
  readonly same: number;
  /** Of those, how many where the sides are not zero. */
  readonly telling: number;
  readonly different: number;
  readonly max: number;
  readonly worst: Worst | null;
}

function compareAt(
  compare: (point: Point) => PointComparison,
  points: readonly Point[],
  untilDifferent = false,
): Outcome {
  let same = 0;
  let telling = 0;
  let different = 0;
  let max = 0;
  let worst: Worst | null = null;
  for (const point of points) {
    const { verdict, relativeError, left, right } = compare(point);
    if (verdict === 'same') same++;
    if (verdict === 'same' && left.data.some((x) => x !== 0)) telling++;
    if (verdict === 'different') {
      different++;
      // The point with the smallest sizes reads best.
      if (!worst || left.data.length < worst.expected.data.length)
        worst = { point, expected: left, claimed: right };
    }
    if (verdict !== 'inconclusive') max = Math.max(max, relativeError);
    if (verdict === 'different' && untilDifferent) break;
  }
  return { same, telling, different, max, worst };
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
