import { beforeEach, describe, expect, it } from 'vitest';
import {
  add,
  beginRequest,
  blockOf,
  columnOf,
  dimension,
  type Expr,
  entry,
  index,
  matmul,
  mul,
  number,
  ONE,
  ones,
  rowOf,
  shape,
  symbol,
  transpose,
  unitVector,
} from '../../src/expr';
import { operationCount } from '../../src/simplify/cost';
import type { Rule } from '../../src/simplify/rule';
import {
  columnByItsEntries,
  columnByUnitVector,
  entryByUnitVector,
  scaledUnitMatrix,
  scaledUnitVector,
} from '../../src/simplify/unitVectors';

beforeEach(beginRequest);

const one = dimension(1);
const [m, n] = ['m', 'n'].map(dimension);
const k = index('k');
const A = () => symbol('A', shape(m, n));
const x = () => symbol('x', shape(n, one));
const e = () => unitVector(n, k);
const a = () => symbol('a');
const e3 = (at: number) => unitVector(dimension(3), number(at));

const EXAMPLES: [Rule, () => Expr, (() => Expr) | null][] = [
  [columnByUnitVector, () => matmul([A(), e()]), () => columnOf(A(), k)],
  [columnByUnitVector, () => matmul([transpose(unitVector(m, k)), A()]), () => transpose(rowOf(A(), k))],
  [columnByUnitVector, () => matmul([A(), x()]), null],
  [scaledUnitVector, () => mul([x(), e()]), () => mul([entry(x(), k, ONE), e()])],
  [scaledUnitVector, () => mul([entry(x(), k, ONE), e()]), null],
  [
    scaledUnitMatrix,
    () => mul([A(), matmul([ones(shape(m, one)), transpose(e())])]),
    () => matmul([columnOf(A(), k), transpose(e())]),
  ],
  [
    scaledUnitMatrix,
    () => mul([A(), matmul([unitVector(m, k), transpose(x())])]),
    () => matmul([unitVector(m, k), transpose(mul([rowOf(A(), k), x()]))]),
  ],
  [
    columnByItsEntries,
    () => add([mul([a(), e3(1)]), e3(3), mul([a(), a(), e3(2)])]),
    () => blockOf([[a()], [mul([a(), a()])], [ONE]]),
  ],
  [columnByItsEntries, () => add([mul([a(), e3(1)]), e3(3)]), null],
  [columnByItsEntries, () => add([mul([a(), e3(1)]), e3(3), unitVector(dimension(3), k)]), null],
  [entryByUnitVector, () => matmul([transpose(x()), e()]), () => entry(x(), k, ONE)],
];

describe('products with unit vectors', () => {
  it.each(EXAMPLES.map(([rule, from, to]) => [rule.name, rule, from, to] as const))(
    '%s',
    (_, rule, from, to) => {
      const given = from();
      // Some are already what they should be, by the builders.
      expect(rule.apply(given) ?? (to ? given : null)).toBe(to ? to() : null);
    },
  );

  it('a unit vector and a column count as names', () => {
    expect(operationCount(e())).toBe(0);
    expect(operationCount(columnOf(A(), k))).toBe(0);
  });
});
