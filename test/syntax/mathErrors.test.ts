import { describe, expect, it } from 'vitest';
import { parseMath } from '../../src/syntax/math/parse';

/** The source, where the first message points, its code, and what it says. */
const MESSAGES: readonly (readonly [string, number, number, string, string])[] = [
  ['', 0, 0, 'empty', 'There is no formula here.'],
  ['(a', 0, 1, 'unclosed', 'This `(` is never closed.'],
  ['a+', 2, 2, 'empty', '`+` has nothing after it.'],
  ['a)', 1, 2, 'unexpected', 'This `)` closes nothing.'],
  ['*a', 0, 1, 'unexpected', '`*` has nothing before it.'],
  ['2^', 2, 2, 'empty', '`^` has nothing after it.'],
  ['sin x', 0, 3, 'unexpected', '`sin` needs brackets around its argument: `sin(…)`.'],
  ['f(a,', 1, 2, 'unclosed', 'This `(` is never closed.'],
  ['[1,2', 0, 1, 'unclosed', 'This `[` is never closed.'],
  ['a ? b', 5, 5, 'unexpected', 'This `?` needs a `:` and what holds otherwise.'],
  ['a = ', 3, 3, 'empty', '`=` has nothing after it.'],
  ['|a', 0, 1, 'unclosed', 'This `|` has no partner.'],
  ['x[', 1, 2, 'unclosed', 'This `[` is never closed.'],
  ['()', 0, 2, 'empty', 'These brackets are empty.'],
  ['{a}', 0, 1, 'unexpected', '`{` has nothing before it.'],
  ['1 2', 2, 3, 'unexpected', '`2` makes no sense here.'],
  ['1..2', 2, 4, 'unexpected', '`.2` makes no sense here.'],
  ['log()', 0, 5, 'empty', '`log` needs an argument.'],
  ['a $ b', 2, 3, 'unexpected', '`$` makes no sense here.'],
  ['(a b; c)', 4, 5, 'unexpected', '`)` or an operator was expected here, not `;`.'],
];

describe('what is said of faulty plain math', () => {
  for (const [source, from, to, code, message] of MESSAGES) {
    it(source === '' ? 'nothing at all' : source, () => {
      expect(parseMath(source).errors[0]).toEqual({ code, message, span: { from, to } });
    });
  }
});
