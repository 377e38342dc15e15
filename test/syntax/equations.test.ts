import { describe, expect, it } from 'vitest';
import { equationsOf } from '../../src/syntax/equations';
import { parseLatex } from '../../src/syntax/latex/parse';

/** The equations of a formula as they stand in it, sides and signs. */
function equations(source: string): string[] {
  return equationsOf(parseLatex(source).root).map(({ sides, ops }) =>
    sides
      .map((side, i) => (i > 0 ? `${ops[i - 1].op} ` : '') + source.slice(side.span.from, side.span.to))
      .join(' '),
  );
}

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['a chain', String.raw`a = b \le c`, ['a = b <= c']],
  [
    'rows that go on',
    String.raw`\begin{aligned} a &= b \\ &= c \\ &\approx d \end{aligned}`,
    ['a = b = c approx d'],
  ],
  ['rows with two ampersands', String.raw`\begin{align*} A & = & B \\ & = & C \end{align*}`, ['A = B = C']],
  ['a sign at the end of a row', String.raw`a = \\ & b \\ & = c`, ['a = b = c']],
  [
    'a row that only goes on',
    String.raw`a &= b \\ &\quad + c \\ &= d`,
    [String.raw`a = b \\ &\quad + c = d`],
  ],
  [
    'a bracket over rows',
    String.raw`a &= \left( b \right. \\ & \left. + c \right) \\ &= d`,
    [String.raw`a = \left( b \right. \\ & \left. + c \right) = d`],
  ],
  ['equations side by side', String.raw`a = b, \quad c = d \text{ and } e = f`, ['a = b', 'c = d', 'e = f']],
  ['columns', String.raw`\begin{align} a &= b & c &= d \\ &= e \end{align}`, ['a = b = e', 'c = d']],
  [
    'a column of remarks',
    String.raw`A & = B & & \text{from (2)} \\ & = C & & \text{as } x = y \\ &= D`,
    ['A = B = C = D', 'x = y'],
  ],
  [
    'an expression in its own row',
    String.raw`\frac{\partial f}{\partial x} \\ &= 2x`,
    [String.raw`\frac{\partial f}{\partial x} = 2x`],
  ],
  [
    'arrows',
    String.raw`z \rightarrow a=\sigma(z) \rightarrow l = a^2`,
    [String.raw`a = \sigma(z)`, 'l = a^2'],
  ],
  ['implications', String.raw`a = b \Rightarrow c = d`, ['a = b', 'c = d']],
  ['the left side before the formula', '= b = c', [' = b = c']],
  [
    'a system',
    String.raw`\left\{ \begin{aligned} a &= b \\ c &= d \end{aligned} \right.`,
    ['a = b', 'c = d'],
  ],
  ['equations that begin with a sign', String.raw`x+y &= 3 \\ -x + y &= 1`, ['x+y = 3', '-x + y = 1']],
  [
    'an environment in an environment',
    String.raw`\begin{equation}\begin{split} a &= b \\ &= c \end{split}\end{equation}`,
    ['a = b = c'],
  ],
  ['a box', String.raw`\boxed{a = b}`, ['a = b']],
  ['words around', String.raw`\text{let } f = x, \text{ then } g = y`, ['f = x', 'g = y']],
  ['none', 'a + b', []],
];

describe('the equations of a formula', () => {
  for (const [title, source, expected] of CASES) it(title, () => expect(equations(source)).toEqual(expected));
});
