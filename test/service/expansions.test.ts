import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const verdictsOf = (text: string) =>
  check({ op: 'check', text, languageId: 'markdown' }).claims.map(({ verdict, category }) =>
    verdict === 'proved' || verdict === 'agrees' ? 'holds' : (category ?? verdict),
  );

describe('expansions', () => {
  it.each([
    ['first order along a step', 'g(u + s) = g(u) + \\nabla g(u)^\\top s + o(\\|s\\|)'],
    [
      'second order along a step',
      'g(u + s) = g(u) + \\nabla g(u)^\\top s + \\frac{1}{2} s^\\top \\nabla^2 g(u) s + o(\\|s\\|^2)',
    ],
    [
      'around a point',
      'g(\\mathbf{u}) \\approx g(\\mathbf{u}_0) + \\nabla g(\\mathbf{u}_0)^\\top (\\mathbf{u} - \\mathbf{u}_0)',
    ],
    ['of a number, with what is left out', "p(s + h) = p(s) + p'(s) h + \\frac{1}{2} p''(s) h^2 + O(h^3)"],
    ['of a change', 'g(u + \\beta s) - g(u) \\simeq \\beta \\nabla g(u)^\\top s'],
    [
      'with a term of higher order that is no derivative',
      'g(\\mathbf{u}) \\approx g(\\mathbf{v}) + \\nabla g(\\mathbf{v})^\\top (\\mathbf{u} - \\mathbf{v}) + \\frac{L}{2} \\|\\mathbf{u} - \\mathbf{v}\\|^2',
    ],
    [
      'of a named change',
      '\\ell(\\boldsymbol{w} + \\Delta \\boldsymbol{w}) \\approx \\ell(\\boldsymbol{w}) + \\nabla \\ell(\\boldsymbol{w})^\\top \\Delta \\boldsymbol{w}',
    ],
  ])('%s', (_, claim) => {
    expect(verdictsOf(`$$${claim}$$`)).toEqual(['holds']);
  });

  it('says up to which order', () => {
    const reasonOf = (text: string) =>
      check({ op: 'check', text, languageId: 'markdown', locale: 'zh-cn' }).claims[0].reason;
    expect(reasonOf("$p(s + h) \\approx p(s) + p'(s) h$")).toMatch('一阶');
    expect(reasonOf("$p(s + h) \\approx p(s) + p'(s) h + \\frac{1}{2} p''(s) h^2$")).toMatch('二阶');
  });

  it.each([
    ['without the half', "p(s + h) = p(s) + p'(s) h + p''(s) h^2 + O(h^3)"],
    ['with a wrong sign', 'g(u + s) = g(u) - \\nabla g(u)^\\top s + o(\\|s\\|)'],
    ['the other way round', "p(s) \\approx p(r) - p'(r) (s - r)"],
    ['without the value', 'g(u + s) \\approx \\nabla g(u)^\\top s'],
    ['with the scale left out', 'g(u + \\beta s) - g(u) \\approx \\nabla g(u)^\\top s'],
  ])('does not confirm one %s', (_, claim) => {
    expect(verdictsOf(`$$${claim}$$`)).toEqual(['prose']);
  });

  it('does not define what it expands', () => {
    const text =
      "由泰勒公式 $p(s) = p(r) + p'(r)(s - r) + o(|s - r|)$。$$\\frac{d}{ds} p(s)^2 = 2 p(s) p'(s)$$ $$p'(s) = p'(r)$$";
    expect(verdictsOf(text).slice(0, 2)).toEqual(['holds', 'holds']);
    expect(verdictsOf(text)[2]).not.toBe('holds');
  });
});

describe('a derivative set to zero', () => {
  it('is no identity where only a reading without its definitions is 0', () => {
    const text =
      'With $q(x; \\mu) = e^{-(x - \\mu)^2}$ and $M = \\ln q(x; \\mu)$, $$\\frac{\\partial M}{\\partial q(x; \\mu)} \\cdot \\frac{\\partial q(x; \\mu)}{\\partial \\mu} = 0$$';
    expect(verdictsOf(text)).toEqual(['stated']);
  });
});
