import { describe, expect, it } from 'vitest';
import { verdictsIn } from './support/verdicts';

const HOLDS: readonly (readonly [string, string])[] = [
  [
    'matrices with an index after one without',
    'Let $\\mathbf{X} \\in \\mathbb{R}^{d \\times m}$ and, of each sample, $\\mathbf{X}_i \\in \\mathbb{R}^{d \\times k}$, $\\mathbf{w}_i \\in \\mathbb{R}^{k}$. $$\\frac{\\partial \\|\\mathbf{X}_i \\mathbf{w}_i\\|^2}{\\partial \\mathbf{w}_i} = 2 \\mathbf{X}_i^\\top \\mathbf{X}_i \\mathbf{w}_i$$',
  ],
  [
    'weights with two indices where the letter was a vector before',
    'A neuron has weights $w \\in \\mathbb{R}^n$. In a net $b_h$ is its output and $$\\frac{\\partial}{\\partial b_h} \\sum_{k=1}^l g_k w_{hk} b_h = \\sum_{k=1}^l g_k w_{hk}.$$',
  ],
  [
    'vectors with an index after one without',
    'A point is $\\mathbf{x} \\in \\mathbb{R}^d$; of the samples, $\\mathbf{x}_i \\in \\mathbb{R}^p$ and $\\mathbf{w} \\in \\mathbb{R}^p$: $$\\frac{\\partial}{\\partial \\mathbf{w}} \\sum_{i=1}^n \\mathbf{w}^\\top \\mathbf{x}_i = \\sum_{i=1}^n \\mathbf{x}_i$$',
  ],
  [
    'entries of what was declared',
    'Let $\\mathbf{x} \\in \\mathbb{R}^d$. $$\\frac{\\partial \\mathbf{x}^\\top \\mathbf{x}}{\\partial x_i} = 2 x_i$$',
  ],
  [
    'an index set in the type of its letter',
    'Let $\\mathbf{w_i} \\in \\mathbb{R}^k$. $$\\frac{\\partial}{\\partial \\mathbf{w_i}} \\sum_{i=1}^m \\mathbf{w_i}^\\top \\mathbf{w_i} = 2 \\mathbf{w_i}$$',
  ],
];

describe('what was declared is what is written', () => {
  it.each(HOLDS)('%s', (_, text) => {
    expect(verdictsIn(text)).toEqual(['holds']);
  });

  it.each([
    [
      'matrices with an index after one without',
      'Let $\\mathbf{X} \\in \\mathbb{R}^{d \\times m}$ and, of each sample, $\\mathbf{X}_i \\in \\mathbb{R}^{d \\times k}$, $\\mathbf{w}_i \\in \\mathbb{R}^{k}$. $$\\frac{\\partial \\|\\mathbf{X}_i \\mathbf{w}_i\\|^2}{\\partial \\mathbf{w}_i} = 3 \\mathbf{X}_i^\\top \\mathbf{X}_i \\mathbf{w}_i$$',
    ],
    [
      'weights with two indices where the letter was a vector before',
      'A neuron has weights $w \\in \\mathbb{R}^n$. In a net $b_h$ is its output and $$\\frac{\\partial}{\\partial b_h} \\sum_{k=1}^l g_k w_{hk} b_h = -\\sum_{k=1}^l g_k w_{hk}.$$',
    ],
  ])('wrong: %s', (_, text) => {
    expect(verdictsIn(text)).toEqual(['refuted']);
  });

  it('a bare letter keeps what was said of it before its members', () => {
    const text =
      'Let $\\mathbf{X} \\in \\mathbb{R}^{n \\times n}$ and $\\mathbf{X}_i \\in \\mathbb{R}^{d \\times k}$. $$\\frac{\\partial \\mathbf{v}^\\top \\mathbf{X} \\mathbf{v}}{\\partial \\mathbf{v}} = (\\mathbf{X} + \\mathbf{X}^\\top) \\mathbf{v}$$';
    expect(verdictsIn(text)).toEqual(['holds']);
  });
});
