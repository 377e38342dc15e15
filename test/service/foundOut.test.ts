import { describe, expect, it } from 'vitest';
import { verdictsIn } from './support/verdicts';

describe('what a text comes to is no definition of what stands before', () => {
  it.each([
    [
      'after an arrow',
      '$$\\frac{\\partial}{\\partial x} (x^2 + \\lambda x) = 2 x + \\lambda = 0 \\Rightarrow \\lambda = -2 x$$',
      ['holds', 'stated'],
    ],
    [
      'after words',
      '$$\\frac{\\partial}{\\partial x} (x^2 + \\lambda x) = 2 x + \\lambda.$$ 令其为零, 解得 $\\lambda = -2 x$.',
      ['holds'],
    ],
  ])('%s', (_, text, verdicts) => {
    expect(verdictsIn(text)).toEqual(verdicts);
  });

  it('what "where" brings is one', () => {
    const text = '$$\\frac{d L}{d x} = 2 x \\ln x + x,$$ where $L = x^2 \\ln x$.';
    expect(verdictsIn(text)).toEqual(['holds']);
  });
});

describe('what is said of an index in brackets is no factor', () => {
  it.each([
    ['Let $g(x) = x^2$ and $g(x_i) = y_i (i=1,2, \\ldots, l)$. $$\\frac{d}{d x} g(x) = 2 x$$'],
    [
      'With $z_i = w x_i + b \\quad (i = 1, \\cdots, n)$, $$\\frac{\\partial z_i}{\\partial w} = x_i (i = 1, \\cdots, n)$$',
    ],
  ])('%s', (text) => {
    expect(verdictsIn(text)).toEqual(['holds']);
  });
});
