import { describe, expect, it } from 'vitest';
import { verdictsIn } from './support/verdicts';

const CASES: readonly (readonly [string, string, string])[] = [
  [
    'the first of those that are summed',
    '\\frac{\\partial}{\\partial x_1} \\sum_{k=1}^n x_k^2 = 2 x_1',
    'holds',
  ],
  ['another than the first', '\\frac{\\partial}{\\partial x_1} \\sum_{k=1}^n x_k^2 = 2 x_2', 'refuted'],
  [
    'a term that the sum leaves out',
    '\\frac{\\partial}{\\partial x_1} \\left[x_1 + \\sum_{k=2}^n x_k^2\\right] = 1',
    'holds',
  ],
  [
    'names of their own',
    '\\frac{\\partial}{\\partial w_1} \\sum_{i=1}^n (w_1 x_i + w_0 - y_i)^2 = 2 \\sum_{i=1}^n (w_1 x_i + w_0 - y_i) x_i',
    'holds',
  ],
  [
    'layers that cannot be of one size',
    '\\frac{\\partial}{\\partial \\mathbf{W}_1} \\operatorname{tr}(\\mathbf{W}_2 \\mathbf{W}_1 \\mathbf{A}) = \\mathbf{W}_2^\\top \\mathbf{A}^\\top',
    'holds',
  ],
  [
    'an entry of a matrix',
    '\\frac{\\partial}{\\partial a_{12}} \\sum_{i=1}^n \\sum_{j=1}^n a_{ij} x_i x_j = x_1 x_2',
    'holds',
  ],
];

describe('a number under a letter that runs elsewhere is an index', () => {
  it.each(CASES)('%s', (_, formula, verdict) => {
    expect(verdictsIn(`$$${formula}$$`)).toEqual([verdict]);
  });

  it('x_1 in the argument of a function of many', () => {
    const text =
      '令 $L(x_1, \\cdots, x_n, \\lambda) = \\sum_{k=1}^n x_k \\ln x_k + \\lambda (\\sum_{k=1}^n x_k - 1)$. $$\\frac{\\partial L(x_1, \\cdots, x_n, \\lambda)}{\\partial x_1} = \\ln x_1 + 1 + \\lambda$$';
    expect(verdictsIn(text)).toEqual(['holds']);
  });
});
