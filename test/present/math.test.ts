import fc from 'fast-check';
import { all, create } from 'mathjs';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  add,
  apply,
  beginRequest,
  compare,
  constant,
  dimension,
  divide,
  type Expr,
  elementwise,
  extremum,
  HALF,
  matmul,
  mul,
  negate,
  number,
  ONE,
  PI,
  piecewise,
  pow,
  reciprocal,
  SCALAR,
  shape,
  size,
  square,
  subtract,
  symbol,
  transpose,
} from '../../src/expr';
import { evaluate, isFamily, pointsInDomain } from '../../src/numeric';
import { mathText } from '../../src/present/math';
import { identifierName } from '../../src/present/names';
import { parseMath } from '../../src/syntax/math/parse';
import { choicesFrom, RandomExpressions } from './support/randomExpressions';
import { difference, readBack } from './support/readBack';

const math = create(all);
const s = (name: string) => symbol(name);
const x = () => s('x');
const f = elementwise;

const cases: Record<string, () => Expr | null> = {
  '2*x*cos(x^2)': () => mul([number(2), x(), f('cos', square(x()))]),
  'x - y': () => subtract(x(), s('y')),
  'x - y + 1': () => add([negate(s('y')), x(), ONE]),
  '-x^2': () => negate(square(x())),
  '(-2)^x': () => pow(number(-2), x()),
  '(2/3)^x': () => pow(number(2, 3), x()),
  '2*x/3': () => mul([number(2, 3), x()]),
  'x/(2*sqrt(y + 1))': () => mul([HALF, x(), pow(add([ONE, s('y')]), number(-1, 2))]),
  '1/x': () => reciprocal(x()),
  '1/x^2': () => pow(x(), number(-2)),
  'x^(3/2)': () => pow(x(), number(3, 2)),
  'x^(n - 1)': () => pow(x(), subtract(s('n'), ONE)),
  '(x^y)^z': () => pow(pow(x(), s('y')), s('z')),
  'a*(b + c)': () => mul([s('a'), add([s('b'), s('c')])]),
  'a/(b*c)': () => divide(s('a'), mul([s('b'), s('c')])),
  'pi*e': () => mul([PI, constant('e')]),
  '1/(1 + exp(-x))': () => f('sigmoid', x()),
  '1/(1 + exp(x))': () => f('sigmoid', negate(x())),
  'log(1 + exp(x))': () => f('softplus', x()),
  '(x > 0 ? 1 : 0)': () => f('step', x()),
  'max(x, 0)': () => f('relu', x()),
  'max(a, b)': () => extremum('max', [s('a'), s('b')]),
  'x*(a < b ? 1 : 0)': () => mul([x(), compare('<', s('a'), s('b'))]),
  '(0 < x ? x : 0)': () => piecewise([{ condition: compare('>', x(), number(0)), value: x() }], number(0)),
  'asinh(x) + acoth(x)': () => add([f('asinh', x()), f('acoth', x())]),
  'lambda*beta_1*w_hat': () => mul([s('\\lambda'), s('\\beta_{1}'), s('\\hat{w}')]),
  'w_hat*loss': () => mul([s('w_hat'), s('loss')]),
  'g(x)': () => apply('g', [x()], SCALAR),
  'x/n': () => divide(x(), size(dimension('n'))),
};

beforeEach(beginRequest);

describe('plain math', () => {
  it.each(Object.entries(cases))('%s', (text, make) => {
    expect(mathText(make() as Expr)).toBe(text);
  });

  it('is null where vectors, matrices or derivatives of unknown functions are inside', () => {
    const v = symbol('v', shape(dimension('n'), dimension(1)));
    expect(mathText(matmul([transpose(v), v]))).toBe(null);
    expect(mathText(v)).toBe(null);
    expect(mathText(apply('g', [x()], SCALAR, [1]))).toBe(null);
  });

  const scalars = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer()).map(([depth, seed]) => {
    return new RandomExpressions(choicesFrom(seed), true).of(dimension(1), dimension(1), depth);
  });

  it('of random expressions has their value in mathjs, and is read back as an equal expression', () => {
    fc.assert(
      fc.property(scalars, (e) => {
        const { points } = pointsInDomain([e], 1, { seed: 3, tries: 30 });
        fc.pre(points.length > 0);
        const text = mathText(e) as string;
        const scope = Object.fromEntries(
          [...points[0].values].map(([name, value]) => [
            identifierName(name),
            isFamily(value) ? 0 : value.data[0],
          ]),
        );
        const value = evaluate(e, points[0]).data[0];
        const there = Number(math.evaluate(text, scope));
        // Written-out functions overflow earlier than the evaluator's.
        fc.pre(Number.isFinite(there));
        expect(Math.abs(there - value) / (1 + Math.abs(value))).toBeLessThan(1e-9);
        const names = new Map([...points[0].values.keys()].map((name) => [name, identifierName(name)]));
        const problem = names.get('\\lambda') ? null : difference(e, readBack(text, e, parseMath, 'math'));
        expect(problem && `${text}: ${problem}`).toBe(null);
      }),
      { numRuns: process.env.NABLA_LONG === '1' ? 3000 : 300, seed: 4 },
    );
  });
});
