import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const verdictOf = (text: string) =>
  check({ op: 'check', text, languageId: 'markdown' }).claims.at(-1)?.verdict;

describe('the end of a sum is a number, whatever its letter', () => {
  it.each(['n', 'R', 'P', 'K', 'B', 'S', 'm'])('%s', (end) => {
    const claim = (right: string) =>
      `$$\\frac{\\partial}{\\partial a} \\sum_{j=1}^${end} (u_j a - \\nu a) = \\sum_{j=1}^${end} (u_j - \\nu) = ${right}$$`;
    expect(verdictOf(claim(`\\sum_{j=1}^${end} u_j - ${end} \\nu`))).toBe('proved');
    expect(verdictOf(claim(`\\sum_{j=1}^${end} u_j + ${end} \\nu`))).toBe('refuted');
  });
});
