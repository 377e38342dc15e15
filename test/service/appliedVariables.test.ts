import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const verdictsOf = (text: string) =>
  check({ op: 'check', text, languageId: 'markdown' }).claims.map(({ verdict, category }) =>
    verdict === 'proved' || verdict === 'agrees' ? 'holds' : verdict === 'refuted' ? verdict : category,
  );

describe('derivatives by the value of a function', () => {
  it.each([
    [
      'an exponential loss',
      '$$\\frac{\\partial e^{-y G(\\mathbf{x})}}{\\partial G(\\mathbf{x})} = -y e^{-y G(\\mathbf{x})}$$',
    ],
    [
      'a loss that is defined before',
      '设 $\\ell = \\ln(1 + e^{-y G(\\mathbf{x})})$，则 $$\\frac{\\partial \\ell}{\\partial G(\\mathbf{x})} = \\frac{-y}{1 + e^{y G(\\mathbf{x})}}$$',
    ],
    [
      'one sample of many',
      'For $J = \\sum_{i=1}^n (G(x_i) - y_i)^2$ we get $$\\frac{\\partial J}{\\partial G(x_k)} = 2 (G(x_k) - y_k).$$',
    ],
    [
      'a density of a mixture',
      '$$\\frac{\\partial \\ln \\sum_{k=1}^K \\pi_k q(x_n | \\theta_k)}{\\partial q(x_n | \\theta_j)} = \\frac{\\pi_j}{\\sum_{k=1}^K \\pi_k q(x_n | \\theta_k)}$$',
    ],
    [
      'the chain rule through it',
      'With $G(x) = a^\\top x$ and $Q = (y - G(x))^2$, $$\\frac{\\partial Q}{\\partial a} = \\frac{\\partial Q}{\\partial G(x)} \\frac{\\partial G(x)}{\\partial a}$$',
    ],
    [
      'put in afterwards',
      '$$\\left.\\frac{\\partial e^{-y G_t(\\mathbf{x})}}{\\partial G_t(\\mathbf{x})}\\right|_{G_t(\\mathbf{x}) = G_{t-1}(\\mathbf{x})} = -y e^{-y G_{t-1}(\\mathbf{x})}$$',
    ],
  ])('%s', (_, text) => {
    expect(verdictsOf(text)).toEqual(['holds']);
  });

  it.each([
    [
      'a factor is lost',
      '$$\\frac{\\partial e^{-y G(\\mathbf{x})}}{\\partial G(\\mathbf{x})} = -e^{-y G(\\mathbf{x})}$$',
      'refuted',
    ],
    [
      'the weight of another part',
      '$$\\frac{\\partial \\ln \\sum_{k=1}^K \\pi_k q(x_n | \\theta_k)}{\\partial q(x_n | \\theta_j)} = \\frac{\\pi_n}{\\sum_{k=1}^K \\pi_k q(x_n | \\theta_k)}$$',
      'refuted',
    ],
  ])('not where %s', (_, text, verdict) => {
    expect(verdictsOf(text)).toEqual([verdict]);
  });

  it('does not call a letter that is bound and free a mistake', () => {
    const text =
      '$$\\frac{\\partial \\sum_{i=1}^n \\ln q(x_i)}{\\partial q(x_i)} = \\sum_{i=1}^n \\frac{1}{q(x_i)}$$';
    expect(verdictsOf(text)).toEqual(['ambiguous']);
  });

  it('does not take a dependence that is not seen for none', () => {
    const text =
      '$$\\frac{\\partial M(S)}{\\partial \\mu} = \\frac{\\partial M(S)}{\\partial q(x)} \\frac{\\partial q(x)}{\\partial \\mu} = 0$$';
    expect(verdictsOf(text)).not.toContain('holds');
  });
});

describe('a capital before bold names in brackets', () => {
  it('is a function', () => {
    const text =
      '$$\\frac{\\partial}{\\partial a} e^{-a R(\\mathbf{x})} = -R(\\mathbf{x}) e^{-a R(\\mathbf{x})}$$';
    expect(verdictsOf(text)).toEqual(['holds']);
  });
});

describe('π with an index', () => {
  it('is a weight and not the number', () => {
    const text = (right: string) => `$$\\frac{\\partial}{\\partial u} (\\pi_i u + \\pi_j) = ${right}$$`;
    expect(verdictsOf(text('\\pi_i'))).toEqual(['holds']);
    expect(verdictsOf(text('\\pi_j'))).not.toEqual(['holds']);
  });
});
