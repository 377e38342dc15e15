import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../src/claims/linkDifference';
import { equationsOf } from '../../src/syntax/equations';
import { parseLatex } from '../../src/syntax/latex/parse';

/** What an equation takes out and puts in, as written; a product of several factors by the first. */
function replacedIn(source: string): [string, string] | null {
  const [{ sides }] = equationsOf(parseLatex(source).root);
  const found = differenceOf(sides[0], sides[1]);
  const written = ({ span }: { span: { from: number; to: number } }) => source.slice(span.from, span.to);
  return found && [written(found.taken), written(found.put)];
}

describe('the one thing in which two sides of a link differ', () => {
  it.each([
    ['a factor', 'a b c = a d c', 'b', 'd'],
    ['a factor of a sum', '\\sum_j a_j b_j = \\sum_j a_j c_j', 'b_j', 'c_j'],
    ['a factor that stands outside of one', '\\sum_j a_j b = d \\sum_j a_j', 'b', 'd'],
    [
      'what is differentiated',
      'c \\frac{\\partial z}{\\partial x} = c \\frac{\\partial (w x)}{\\partial x}',
      'z',
      'w x',
    ],
    [
      'a derivative',
      '\\frac{\\partial L}{\\partial z} \\frac{\\partial z}{\\partial w} = \\frac{\\partial L}{\\partial z} x',
      '\\frac{\\partial z}{\\partial w}',
      'x',
    ],
    ['the same in every factor', 'f(x) (1 - f(x)) = a (1 - a)', 'f(x)', 'a'],
    ['an argument', '\\ln(a + b) = \\ln(a + c)', 'b', 'c'],
    ['a name with its subscript', 'a x_i = a x_j', 'x_i', 'x_j'],
  ])('%s', (_, source, taken, put) => {
    expect(replacedIn(source)).toEqual([taken, put]);
  });

  it.each([
    ['nothing', 'a b = b a'],
    ['a sign written otherwise', '-a b = a \\cdot (-b)'],
    ['different things in two factors', '\\ln(a + b) + c = \\ln(a + d) + e'],
    ['one factor more', 'a b = a b c'],
  ])('none: %s', (_, source) => {
    const found = replacedIn(source);
    expect(found === null || found[0] === source.split(' = ')[0]).toBe(true);
  });

  it('takes another range of a sum for another sum', () => {
    expect(replacedIn('\\sum_{j=1}^n a_j = \\sum_{j=1}^m a_j')).toEqual([
      '\\sum_{j=1}^n a_j',
      '\\sum_{j=1}^m a_j',
    ]);
  });
});
