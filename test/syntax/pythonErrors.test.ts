import { describe, expect, it } from 'vitest';
import { parsePython } from '../../src/syntax/python/parse';

/** The source, where the first message points, its code, and what it says. */
const MESSAGES: readonly (readonly [string, number, number, string, string])[] = [
  ['', 0, 0, 'empty', 'There is no expression here.'],
  ['(a', 0, 1, 'unclosed', 'This `(` is never closed.'],
  ['a +', 2, 3, 'empty', '`+` has nothing after it.'],
  ['a)', 1, 2, 'unexpected', '`)` makes no sense here.'],
  ['np.foo(x)', 0, 6, 'unknown', 'The function `np.foo` is not known here.'],
  ['x.foo(1)', 2, 5, 'unknown', 'The method `foo` is not known here.'],
  ['x[1:2]', 2, 5, 'unknown', 'Slices with bounds are not read.'],
  ['x[None]', 2, 6, 'unknown', 'Indices that add an axis are not read.'],
  ['[i for i in x]', 0, 14, 'unknown', 'This kind of expression is not read: `[i for i in x]`.'],
  ['f(*a)', 2, 3, 'unknown', 'Unpacked arguments are not read.'],
  ['for i in x: y', 0, 13, 'unknown', 'Only expressions, assignments and returns are read.'],
  ['import numpy', 0, 12, 'unknown', 'Only expressions, assignments and returns are read.'],
  ['np.sum()', 0, 8, 'empty', '`sum` needs an argument.'],
  ['a @', 2, 3, 'empty', '`@` has nothing after it.'],
  ['norm(x, axis=1)', 13, 14, 'unknown', '`norm` with `axis=` is not read.'],
  ['x.', 0, 2, 'empty', 'A name is missing after this dot.'],
  ['-', 0, 1, 'empty', '`-` has nothing after it.'],
  ['f(x', 1, 3, 'unclosed', 'This call is not closed, or an argument is missing.'],
  ['1j', 0, 2, 'unknown', 'Only decimal numbers are read.'],
  ['f(x, k=1)', 7, 8, 'unknown', '`f` is not known here, nor what `k=` means to it.'],
];

describe('what is said of faulty Python', () => {
  for (const [source, from, to, code, message] of MESSAGES) {
    it(source === '' ? 'nothing at all' : source, () => {
      expect(parsePython(source).errors[0]).toEqual({ code, message, span: { from, to } });
    });
  }
});
