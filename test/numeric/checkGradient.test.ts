import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differentiateCurve } from '../../src/numeric/finitedifference/along';
import { checkGradient } from '../../src/numeric/finitedifference/checkGradient';
import { extrapolate } from '../../src/numeric/finitedifference/extrapolate';
import { functionNoise } from '../../src/numeric/finitedifference/noise';
import { taylorTest } from '../../src/numeric/finitedifference/taylor';

type Scalar = (x: Float64Array) => number;
type Gradient = (x: Float64Array) => number[];

interface Sample {
  name: string;
  f: Scalar;
  gradient: Gradient;
  x: number[];
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/** Smooth functions with their gradients, easy and awkward. */
const SMOOTH: Sample[] = [
  {
    name: 'quadratic',
    f: (x) => x[0] ** 2 + 3 * x[0] * x[1],
    gradient: (x) => [2 * x[0] + 3 * x[1], 3 * x[0]],
    x: [1.3, -0.7],
  },
  { name: 'linear', f: (x) => 2 * x[0] - 5 * x[1], gradient: () => [2, -5], x: [0.3, 0.9] },
  {
    name: 'cubic at a flat point',
    f: (x) => x[0] ** 3 + x[1] ** 3,
    gradient: (x) => [3 * x[0] ** 2, 3 * x[1] ** 2],
    x: [0, 0],
  },
  { name: 'constant', f: () => 4.2, gradient: () => [0, 0], x: [1, 2] },
  {
    name: 'logistic loss',
    f: (x) => Math.log1p(Math.exp(-(2 * x[0] - x[1] + 0.5 * x[2]))),
    gradient: (x) => [2, -1, 0.5].map((a) => -a * sigmoid(-(2 * x[0] - x[1] + 0.5 * x[2]))),
    x: [0.4, -1.1, 2.2],
  },
  {
    name: 'variables of very different size',
    f: (x) => x[0] ** 2 * 1e-12 + Math.sin(x[1] * 1e6) + x[2],
    gradient: (x) => [2e-12 * x[0], 1e6 * Math.cos(x[1] * 1e6), 1],
    x: [3e6, 2e-6, 0.5],
  },
  {
    name: 'near the edge of the domain',
    f: (x) => Math.log(x[0]) + Math.sqrt(1 - x[1]),
    gradient: (x) => [1 / x[0], -0.5 / Math.sqrt(1 - x[1])],
    x: [1e-4, 0.97],
  },
  {
    name: 'oscillating',
    f: (x) => Math.sin(40 * x[0]),
    gradient: (x) => [40 * Math.cos(40 * x[0])],
    x: [1.1],
  },
  { name: 'a large constant', f: (x) => 1e6 + Math.exp(x[0]), gradient: (x) => [Math.exp(x[0])], x: [0.7] },
  {
    name: 'a kink close by',
    f: (x) => Math.abs(x[0]) + x[0] ** 2,
    gradient: (x) => [Math.sign(x[0]) + 2 * x[0]],
    x: [0.003],
  },
];

describe('a right gradient', () => {
  it.each(SMOOTH)('$name', ({ f, gradient, x }) => {
    for (const seed of [1, 2, 3]) {
      const result = checkGradient(f, gradient, x, { seed, entries: 'all' });
      expect(result.verdict, JSON.stringify(result.worst)).toBe('agrees');
      expect(result.maxRelError).toBeLessThan(1e-6);
      expect(result.factor).toBeNull();
      if (result.slope !== null) expect(result.slope).toBeGreaterThan(1.9);
    }
  });

  it('has remainders of slope 2, and needs no entries', () => {
    const { f, gradient, x } = SMOOTH[4];
    const result = checkGradient(f, gradient, x);
    expect(result.slope).toBeCloseTo(2, 1);
    expect(result.entries).toEqual([]);
    expect(result.steps.length).toBeGreaterThan(20);
    expect(result.directions).toHaveLength(3);
    expect(result.worst?.status).toBe('agrees');
  });
});

/** Ways to be wrong, with the worst entry and its ratio. */
const WRONG: [string, Gradient, number | null, number, number | null][] = [
  ['a sign', (x) => [-(2 * x[0] + 3 * x[1]), -3 * x[0]], null, -1, -1],
  ['a factor of the whole', (x) => [4 * x[0] + 6 * x[1], 6 * x[0]], null, 2, 2],
  ['a factor in one entry', (x) => [2 * x[0] + 3 * x[1], 1.5 * x[0]], 1, 0.5, null],
  ['a small factor in one entry', (x) => [2 * x[0] + 3 * x[1], 3.0003 * x[0]], 1, 1.0001, null],
  ['a missing term', (x) => [2 * x[0], 3 * x[0]], 0, 2.6 / 0.5, null],
  ['an entry that is zero', (x) => [0 * x[0], 3 * x[0]], 0, 0, null],
];

describe('a wrong gradient', () => {
  const { f, x } = SMOOTH[0];

  it.each(WRONG)('%s', (_, gradient, at, ratio, factor) => {
    for (const seed of [1, 2, 3]) {
      const result = checkGradient(f, gradient, x, { seed });
      expect(result.verdict).toBe('disagrees');
      expect(result.reason).toBe('differs');
      expect(result.slope).toBeCloseTo(1, 1);
      expect(result.entries).toHaveLength(2);
      if (at !== null) {
        expect(result.worst).toMatchObject({ input: at, status: 'disagrees' });
        expect(result.entries[1 - at].status).toBe('agrees');
      }
      expect(result.worst?.ratio).toBeCloseTo(ratio, 6);
      if (factor === null) expect(result.factor).toBeNull();
      else expect(result.factor).toBeCloseTo(factor, 6);
    }
  });

  it('reports the numeric value with an error estimate that holds', () => {
    const result = checkGradient(f, () => [0, 0], x);
    const truth = SMOOTH[0].gradient(Float64Array.from(x));
    for (const entry of result.entries) {
      expect(Math.abs(entry.numeric - truth[entry.input])).toBeLessThan(5 * entry.errorEstimate);
      expect(entry.errorEstimate).toBeLessThan(1e-10);
    }
  });

  it('is found in functions whose variables differ in size', () => {
    const sample = SMOOTH[5];
    const right = sample.gradient(Float64Array.from(sample.x));
    for (const j of [0, 1, 2]) {
      const wrong = right.map((g, k) => (k === j ? 1.01 * g : g));
      const result = checkGradient(sample.f, () => wrong, sample.x, { entries: 'all' });
      expect(result.verdict).toBe('disagrees');
      expect(result.worst).toMatchObject({ input: j });
    }
  });

  it('of the wrong size says so', () => {
    expect(checkGradient(f, () => [1, 2, 3], x)).toMatchObject({
      verdict: 'disagrees',
      reason: 'size',
      size: { claimed: 3, expected: 2 },
    });
  });

  it('is found in an entry that is small beside the others, where directions alone agree within the tolerance', () => {
    const g: Scalar = (v) => 1e4 * v[0] ** 2 + v[1] ** 3;
    const wrong: Gradient = (v) => [2e4 * v[0], 3 * v[1] ** 2 + 1e-3];
    const point = [1.7, 0.2];
    expect(checkGradient(g, wrong, point, { entries: 'none' }).verdict).toBe('agrees');
    const result = checkGradient(g, wrong, point);
    expect(result.verdict).toBe('disagrees');
    expect(result.worst).toMatchObject({ input: 1 });
  });

  it('is told from a right one for random polynomials and random errors', () => {
    const numbers = fc.array(fc.double({ min: 0.2, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(
        numbers,
        numbers,
        fc.integer({ min: 0, max: 2 }),
        fc.double({ min: 1e-4, max: 2, noNaN: true }),
        (c, x, j, off) => {
          const g: Scalar = (v) =>
            c[0] * v[0] ** 3 * v[1] + c[1] * v[1] * v[2] ** 2 + c[2] * Math.exp(v[2] - v[0]);
          const gradient: Gradient = (v) => [
            3 * c[0] * v[0] ** 2 * v[1] - c[2] * Math.exp(v[2] - v[0]),
            c[0] * v[0] ** 3 + c[1] * v[2] ** 2,
            2 * c[1] * v[1] * v[2] + c[2] * Math.exp(v[2] - v[0]),
          ];
          expect(checkGradient(g, gradient, x, { entries: 'all' }).verdict).toBe('agrees');
          const wrong: Gradient = (v) => gradient(v).map((entry, k) => (k === j ? entry + off : entry));
          const result = checkGradient(g, wrong, x);
          expect(result.verdict).toBe('disagrees');
          expect(result.worst).toMatchObject({ input: j });
        },
      ),
      {
        numRuns: 200,
        // An error of a part in 10^6 of the steepest slope, at an entry that is small itself.
        examples: [[[0.8196808085970648, 0.2, 0.2], [1.7220706823560912, 1.8601995347770166, 0.2], 2, 1e-4]],
      },
    );
  });
});

describe('a kink', () => {
  it('is reported as one, with both slopes, whatever is claimed there', () => {
    for (const claimed of [0, 1, -1, 5]) {
      const result = checkGradient(
        (x) => Math.abs(x[0]) + 2 * x[0],
        () => [claimed],
        [0],
      );
      expect(result).toMatchObject({ verdict: 'kink', reason: 'kink' });
      expect(result.worst).toMatchObject({ status: 'kink' });
      expect(result.worst?.left).toBeCloseTo(1, 8);
      expect(result.worst?.right).toBeCloseTo(3, 8);
    }
  });

  it('is found in hinge losses and maxima, at the entries that have it', () => {
    const hinge: Scalar = (x) => Math.max(0, 1 - 2 * x[0] - x[1]) + x[1] ** 2;
    const result = checkGradient(hinge, () => [0, 2], [0, 1]);
    expect(result.verdict).toBe('kink');
    expect(result.entries.map((e) => e.status)).toEqual(['kink', 'kink']);
    const partly: Scalar = (x) => Math.max(0, x[0]) + x[1] ** 2;
    const entries = checkGradient(partly, () => [0, 2], [0, 1]).entries;
    expect(entries.map((e) => e.status)).toEqual(['kink', 'agrees']);
  });

  it('does not hide an entry away from it that is wrong', () => {
    const partly: Scalar = (x) => Math.max(0, x[0]) + x[1] ** 2;
    const result = checkGradient(partly, () => [0, 3], [0, 1]);
    expect(result.verdict).toBe('disagrees');
    expect(result.worst).toMatchObject({ input: 1 });
    expect(result.worst?.ratio).toBeCloseTo(1.5, 8);
  });
});

describe('what cannot be decided', () => {
  it('a value or a claim that is not finite', () => {
    expect(
      checkGradient(
        (x) => Math.log(x[0]),
        () => [1],
        [-1],
      ),
    ).toMatchObject({ verdict: 'undecided', reason: 'function-not-finite' });
    expect(
      checkGradient(
        (x) => x[0] ** 2,
        () => [Number.NaN],
        [1],
      ),
    ).toMatchObject({ verdict: 'undecided', reason: 'claim-not-finite' });
  });

  it('a vertical tangent, and noise that drowns the slope', () => {
    expect(
      checkGradient(
        (x) => Math.cbrt(x[0]),
        () => [0],
        [0],
      ).verdict,
    ).toBe('undecided');
    let state = 1;
    const noise = () => {
      state = (state * 16807) % 2147483647;
      return state / 2147483647 - 0.5;
    };
    const noisy: Scalar = (x) => 1e-3 * x[0] + noise();
    expect(checkGradient(noisy, () => [1e-3], [1]).verdict).toBe('undecided');
    expect(checkGradient(noisy, () => [2e-3], [1]).verdict).toBe('undecided');
  });

  it('but noise of single precision still shows a factor of two', () => {
    const single: Scalar = (x) => Math.fround(Math.sin(x[0]) * x[1]);
    const gradient: Gradient = (x) => [Math.cos(x[0]) * x[1], Math.sin(x[0])];
    expect(checkGradient(single, gradient, [0.8, 1.7], { tolerance: 1e-4 }).verdict).toBe('agrees');
    expect(checkGradient(single, (x) => gradient(x).map((g) => 2 * g), [0.8, 1.7]).factor).toBeCloseTo(2, 3);
  });
});

describe('functions with several values', () => {
  const f = (x: Float64Array) => [x[0] * x[1], Math.sin(x[0]), x[1] ** 2];
  const jacobian = (x: Float64Array) => [x[1], x[0], Math.cos(x[0]), 0, 0, 2 * x[1]];

  it('compare Jacobians row by row, and products with a direction', () => {
    expect(checkGradient(f, jacobian, [0.4, 1.2]).verdict).toBe('agrees');
    const product = (x: Float64Array, v: Float64Array) => {
      const j = jacobian(x);
      return [0, 1, 2].map((e) => j[2 * e] * v[0] + j[2 * e + 1] * v[1]);
    };
    expect(checkGradient(f, { product }, [0.4, 1.2]).verdict).toBe('agrees');
  });

  it('locate the entry that is off', () => {
    const wrong = (x: Float64Array) => jacobian(x).map((v, k) => (k === 2 ? -v : v));
    const result = checkGradient(f, wrong, [0.4, 1.2]);
    expect(result.worst).toMatchObject({ index: 2, output: 1, input: 0 });
    expect(result.worst?.ratio).toBeCloseTo(-1, 9);
  });
});

describe('the complex step', () => {
  const square = (re: Float64Array, im: Float64Array) => ({
    re: [re[0] ** 2 - im[0] ** 2],
    im: [2 * re[0] * im[0]],
  });

  it('is used where it agrees with the differences, and is exact', () => {
    const result = checkGradient(
      (x) => x[0] ** 2,
      (x) => [2 * x[0]],
      [1.7],
      { complex: square, entries: 'all' },
    );
    expect(result).toMatchObject({ verdict: 'agrees', method: 'complex-step' });
    expect(result.entries[0].numeric).toBeCloseTo(3.4, 15);
    expect(result.entries[0].errorEstimate).toBeLessThan(1e-12);
  });

  it('is dropped where the function is not the analytic one that is claimed', () => {
    const conjugated = (re: Float64Array) => ({ re: [re[0] ** 2], im: [0] });
    const result = checkGradient(
      (x) => x[0] ** 2,
      (x) => [2 * x[0]],
      [1.7],
      { complex: conjugated },
    );
    expect(result).toMatchObject({ verdict: 'agrees', method: 'central-differences' });
  });
});

describe('the parts', () => {
  it('extrapolation removes the powers it is told of, and skips steps that are not finite', () => {
    const steps = [0.5, 0.25, 0.125, 0.0625];
    const quotients = steps.map((h) => 3 + 2 * h ** 2 - h ** 4);
    expect(extrapolate(quotients, steps, 0, { first: 2, next: 2 }).value).toBeCloseTo(3, 14);
    expect(
      extrapolate([Number.NaN, ...quotients.slice(1)], steps, 0, { first: 2, next: 2 }).value,
    ).toBeCloseTo(3, 14);
    const broken = [quotients[0], Number.NaN, quotients[2]];
    expect(extrapolate(broken, steps, 0, { first: 2, next: 2 }).error).toBe(Number.POSITIVE_INFINITY);
    expect(extrapolate([Number.NaN], [1], 0, { first: 2, next: 2 }).error).toBe(Number.POSITIVE_INFINITY);
  });

  it('error estimates cover the true error without being idle', () => {
    let covered = 0;
    const total = 80;
    for (let k = 0; k < total; k++) {
      const a = 0.2 + k / 13;
      const [d] = differentiateCurve((t) => Float64Array.of(Math.exp(Math.sin(a + t)) + 1 / (a + t)));
      const truth = Math.cos(a) * Math.exp(Math.sin(a)) - 1 / a ** 2;
      if (Math.abs(d.central.value - truth) <= 3 * d.central.error) covered++;
      expect(d.central.error).toBeLessThan(1e-7 * Math.max(1, Math.abs(truth)));
      expect(d.isKink).toBe(false);
    }
    expect(covered).toBeGreaterThan(0.95 * total);
  });

  it('noise is measured, not assumed', () => {
    const rounded = (digits: number) => (t: number) =>
      Float64Array.of(Math.round((2 + Math.sin(t * 1e9)) * 10 ** digits) / 10 ** digits);
    const [coarse] = functionNoise(rounded(3), rounded(3)(0));
    expect(coarse).toBeGreaterThan(1e-4);
    const smooth = (t: number) => Float64Array.of(Math.exp(t));
    const [fine] = functionNoise(smooth, smooth(0));
    expect(fine).toBeGreaterThan(1e-17);
    expect(fine).toBeLessThan(2e-15);
  });

  it('the Taylor slope tells first from second and third order, and linear functions from both', () => {
    const slope = (f: (t: number) => number, claimed: number) =>
      taylorTest((t) => Float64Array.of(f(t)), [claimed], [1e-16]).slope;
    expect(slope(Math.exp, 1)).toBeCloseTo(2, 1);
    expect(slope(Math.exp, 1.1)).toBeCloseTo(1, 1);
    expect(slope(Math.sin, 1)).toBeCloseTo(3, 1);
    expect(slope((t) => 1 + 2 * t, 2)).toBeNull();
    expect(slope((t) => 1 + 2 * t, 2.001)).toBeCloseTo(1, 2);
  });
});
