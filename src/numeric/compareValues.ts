import type { Expr } from '../expr/node';
import type { Decimal } from './decimalfield';
import { NotAnalytic, Unsupported } from './errors';
import { compileDecimal } from './evaluate';
import type { Matrix } from './fieldmatrix';
import type { Point } from './point';
import { compileWithErrors } from './rounding';
import { isFiniteTensor, type Tensor } from './tensor';

/** Two values of one shape, compared. */
export interface ValueComparison {
  /** `inconclusive` where rounding leaves too few digits to tell, or a value is not a finite real number. */
  readonly verdict: 'same' | 'different' | 'inconclusive';
  /** The largest difference of entries over the largest entry of either value. */
  readonly relativeError: number;
  /** The share of the values that may be rounding, at the entry that decided. */
  readonly rounding: number;
}

/** Fewer than six digits that are right confirm nothing. */
const USEFUL_DIGITS = 1e-6;
const ERRORS_ALLOWED = 30;
const ERRORS_NEEDED = 1000;
/** Differences below this are no formula's mistake at a random point, but may be a term that is small there. */
const CLEAR_DIFFERENCE = 1e-9;

const RANK = { same: 0, inconclusive: 1, different: 2 } as const;

/**
 * Compares two values entry by entry, each with the absolute error that rounding may have left in its entries.
 * An entry counts relative to itself, so a small entry that is wrong beside large ones is seen.
 */
export function compareValues(
  a: Tensor,
  b: Tensor,
  aErrors: ArrayLike<number>,
  bErrors: ArrayLike<number>,
): ValueComparison {
  if (a.rows !== b.rows || a.cols !== b.cols)
    throw new RangeError('Only values of one shape can be compared.');
  const largest = Math.max(largestOf(a), largestOf(b));
  let verdict: ValueComparison['verdict'] = 'same';
  let worst = { gap: 0, rounding: 0 };
  for (let k = 0; k < a.data.length; k++) {
    const gap = Math.abs(a.data[k] - b.data[k]);
    const size = Math.max(Math.abs(a.data[k]), Math.abs(b.data[k]));
    const error = aErrors[k] + bErrors[k];
    const found = compareNumbers(gap, size, error, largest);
    if (RANK[found] > RANK[verdict] || (found === verdict && gap > worst.gap))
      worst = { gap, rounding: size === 0 ? 0 : error / size };
    if (RANK[found] > RANK[verdict]) verdict = found;
  }
  return { verdict, relativeError: worst.gap === 0 ? 0 : worst.gap / largest, rounding: worst.rounding };
}

function compareNumbers(
  gap: number,
  size: number,
  error: number,
  largest: number,
): ValueComparison['verdict'] {
  if (!Number.isFinite(gap) || !Number.isFinite(error)) return 'inconclusive';
  if (gap > ERRORS_NEEDED * error && gap > CLEAR_DIFFERENCE * size) return 'different';
  // Entries that vanish beside the others, such as the zeros of a triangular matrix, are as good as their error.
  if (gap <= ERRORS_ALLOWED * error && error <= USEFUL_DIGITS * Math.max(size, largest)) return 'same';
  return gap === 0 && size === 0 ? 'same' : 'inconclusive';
}

const largestOf = (a: Tensor): number => a.data.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);

/** Of a comparison of expressions at a point. */
export interface PointComparison extends ValueComparison {
  readonly left: Tensor;
  readonly right: Tensor;
  /** What the verdict was computed in. */
  readonly precision: 'double' | 'decimal';
}

/**
 * Compiles the comparison of two expressions of one shape at points: in double precision, with rounding told from
 * difference, and where that leaves the question open to forty digits.
 */
export function compileComparison(left: Expr, right: Expr): (point: Point) => PointComparison {
  const inDouble = compileWithErrors([left, right]);
  let inDecimal: ((point: Point) => Matrix<Decimal>[]) | null = null;
  return (point) => {
    const { values, errors } = inDouble(point);
    const [a, b] = values;
    const first = compareValues(a, b, errors[0], errors[1]);
    const answer: PointComparison = { ...first, left: a, right: b, precision: 'double' };
    if (first.verdict !== 'inconclusive' || !isFiniteTensor(a) || !isFiniteTensor(b)) return answer;
    try {
      inDecimal ??= compileDecimal([left, right]);
      const [x, y] = inDecimal(point);
      const magnitude = Math.max(...errors.flatMap((e) => Array.from(e))) / Number.EPSILON;
      const second = compareDecimals(x, y, magnitude);
      return second ? { ...answer, ...second, precision: 'decimal' } : answer;
    } catch (error) {
      if (error instanceof Unsupported || error instanceof NotAnalytic) return answer;
      throw error;
    }
  };
}

/** Of forty digits, cancellation that drowns a double leaves at least twenty. */
const SAME_DECIMALS = 1e-18;
const DIFFERENT_DECIMALS = 1e-15;
/** Where both values are this small beside the terms they are made of, both are zero. */
const VANISHING = 1e-32;

/** @param magnitude the size of the terms that the values are made of */
function compareDecimals(a: Matrix<Decimal>, b: Matrix<Decimal>, magnitude: number): ValueComparison | null {
  const entries = a.data.map((x, k) => {
    const gap = x.minus(b.data[k]).abs().toNumber();
    return { gap, size: Math.max(x.abs().toNumber(), b.data[k].abs().toNumber()) };
  });
  if (!entries.every(({ gap }) => Number.isFinite(gap))) return null;
  const largest = Math.max(...entries.map(({ size }) => size));
  const verdicts = entries.map(({ gap, size }) =>
    gap <= SAME_DECIMALS * size || gap <= VANISHING * magnitude
      ? 'same'
      : gap > DIFFERENT_DECIMALS * size
        ? 'different'
        : 'inconclusive',
  );
  const verdict = verdicts.reduce(
    (x, y) => (RANK[y] > RANK[x] ? y : x),
    'same' as ValueComparison['verdict'],
  );
  const gap = Math.max(...entries.map((entry) => entry.gap));
  return { verdict, relativeError: gap === 0 ? 0 : gap / largest, rounding: SAME_DECIMALS };
}
