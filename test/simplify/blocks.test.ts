import { beforeEach, describe, expect, it } from 'vitest';
import {
  add,
  beginRequest,
  blockOf,
  det,
  dimension,
  type Expr,
  matmul,
  mul,
  norm,
  number,
  shape,
  square,
  symbol,
  trace,
  transpose,
  zeros,
} from '../../src/expr';
import { compileComparison, pointsInDomain } from '../../src/numeric';
import {
  BLOCK_RULES,
  determinantOfBlocks,
  productOfBlocks,
  squaredNormOfBlocks,
  sumOfBlocks,
  traceOfBlocks,
} from '../../src/simplify/blocks';
import type { Rule } from '../../src/simplify/rule';

beforeEach(beginRequest);

const [one, m, n, p] = [dimension(1), ...['m', 'n', 'p'].map(dimension)];
const M = (name: string, rows = m, cols = n) => symbol(name, shape(rows, cols));
const [a, b, c] = ['a', 'b', 'c'].map((name) => () => symbol(name));
const side = () => blockOf([[M('A'), M('B', m, p)]]);
const stack = () => blockOf([[M('x', n, one)], [M('y', p, one)]]);
const whole = (name: string) =>
  blockOf([
    [M(`${name}_1`, m, m), M(`${name}_2`, m, n)],
    [M(`${name}_3`, n, m), M(`${name}_4`, n, n)],
  ]);
const numbers = () =>
  blockOf([
    [a(), b(), number(1)],
    [c(), a(), b()],
    [number(2), c(), a()],
  ]);

/** What is taken apart, and what the sizes do not allow. */
const EXAMPLES: [string, Rule, () => Expr, boolean][] = [
  ['a row of blocks times a stack', productOfBlocks, () => matmul([side(), stack()]), true],
  ['four blocks times four', productOfBlocks, () => matmul([whole('F'), whole('G')]), true],
  ['blocks within a longer chain', productOfBlocks, () => matmul([M('C', p, m), side(), stack()]), true],
  [
    'blocks parted otherwise',
    productOfBlocks,
    () => matmul([side(), blockOf([[M('y', p, one)], [M('x', n, one)]])]),
    false,
  ],
  [
    'a sum of blocks, one of them scaled',
    sumOfBlocks,
    () => add([whole('F'), mul([number(3), whole('G')])]),
    true,
  ],
  [
    'a sum with a whole matrix',
    sumOfBlocks,
    () => add([side(), M('D', m, side().shape.cols as typeof n)]),
    false,
  ],
  ['the trace of square blocks', traceOfBlocks, () => trace(whole('F')), true],
  [
    'a trace of blocks that are not square',
    traceOfBlocks,
    () =>
      trace(
        blockOf([
          [M('A'), M('Q', m, m)],
          [M('R', n, n), M('S', n, m)],
        ]),
      ),
    false,
  ],
  ['a determinant of numbers', determinantOfBlocks, () => det(numbers()), true],
  [
    'the determinant of a triangle of blocks',
    determinantOfBlocks,
    () =>
      det(
        blockOf([
          [M('P', m, m), M('A')],
          [zeros(shape(n, m)), M('Q', n, n)],
        ]),
      ),
    true,
  ],
  ['the determinant of full blocks', determinantOfBlocks, () => det(whole('F')), false],
  ['a squared norm', squaredNormOfBlocks, () => square(norm('two', stack())), true],
];

function equal(x: Expr, y: Expr): boolean {
  const { points } = pointsInDomain([x, y], 3, { seed: 5, tries: 30 });
  const comparison = compileComparison(x, y);
  return points.length > 0 && points.every((point) => comparison(point).verdict !== 'different');
}

describe('rules on blocks', () => {
  it.each(EXAMPLES.map(([what, rule, from, applies]) => [what, rule, from, applies] as const))(
    '%s',
    (_, rule, from, applies) => {
      const e = from();
      const result = rule.apply(e);
      expect(result !== null).toBe(applies);
      if (result) expect(equal(e, result)).toBe(true);
    },
  );

  it('are all shown above', () => {
    expect(new Set(EXAMPLES.map(([, rule]) => rule.name))).toEqual(
      new Set(BLOCK_RULES.map((rule) => rule.name)),
    );
  });

  it('a transpose goes into the blocks', () => {
    expect(transpose(side()).kind).toBe('block');
    expect(transpose(transpose(whole('F')))).toBe(whole('F'));
  });
});
