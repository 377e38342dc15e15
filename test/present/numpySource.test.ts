import { beforeEach, describe, expect, it } from 'vitest';
import {
  add,
  apply,
  beginRequest,
  diagonal,
  type Expr,
  elementwise,
  entry,
  freshIndex,
  index,
  inverse,
  matmul,
  mul,
  number,
  ONE,
  ones,
  reciprocal,
  SCALAR,
  shape,
  size,
  softmax,
  square,
  subtract,
  sum,
  symbol,
  total,
  trace,
  transpose,
  zeros,
} from '../../src/expr';
import { numpy } from '../../src/present/numpy';
import { M, m, n, one, s, v } from '../expr/support/symbols';
import { hasNumpy, runPython } from './support/python';

const residual = () => subtract(matmul([M('X'), v('w')]), v('y', m));
const gradient = () => add([matmul([transpose(M('X')), residual()]), mul([s('\\lambda'), v('w')])]);

/** Only the statements: what stands after the import. */
const bodyOf = (e: Expr, vectors: '1d' | 'column' = '1d'): string[] =>
  numpy(e, { vectors })
    .source.split('\n')
    .slice(2)
    .map((line) => line.slice(4));

beforeEach(beginRequest);

describe('what a person would write', () => {
  const cases: Record<string, () => Expr> = {
    'return X.T @ (X @ w - y) + lambda_ * w': gradient,
    'return 2 / m * (X.T @ (X @ w - y))': () =>
      mul([number(2), reciprocal(size(m)), matmul([transpose(M('X')), residual()])]),
    'return np.linalg.solve(A, b)': () => matmul([inverse(M('A', n, n)), v('b')]),
    'return np.linalg.solve(A.T, X.T).T': () => matmul([M('X'), inverse(M('A', n, n))]),
    'return x[:, None] * A': () => matmul([diagonal(v('x', m)), M('A')]),
    'return float(np.sum(A * B.T))': () => trace(matmul([M('A'), M('B', n, m)])),
    'return A @ (B @ x)': () => matmul([M('A'), M('B', n, m), v('x', m)]),
    'return np.sum(A, axis=1)': () => matmul([M('A'), ones(shape(n, one))]),
    'return s * v - (s @ v) * s': () =>
      matmul([subtract(diagonal(v('s')), matmul([v('s'), transpose(v('s'))])), v('v')]),
    'return (B + B.T) @ x': () => matmul([add([M('B', n, n), transpose(M('B', n, n))]), v('x')]),
    'return float(np.sum(np.logaddexp(0, -y * (x @ w))))': () => {
      const i = index('i');
      const family = { indices: [i], family: [m] };
      const margin = mul([
        symbol('y', SCALAR, family),
        matmul([transpose(v('w')), symbol('x', shape(n, one), family)]),
      ]);
      return sum('i', ONE, size(m), elementwise('softplus', mul([number(-1), margin])));
    },
    'return np.exp(-np.logaddexp(0, y * z)) * y': () =>
      mul([elementwise('sigmoid', mul([number(-1), v('y'), v('z')])), v('y')]),
  };
  it.each(Object.entries(cases))('%s', (line, make) => {
    expect(bodyOf(make()).at(-1)).toBe(line);
  });

  it('computes shared parts once', () => {
    const z = matmul([M('X'), v('w')]);
    const p = softmax(z);
    expect(bodyOf(subtract(diagonal(p), matmul([p, transpose(p)])))).toEqual([
      't1 = X @ w',
      't2 = np.exp(t1 - np.max(t1))',
      't3 = t2 / np.sum(t2)',
      'return np.diag(t3) - np.outer(t3, t3)',
    ]);
  });

  it('computes what a loop does not change before it', () => {
    const i = freshIndex();
    const b = elementwise('exp', total(square(v('w'))));
    const body = mul([
      symbol('a', SCALAR, { indices: [i], family: [m] }),
      elementwise('sin', mul([i, b, M('A', n, n)])),
    ]);
    expect(bodyOf(sum(i.name, number(2), size(m), body))).toEqual([
      'm = a.shape[0]',
      'n = A.shape[0]',
      't1 = np.exp(w @ w)',
      'return sum((a[i - 1] * np.sin(i * t1 * A) for i in range(2, m + 1)), np.zeros((n, n)))',
    ]);
  });

  it('returns a copy where the result is an argument', () => {
    expect(bodyOf(transpose(M('X')))).toEqual(['return X.T.copy()']);
  });
});

describe('parameters', () => {
  it('are the symbols of the original expression, in order, then those of the result', () => {
    const f = square(mul([s('b'), v('y'), v('x')]));
    expect(numpy(v('x'), { original: f }).params).toEqual(['b', 'y', 'x']);
    expect(numpy(zeros(shape(m, n)), { parameters: [M('X')] }).params).toEqual(['X']);
  });

  it('have names that Python allows, each its own', () => {
    const names = [
      '\\lambda',
      '\\hat{y}_1',
      'W_1',
      '\\beta',
      'np',
      'w^{*}',
      'x^{(1)}',
      "f'",
      '\\operatorname{loss}',
      'sum',
      't1',
    ];
    expect(numpy(add(names.map((name) => s(name)))).params).toEqual([
      'lambda_',
      'y_hat_1',
      'W_1',
      'beta',
      'np_',
      'w_star',
      'x_1',
      'f_prime',
      'loss',
      'sum_',
      't1',
    ]);
  });

  it('stand for the sizes they are named like', () => {
    const mean = mul([reciprocal(s('n')), ones(shape(n, one))]);
    expect(bodyOf(mean)).toEqual(['n = int(n)', 'return np.full(n, 1 / n)']);
    expect(numpy(mean).params).toEqual(['n']);
  });

  it('end with sizes that nothing tells', () => {
    expect(numpy(zeros(shape(m, n))).params).toEqual(['m', 'n']);
    const nPlusOne = {
      key: 'n+1',
      terms: [
        { coefficient: 1, names: ['n'] },
        { coefficient: 1, names: [] },
      ],
    };
    expect(bodyOf(mul([size(n), symbol('x', shape(nPlusOne, one))]))[0]).toBe('n = x.shape[0] - 1');
  });
});

describe('functions without a definition', () => {
  const chain = () =>
    mul([
      apply('f', [s('x')], SCALAR, [1]),
      apply('g', [s('x'), s('y')], SCALAR, [0, 1]),
      apply('f', [s('x')], SCALAR),
    ]);

  it('are further parameters, said what they are', () => {
    const { params, source } = numpy(chain());
    expect(params).toEqual(['x', 'y', 'f_prime', 'g_d2', 'f']);
    expect(source).toContain(
      '"""f_prime is the derivative of f, of order 1. g_d2 is the derivative of g by its argument 2. f is a function."""',
    );
    expect(source).toContain('return float(f_prime(x) * g_d2(x, y) * f(x))');
  });

  it.skipIf(!hasNumpy)('are called', () => {
    const { source } = numpy(chain());
    const args = [
      2,
      3,
      { code: 'lambda x: 10 * x' },
      { code: 'lambda x, y: x + y' },
      { code: 'lambda x: 7' },
    ];
    expect(runPython([{ source, args }])).toMatchObject([{ value: '700.0', isFloat: true }]);
  });
});

describe('numbers that Python would treat otherwise than arrays', () => {
  it.skipIf(!hasNumpy)('do not overflow in the logistic function, softmax and their kin', () => {
    const sources = [
      elementwise('sigmoid', v('z')),
      elementwise('softplus', v('z')),
      softmax(v('z')),
      elementwise('log', softmax(v('z'))),
    ].map((e) => numpy(e).source);
    for (const answer of runPython(sources.map((source) => ({ source, args: [[-1000, 0, 1000]] })))) {
      expect(answer).toMatchObject({ warnings: [] });
    }
  });

  it('reads whole numbers for exponents and bounds', () => {
    const k = symbol('k', SCALAR, { property: 'integer' });
    const j = index('j');
    expect(bodyOf(sum('j', ONE, k, elementwise('sin', mul([j, s('a')]))))[0]).toBe('k = int(k)');
    expect(bodyOf(entry(v('x'), s('q'), ONE))[0]).toBe('q = int(q)');
  });
});
