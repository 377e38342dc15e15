import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';
import { verdictsIn } from './support/verdicts';

describe('what is defined by its logarithm', () => {
  const likelihood = 'We have $\\log L(\\theta) = n \\log\\theta - \\theta \\sum_i x_i$. ';

  it.each([
    [
      'with its argument',
      '\\frac{\\partial \\log L(\\theta)}{\\partial\\theta} = \\frac{n}{\\theta} - \\sum_i x_i',
    ],
    ['bare', '\\frac{\\partial \\log L}{\\partial\\theta} = \\frac{n}{\\theta} - \\sum_i x_i'],
    ['by itself', '\\frac{1}{L} \\frac{\\partial L}{\\partial\\theta} = \\frac{n}{\\theta} - \\sum_i x_i'],
  ])('%s', (_, claim) => {
    expect(verdictsIn(`${likelihood}$$${claim}$$`)).toEqual(['holds']);
    expect(verdictsIn(`${likelihood}$$${claim.replace('- \\sum', '+ \\sum')}$$`)).toEqual(['refuted']);
  });

  it('is what it was defined as before', () => {
    const text =
      'Let $q(t) = t^2$. Then $\\log q(t) = 3 \\log t$, and $$\\frac{\\partial \\log q}{\\partial t} = \\frac{2}{t}$$';
    expect(verdictsIn(text)).toEqual(['holds']);
  });
});

describe('a \\Sigma that is inverted', () => {
  const claims =
    '$$\\frac{\\partial}{\\partial\\mu} (x - \\mu)^\\top \\Sigma^{-1} (x - \\mu) = -2 \\Sigma^{-1} (x - \\mu)$$ ' +
    '$$\\frac{\\partial}{\\partial\\mu} (x - \\mu)^\\top \\Sigma^{-1} (x - \\mu) = -\\Sigma^{-1} (x - \\mu)$$';

  it.each([
    ['of a normal distribution', 'The exponent of the Gaussian density:'],
    ['with its name', 'With the covariance matrix $\\Sigma$:'],
    ['in Chinese', '设 $x$ 服从正态分布：'],
  ])('%s is symmetric', (_, words) => {
    expect(verdictsIn(`${words}\n\n${claims}`)).toEqual(['holds', 'refuted']);
  });

  it('is what is lost in a wrong claim', () => {
    const text = `For the Gaussian density:\n\n${claims}`;
    const [, wrong] = check({ op: 'check', text, languageId: 'markdown' }).claims;
    expect(wrong.diagnosis[0]).toMatchObject({ kind: 'factor' });
    expect(wrong.diagnosis[0].message).toContain('2');
  });

  it('is any matrix in another text', () => {
    expect(verdictsIn(`For matrices:\n\n${claims}`)[0]).toBe('domain');
  });
});

describe('what is transposed is no number', () => {
  it.each([
    ['in a difference of names', '\\frac{\\partial}{\\partial m} (x - m)^\\top A (x - m) = -2 A (x - m)'],
    ['with a sign', '\\frac{\\partial}{\\partial m} (-m)^\\top A (-m) = 2 A m'],
  ])('%s', (_, claim) => {
    expect(verdictsIn(`$$${claim}$$`)).toEqual(['domain']);
  });
});
