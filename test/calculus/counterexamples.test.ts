import { beforeEach, describe, expect, it } from 'vitest';
import { derivative } from '../../src/calculus/derivative';
import {
  add,
  apply,
  beginRequest,
  columnOf,
  delta,
  det,
  type Expr,
  elementwise,
  entry,
  extremeEntry,
  index,
  matmul,
  matrixFunction,
  mul,
  norm,
  number,
  ONE,
  ones,
  pow,
  type SymbolNode,
  shape,
  size,
  smallestRank,
  softmax,
  spectral,
  square,
  subtract,
  sum,
  trace,
  transpose,
  unitVector,
  vec,
} from '../../src/expr';
import { latex } from '../../src/present/latex';
import { M, m, n, one, v } from '../expr/support/symbols';
import { outcomeOf } from './support/derivativeFault';

beforeEach(beginRequest);

const column = (size = m) => ones(shape(size, one));

/** Functions of X whose derivatives were wrong or missing once, as random functions showed. */
const FUNCTIONS: Record<string, (X: SymbolNode) => Expr> = {
  'the least value of an unknown function': (X) =>
    extremeEntry('min', apply('\\phi', [X], X.shape, undefined, true)),
  'a softmax of an outer product with a column of X, weighted along a row': (X) => {
    const [r, two] = [index('i'), number(2)];
    const chosen = softmax(matmul([v('y', m), transpose(columnOf(X, two))]), true);
    return sum('i', ONE, size(m), mul([entry(chosen, two, r), entry(v('w', m), r, ONE)]));
  },
  'two vectors of ones meet in a sum': (X) =>
    matmul([
      add([
        matmul([M('A', n, n), transpose(X)]),
        matmul([mul([v('y'), square(matmul([transpose(X), column()]))]), transpose(column())]),
      ]),
      column(),
    ]),
  'a column of row-wise softmax': (X) => matmul([transpose(column()), columnOf(softmax(X, true), number(2))]),
  'the smallest of entries that are all one': (X) =>
    extremeEntry('min', mul([pow(det(square(matmul([transpose(X), X]))), number(-1)), ones(shape(m, n))])),
  'the smallest of entries that a step makes equal': (X) =>
    extremeEntry(
      'min',
      mul([trace(matmul([transpose(X), X])), elementwise('ceil', elementwise('sigmoid', v('y')))]),
    ),
  'the smallest of entries many of which a ramp leaves at one value': (X) =>
    extremeEntry('min', add([elementwise('relu', X), mul([norm('two', X), ones(shape(m, n))])])),
  'the largest difference to the mirrored entry': (X) => {
    const S = matmul([transpose(X), M('A')]);
    return norm('inf', vec(subtract(S, transpose(S))));
  },
  'the smallest of entries that come in pairs': (X) => extremeEntry('min', matmul([transpose(X), X])),
  'the largest of entries that come in columns': (X) =>
    extremeEntry('max', matmul([X, v('y'), transpose(column(n))])),
  'the largest absolute value of entries that are equal': (X) => norm('inf', mul([norm('two', X), column()])),
  'a left singular vector': (X) => spectral('leftsingularvector', X, ONE),
  'the right singular vector of the smallest value': (X) =>
    spectral('rightsingularvector', X, smallestRank(X.shape)),
  'an adjugate': (X) => matrixFunction('adjugate', matmul([transpose(X), X])),
};

describe('derivatives that were wrong once', () => {
  it.each(Object.entries(FUNCTIONS))('%s', (_, make) => {
    const X = M('X') as SymbolNode;
    const f = make(X);
    for (const layout of ['denominator', 'numerator'] as const) {
      const derived = derivative(f, X, { layout, structure: 'projected' });
      expect(`${latex(derived)} is ${outcomeOf(f, derived, X, layout)}`).toBe(`${latex(derived)} is right`);
    }
  });
});

it('a free index may stand at sides of two lengths', () => {
  const k = index('k');
  const [j, X] = [index('j'), M('X')];
  const body = mul([
    subtract(ONE, delta(j, k)),
    entry(v('u', n), j, ONE),
    entry(matmul([transpose(X), unitVector(m, k), transpose(v('x', n))]), j, k),
  ]);
  const f = sum('j', ONE, size(n), body);
  const x = v('x', n) as SymbolNode;
  expect(
    outcomeOf(f, derivative(f, x, { layout: 'denominator', structure: 'projected' }), x, 'denominator'),
  ).not.toBe('wrong');
});
