import { beforeEach, describe, expect, it } from 'vitest';
import {
  add,
  beginRequest,
  diagonal,
  type Expr,
  elementwise,
  entry,
  index,
  inverse,
  matmul,
  matrixPower,
  mul,
  number,
  ONE,
  size,
  softmax,
  square,
  subtract,
  sum,
  total,
  transpose,
} from '../../src/expr';
import { NoForm } from '../../src/present/code/dialect';
import { jax } from '../../src/present/jax';
import { julia } from '../../src/present/julia';
import { matlab } from '../../src/present/matlab';
import { torch } from '../../src/present/torch';
import { M, m, n, s, v } from '../expr/support/symbols';

const i = index('i');

beforeEach(beginRequest);

const resultOf = (source: string): string => {
  const line =
    source
      .split('\n')
      .filter((l) => /^ +(return|grad =)/.test(l))
      .at(-1) ?? '';
  return line.replace(/^ *(return|grad =) */, '').replace(/;$/, '');
};

/** One expression, and how each language computes it. */
const table: { make: () => Expr; julia: string; matlab: string; torch: string; jax: string }[] = [
  {
    make: () =>
      add([
        matmul([transpose(M('X')), subtract(matmul([M('X'), v('w')]), v('y', m))]),
        mul([s('\\lambda'), v('w')]),
      ]),
    julia: "X' * (X * w .- y) .+ lambda * w",
    matlab: "X' * (X * w - y) + lambda * w",
    torch: 'X.T @ (X @ w - y) + lambda_ * w',
    jax: 'X.T @ (X @ w - y) + lambda_ * w',
  },
  {
    make: () => matmul([inverse(M('A', n, n)), v('b')]),
    julia: 'A \\ b',
    matlab: 'A \\ b',
    torch: 'torch.linalg.solve(A, b)',
    jax: 'jnp.linalg.solve(A, b)',
  },
  {
    make: () => matmul([diagonal(subtract(elementwise('exp', v('x', m)), v('y', m))), M('A')]),
    julia: '(exp.(x) .- y) .* A',
    matlab: '(exp(x) - y) .* A',
    torch: '(torch.exp(x) - y)[:, None] * A',
    jax: '(jnp.exp(x) - y)[:, None] * A',
  },
  {
    make: () => total(square(elementwise('sigmoid', v('z')))),
    julia: 'dot(t1, t1)',
    matlab: "t1' * t1",
    torch: 't1 @ t1',
    jax: 't1 @ t1',
  },
  {
    make: () => matmul([v('x', m), transpose(v('y'))]),
    julia: "x * y'",
    matlab: "x * y'",
    torch: 'torch.outer(x, y)',
    jax: 'jnp.outer(x, y)',
  },
  {
    make: () =>
      sum('i', number(2), size(n), mul([entry(v('x'), i, ONE), entry(v('x'), subtract(i, ONE), ONE)])),
    julia: 'sum((x[i] * x[i - 1] for i in 2:n); init=0.0)',
    matlab: 't1',
    torch: 'sum(x[i - 1] * x[i - 2] for i in range(2, n + 1))',
    jax: 'sum(x[i - 1] * x[i - 2] for i in range(2, n + 1))',
  },
];

describe.each(Object.entries({ julia, matlab, torch, jax }))('%s', (name, write) => {
  it.each(table)('%#', (row) => {
    expect(resultOf(write(row.make()).source)).toBe(row[name as 'julia']);
  });
});

it('Julia functions are whole', () => {
  const p = softmax(matmul([M('X'), v('w')]));
  expect(julia(subtract(diagonal(p), matmul([p, transpose(p)]))).source).toBe(
    [
      'using LinearAlgebra',
      '',
      'function derivative(X, w)',
      '    t1 = X * w',
      '    t2 = exp.(t1 .- maximum(t1))',
      '    t3 = t2 / sum(t2)',
      "    return diagm(t3) .- t3 * t3'",
      'end',
    ].join('\n'),
  );
});

it('MATLAB functions are whole, with a loop where the language has no sum over an index', () => {
  expect(
    matlab(sum('i', number(2), size(n), elementwise('sin', mul([i, entry(v('x'), i, ONE)])))).source,
  ).toBe(
    [
      'function grad = derivative(x)',
      '    n = size(x, 1);',
      '    t1 = 0;',
      '    for i = 2:n',
      '        t1 = t1 + sin(i * x(i));',
      '    end',
      '    grad = t1;',
      'end',
    ].join('\n'),
  );
});

it('what a language has no form of is said', () => {
  const root = matrixPower(M('A', n, n), number(1, 3));
  expect(() => torch(root)).toThrow(NoForm);
});
