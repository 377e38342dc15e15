import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const judged = (text: string) =>
  check({ op: 'check', text, languageId: 'markdown' }).claims.map(({ verdict }) =>
    verdict === 'proved' || verdict === 'agrees' ? 'holds' : verdict,
  );

describe('a function of which nothing is said is one of what it is applied to', () => {
  it.each([
    ['in every notation', "Let $v = p(u)$. $\\frac{dv}{du} = \\frac{dp}{du} = \\frac{d}{du} p(u) = p'(u)$"],
    ['as a primed name', "Let $v = f(u)$. $f'(u) = v' = \\frac{dv}{du} = D_u f(u)$"],
    ['of several arguments', '$\\frac{\\partial p}{\\partial v} = \\frac{\\partial p(u, v)}{\\partial v}$'],
    [
      'with a gradient of its partial derivatives',
      '$\\nabla p(u, v) = \\begin{bmatrix} \\frac{\\partial p}{\\partial u} \\\\ \\frac{\\partial p}{\\partial v} \\end{bmatrix}$',
    ],
    ['of the value of another', '$q(u) = p(r(u))$. $\\frac{dq}{du} = \\frac{dp}{dr} \\frac{dr}{du}$'],
  ])('%s', (_, text) => {
    expect(new Set(judged(text))).toEqual(new Set(['holds']));
  });

  it.each([
    ['the other argument', '$\\frac{\\partial p}{\\partial v} = \\frac{\\partial p(u, v)}{\\partial u}$'],
    ['an inner derivative left out', '$q(u) = p(r(u))$. $\\frac{dq}{du} = \\frac{dp}{dr}$'],
    ['another function', '$\\frac{dp}{du} = \\frac{d}{du} q(u) + p(u)$'],
  ])('but %s is not confirmed', (_, text) => {
    expect(judged(text)).not.toContain('holds');
  });

  it('and D is no operator before it unless it says by what', () => {
    expect(judged("$f'(u) = Df(u)$")).toEqual(['undecided']);
  });
});

describe('a gradient that does not say by what it is taken', () => {
  it.each([
    [
      'is by the parameter that the function bears',
      '$\\nabla q_\\theta(s) = q_\\theta(s) \\nabla \\log q_\\theta(s)$',
    ],
    [
      'passes into sums over the same index',
      '$\\nabla \\sum_s c(s) q_\\phi(s) = \\sum_s c(s) \\nabla q_\\phi(s) = \\sum_s c(s) q_\\phi(s) \\nabla \\log q_\\phi(s)$',
    ],
  ])('%s', (_, text) => {
    expect(new Set(judged(text))).toEqual(new Set(['holds']));
  });

  it('is not confirmed where a factor is lost', () => {
    expect(judged('$\\nabla q_\\theta(s) = \\nabla \\log q_\\theta(s)$')).toEqual(['undecided']);
  });
});
