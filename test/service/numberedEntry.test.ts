import { describe, expect, it } from 'vitest';
import { verdictsIn } from './support/verdicts';

describe('a number x_1 beside the vector x that is differentiated by', () => {
  it.each([
    ['is no constant', 'Let $h(x) = x_1^2 + x^\\top x$. $$\\nabla h(x) = 2 x$$'],
    [
      'in bold too',
      'Let $h(\\mathbf{x}) = x_1^2 + \\mathbf{x}^\\top \\mathbf{x}$. $$\\nabla h(\\mathbf{x}) = 2 \\mathbf{x}$$',
    ],
    ['makes nothing wrong', 'Let $h(x) = x_1^2 + x^\\top x$. $$\\nabla h(x) = 2 x + 2 x_1 e_1$$'],
  ])('%s', (_, text) => {
    expect(verdictsIn(text)).toEqual(['ambiguous']);
  });

  it.each([
    ['a sample is a vector of its own', 'Let $h(x) = \\|x - x_1\\|^2$. $$\\nabla h(x) = 2 (x - x_1)$$'],
    ['a coefficient has another letter', 'Let $h(x) = c_1 x^\\top x$. $$\\nabla h(x) = 2 c_1 x$$'],
  ])('%s', (_, text) => {
    expect(verdictsIn(text)).toEqual(['holds']);
  });
});
