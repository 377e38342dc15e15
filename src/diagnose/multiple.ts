import {
  add,
  type Expr,
  inexactNumber,
  isScalar,
  MINUS_ONE,
  mul,
  negate,
  number,
  pow,
  sameShape,
} from '../expr';
import { compile, pointsInDomain } from '../numeric';
import { expandedTerms } from '../simplify/expandedTerms';
import { decide, isConfirmed } from '../verify/decide';
import type { Finding, Mistake } from './finding';
import { isMean } from './lostFactor';

const POINTS = 4;
/** Enough for two indices to differ at one of them. */
const POINTS_OF_FACTORS = 24;

/** The claim is a constant times the truth: a lost sign, or a lost or spurious factor. */
export function diagnoseMultiple({ expected, claimed }: Mistake): Finding | null {
  if (!sameShape(expected.shape, claimed.shape)) return null;
  // A lost 1/n looks like a constant where n happens to be the same, so named factors are tried first.
  const named = scalarFactor(expected, claimed);
  if (named) return named;
  const ratio = constantRatio(expected, claimed);
  if (ratio === null) return null;
  if (ratio === -1) return { kind: 'sign', corrected: expected, detail: null };
  return { kind: 'factor', corrected: expected, detail: asFraction(ratio) };
}

/** c with expected = c · claimed at every point, or null. */
function constantRatio(expected: Expr, claimed: Expr): number | null {
  const { points } = pointsInDomain([expected, claimed], POINTS, { seed: 11 });
  if (points.length < POINTS) return null;
  const program = compile([expected, claimed]);
  let ratio: number | null = null;
  for (const point of points) {
    const [a, b] = program(point);
    for (let k = 0; k < a.data.length; k++) {
      if (Math.abs(a.data[k]) < 1e-12 && Math.abs(b.data[k]) < 1e-12) continue;
      const here = a.data[k] / b.data[k];
      if (!Number.isFinite(here)) return null;
      if (ratio === null) ratio = here;
      else if (Math.abs(here - ratio) > 1e-7 * Math.abs(ratio)) return null;
    }
  }
  // Nothing is missing as a factor of 0: the points are some at which the truth vanishes.
  if (ratio === null || ratio === 0) return null;
  const rounded = Math.round(ratio * 720720) / 720720;
  return Math.abs(rounded - ratio) < 1e-9 ? rounded : ratio;
}

/** A symbolic factor that the truth has and the claim has not, such as a λ or a 1/n: tried one scalar at a time. */
function scalarFactor(expected: Expr, claimed: Expr): Finding | null {
  const candidates = new Set<Expr>();
  for (const term of expected.kind === 'add' ? expected.args : [expected]) {
    for (const factor of term.kind === 'mul' ? term.args : [])
      if (isScalar(factor) && factor.kind !== 'number') candidates.add(factor);
  }
  for (const factor of candidates) {
    for (const detail of vanishesSomewhere(factor) ? [factor] : [factor, pow(factor, MINUS_ONE)]) {
      if (isConfirmed(decide(expected, mul([detail, claimed]))))
        return { kind: isMean(detail) ? 'mean' : 'factor', corrected: expected, detail };
    }
  }
  return null;
}

/** δ_ij, an indicator: nothing can be divided by it, and where it is 0 nothing would be compared. */
function vanishesSomewhere(factor: Expr): boolean {
  const { points } = pointsInDomain([factor], POINTS_OF_FACTORS, { seed: 11 });
  const program = compile([factor]);
  return points.some((point) => program(point)[0].data.some((x) => Math.abs(x) < 1e-12));
}

function asFraction(x: number): Expr {
  for (let q = 1; q <= 60; q++)
    if (Math.abs(x * q - Math.round(x * q)) < 1e-9) return number(Math.round(x * q), q);
  return inexactNumber(x);
}

/** The claim lacks one term of the truth, or has one too many. */
export function diagnoseTerms({ expected, claimed }: Mistake): Finding | null {
  if (!sameShape(expected.shape, claimed.shape)) return null;
  const same = (a: Expr, b: Expr): boolean => {
    return isConfirmed(decide(a, b));
  };
  for (const term of termsOf(expected)) {
    if (same(expected, add([claimed, term])))
      return { kind: 'missing-term', corrected: expected, detail: term };
    if (same(expected, add([claimed, mul([number(2), term])])))
      return { kind: 'sign', corrected: expected, detail: term };
  }
  for (const term of claimed.kind === 'add' ? claimed.args : []) {
    const scale = scalarFactor(add([expected, negate(claimed), term]), term);
    if (scale) return { ...scale, corrected: expected };
  }
  for (const term of termsOf(claimed)) {
    if (same(expected, add([claimed, negate(term)])))
      return { kind: 'extra-term', corrected: expected, detail: term };
  }
  return null;
}

/** The terms as written, and those that opening the brackets would show; none where there is only one. */
function termsOf(e: Expr): readonly Expr[] {
  const written = e.kind === 'add' ? e.args : [];
  const expanded = expandedTerms(e);
  return [...new Set([...written, ...(expanded.length > 1 && expanded.length <= 12 ? expanded : [])])];
}
