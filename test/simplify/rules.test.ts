import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  add,
  beginRequest,
  commutation,
  compare,
  diagonal,
  diagonalPart,
  dimension,
  divide,
  type Expr,
  elementwise,
  identity,
  isScalar,
  kronecker,
  matmul,
  mul,
  multiplyDimensions,
  negate,
  number,
  ONE,
  ones,
  postorder,
  pow,
  reciprocal,
  shape,
  square,
  symbol,
  total,
  transpose,
  zeros,
} from '../../src/expr';
import { compileComparison, pointsInDomain } from '../../src/numeric';
import { commonMatrixFactor } from '../../src/simplify/commonChains';
import { commonScalarFactor } from '../../src/simplify/commonFactors';
import { operationCount } from '../../src/simplify/cost';
import { diagonalOfDiagonal, scaledRowsOrColumns, sumOfDiagonals } from '../../src/simplify/diagonals';
import { expansionThatCancels } from '../../src/simplify/expansion';
import { gateOfNegative, rectifierGate, signOfAbsolute } from '../../src/simplify/gates';
import { totalOfProduct } from '../../src/simplify/innerProducts';
import {
  logisticFunction,
  logSumExpFunction,
  softmaxFunction,
  softplusFunction,
} from '../../src/simplify/knownFunctions';
import { commonKroneckerFactor, symmetrisedKronecker } from '../../src/simplify/kroneckers';
import { LAST_RULES, RULES, readable, simplify } from '../../src/simplify/readable';
import type { Rule } from '../../src/simplify/rule';
import { signIntoDifference } from '../../src/simplify/signs';
import { tangentOfQuotient } from '../../src/simplify/trigonometric';
import { RandomFunctions } from '../calculus/support/randomFunctions';

beforeAll(beginRequest);
beforeEach(beginRequest);

const LONG = process.env.NABLA_LONG === '1';
const one = dimension(1);
const n = dimension('n');
const column = shape(n, one);
const x = () => symbol('x', column);
const y = () => symbol('y', column);
const z = () => symbol('z', column);
const commuting = () => commutation(n, n, multiplyDimensions(n, n));
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
  [totalOfProduct, () => total(mul([x(), y()])), () => matmul([transpose(x()), y()])],
  [totalOfProduct, () => total(mul([M('A'), M('B')])), null],
  [commonScalarFactor, () => add([a(), b()]), null],
  [
    commonMatrixFactor,
    () => add([matmul([M('A'), x()]), matmul([M('B'), x()])]),
    () => matmul([add([M('A'), M('B')]), x()]),
  ],
  [commonMatrixFactor, () => add([matmul([M('A'), x()]), matmul([M('B'), y()])]), null],
  [commonScalarFactor, () => add([mul([x(), y()]), mul([x(), z()])]), () => mul([x(), add([y(), z()])])],
  [
    commonScalarFactor,
    () => add([mul([add([a(), negate(b())]), M('A')]), mul([add([b(), negate(a())]), M('B')])]),
    () => mul([add([a(), negate(b())]), add([M('A'), negate(M('B'))])]),
  ],
  [
    sumOfDiagonals,
    () => add([diagonal(x()), mul([a(), diagonal(y())]), M('A')]),
    () => add([diagonal(add([x(), mul([a(), y()])])), M('A')]),
  ],
  [sumOfDiagonals, () => add([diagonal(x()), M('A')]), null],
  [
    scaledRowsOrColumns,
    () => mul([M('A'), matmul([x(), ones(shape(one, n))])]),
    () => matmul([diagonal(x()), M('A')]),
  ],
  [
    scaledRowsOrColumns,
    () => mul([M('A'), matmul([ones(column), transpose(x())])]),
    () => matmul([M('A'), diagonal(x())]),
  ],
  [scaledRowsOrColumns, () => mul([M('A'), matmul([x(), transpose(y())])]), null],
  [
    signIntoDifference,
    () => negate(matmul([M('A'), add([x(), negate(y())])])),
    () => matmul([M('A'), add([y(), negate(x())])]),
  ],
  [signIntoDifference, () => mul([number(-1), a(), add([ONE, negate(b())])]), null],
  [
    signIntoDifference,
    () => {
      const gap = add([x(), negate(y())]);
      return negate(matmul([gap, transpose(gap)]));
    },
    null,
  ],
  [
    expansionThatCancels,
    () => add([mul([add([ONE, negate(a())]), b()]), mul([number(-1), a(), add([ONE, negate(b())])])]),
    () => add([b(), negate(a())]),
  ],
  [expansionThatCancels, () => add([mul([add([ONE, a()]), b()]), a()]), null],
  [
    expansionThatCancels,
    () => {
      const many = Array.from({ length: 16 }, (_, k) => symbol(`c_{${k}}`));
      return add([mul([add([ONE, a()]), ...many]), negate(mul([a(), ...many]))]);
    },
    null,
  ],
  [
    commonKroneckerFactor,
    () => add([kronecker([M('A'), M('B')]), kronecker([M('A'), M('C')])]),
    () => kronecker([M('A'), add([M('B'), M('C')])]),
  ],
  [
    symmetrisedKronecker,
    () => add([kronecker([M('A'), M('B')]), matmul([kronecker([M('B'), M('A')]), commuting()])]),
    () => matmul([add([identity(multiplyDimensions(n, n)), commuting()]), kronecker([M('A'), M('B')])]),
  ],
  [symmetrisedKronecker, () => add([kronecker([M('A'), M('B')]), commuting()]), null],
  [
    tangentOfQuotient,
    () => divide(elementwise('sin', a()), elementwise('cos', a())),
    () => elementwise('tan', a()),
  ],
  [tangentOfQuotient, () => divide(elementwise('sin', a()), elementwise('cos', b())), null],
  [gateOfNegative, () => f('step', negate(x())), () => compare('<', x(), zeros(column))],
  [gateOfNegative, () => f('step', x()), null],
  [
    logisticFunction,
    () => divide(exp(a()), add([exp(a()), exp(b())])),
    () => f('sigmoid', add([a(), negate(b())])),
  ],
];

describe('each rule', () => {
  it.each(EXAMPLES.map(([rule, from, to]) => [rule.name, rule, from, to] as const))(
    '%s',
    (_, rule, from, to) => {
      expect(rule.apply(from())).toBe(to ? to() : null);
    },
  );

  it.each(EXAMPLES.filter(([, , to]) => to !== null).map(([rule, from]) => [rule.name, rule, from] as const))(
    '%s is found by the node',
    (_, rule, from) => {
      const node = from();
      expect(rule.kinds).toContain(node.kind);
      expect(rule.arraysOnly === true && isScalar(node)).toBe(false);
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

const sumOf = (e: Expr): Expr => (isScalar(e) ? e : total(e));

describe('on random expressions', () => {
  it('every rule gives an equal expression where it applies', () => {
    fc.assert(
      fc.property(drawn, drawn, (e, g) => {
        const tried =
          e.shape === g.shape
            ? [e, g, add([e, g])]
            : [e, g, add([mul([number(6), e]), mul([number(4), e, a()])])];
        for (const rule of [...RULES, ...LAST_RULES])
          for (const from of tried) {
            const to = rule.apply(from);
            if (to) expect(equal(from, to), rule.name).toBe(true);
          }
      }),
      { numRuns: LONG ? 3000 : 150, seed: 1 },
    );
  });

  it('no rule says anything of nodes that it does not name', () => {
    fc.assert(
      fc.property(drawn, drawn, (e, g) => {
        const roots = [e, g, mul([e, sumOf(g)]), add([mul([a(), e]), mul([b(), e])])];
        for (const node of postorder(roots))
          for (const rule of [...RULES, ...LAST_RULES])
            if (!rule.kinds.includes(node.kind) || (rule.arraysOnly && isScalar(node)))
              expect(rule.apply(node), rule.name).toBe(null);
      }),
      { numRuns: LONG ? 3000 : 150, seed: 3 },
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
