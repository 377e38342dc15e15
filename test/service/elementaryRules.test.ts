import { describe, expect, it } from 'vitest';
import { verdictsIn } from './support/verdicts';

/** Rules of elementary calculus as tables write them, and the same with a mistake. */
const RULES: readonly (readonly [rule: string, wrong: string])[] = [
  ["(uv)' = u'v + uv'", "(uv)' = u'v'"],
  ["(u + v)' = u' + v'", "(u + v)' = u'v + v'"],
  ["(Cu)' = Cu'", "(Cu)' = u'"],
  [
    "\\left(\\frac{u}{v}\\right)' = \\frac{u'v - uv'}{v^2}",
    "\\left(\\frac{u}{v}\\right)' = \\frac{u'v + uv'}{v^2}",
  ],
  ["(u^n)' = nu^{n-1}u'", "(u^n)' = u^{n-1}u'"],
  ["(\\ln u)' = \\frac{u'}{u}", "(\\ln u)' = \\frac{1}{u} + u'"],
  ["(f \\circ g)'(x) = f'(g(x)) g'(x)", "(f \\circ g)'(x) = f'(g(x))"],
  ["\\frac{d}{dx} (f \\circ g)(x) = f'(g(x)) g'(x)", "\\frac{d}{dx} (f \\circ g)(x) = f'(x) g'(x)"],
  ["(f \\circ g \\circ h)'(x) = f'(g(h(x))) g'(h(x)) h'(x)", "(f \\circ g \\circ h)'(x) = f'(g(h(x))) h'(x)"],
  [
    '\\frac{d}{dx} \\frac{f(x)}{g(x)} = \\frac{g(x) \\frac{d}{dx} f(x) - f(x) \\frac{d}{dx} g(x)}{g^2(x)}',
    '\\frac{d}{dx} \\frac{f(x)}{g(x)} = \\frac{f(x) \\frac{d}{dx} g(x) - g(x) \\frac{d}{dx} f(x)}{g^2(x)}',
  ],
  [
    '\\frac{d}{dx} (g(x) + h(x)) = \\frac{dg}{dx}(x) + \\frac{dh}{dx}(x)',
    '\\frac{d}{dx} (g(x) + h(x)) = \\frac{dg}{dx}(x) - \\frac{dh}{dx}(x)',
  ],
  [
    '\\frac{d}{dx} g(h(x)) = \\frac{dg}{dh}(h(x)) \\cdot \\frac{dh}{dx}(x)',
    '\\frac{d}{dx} g(h(x)) = \\frac{dg}{dh}(h(x))',
  ],
];

describe('rules for functions of which nothing is said', () => {
  it.each(RULES)('%s', (rule, wrong) => {
    expect(verdictsIn(`$$${rule}$$`)).toEqual(['holds']);
    // It may be a condition, and hold for some functions.
    expect(verdictsIn(`$$${wrong}$$`)).toEqual(['no-definition']);
  });
});

describe('a derivative that is said to be its variable', () => {
  it.each([["(x^2)' = x"], ['\\frac{d}{dx} x^2 = x'], ['\\nabla_w (w^\\top w) = w']])('%s', (claim) => {
    expect(verdictsIn(`$$${claim}$$`)).toEqual(['refuted']);
  });

  it('and what gives another name its value is no claim about it', () => {
    expect(verdictsIn('$$\\frac{d}{dx} x^2 = g$$')).not.toContain('refuted');
  });
});
