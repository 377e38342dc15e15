import { describe, expect, it } from 'vitest';
import {
  add,
  det,
  type Expr,
  identity,
  inverse,
  matmul,
  mul,
  number,
  pow,
  subtract,
  total,
  trace,
  transpose,
} from '../../src/expr';
import {
  compareValues,
  compileComparison,
  compileWithErrors,
  inputsOf,
  samplePoint,
} from '../../src/numeric';
import { compileDecimal } from '../../src/numeric/evaluate';
import { matrixTensor } from '../../src/numeric/tensor';
import { fromMath } from './fromMath';
import { M, matrix, N, pointOf, scalar, vector } from './helpers';

const point = (expr: Expr, seed: number) => {
  const { symbols, dimensions } = inputsOf([expr]);
  return samplePoint(symbols, dimensions, seed, { spread: { low: 0.3, high: 1.8, negative: 0 } });
};

describe('rounding estimates', () => {
  it.each([
    'x + y',
    'x - y + a',
    '(1 + 1e8*x) - 1e8*x',
    '(1e12 + x) - 1e12',
    'cos(x)^2 + sin(x)^2 - 1',
    'exp(20*x)*exp(-20*x + y)',
    '(x + y)^9 - (x^9 + 9*x^8*y)',
    'tan(x)/log(y)^2',
    'sqrt(x + 1e9) - sqrt(1e9)',
    '(1 - cos(x/1000))/x^2',
    'acosh(1 + x/1e6)',
  ])('cover the true error of %s, and are no more than some ten thousand times too large', (text) => {
    const expr = fromMath(text);
    const errorsAt = compileWithErrors([expr]);
    const decimalAt = compileDecimal([expr]);
    let slack = Number.POSITIVE_INFINITY;
    for (let seed = 1; seed <= 20; seed++) {
      const at = point(expr, seed);
      const { values, errors } = errorsAt(at);
      const truth = decimalAt(at)[0].data[0];
      const error = truth.minus(values[0].data[0]).abs().toNumber();
      expect(error).toBeLessThanOrEqual(30 * errors[0][0]);
      slack = Math.min(slack, errors[0][0] / (error || errors[0][0] / 10));
    }
    expect(slack).toBeLessThan(1e4);
  });

  it('grow with the condition of a matrix', () => {
    const A = matrix('A', N, N);
    const errorsAt = compileWithErrors([inverse(A)]);
    const relative = (last: number) => {
      const { values, errors } = errorsAt(
        pointOf({
          A: [
            [1, 1],
            [1, last],
          ],
        }),
      );
      return errors[0][0] / Math.abs(values[0].data[0]);
    };
    expect(relative(2.5)).toBeLessThan(1e-14);
    expect(relative(1 + 1e-7)).toBeGreaterThan(1e-11);
  });

  it('see cancellation inside sums of products, totals and traces', () => {
    const [x, y, A, B] = [vector('x'), vector('y'), matrix('A', N, N), matrix('B', N, N)];
    const values = {
      x: [1e8 + 0.1, -1e8],
      y: [1.1, 1.1000000013],
      A: [
        [1e8 + 0.3, 0.7],
        [0.3, -1e8 - 1.2],
      ],
      B: [
        [1.1, 2.2],
        [3.3, 1.1],
      ],
    };
    for (const expr of [
      matmul([transpose(x), y]),
      total(mul([A, B])),
      trace(mul([A, B])),
      det(matmul([A, B])),
    ]) {
      const at = pointOf(values);
      const { values: found, errors } = compileWithErrors([expr])(at);
      const truth = compileDecimal([expr])(at)[0].data[0];
      expect(truth.minus(found[0].data[0]).abs().toNumber()).toBeLessThanOrEqual(30 * errors[0][0]);
    }
    const { values: found, errors } = compileWithErrors([matmul([transpose(x), y]), total(A)])(
      pointOf(values),
    );
    for (const k of [0, 1])
      expect(errors[k][0]).toBeGreaterThan(1e4 * Number.EPSILON * Math.abs(found[k].data[0]));
  });

  it('leave integers and bounds alone', () => {
    const { errors } = compileWithErrors([add([scalar('k'), number(3)])])(pointOf({ k: 4 }));
    expect(errors[0][0]).toBeLessThan(1e-14);
  });
});

describe('comparisons', () => {
  const compare = (left: string, right: string, seed = 1) =>
    compileComparison(fromMath(left), fromMath(right))(point(add([fromMath(left), fromMath(right)]), seed));

  it.each([
    ['(x + y)^2', 'x^2 + 2*x*y + y^2'],
    ['sin(2*x)', '2*sin(x)*cos(x)'],
    ['(x^9 - y^9)/(x - y)', 'x^8 + x^7*y + x^6*y^2 + x^5*y^3 + x^4*y^4 + x^3*y^5 + x^2*y^6 + x*y^7 + y^8'],
    ['1/(x + 1e9) - 1e-9', '-x*1e-9/(x + 1e9)'],
    ['log(1 + 1e-12*x)*1e12', 'x - 5e-13*x^2 + x^3/3*1e-24'],
    ['cos(x)^2 + sin(x)^2 - 1', '0*x'],
    ['sqrt(1e16 + x) - 1e8', 'x/(sqrt(1e16 + x) + 1e8)'],
    ['tan(x)*cos(x) - sin(x)', '0*x'],
    ['log(x*y) - log(x) - log(y)', '0*x'],
    ['tan(x)^2*cos(x)^3/7 - cos(x)/7 + cos(x)^3/7', '0*x'],
    ['digamma(x + 1)', 'digamma(x) + 1/x'],
  ])('%s is %s', (left, right) => {
    for (let seed = 1; seed <= 30; seed++) expect(compare(left, right, seed).verdict).toBe('same');
  });

  it.each([
    ['(x + y)^2', 'x^2 + x*y + y^2', 'double'],
    ['x', 'x*(1 + 1e-8)', 'double'],
    ['1e12 + x', '1e12 + 2*x', 'decimal'],
    ['tanh(12 + x)', '1', 'decimal'],
    ['cos(x)^2 + sin(x)^2 - 1', '1e-20*x', 'decimal'],
    ['sqrt(1e16 + x) - 1e8', 'x/1e8', 'decimal'],
  ])('%s is not %s', (left, right, precision) => {
    for (let seed = 1; seed <= 5; seed++)
      expect(compare(left, right, seed)).toMatchObject({ verdict: 'different', precision });
  });

  it('say so where nothing can be said', () => {
    expect(compare('sqrt(1e16 + gamma(x)) - 1e8', 'gamma(x)/1e8').verdict).toBe('inconclusive');
    expect(compileComparison(fromMath('log(x)'), fromMath('x'))(pointOf({ x: -1 })).verdict).toBe(
      'inconclusive',
    );
  });

  it('see a small entry that is wrong beside large ones', () => {
    const a = matrixTensor([[1e6, 1e-6]]);
    const noise = [1e-10, 1e-22];
    expect(compareValues(a, matrixTensor([[1e6, 1.001e-6]]), noise, noise).verdict).toBe('different');
    expect(compareValues(a, matrixTensor([[1e6, 1e-6]]), noise, noise)).toMatchObject({
      verdict: 'same',
      relativeError: 0,
    });
    const [one, other] = [matrixTensor([[1]]), matrixTensor([[1 + 1e-5]])];
    expect(compareValues(one, other, [1e-9], [1e-9]).verdict).toBe('different');
    expect(compareValues(one, other, [1e-7], [1e-7]).verdict).toBe('inconclusive');
    expect(compareValues(one, matrixTensor([[1 + 1e-8]]), [1e-9], [1e-9]).verdict).toBe('same');
    expect(compareValues(a, matrixTensor([[1e6, 2e-6]]), [1, 1], [1, 1]).verdict).toBe('inconclusive');
    expect(() => compareValues(a, matrixTensor([[1]]), noise, [0])).toThrow(RangeError);
  });

  it('compare matrices', () => {
    const [A, x] = [matrix('A', N, N, { property: 'spd' }), vector('x')];
    const same = compileComparison(matmul([inverse(A), A, x]), x);
    const other = compileComparison(matmul([inverse(A), x]), matmul([A, x]));
    const squared = compileComparison(det(matmul([A, A])), pow(det(A), number(2)));
    const zero = compileComparison(subtract(matmul([A, inverse(A)]), identity(N)), mul([number(0), A]));
    for (let seed = 1; seed <= 5; seed++) {
      const at = point(matmul([A, x]), seed);
      expect([same, other, squared, zero].map((f) => f(at).verdict)).toEqual([
        'same',
        'different',
        'same',
        'same',
      ]);
    }
    const X = matrix('X', M, N);
    const asymmetric = compileComparison(matmul([transpose(X), X]), matmul([transpose(X), X]));
    expect(asymmetric(point(X, 1))).toMatchObject({ verdict: 'same', relativeError: 0, precision: 'double' });
  });
});
