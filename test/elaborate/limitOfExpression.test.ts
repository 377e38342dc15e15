import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const judged = (text: string) =>
  check({ op: 'check', text, languageId: 'markdown' }).claims.map(({ verdict }) =>
    verdict === 'proved' || verdict === 'agrees' ? 'holds' : verdict,
  );

describe('limits', () => {
  it.each([
    ['a difference quotient', "$p'(u) = \\lim_{s \\to 0} \\frac{p(u+s) - p(u)}{s}$"],
    ['towards a point', "$p'(c) = \\lim_{u \\rightarrow c} \\frac{p(u) - p(c)}{u - c}$"],
    ['from one side', "$p'(u) = \\lim_{s \\to 0^+} \\frac{p(u+s) - p(u)}{s}$"],
    ['of a difference to both sides', "$p'(u) = \\lim_{s \\to 0} \\frac{p(u+s) - p(u-s)}{2s}$"],
    ['of the second order', "$p''(u) = \\lim_{s \\to 0} \\frac{p(u+s) + p(u-s) - 2p(u)}{s^2}$"],
    [
      'in one of two variables',
      '$\\frac{\\partial p(u, v)}{\\partial v} = \\lim_{s \\to 0} \\frac{p(u, v+s) - p(u, v)}{s}$',
    ],
    [
      'in a named change',
      "$p(u) = u^3$, $p'(u) = \\lim_{\\Delta u \\to 0} \\frac{p(u + \\Delta u) - p(u)}{\\Delta u}$",
    ],
    ['of a sum without brackets', '$\\frac{d}{du} u^2 = \\lim_{s \\to 0} 2u + s$'],
    ['of a sum', '$\\frac{d}{du} u^2 = \\lim_{s \\to 0} (2u + s)$'],
    [
      'worked out',
      '$\\frac{d}{du} c u^2 = \\lim_{s \\to 0} \\frac{2cus + cs^2}{s} = \\lim_{s \\to 0} (2cu + cs) = 2cu$',
    ],
    [
      'of a known function',
      '$\\frac{d}{du} \\sin u = \\lim_{s \\to 0} \\frac{\\sin(u+s) - \\sin u}{s} = \\cos u$',
    ],
  ])('%s', (_, text) => {
    expect(new Set(judged(text))).toEqual(new Set(['holds']));
  });

  it.each([
    ['twice the slope', '$\\frac{d}{du} u^2 = \\lim_{s \\to 0} \\frac{(u+s)^2 - (u-s)^2}{s}$', 'refuted'],
    [
      'the slope with a wrong sign',
      '$\\frac{d}{du} u^3 = \\lim_{s \\to 0} \\frac{u^3 - (u+s)^3}{s}$',
      'refuted',
    ],
    ['nothing finite', '$\\frac{d}{du} u^2 = \\lim_{s \\to 0} \\frac{(u+s)^2 - u^2}{s^2}$', 'undecided'],
    ['far away', '$\\frac{d}{du} u = \\lim_{s \\to \\infty} \\frac{us}{s + 1}$', 'undecided'],
    ['a length that shrinks', '$\\frac{d}{du} u = \\lim_{\\|s\\| \\to 0} \\frac{us}{s}$', 'undecided'],
  ])('of %s is %s', (_, text, verdict) => {
    expect(judged(text)).toEqual([verdict]);
  });
});
