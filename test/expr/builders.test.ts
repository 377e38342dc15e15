import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  add,
  apartFrom,
  beginRequest,
  build,
  commutation,
  compare,
  delta,
  det,
  diagonal,
  diagonalPart,
  dimension,
  divide,
  type Expr,
  elementwise,
  entry,
  HALF,
  identity,
  index,
  inverse,
  kronecker,
  MINUS_ONE,
  matmul,
  matrixPower,
  mul,
  multiplyDimensions,
  negate,
  norm,
  number,
  ONE,
  ones,
  piecewise,
  pow,
  ShapeMismatch,
  shape,
  size,
  square,
  substituteIndex,
  subtract,
  sum,
  symbol,
  TWO,
  total,
  trace,
  transpose,
  unitVector,
  vec,
  ZERO,
  zeros,
} from '../../src/expr';
import { evaluate, pointsInDomain } from '../../src/numeric';
import { RandomExpressions } from '../present/support/randomExpressions';
import { m, n, one, s, v } from './support/symbols';

beforeAll(beginRequest);
beforeEach(beginRequest);

const M = (name: string, r = n, c = n) => symbol(name, shape(r, c));
const positive = () => symbol('p', shape(one, one), { property: 'positive' });
const i = index('i');
const j = index('j');
const T = transpose;

/** Two ways to build one thing: they are one object. */
const SAME: Record<string, () => [Expr, Expr]> = {
  'like terms are collected': () => [add([s('a'), s('b'), s('a')]), add([mul([TWO, s('a')]), s('b')])],
  'terms cancel': () => [subtract(s('a'), s('a')), ZERO],
  'like bases are collected': () => [mul([s('a'), s('b'), s('a')]), mul([square(s('a')), s('b')])],
  'factors that a merged power sets free are collected': () => {
    const root = pow(divide(s('a'), s('b')), HALF);
    return [mul([root, root, s('b'), s('c')]), mul([s('a'), s('c')])];
  },
  'what merged exponentials set free is collected': () => {
    const u = elementwise('log', s('a'));
    const half = elementwise('exp', mul([HALF, u]));
    return [mul([half, half, s('a')]), square(s('a'))];
  },
  'a name is one symbol whichever shape object says that it is a scalar': () => [
    symbol('a'),
    symbol('a', shape(dimension(1), dimension(1))),
  ],
  'a number goes into a product': () => [
    mul([number(3), mul([number(1, 3), s('a'), s('b')])]),
    mul([s('a'), s('b')]),
  ],
  'exponentials merge': () => [
    mul([elementwise('exp', s('a')), elementwise('exp', s('b'))]),
    elementwise('exp', add([s('a'), s('b')])),
  ],
  'fractions fold': () => [divide(number(2), number(6)), number(1, 3)],
  'a root folds when it is exact': () => [pow(number(9, 4), HALF), number(3, 2)],
  'an even root of a square is the absolute value': () => [
    pow(square(s('a')), HALF),
    elementwise('abs', s('a')),
  ],
  'an odd function takes a sign out': () => [
    elementwise('sin', negate(s('a'))),
    negate(elementwise('sin', s('a'))),
  ],
  'an even function drops it': () => [elementwise('cos', negate(s('a'))), elementwise('cos', s('a'))],
  'log undoes exp': () => [elementwise('log', elementwise('exp', s('a'))), s('a')],
  '(AB)ᵀ = BᵀAᵀ': () => [T(matmul([M('A'), M('B')])), matmul([T(M('B')), T(M('A'))])],
  '(A + B)ᵀ = Aᵀ + Bᵀ': () => [T(add([M('A'), M('B')])), add([T(M('A')), T(M('B'))])],
  '(A⁻¹)ᵀ = (Aᵀ)⁻¹': () => [T(inverse(M('A'))), inverse(T(M('A')))],
  '(AB)⁻¹ = B⁻¹A⁻¹': () => [inverse(matmul([M('A'), M('B')])), matmul([inverse(M('B')), inverse(M('A'))])],
  'A A⁻¹ = I': () => [matmul([M('A'), inverse(M('A'))]), identity(n)],
  'A A = A²': () => [matmul([M('A'), M('A')]), matrixPower(M('A'), TWO)],
  'xᵀy = yᵀx': () => [matmul([T(v('x')), v('y')]), matmul([T(v('y')), v('x')])],
  'x xᵀ x = (xᵀx) x': () => [matmul([v('x'), T(v('x')), v('x')]), mul([matmul([T(v('x')), v('x')]), v('x')])],
  'a scalar stands before a product': () => [
    matmul([M('A'), mul([s('a'), v('x')])]),
    mul([s('a'), matmul([M('A'), v('x')])]),
  ],
  'exponentials that cancel leave a vector of ones': () => [
    mul([elementwise('exp', s('a')), ones(shape(n, one)), elementwise('exp', negate(s('a')))]),
    ones(shape(n, one)),
  ],
  '1ᵀx is the sum': () => [matmul([T(ones(shape(n, one))), v('x')]), total(v('x'))],
  'tr(ABC) = tr(CAB)': () => [
    trace(matmul([M('A'), M('B'), M('C')])),
    trace(matmul([M('C'), M('A'), M('B')])),
  ],
  'tr(Aᵀ) = tr(A)': () => [trace(T(M('A'))), trace(M('A'))],
  'tr(x yᵀ) = yᵀx': () => [trace(matmul([v('x'), T(v('y'))])), matmul([T(v('y')), v('x')])],
  'tr(A ⊗ B) = tr(A) tr(B)': () => [trace(kronecker([M('A'), M('B')])), mul([trace(M('A')), trace(M('B'))])],
  'det(Aᵀ) = det(A)': () => [det(T(M('A'))), det(M('A'))],
  'det(A⁻¹) = 1/det(A)': () => [det(inverse(M('A'))), pow(det(M('A')), MINUS_ONE)],
  '‖-x‖ = ‖x‖': () => [norm('two', negate(v('x'))), norm('two', v('x'))],
  'diag(x) y = x ∘ y': () => [matmul([diagonal(v('x')), v('y')]), mul([v('x'), v('y')])],
  'diag(diag(x)) of a vector is x': () => [diagonalPart(diagonal(v('x'))), v('x')],
  'K vec(X) = vec(Xᵀ)': () => [
    matmul([commutation(m, n, multiplyDimensions(m, n)), vec(M('X', m, n))]),
    vec(T(M('X', m, n))),
  ],
  'K_{m,n} K_{n,m} = I': () => {
    const mn = multiplyDimensions(m, n);
    return [matmul([commutation(m, n, mn), commutation(n, m, mn)]), identity(mn)];
  },
  'an entry of a sum is the sum of entries': () => [
    entry(add([M('A'), M('B')]), i, j),
    add([entry(M('A'), i, j), entry(M('B'), i, j)]),
  ],
  'entries make their matrix again': () => [build('i', 'j', entry(M('A'), i, j), shape(n, n)), M('A')],
  'entries turned round make its transpose': () => [entry(T(M('A')), i, j), entry(M('A'), j, i)],
  'δ picks a term': () => [
    sum('i', ONE, size(n), mul([delta(i, j), entry(v('x'), i, ONE)])),
    entry(v('x'), j, ONE),
  ],
  'δ_ij is an identity': () => [build('i', 'j', delta(i, j), shape(n, n)), identity(n)],
  'an entry of a unit vector is δ': () => [entry(unitVector(n, i), j, ONE), delta(i, j)],
  'a sum over nothing is a count': () => [sum('i', ONE, size(n), s('a')), mul([size(n), s('a')])],
  'a short sum is written out': () => [sum('i', ONE, number(3), i), number(6)],
  'a > b is b < a': () => [compare('>', s('a'), s('b')), compare('<', s('b'), s('a'))],
  'a certain case is taken': () => [
    piecewise([{ condition: compare('<', ONE, TWO), value: s('a') }], s('b')),
    s('a'),
  ],
};

describe('canonical form', () => {
  it.each(Object.entries(SAME))('%s', (_, make) => {
    const [a, b] = make();
    expect(a).toBe(b);
  });
});

/** Rules of real analysis that do not hold everywhere are not applied. */
const APART: Record<string, () => [Expr, Expr]> = {
  'AB is not BA': () => [matmul([M('A'), M('B')]), matmul([M('B'), M('A')])],
  '√(ab) is not √a √b for any sign': () => [
    pow(mul([s('a'), s('b')]), HALF),
    mul([pow(s('a'), HALF), pow(s('b'), HALF)]),
  ],
  '√(a²) is not a': () => [pow(square(s('a')), HALF), s('a')],
  'e^{log|a|} is |a|, not a': () => [
    elementwise('exp', elementwise('log', elementwise('abs', s('a')))),
    s('a'),
  ],
  'tr(AB) is not tr(A) tr(B)': () => [trace(matmul([M('A'), M('B')])), mul([trace(M('A')), trace(M('B'))])],
};

describe('what differs stays apart', () => {
  it.each(Object.entries(APART))('%s', (_, make) => {
    const [a, b] = make();
    expect(a).not.toBe(b);
  });
  it('√(pa) = √p √a for positive p', () => {
    expect(pow(mul([positive(), s('a')]), HALF)).toBe(mul([pow(positive(), HALF), pow(s('a'), HALF)]));
  });
});

describe('bound indices', () => {
  const x = () => entry(v('x'), i, ONE);
  it('are not captured by what is put in', () => {
    const inner = sum('j', ONE, size(n), mul([entry(M('A'), i, j), entry(v('x'), j, ONE)]));
    const moved = substituteIndex(inner, 'i', j);
    const { points } = pointsInDomain([inner], 1, { seed: 3 });
    const at = (k: string, value: number) => ({ ...points[0], indices: new Map([[k, value]]) });
    expect(evaluate(moved, at('j', 2)).data[0]).toBeCloseTo(evaluate(inner, at('i', 2)).data[0]);
  });
  it('of two sums, one in the other, have two names', () => {
    const inner = sum('i', ONE, size(n), x());
    const outer = sum('i', ONE, size(n), mul([x(), elementwise('sin', add([inner, x()]))]));
    expect(outer).toBe(
      sum('j', ONE, size(n), substituteIndex(mul([x(), elementwise('sin', add([inner, x()]))]), 'i', j)),
    );
  });
  it('are named apart on demand, with the same value', () => {
    const e = sum('i', ONE, size(n), elementwise('sin', x()));
    const apart = apartFrom(e, new Set(['i']));
    const [point] = pointsInDomain([e], 1, { seed: 3 }).points;
    expect(apart).not.toBe(e);
    expect(evaluate(apart, point).data[0]).toBeCloseTo(evaluate(e, point).data[0]);
  });
});

describe('laws', () => {
  const trees = fc
    .array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 40, maxLength: 40 })
    .map((choices) => {
      let at = 0;
      return new RandomExpressions(() => choices[at++ % choices.length]);
    });
  const three = trees.map((t) => [t.of(n, n, 2), t.of(n, n, 2), t.of(n, n, 2)] as const);
  const scalars = trees.map((t) => [t.of(one, one, 2), t.of(one, one, 2), t.of(one, one, 2)] as const);

  it('sums and products of scalars commute and associate', () => {
    fc.assert(
      fc.property(scalars, ([a, b, c]) => {
        expect(add([a, b])).toBe(add([b, a]));
        expect(mul([a, b])).toBe(mul([b, a]));
        expect(add([add([a, b]), c])).toBe(add([a, add([b, c])]));
        expect(mul([mul([a, b]), c])).toBe(mul([a, mul([b, c])]));
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('matrix products associate, transposes turn them round and undo themselves', () => {
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        expect(matmul([matmul([a, b]), c])).toBe(matmul([a, matmul([b, c])]));
        expect(T(T(a))).toBe(a);
        expect(T(matmul([a, b]))).toBe(matmul([T(b), T(a)]));
        expect(add([a, zeros(shape(n, n))])).toBe(a);
      }),
      { numRuns: 200, seed: 2 },
    );
  });

  it('a trace is cyclic', () => {
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        const [x, y] = [trace(matmul([a, b, c])), trace(matmul([b, c, a]))];
        for (const point of pointsInDomain([x, y], 2, { seed: 5, tries: 20 }).points) {
          const [p, q] = [x, y].map((e) => evaluate(e, point).data[0]);
          expect(Math.abs(p - q)).toBeLessThanOrEqual(1e-8 * (1 + Math.abs(p)));
        }
      }),
      { numRuns: 100, seed: 3 },
    );
  });
});

describe('what only square matrices have', () => {
  it.each([
    ['a trace', trace],
    ['a determinant', det],
  ])('%s is no expression of any other', (_, of) => {
    expect(() => of(M('A', m, n))).toThrow(ShapeMismatch);
    expect(of(M('A', n, n)).shape).toEqual(shape(one, one));
  });
});
