import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  add,
  beginRequest,
  diagonal,
  diagonalPart,
  dimension,
  divide,
  type Expr,
  elementwise,
  matmul,
  mul,
  number,
  ONE,
  ones,
  pow,
  reciprocal,
  shape,
  square,
  symbol,
  total,
  transpose,
} from '../../src/expr';
import { compileComparison, pointsInDomain } from '../../src/numeric';
import { commonMatrixFactor } from '../../src/simplify/commonChains';
import { commonScalarFactor } from '../../src/simplify/commonFactors';
import { operationCount } from '../../src/simplify/cost';
import { diagonalOfDiagonal } from '../../src/simplify/diagonals';
import { rectifierGate, signOfAbsolute } from '../../src/simplify/gates';
import {
  logisticFunction,
  logSumExpFunction,
  softmaxFunction,
  softplusFunction,
} from '../../src/simplify/knownFunctions';
import { RULES, readable, simplify } from '../../src/simplify/readable';
import type { Rule } from '../../src/simplify/rule';
import { RandomFunctions } from '../calculus/support/randomFunctions';

beforeAll(beginRequest);
beforeEach(beginRequest);

const LONG = process.env.NABLA_LONG === '1';
const one = dimension(1);
const n = dimension('n');
const column = shape(n, one);
const x = () => symbol('x', column);
const y = () => symbol('y', column);
const a = () => symbol('a');
const b = () => symbol('b');
const M = (name: string) => symbol(name, shape(n, n));
const exp = (e: Expr) => elementwise('exp', e);
const f = (name: 'relu' | 'step' | 'sign' | 'abs' | 'sigmoid', e: Expr) => elementwise(name, e);

/** What each rule makes of what it is for, and what it leaves alone. */
const EXAMPLES: [Rule, () => Expr, (() => Expr) | null][] = [
  [logisticFunction, () => reciprocal(add([ONE, exp(a())])), () => f('sigmoid', mul([number(-1), a()]))],
  [logisticFunction, () => divide(exp(x()), add([ones(column), exp(x())])), () => f('sigmoid', x())],
  [logisticFunction, () => reciprocal(add([number(2), exp(a())])), null],
  [softplusFunction, () => elementwise('log', add([ONE, exp(a())])), () => elementwise('softplus', a())],
  [logSumExpFunction, () => elementwise('log', total(x())), null],
  [softmaxFunction, () => mul([reciprocal(total(exp(y()))), exp(x())]), null],
  [rectifierGate, () => mul([f('relu', x()), f('step', x())]), () => f('relu', x())],
  [rectifierGate, () => mul([square(f('relu', x())), f('step', x())]), () => square(f('relu', x()))],
  [rectifierGate, () => mul([f('relu', x()), f('step', y())]), null],
  [signOfAbsolute, () => mul([b(), f('abs', a()), f('sign', a())]), () => mul([b(), a()])],
  [diagonalOfDiagonal, () => diagonal(x()), null],
  [
    commonScalarFactor,
    () => add([mul([a(), b()]), mul([number(2), a()])]),
    () => mul([a(), add([b(), number(2)])]),
  ],
  [commonScalarFactor, () => add([a(), b()]), null],
  [
    commonMatrixFactor,
    () => add([matmul([M('A'), x()]), matmul([M('B'), x()])]),
    () => matmul([add([M('A'), M('B')]), x()]),
  ],
  [commonMatrixFactor, () => add([matmul([M('A'), x()]), matmul([M('B'), y()])]), null],
];

describe('each rule', () => {
  it.each(EXAMPLES.map(([rule, from, to]) => [rule.name, rule, from, to] as const))(
    '%s',
    (_, rule, from, to) => {
      expect(rule.apply(from())).toBe(to ? to() : null);
    },
  );

  it('has a name of its own', () => {
    expect(new Set(RULES.map((rule) => rule.name)).size).toBe(RULES.length);
  });

  it('diag(diag(M)) is written entry by entry', () => {
    const e = diagonal(diagonalPart(M('A')));
    expect(equal(e, diagonalOfDiagonal.apply(e) as Expr)).toBe(true);
  });
});

const drawn = fc
  .tuple(
    fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 60, maxLength: 60 }),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(([choices, depth]) => {
    let at = 0;
    return new RandomFunctions(() => choices[at++ % choices.length]).any(depth);
  });

function equal(p: Expr, q: Expr): boolean {
  const { points } = pointsInDomain([p, q], 2, { seed: 9, tries: 30 });
  const comparison = compileComparison(p, q);
  return points.every((point) => comparison(point).verdict !== 'different');
}

describe('on random expressions', () => {
  it('every rule gives an equal expression where it applies', () => {
    fc.assert(
      fc.property(drawn, drawn, (e, g) => {
        const tried =
          e.shape === g.shape
            ? [e, g, add([e, g])]
            : [e, g, add([mul([number(6), e]), mul([number(4), e, a()])])];
        for (const rule of RULES)
          for (const from of tried) {
            const to = rule.apply(from);
            if (to) expect(equal(from, to), rule.name).toBe(true);
          }
      }),
      { numRuns: LONG ? 3000 : 150, seed: 1 },
    );
  });

  it('simplification keeps the value and never adds operations', () => {
    fc.assert(
      fc.property(drawn, (e) => {
        const short = simplify(e);
        expect(operationCount(short)).toBeLessThanOrEqual(operationCount(e));
        expect(equal(e, short)).toBe(true);
        expect(equal(e, readable(e))).toBe(true);
      }),
      { numRuns: LONG ? 3000 : 150, seed: 2 },
    );
  });
});

it('a row is written as a transposed column where that is shorter', () => {
  const row = transpose(add([matmul([M('A'), x()]), y()]));
  expect(readable(row).kind).toBe('transpose');
  expect(pow(row, ONE)).toBe(row);
});
