import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const verdict = (formula: string) => {
  const found = check({ op: 'check', text: `$${formula}$`, languageId: 'markdown' }).claims.at(-1)?.verdict;
  return found === 'proved' || found === 'agrees' ? 'holds' : found;
};

describe('the differential of a function of which nothing is said', () => {
  it.each([
    ['of two variables', 'dp = \\frac{\\partial p}{\\partial u} du + \\frac{\\partial p}{\\partial v} dv'],
    [
      'applied to them',
      'dp(u, v) = \\frac{\\partial p}{\\partial u} du + \\frac{\\partial p}{\\partial v} dv',
    ],
    [
      'of a matrix among them',
      'dp(u, \\mathbf{A}) = \\frac{\\partial p}{\\partial u} du + \\mathrm{tr}\\left(\\left(\\frac{\\partial p}{\\partial \\mathbf{A}}\\right)^\\top d\\mathbf{A}\\right)',
    ],
  ])('is that by all that it moves with: %s', (_, formula) => {
    expect(verdict(formula)).toBe('holds');
  });

  it.each([
    ['a variable is left out', 'dp(u, v) = \\frac{\\partial p}{\\partial u} du'],
    ['two are mixed up', 'dp = \\frac{\\partial p}{\\partial u} dv + \\frac{\\partial p}{\\partial v} du'],
  ])('is not confirmed where %s', (_, formula) => {
    expect(verdict(formula)).not.toBe('holds');
  });
});
