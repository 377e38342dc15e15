import type { Expr } from '../expr/node';
import { REGIONS } from './domain';
import { NotAnalytic, Unsupported } from './errors';
import { type ComplexTensor, compileComplex } from './evaluate';
import { hash } from './random';
import { inputsOf, samplePoint } from './sample';

/** How two expressions compare at real points where they may pass through, or have, complex values. */
export interface ComplexAgreement {
  /** Points at which both values are finite. */
  readonly points: number;
  /** Points at which they are equal. */
  readonly same: number;
  /** Points at which one is minus the other: the two signs of a root, most often. */
  readonly opposite: number;
}

/** Relative differences below this are rounding, above it another value. */
const TOLERANCE = 1e-8;

/**
 * Compares two expressions in complex arithmetic with principal branches, for claims without a point at which both
 * sides are real: arcoth(ax) and artanh(ax) have none in common, yet one derivative. Two analytic expressions that
 * are equal on an open set are the same function up to the choice of branches, so equality at many points confirms
 * a claim; a difference may be a matter of branches and refutes nothing unless it is one everywhere.
 */
export function compareInComplex(left: Expr, right: Expr, seed = 1, count = 27): ComplexAgreement {
  const inputs = inputsOf([left, right]);
  const run = compileComplex([left, right]);
  const found = { points: 0, same: 0, opposite: 0 };
  for (let k = 0; k < count; k++) {
    const point = samplePoint(inputs.symbols, inputs.dimensions, hash('complex', seed, k), {
      spread: REGIONS[k % REGIONS.length],
      integers: inputs.integers,
      labels: inputs.labels,
    });
    try {
      const [a, b] = run(point);
      const size = Math.max(largest(a, 1, a), largest(b, 1, b)) / 2;
      if (!Number.isFinite(size)) continue;
      found.points++;
      if (largest(a, -1, b) <= TOLERANCE * size) found.same++;
      else if (largest(a, 1, b) <= TOLERANCE * size) found.opposite++;
    } catch (error) {
      if (!(error instanceof NotAnalytic || error instanceof Unsupported)) throw error;
    }
  }
  return found;
}

/** The largest modulus of an entry of a + sign·b; NaN where an entry is not finite. */
function largest(a: ComplexTensor, sign: 1 | -1, b: ComplexTensor): number {
  let found = 0;
  for (let k = 0; k < a.re.length; k++)
    found = Math.max(found, Math.hypot(a.re[k] + sign * b.re[k], a.im[k] + sign * b.im[k]));
  return found;
}
