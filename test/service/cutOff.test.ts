import { describe, expect, it } from 'vitest';
import { verdictsIn } from './support/verdicts';

const CASES: readonly (readonly [string, string, string])[] = [
  ['a claim that goes on with what cannot be read', '$$\\frac{d x^2}{d x} = 2 (x)) + 3$$', 'notation'],
  ['one that would be wrong', '$$\\frac{d x^2}{d x} = 3 (x)) - x$$', 'notation'],
  ['a definition that does', 'Let $f(x) = (x) - 1)^2$. $$\\frac{d f}{d x} = 2 (x - 1)$$', 'no-definition'],
  [
    'what cannot be read elsewhere in the formula',
    '$$\\begin{aligned} \\frac{d x^2}{d x} &= 2 x \\\\ y &= ) 3 \\end{aligned}$$',
    'holds',
  ],
];

describe('a part of what is written is not judged as if it were all', () => {
  it.each(CASES)('%s', (_, text, verdict) => {
    expect(verdictsIn(text)).toEqual([verdict]);
  });
});
