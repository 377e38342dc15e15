import { describe, expect, it } from 'vitest';
import { verdictsIn } from './support/verdicts';

const CASES: readonly (readonly [string, string, string])[] = [
  [
    'a gradient at a point',
    'Let $f(\\mathbf{x}) = \\|\\mathbf{x}\\|^2$ and $\\mathbf{x}_k = [x_k^1, x_k^2]^\\top = [3, 4]^\\top$. Then $\\nabla f(\\mathbf{x}_k) = [6, 8]^\\top$.',
    'holds',
  ],
  [
    'a wrong one',
    'Let $f(\\mathbf{x}) = \\|\\mathbf{x}\\|^2$ and $\\mathbf{x}_k = [3, 4]^\\top$. Then $\\nabla f(\\mathbf{x}_k) = [6, 4]^\\top$.',
    'refuted',
  ],
  [
    'a function by its least value',
    '求解 $$\\min_{\\mathbf{w}} L(\\mathbf{w}) = \\min_{\\mathbf{w}} \\sum_{i=1}^n y_i \\mathbf{w}^\\top \\mathbf{x}_i$$ 其梯度为 $$\\nabla_{\\mathbf{w}} L(\\mathbf{w}) = \\sum_{i=1}^n y_i \\mathbf{x}_i$$',
    'holds',
  ],
  [
    'outputs and labels by cases',
    'If it is above, the output is $\\hat{y} = 1$ and the label $y = 0$; else $\\hat{y} = 0$, $y = 1$. $$\\frac{\\partial}{\\partial w} (\\hat{y} - y) w x = (\\hat{y} - y) x$$',
    'holds',
  ],
  [
    'a function of several things that is not known',
    '$$\\frac{\\partial}{\\partial w} \\operatorname{err}(w x, y) \\cdot \\frac{d t^2}{d t} = 2 t \\frac{\\partial}{\\partial w} \\operatorname{err}(w x, y)$$',
    'holds',
  ],
  [
    'what the value at a point comes to, which defines no other function',
    "Let $L(x, \\mu) = f(x) + \\mu x^2$. At $\\tilde{x}$ it is $L(\\tilde{x}, \\mu) = f(\\tilde{x}) + 3 \\mu$. $$\\frac{\\partial L}{\\partial x}(x, \\mu) = f'(x) + 2 \\mu x$$",
    'holds',
  ],
  [
    'a constraint, which says that a function is zero somewhere',
    'Subject to $h(x) = 0$ let $L(x, \\lambda) = x^2 + \\lambda h(x)$. $$\\nabla_x L(x, \\lambda) = 2 x + \\lambda \\nabla h(x)$$',
    'holds',
  ],
  [
    'the values of an index',
    '若 $y_i = x_i, \\quad i = 1, 2, \\ldots, m$, 则 $$\\frac{\\partial}{\\partial x_i} (i x_i) = i$$',
    'holds',
  ],
  ['a limit of a sum without brackets', '$$\\frac{d}{d x} b x^2 = \\lim_{h \\to 0} 2 b x + b h$$', 'holds'],
  [
    'a zero that is a matrix',
    '$$\\frac{\\partial \\mathbf{a}^\\top \\mathbf{b}}{\\partial \\mathbf{X}} = \\mathbf{0}$$',
    'holds',
  ],
  [
    'a mean of a sum without brackets',
    'Let $J(\\theta) = -\\frac{1}{m} \\sum_{i=1}^m y_i \\log(\\theta x_i) + (1 - y_i) \\log(1 - \\theta x_i)$. $$\\frac{d J}{d \\theta} = -\\frac{1}{m} \\sum_{i=1}^m \\left(\\frac{y_i}{\\theta} - \\frac{(1 - y_i) x_i}{1 - \\theta x_i}\\right)$$',
    'holds',
  ],
  [
    'a function by its value at one of several points',
    'Define $f(w^{(k)}) = \\sum_{i=1}^n (w^{(k)} x_i - y_i)^2$. $$\\nabla f(w^{(k)}) = 2 \\sum_{i=1}^n (w^{(k)} x_i - y_i) x_i$$',
    'holds',
  ],
  [
    'what a text finds to be a thing that was defined otherwise',
    'Let $\\gamma_i = q(i)$. We see that $\\frac{e^{w x_i}}{\\sum_l e^{w x_l}} = \\gamma_i$. $$\\frac{\\partial}{\\partial w} \\ln \\sum_i e^{w x_i} = \\sum_i \\gamma_i x_i$$',
    'holds',
  ],
  [
    'what is drawn beside its like with an index',
    'Let $H(\\mathbf{x}) = \\mathbf{w}^\\top \\mathbf{x}$. $$\\frac{\\partial}{\\partial \\mathbf{w}} \\left(\\sum_{i=1}^m \\mathbf{w}^\\top \\mathbf{x}_i + \\mathbb{E}_{\\mathbf{x} \\sim D}[\\mathbf{w}^\\top \\mathbf{x}]\\right) = \\sum_{i=1}^m \\mathbf{x}_i + \\mathbb{E}_{\\mathbf{x} \\sim D}[\\mathbf{x}]$$',
    'holds',
  ],
];

describe('values that a text gives', () => {
  it.each(CASES)('%s', (_, text, verdict) => {
    expect(verdictsIn(text)).toEqual([verdict]);
  });
});

describe('what is declared pages later', () => {
  const later = `${'A long text follows. '.repeat(120)}Here $\\mathbf{x} \\in \\mathbb{R}^d$.`;

  it('has other sizes', () => {
    const text = `$$\\frac{\\partial}{\\partial x_j} \\sum_{k=1}^n x_k^2 = 2 x_j$$ ${later}`;
    expect(verdictsIn(text)).toEqual(['holds']);
  });

  it('is refuted where it is wrong', () => {
    const text = `$$\\frac{\\partial}{\\partial x_j} \\sum_{k=1}^n x_k^2 = 3 x_j$$ ${later}`;
    expect(verdictsIn(text)).toEqual(['refuted']);
  });

  it('says what kind of thing it is', () => {
    const text = `$$\\nabla_x x^\\top x = 2 x$$ ${later}`;
    expect(verdictsIn(text)).toEqual(['holds']);
  });
});
