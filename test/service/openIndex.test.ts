import { describe, expect, it } from 'vitest';
import { verdictsIn } from './support/verdicts';

describe('an index on the right side only', () => {
  const convolution = '$y_k = \\sum_{m=1}^M w_m x_{k+m-1}$. ';

  it('is a lost sum where a sum makes it right', () => {
    const text = 'Let $L(w) = \\sum_i (w^\\top x_i - y_i)^2$. $$\\nabla L(w) = 2 (w^\\top x_i - y_i) x_i$$';
    expect(verdictsIn(text)).toEqual(['refuted']);
  });

  it('may be said to be something elsewhere', () => {
    const text = `${convolution}With $i = k + m - 1$: $$\\frac{\\partial y_k}{\\partial x_i} = w_m$$`;
    expect(verdictsIn(text)).not.toContain('refuted');
  });

  it('may be that of the variable, which the sum does not capture', () => {
    const claim =
      '$$\\frac{\\partial \\left(\\sum_{m=1}^M w_m x_{k+m-1}\\right)}{\\partial x_{k+m-1}} = w_m$$';
    expect(verdictsIn(claim)).toEqual(['holds']);
  });
});

it('a covariance that was read as a number shows no mistake', () => {
  const text =
    'For the Gaussian density, $\\ell(\\mu, \\Sigma) = -\\frac{1}{2} \\sum_{i=1}^m (x^{(i)} - \\mu)^\\top \\Sigma^{-1} (x^{(i)} - \\mu)$. ' +
    '$$\\frac{\\partial}{\\partial\\mu} \\ell(\\mu, \\Sigma) = \\sum_{i=1}^m \\Sigma^{-1} (x^{(i)} - \\mu)$$';
  expect(verdictsIn(text)).not.toContain('refuted');
});
