import { describe, expect, it } from 'vitest';
import type { Checked } from '../../src/service/protocol';
import { answer } from '../../src/service/service';

const last = (text: string) => {
  const { claims } = answer({ op: 'check', text, languageId: 'markdown' }) as Checked;
  return claims[claims.length - 1];
};

describe('a derivative set to zero is a condition', () => {
  it.each([
    ['$g(x)=x^2$, $g^\\prime(x)=2x=0$, so $x = 0$.'],
    ['$L = (w - a)^2$. $\\frac{dL}{dw} = 2(w - a) = 0$ gives $w = a$.'],
    [
      '$f(\\epsilon)=\\ln(1-\\epsilon) + \\epsilon$, $f^\\prime(\\epsilon)=1-\\frac{1}{1-\\epsilon}=0 \\Rightarrow \\epsilon=0$',
    ],
    ['$L(x, \\mu) = x^\\top x + \\mu$. $\\nabla_x L(x^*, \\mu^*) = 0$'],
    ['$\\nabla_w J(w) = 0$'],
  ])('%s', (text) => {
    expect(last(text)).toMatchObject({ verdict: 'undecided', category: 'stated' });
  });

  it.each([
    ['$f(x) = 3$. $\\frac{d f(x)}{dx} = 0$'],
    ['$\\frac{d}{dx} 3 = 0$'],
    ['$\\frac{d}{dx}(x - x) = 0$'],
  ])('but %s says what it is', (text) => {
    expect(last(text)).toMatchObject({ verdict: 'proved' });
  });
});

it('goes on after it with another form of the derivative', () => {
  const text =
    '$L = (w - a)^2$. $$\\begin{aligned}\\frac{dL}{dw} &= 2(w - a) = 0 \\\\ &= 2w - 2a = 0 \\\\ &= 2w - a = 0\\end{aligned}$$';
  const { claims } = answer({ op: 'check', text, languageId: 'markdown' }) as Checked;
  const verdicts = claims.map((c) => c.verdict);
  expect(verdicts).toEqual([
    'proved',
    'undecided',
    expect.stringMatching(/proved|agrees/),
    'undecided',
    'refuted',
    'undecided',
  ]);
});

describe('what a text says a number may be', () => {
  it.each([
    ['$x\\in(0,1)$. $\\frac{d}{dx} x^2=2x$', 'proved'],
    ['$x\\in[0,1]$. $\\frac{d}{dx} x^2=2x$', 'proved'],
    ['$x\\in(0,\\infty)$. $\\frac{d}{dx} \\sqrt{x^2}=1$', 'proved'],
    ['$x\\in\\{0,1\\}$. $\\frac{d}{dw} x^2 w=x$', 'proved'],
    ['$y\\in\\{\\pm 1\\}$. $\\frac{d}{dw} y^2 w=1$', 'proved'],
    ['$y\\in\\{-1,+1\\}$. $\\frac{d}{dw} y^2 w=1$', 'proved'],
    ['$y\\in(-1,1)$. $\\frac{d}{dw} y^2 w=1$', 'refuted'],
  ])('%s: %s', (text, verdict) => {
    expect(last(text)).toMatchObject({ verdict });
  });
});
