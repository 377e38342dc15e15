import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const verdictsOf = (text: string) =>
  check({ op: 'check', text, languageId: 'markdown' }).claims.map(({ verdict, category }) =>
    verdict === 'proved' || verdict === 'agrees' ? 'holds' : verdict === 'refuted' ? verdict : category,
  );

const HOLDS: readonly (readonly [string, string])[] = [
  [
    'a density of x given its mean',
    'Let $$p(x_j | \\mu_i) = \\exp(-(x_j - \\mu_i)^2)$$ so that $$\\frac{\\partial p(x_j | \\mu_i)}{\\partial \\mu_i} = 2 (x_j - \\mu_i) p(x_j | \\mu_i).$$',
  ],
  [
    'a model with its parameters after a semicolon',
    'With $p(\\mathbf{x}; \\mathbf{w}) = \\sigma(\\mathbf{w}^\\top \\mathbf{x})$, $$\\frac{\\partial p(\\mathbf{x}; \\mathbf{w})}{\\partial \\mathbf{w}} = p(\\mathbf{x}; \\mathbf{w}) (1 - p(\\mathbf{x}; \\mathbf{w})) \\mathbf{x}.$$',
  ],
  [
    'a density that is not known',
    '$$\\frac{\\partial}{\\partial \\theta} \\ln p(x | \\theta) = \\frac{1}{p(x | \\theta)} \\frac{\\partial p(x | \\theta)}{\\partial \\theta}$$',
  ],
  [
    'samples that are only stacked',
    'Collect the samples as $\\mathbf{X} = (\\mathbf{x}_1, \\ldots, \\mathbf{x}_n)$. 记 $$J(\\mathbf{w}) = \\|\\mathbf{X}^\\top \\mathbf{w} - \\mathbf{y}\\|^2,$$ $$\\nabla J(\\mathbf{w}) = 2 \\mathbf{X} (\\mathbf{X}^\\top \\mathbf{w} - \\mathbf{y}).$$',
  ],
  [
    'sizes of matrices that are given by what they are made of',
    'Here $\\mathbf{A} = (\\mathbf{a}_1, \\ldots, \\mathbf{a}_n) \\in \\mathbb{R}^{d \\times n}$ and $$f(\\mathbf{v}) = \\mathbf{v}^\\top \\mathbf{A} \\mathbf{A}^\\top \\mathbf{v}, \\quad \\frac{\\partial f}{\\partial \\mathbf{v}} = 2 \\mathbf{A} \\mathbf{A}^\\top \\mathbf{v}.$$',
  ],
  [
    'a function of many arguments',
    '令 $$L(x_1, \\cdots, x_n, \\lambda) = \\sum_{k=1}^n x_k^2 + \\lambda \\left(\\sum_{k=1}^n x_k - 1\\right),$$ 则 $$\\frac{\\partial L(x_1, \\cdots, x_n, \\lambda)}{\\partial \\lambda} = \\sum_{k=1}^n x_k - 1.$$',
  ],
  [
    'a definition that the text goes on to simplify',
    '似然函数为 $L(t) = P(A) P(B)$, 对数似然 $$l(t) = \\ln L(t) = 3 \\ln t + 2 \\ln(1 - t),$$ $$\\frac{d l(t)}{d t} = \\frac{3}{t} - \\frac{2}{1 - t}.$$',
  ],
  [
    'a value that is named after the function',
    'Let $h(x; w) = \\sigma(w x)$. We write $h(x_i; w) = \\hat{y}_i$ for it. $$\\frac{\\partial}{\\partial w} \\sum_{i=1}^n \\ln(1 + e^{w x_i}) = \\sum_{i=1}^n \\hat{y}_i x_i$$',
  ],
  [
    'a factor that is differentiated and never defined',
    '$$\\frac{\\partial E}{\\partial u} \\cdot \\frac{\\partial t^3}{\\partial t} = 3 t^2 \\frac{\\partial E}{\\partial u}$$',
  ],
  [
    'superscripts that number things',
    '$$\\frac{\\partial}{\\partial x^i} \\left(a (x^i - z^i)^2\\right) = 2 a (x^i - z^i)$$',
  ],
  [
    'a diagonal matrix by its entries',
    '其中 $\\mathbf{D} = \\operatorname{diag}(d_1, \\ldots, d_n)$. $$\\frac{\\partial \\operatorname{tr}(\\mathbf{D} \\mathbf{W}^\\top \\mathbf{W})}{\\partial \\mathbf{W}} = 2 \\mathbf{W} \\mathbf{D}$$',
  ],
];

describe('a text says what its names are', () => {
  it.each(HOLDS)('%s', (_, text) => {
    expect(verdictsOf(text)).toEqual(['holds']);
  });

  it('by what it differentiates from there on, and not by what it called so before', () => {
    const text = [
      '$$f(w) = -\\ln(1 + e^w)$$ Up to a sign,',
      '$$\\frac{\\partial f(w)}{\\partial w} = \\frac{\\partial \\ln(1 + e^w)}{\\partial w}$$ and so',
      '$$\\frac{\\partial f(w)}{\\partial w} = \\sigma(w).$$',
    ].join('\n\n');
    expect(verdictsOf(text)).toEqual(['no-definition', 'holds']);
  });

  it('and what a variable is taken apart into moves with it', () => {
    const text =
      'Let $f(X) = \\|X\\|_*$. With $X = U\\Sigma V^\\top$, $$\\frac{\\partial f}{\\partial X} = UV^\\top.$$';
    expect(verdictsOf(text)).toEqual(['no-definition']);
  });

  it('and nothing is said of what has no definition', () => {
    expect(verdictsOf('$$w - \\eta \\frac{\\partial L}{\\partial w} = w - \\eta x$$')).toEqual([
      'no-definition',
    ]);
    expect(verdictsOf('$$\\frac{\\partial L}{\\partial w} = 2 w$$')).toEqual(['no-definition']);
  });
});
