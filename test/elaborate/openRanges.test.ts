import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const judged = (formula: string) =>
  check({ op: 'check', text: `$${formula}$`, languageId: 'markdown' }).claims.map(({ verdict }) =>
    verdict === 'proved' || verdict === 'agrees' ? 'holds' : verdict,
  );

describe('sums without limits', () => {
  it.each([
    ['over one letter run over the same', '\\frac{d}{dc} \\sum_s c^2 p(s) = \\sum_s 2 c p(s)'],
    ['over two letters too', '\\frac{d}{dc} \\sum_{s,r} c^2 p(s, r) = \\sum_{s,r} 2 c p(s, r)'],
    [
      'keep the ranges that something else gives them',
      '\\frac{d}{dc} \\sum_i c^2 u_i v_i = 2c \\sum_i u_i v_i',
    ],
    [
      'over one letter may run over different lengths where these are given',
      '\\frac{d}{dc} \\left(c \\sum_i (Au)_i + c^2 \\sum_i u_i\\right) = \\sum_i (Au)_i + 2 c \\sum_i u_i',
    ],
  ])('%s', (_, formula) => {
    expect(judged(formula)).toEqual(['holds']);
  });

  it('over another letter need not run over the same', () => {
    expect(judged('\\frac{d}{dc} \\sum_s c^2 p(s) = \\sum_r 2 c p(r)')).not.toContain('refuted');
  });
});
