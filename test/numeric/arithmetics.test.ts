import { describe, expect, it } from 'vitest';
import {
  add,
  apply,
  block,
  build,
  commutation,
  compare,
  delta,
  det,
  diagonal,
  diagonalPart,
  type ElementwiseName,
  type Expr,
  elementwise,
  entry,
  extremum,
  identity,
  index,
  inverse,
  kronecker,
  logSumExp,
  type MatrixFunctionNode,
  matmul,
  matrixFunction,
  matrixPower,
  mul,
  multiplyDimensions,
  norm,
  number,
  ONE,
  ones,
  piecewise,
  pow,
  product,
  size,
  softmax,
  subtract,
  sum,
  total,
  trace,
  transpose,
  vec,
} from '../../src/expr';
import { children } from '../../src/expr/traverse';
import { compile, inputsOf, NotAnalytic, samplePoint, Unsupported } from '../../src/numeric';
import { ELEMENTWISE } from '../../src/numeric/elementwise';
import { type ComplexTensor, compileComplex, compileDecimal } from '../../src/numeric/evaluate';
import { distance, M, matrix, N, pointOf, scalar, shapeOf, vector } from './helpers';

const a = scalar('a', { property: 'positive' });
const x = vector('x');
const X = matrix('X');
const A = matrix('A', N, N, { property: 'invertible' });
const S = matrix('S', N, N, { property: 'spd' });
const i = index('i');
const names = Object.keys(ELEMENTWISE) as ElementwiseName[];
const matrixNames: MatrixFunctionNode['name'][] = [
  'expm',
  'logm',
  'sqrtm',
  'sinm',
  'cosm',
  'adjugate',
  'pinv',
];

/** Every kind of node, so that the arithmetics can be held against each other. */
const EXPRESSIONS: [string, Expr][] = [
  ['sums and products', add([mul([number(1, 3), a, x]), matmul([transpose(X), X, x]), pow(x, number(3))])],
  ['powers', pow(add([a, number(2)]), mul([a, number(-1, 2)]))],
  ['sizes', mul([size(M), add([ones(shapeOf(M, N)), X])])],
  ['identity', add([A, identity(N)])],
  ['extremum', extremum('max', [x, mul([number(-1), x])])],
  ['minimum', extremum('min', [x, a])],
  ['compare', mul([compare('<', x, a), x])],
  ['piecewise', piecewise([{ condition: compare('<', x, a), value: pow(x, number(2)) }], a)],
  ['scalar piecewise', piecewise([{ condition: compare('<', a, number(9)), value: x }], a)],
  ['unknown', add([apply('f', [a, x], shapeOf(N), [1, 1]), apply('s', [x], shapeOf(N), [2], true)])],
  ['inverse', inverse(A)],
  [
    'powers of matrices',
    add([matrixPower(A, number(3)), matrixPower(A, number(-2)), matrixPower(S, number(1, 2))]),
  ],
  ['trace and det', mul([trace(A), det(A), total(X)])],
  ['norms', add([norm('two', X), norm('one', x), norm('inf', x), norm('nuclear', X), norm('spectral', A)])],
  ['softmax', softmax(x)],
  ['rowwise softmax', softmax(X, true)],
  ['softmax of a row', softmax(transpose(x))],
  ['logsumexp', logSumExp(mul([number(300), x]))],
  ['diagonals', matmul([diagonal(x), diagonalPart(A)])],
  [
    'vec, kronecker, commutation',
    matmul([commutation(M, N, multiplyDimensions(M, N)), kronecker([A, matrix('B', M, M)]), vec(X)]),
  ],
  [
    'entries and deltas',
    build('i', 'j', add([entry(X, i, index('j')), delta(i, index('j'))]), shapeOf(M, N)),
  ],
  [
    'sum and product',
    mul([sum('i', ONE, size(N), mul([i, entry(x, i, ONE)])), product('i', ONE, size(N), add([a, i]))]),
  ],
  [
    'block',
    block(
      [
        [A, x],
        [transpose(x), a],
      ],
      { rows: x.shape.rows, cols: x.shape.rows },
    ),
  ],
  ...matrixNames.map((name): [string, Expr] => [name, matrixFunction(name, name === 'pinv' ? X : S)]),
  ...names.map((name): [string, Expr] => [name, elementwise(name, domainOf(name))]),
];

/** An argument inside the domain of a function. */
function domainOf(name: ElementwiseName): Expr {
  if (['acosh', 'asec', 'acsc', 'acoth'].includes(name)) return add([a, ONE]);
  if (['asin', 'acos', 'atanh', 'asech'].includes(name)) return mul([number(1, 2), a]);
  return a;
}

const NOT_DECIMAL = new Set(['gamma', 'loggamma', 'digamma', 'trigamma']);
const at = (expr: Expr, seed: number) => {
  const { symbols, dimensions } = inputsOf([expr]);
  return samplePoint(symbols, dimensions, seed);
};

describe('arithmetics agree', () => {
  it('covers every kind of node', () => {
    const kinds = new Set<string>();
    const visit = (e: Expr) => {
      kinds.add(e.kind);
      children(e).forEach(visit);
    };
    for (const [, expr] of EXPRESSIONS) visit(expr);
    expect(kinds.size).toBeGreaterThanOrEqual(32);
  });

  it.each(EXPRESSIONS)('complex with real: %s', (_, expr) => {
    for (const seed of [1, 2, 3]) {
      const point = at(expr, seed);
      const [real] = compile([expr])(point);
      const [z] = compileComplex([expr])(point);
      expect(real.data.every(Number.isFinite)).toBe(true);
      expect(distance(real, { rows: z.rows, cols: z.cols, data: z.re })).toBeLessThan(1e-11);
      expect(Math.max(...z.im.map(Math.abs))).toBeLessThan(1e-12);
    }
  });

  it.each(EXPRESSIONS.filter(([name]) => !NOT_DECIMAL.has(name)))('decimal with real: %s', (_, expr) => {
    for (const seed of [1, 2]) {
      const point = at(expr, seed);
      const [real] = compile([expr])(point);
      const [d] = compileDecimal([expr])(point);
      expect(
        distance(real, { rows: d.rows, cols: d.cols, data: Float64Array.from(d.data, Number) }),
      ).toBeLessThan(1e-11);
    }
  });

  it('decimals know what they cannot compute', () => {
    for (const name of NOT_DECIMAL) {
      const expr = elementwise(name as ElementwiseName, a);
      expect(() => compileDecimal([expr])(at(expr, 1))).toThrow(Unsupported);
    }
  });
});

describe('decimals', () => {
  const digits = (expr: Expr, values = {}) => compileDecimal([expr])(pointOf(values))[0].data[0].toFixed(38);

  it('carry forty digits', () => {
    expect(digits(elementwise('erf', ONE))).toMatch(/^0\.84270079294971486934122063508260925/);
    expect(digits(number(1, 3))).toMatch(/^0\.3333333333333333333333333333333333333/);
    const residual = subtract(matmul([matrixPower(S, number(1, 2)), matrixPower(S, number(1, 2))]), S);
    const off = compileDecimal([residual])(at(residual, 3))[0].data.map((d) => d.abs().toNumber());
    expect(Math.max(...off)).toBeLessThan(1e-35);
    const series = subtract(
      matmul([matrixFunction('expm', S), matrixFunction('expm', mul([number(-1), S]))]),
      identity(N),
    );
    expect(
      Math.max(...compileDecimal([series])(at(series, 3))[0].data.map((d) => d.abs().toNumber())),
    ).toBeLessThan(1e-35);
    const logs = subtract(matrixFunction('expm', matrixFunction('logm', S)), S);
    expect(
      Math.max(...compileDecimal([logs])(at(logs, 3))[0].data.map((d) => d.abs().toNumber())),
    ).toBeLessThan(1e-33);
  });
});

/** Functions a complex step can differentiate, all analytic at the sampled points. */
const NOT_ANALYTIC = new Set<string>(['abs', 'sign', 'step', 'relu', 'floor', 'ceil', 'round']);
const complexColumn = (re: readonly number[], im: readonly number[]): ComplexTensor => ({
  rows: re.length,
  cols: 1,
  re: Float64Array.from(re),
  im: Float64Array.from(im),
});

describe('complex numbers', () => {
  const value = (expr: Expr, re: number, im: number) => {
    const [z] = compileComplex([expr])(pointOf({}), new Map([['a', complexColumn([re], [im])]]));
    return [z.re[0], z.im[0]];
  };

  it.each([
    ['exp', -1, Math.PI, -Math.exp(-1), 0],
    ['log', -1, 0, 0, Math.PI],
    ['log', 0, 2, Math.LN2, Math.PI / 2],
    ['sin', 0, 1, 0, Math.sinh(1)],
    ['cos', 0, 1, Math.cosh(1), 0],
    ['asin', 2, 0, Math.PI / 2, Math.log(2 + Math.sqrt(3))],
    ['acos', -2, 0, Math.PI, -Math.log(2 + Math.sqrt(3))],
    ['atan', 0, 0.5, 0, Math.atanh(0.5)],
    ['atanh', 2, 0, Math.atanh(0.5), Math.PI / 2],
    ['acosh', -0.5, 0, 0, (2 * Math.PI) / 3],
    ['asinh', 0, 0.5, 0, Math.PI / 6],
    ['tanh', 0, 0.5, 0, Math.tan(0.5)],
    ['tanh', 30, 0.5, 1, 4 * Math.exp(-60) * Math.sin(0.5) * Math.cos(0.5)],
    ['sigmoid', 0, 1, 0.5, Math.tan(0.5) / 2],
    ['softplus', 0, Math.PI / 2, 0.5 * Math.log(2), Math.PI / 4],
  ] as [ElementwiseName, number, number, number, number][])(
    '%s(%d + %di)',
    (name, re, im, expectedRe, expectedIm) => {
      const [foundRe, foundIm] = value(elementwise(name, scalar('a')), re, im);
      expect(foundRe).toBeCloseTo(expectedRe, 14);
      expect(Math.abs(foundIm)).toBeCloseTo(Math.abs(expectedIm), 14);
    },
  );

  it('take roots and powers of negative numbers', () => {
    expect(value(pow(scalar('a'), number(1, 2)), -4, 0)).toEqual([0, 2]);
    const [re, im] = value(pow(scalar('a'), number(1, 3)), -8, 0);
    expect([re, im]).toEqual([expect.closeTo(1, 14), expect.closeTo(Math.sqrt(3), 14)]);
    expect(value(pow(scalar('a'), number(-2)), 0, 2)).toEqual([-0.25, expect.closeTo(0, 15)]);
  });

  it.each(names.filter((name) => !NOT_ANALYTIC.has(name)))('the complex step through %s is exact', (name) => {
    for (const at of [0.31, 0.77]) {
      const t =
        domainOf(name) === a ? at : ['asin', 'acos', 'atanh', 'asech'].includes(name) ? at / 2 : at + 1;
      const f = (z: number) => ELEMENTWISE[name](z);
      const h = 1e-3;
      const difference = (k: number) => (f(t + k * h) - f(t - k * h)) / (2 * k * h);
      // Sixth-order central differences.
      const numeric = (15 * difference(1) - 6 * difference(2) + difference(3)) / 10;
      const [re, im] = value(elementwise(name, scalar('a')), t, 1e-30);
      expect(re).toBeCloseTo(f(t), 13);
      expect(im / 1e-30 / numeric).toBeCloseTo(1, 9);
    }
  });

  it('refuse what is not analytic, but only of numbers with an imaginary part', () => {
    for (const name of NOT_ANALYTIC) {
      expect(() => value(elementwise(name as ElementwiseName, scalar('a')), 0.5, 1e-30)).toThrow(NotAnalytic);
      expect(value(elementwise(name as ElementwiseName, scalar('a')), -1.5, 0)[0]).toBe(
        ELEMENTWISE[name as ElementwiseName](-1.5),
      );
    }
    const z = new Map([['x', complexColumn([1, 2], [0.1, 0])]]);
    for (const expr of [
      norm('one', x),
      norm('inf', x),
      extremum('max', [x, number(0)]),
      compare('<', x, number(1)),
    ])
      expect(() => compileComplex([expr])(pointOf({}), z)).toThrow(NotAnalytic);
    expect(() => value(elementwise('gamma', scalar('a')), 0.5, 0.5)).toThrow(Unsupported);
  });

  it('do not conjugate in norms, transposes and products', () => {
    const z = new Map([['x', complexColumn([1, 2], [3, -1])]]);
    const [norms] = compileComplex([pow(norm('two', x), number(2))])(pointOf({}), z);
    const [products] = compileComplex([matmul([transpose(x), x])])(pointOf({}), z);
    // (1 + 3i)² + (2 − i)² = −8 + 6i + 3 − 4i
    for (const found of [norms, products]) {
      expect(found.re[0]).toBeCloseTo(-5, 13);
      expect(found.im[0]).toBeCloseTo(2, 13);
    }
  });
});
