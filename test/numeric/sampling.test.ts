import { describe, expect, it } from 'vitest';
import {
  det,
  elementwise,
  index,
  mul,
  ONE,
  type Property,
  pow,
  size,
  subtract,
  sum,
  symbol,
} from '../../src/expr';
import {
  evaluate,
  type Family,
  inputsOf,
  pointsInDomain,
  samplePoint,
  type Tensor,
  tensorRows,
} from '../../src/numeric';
import { columnSumNorm, determinant, invertTensor } from '../../src/numeric/lu';
import { isSymmetricTensor, symmetricEigen } from '../../src/numeric/spectral';
import { identityTensor, multiplyTensors, transposeTensor } from '../../src/numeric/tensor';
import { fromMath } from './fromMath';
import { distance, M, matrix, N, P, scalar, shapeOf, vector } from './helpers';

const SEEDS = Array.from({ length: 60 }, (_, k) => k);
const drawn = (property: Property, rows = N, cols = N): Tensor[] =>
  SEEDS.map((seed) => {
    const s = symbol('A', shapeOf(rows, cols), { property });
    return samplePoint([s], ['m', 'n'], seed).values.get('A') as Tensor;
  });
const all = (a: Tensor, test: (x: number) => boolean) => [...a.data].every(test);
const rowSums = (a: Tensor) => tensorRows(a).map((row) => row.reduce((s, x) => s + x, 0));

/** What a value with each property must satisfy. */
const PROPERTIES: Record<Property, (a: Tensor) => boolean> = {
  none: (a) => all(a, (x) => Math.abs(x) > 0.2 && Math.abs(x) < 2 && Math.abs(x - Math.round(x)) > 0.01),
  positive: (a) => all(a, (x) => x > 0),
  large: (a) => all(a, (x) => x > 10),
  symmetric: (a) => isSymmetricTensor(a, 0),
  spd: (a) => isSymmetricTensor(a, 1e-15) && symmetricEigen(a).values.every((v) => v > 0.3),
  invertible: (a) => determinant(a) > 0 && columnSumNorm(a) * columnSumNorm(invertTensor(a)) < 100,
  diagonal: (a) => tensorRows(a).every((row, i) => row.every((x, j) => (i === j ? x !== 0 : x === 0))),
  orthogonal: (a) => distance(multiplyTensors(a, transposeTensor(a)), identityTensor(a.rows)) < 1e-13,
  prob: (a) => all(a, (x) => x > 0) && Math.abs(a.data.reduce((s, x) => s + x, 0) - 1) < 1e-15,
  onehot: (a) => all(a, (x) => x === 0 || x === 1) && a.data.reduce((s, x) => s + x, 0) === 1,
  onehotrows: (a) => all(a, (x) => x === 0 || x === 1) && rowSums(a).every((s) => s === 1),
  signs: (a) => all(a, (x) => x === 1 || x === -1) && new Set(a.data).size === 2,
  bits: (a) => all(a, (x) => x === 0 || x === 1) && new Set(a.data).size === 2,
  integer: (a) => all(a, (x) => Number.isInteger(x) && x >= 2 && x <= 4),
};

describe('random values', () => {
  it.each(Object.keys(PROPERTIES) as Property[])('%s', (property) => {
    for (const a of drawn(property)) expect(PROPERTIES[property](a), String(a.data)).toBe(true);
    const shaped = drawn(property).map((a) => a.data.join());
    if (!['integer', 'onehot', 'onehotrows', 'signs', 'bits'].includes(property))
      expect(new Set(shaped).size).toBe(SEEDS.length);
    else expect(new Set(shaped).size).toBeGreaterThan(3);
  });

  it('mixes signs, and gives determinants of the sign asked for', () => {
    expect(drawn('none').some((a) => a.data.some((x) => x < 0) && a.data.some((x) => x > 0))).toBe(true);
    const s = symbol('A', shapeOf(N, N), { property: 'invertible' });
    for (const seed of SEEDS) {
      const a = samplePoint([s], [], seed, { determinant: 'negative' }).values.get('A') as Tensor;
      expect(determinant(a)).toBeLessThan(0);
    }
  });

  it('gives fixed integers their value', () => {
    const k = scalar('k', { property: 'integer', integer: 3 });
    expect((samplePoint([k], [], 1).values.get('k') as Tensor).data[0]).toBe(3);
  });
});

describe('random sizes', () => {
  it('differ, descend along the alphabet, are small, and vary', () => {
    const seen = new Set<string>();
    for (const seed of SEEDS) {
      const { sizes } = samplePoint([], ['n', 'p', 'm'], seed);
      const [m, n, p] = ['m', 'n', 'p'].map((name) => sizes.get(name) as number);
      expect(m > n && n > p && p >= 2 && m <= 4).toBe(true);
      const two = samplePoint([], ['n', 'm'], seed).sizes;
      seen.add(`${two.get('m')},${two.get('n')}`);
    }
    expect(seen).toEqual(new Set(['3,2', '4,2', '4,3']));
    expect(new Set(samplePoint([], ['m', 'n', 'p', 'q', 'r'], 1).sizes.values()).size).toBe(5);
  });

  it('shape the values, of families too, and can be given', () => {
    const f = vector('f', P, { family: [M, N], indices: [ONE, ONE] });
    const point = samplePoint([matrix('X'), f], [], 5, { sizes: new Map([['n', 6]]) });
    const X = point.values.get('X') as Tensor;
    const family = point.values.get('f') as Family;
    expect([X.rows, X.cols]).toEqual([point.sizes.get('m'), 6]);
    expect(family.extents).toEqual([point.sizes.get('m'), 6]);
    expect(family.members).toHaveLength(family.extents[0] * 6);
    expect(new Set(family.members.map((a) => a.data.join())).size).toBe(family.members.length);
    expect(family.members[0].rows).toBe(point.sizes.get('p'));
  });

  it('agree with scalars of the same name', () => {
    const point = samplePoint([scalar('n'), vector('x')], [], 3);
    expect((point.values.get('n') as Tensor).data[0]).toBe(point.sizes.get('n'));
  });
});

describe('inputs', () => {
  it('finds symbols once, dimensions, free indices, and what must be an integer', () => {
    const x = vector('x', N, { family: [M], indices: [] });
    const expr = sum('i', ONE, scalar('k'), mul([size(P), pow(x, scalar('a'))]));
    const inputs = inputsOf([expr, x]);
    expect(inputs.symbols.map((s) => s.name).sort()).toEqual(['a', 'k', 'x']);
    expect([...inputs.dimensions].sort()).toEqual(['m', 'n', 'p']);
  });

  it('makes bounds integers', () => {
    const expr = sum('i', ONE, scalar('k'), pow(index('i'), scalar('a')));
    expect(inputsOf([expr]).integers).toEqual(new Set(['k']));
    expect(pointsInDomain([expr], 4).points).toHaveLength(4);
  });

  it('refuses one name for two things', () => {
    expect(() => inputsOf([matrix('X'), vector('X')])).toThrow();
    expect(() => inputsOf([vector('x'), vector('x', N, { property: 'positive' })])).toThrow();
  });
});

describe('points in the domain', () => {
  it.each([
    'sqrt(a - b*x^2)',
    'acosh(x) + atanh(y)',
    'acosh(a*x)*sqrt(1 - b*x)',
    'log(log(x)) + asin(a)',
    'log(-x) + sqrt(y)',
    'sqrt(b*c - a*d)*acsch(x)',
    'asec(a + b*x)/sqrt(x - 3)',
  ])('%s', (text) => {
    const expr = fromMath(text);
    const { points } = pointsInDomain([expr], 6);
    expect(points).toHaveLength(6);
    for (const point of points) expect(Number.isFinite(evaluate(expr, point).data[0])).toBe(true);
    expect(new Set(points.map((p) => evaluate(expr, p).data[0])).size).toBe(6);
  });

  it('is found for logarithms of determinants of general matrices', () => {
    const expr = elementwise('log', subtract(det(matrix('A', N, N)), ONE));
    expect(pointsInDomain([expr], 4).points).toHaveLength(4);
  });

  it('reaches over several regions, of size and of sign', () => {
    const expr = fromMath('asinh(x)');
    const values = pointsInDomain([expr], 30).points.map((p) => (p.values.get('x') as Tensor).data[0]);
    expect(values.some((x) => Math.abs(x) > 2)).toBe(true);
    expect(values.some((x) => Math.abs(x) < 0.3)).toBe(true);
    expect(values.some((x) => x < 0) && values.some((x) => x > 0)).toBe(true);
  });

  it('gives up with the obstacle where there is none', () => {
    const log = fromMath('log(-1 - x^2)');
    const { points, tries, obstacle } = pointsInDomain([log], 3, { tries: 50 });
    expect([points.length, tries]).toEqual([0, 50]);
    expect(obstacle).toBe(log);
  });

  it('is the same for the same seed', () => {
    const expr = fromMath('sqrt(a - b*x^2)');
    const values = (seed: number) =>
      pointsInDomain([expr], 3, { seed }).points.map((p) => evaluate(expr, p).data[0]);
    expect(values(1)).toEqual(values(1));
    expect(values(1)).not.toEqual(values(2));
  });
});
