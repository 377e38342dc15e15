import { describe, expect, it } from 'vitest';
import { verdictsIn } from './support/verdicts';

const CASES: readonly (readonly [string, string, string])[] = [
  [
    'a block on the diagonal of a symmetric matrix',
    '$\\mathbf{W}$ 是对称矩阵. $$\\frac{\\partial}{\\partial \\mathbf{f}_u} \\mathbf{f}_u^\\top \\mathbf{W}_{uu} \\mathbf{f}_u = 2 \\mathbf{W}_{uu} \\mathbf{f}_u$$',
    'holds',
  ],
  [
    'one beside the diagonal, which need not be square',
    '$\\mathbf{W}$ 是对称矩阵. $$\\frac{\\partial}{\\partial \\mathbf{f}} \\mathbf{f}^\\top \\mathbf{W}_{ua} \\mathbf{f} = 2 \\mathbf{W}_{ua} \\mathbf{f}$$',
    'domain',
  ],
  [
    'a block of a matrix of which nothing is said',
    '$$\\frac{\\partial}{\\partial \\mathbf{f}_u} \\mathbf{f}_u^\\top \\mathbf{V}_{uu} \\mathbf{f}_u = 2 \\mathbf{V}_{uu} \\mathbf{f}_u$$',
    'domain',
  ],
  ['a prime after the argument', "Let $g(z) = 1/(1+e^{-z})$. $$g(z)' = g(z)(1-g(z))$$", 'holds'],
  ['two of them', "Let $g(z) = z^3$. $$g(z)'' = 6 z$$", 'holds'],
  ['a wrong one', "Let $g(z) = 1/(1+e^{-z})$. $$g(z)' = g(z)(1+g(z))$$", 'refuted'],
];

describe('blocks of symmetric matrices, primes after arguments', () => {
  it.each(CASES)('%s', (_, text, verdict) => {
    expect(verdictsIn(text)).toEqual([verdict]);
  });
});
