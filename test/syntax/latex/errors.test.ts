import { describe, expect, it } from 'vitest';
import { parseLatex } from '../../../src/syntax/latex/parse';

/** The source, where the first message points, its code, and what it says. */
const MESSAGES: readonly (readonly [string, number, number, string, string])[] = [
  [String.raw`\frac{a}`, 0, 8, 'empty', '`\\frac` needs two arguments; the second is missing.'],
  [String.raw`\frac`, 0, 5, 'empty', '`\\frac` needs two arguments; both are missing.'],
  [String.raw`\frac{}{b}`, 0, 10, 'empty', 'The numerator of this `\\frac` is empty.'],
  [String.raw`\frac{a}{}`, 0, 10, 'empty', 'The denominator of this `\\frac` is empty.'],
  ['a +', 2, 3, 'empty', '`+` has nothing after it.'],
  [String.raw`a + \cdot b`, 2, 3, 'empty', '`+` has nothing after it.'],
  [String.raw`a \cdot`, 2, 7, 'empty', '`\\cdot` has nothing after it.'],
  [String.raw`a \odot = b`, 2, 7, 'empty', '`\\odot` has nothing after it.'],
  [String.raw`\cdot x`, 0, 5, 'empty', '`\\cdot` has nothing before it.'],
  ['(a + b', 0, 1, 'unclosed', 'This `(` is never closed.'],
  ['[a + b', 0, 1, 'unclosed', 'This `[` is never closed.'],
  [String.raw`\{ a`, 0, 2, 'unclosed', 'This `\\{` is never closed.'],
  ['a + b)', 5, 6, 'unexpected', 'This `)` closes nothing.'],
  ['(a]', 2, 3, 'unclosed', '`(` is closed by `]` here; `)` was expected.'],
  [String.raw`\left( a`, 0, 6, 'unclosed', '`\\left` has no `\\right`.'],
  [String.raw`\right) a`, 0, 7, 'unexpected', '`\\right` has no `\\left` before it.'],
  [String.raw`\left a`, 0, 5, 'unexpected', '`\\left` needs a delimiter such as `(` or `|` after it.'],
  [
    String.raw`\left( a \right`,
    9,
    15,
    'unexpected',
    '`\\right` needs a delimiter such as `(` or `|` after it.',
  ],
  ['{a', 0, 1, 'unclosed', 'This `{` is never closed.'],
  ['a}', 1, 2, 'unexpected', 'This `}` closes nothing.'],
  [String.raw`\boldsymbol{a`, 0, 12, 'unclosed', 'This `{` is never closed.'],
  [String.raw`\begin{aligned} a`, 0, 15, 'unclosed', '`\\begin{aligned}` has no `\\end{aligned}`.'],
  [String.raw`\end{aligned}`, 0, 13, 'unexpected', '`\\end{aligned}` has no `\\begin{aligned}` before it.'],
  [
    String.raw`\begin{aligned} a \end{align}`,
    0,
    15,
    'unclosed',
    '`\\begin{aligned}` has no `\\end{aligned}`.',
  ],
  [String.raw`\begin`, 0, 6, 'unexpected', '`\\begin` needs the name of an environment in braces after it.'],
  ['x^', 1, 2, 'empty', '`^` needs an exponent after it.'],
  ['x_', 1, 2, 'empty', '`_` needs an index after it.'],
  ['a ^', 2, 3, 'empty', '`^` needs an exponent after it.'],
  ['^2 x y', 0, 1, 'unexpected', '`^` has nothing before it to stand on.'],
  [
    String.raw`\foo{x}`,
    0,
    7,
    'unknown',
    'The command `\\foo` is not known here: define it with \\newcommand, or write it out.',
  ],
  [
    String.raw`\lamda + 1`,
    0,
    6,
    'unknown',
    'The command `\\lamda` is not known here: define it with \\newcommand, or write it out.',
  ],
  [String.raw`\sqrt`, 0, 5, 'empty', '`\\sqrt` needs what it is the root of.'],
  [String.raw`\hat`, 0, 4, 'empty', '`\\hat` needs a letter to stand on.'],
  [String.raw`\binom{n}`, 8, 9, 'empty', '`\\binom` needs two arguments.'],
  [String.raw`\underset{a}`, 11, 12, 'empty', '`\\underset` needs two arguments; the second is missing.'],
  [String.raw`\operatorname`, 0, 13, 'unexpected', '`\\operatorname` needs a name in braces after it.'],
  ['| x', 0, 1, 'unclosed', 'This `|` has no partner.'],
  ['a = b |', 6, 7, 'unclosed', 'This `|` has no partner.'],
  [String.raw`\sum_{i=1}^n + x`, 0, 12, 'empty', '`\\sum` has nothing to range over after it.'],
  [String.raw`\over b`, 0, 5, 'empty', '`\\over` needs something on either side.'],
  ['x @ y', 2, 3, 'unexpected', '`@` makes no sense here.'],
  [
    String.raw`a \foo`,
    2,
    6,
    'unknown',
    'The command `\\foo` is not known here: define it with \\newcommand, or write it out.',
  ],
  ['', 0, 0, 'empty', 'There is no formula here.'],
];

describe('what is said of faulty LaTeX', () => {
  for (const [source, from, to, code, message] of MESSAGES) {
    it(source === '' ? 'nothing at all' : source, () => {
      expect(parseLatex(source).errors[0]).toEqual({ code, message, span: { from, to } });
    });
  }
});
