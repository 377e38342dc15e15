import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const outcomes = (text: string) =>
  check({ op: 'check', text, languageId: 'markdown' }).claims.map(({ verdict, category }) =>
    verdict === 'proved' || verdict === 'agrees' ? 'holds' : verdict === 'refuted' ? verdict : category,
  );

const CLAIMS: readonly (readonly [string, string, readonly [string, string]])[] = [
  [
    'the probability of an event is a function of what it is conditioned on',
    '$$\\frac{\\partial}{\\partial s} \\left(e^{-s} P(g(u) = 1 \\mid u) + e^s P(g(u) = -1 \\mid u)\\right) = e^s P(g(u) = -1 \\mid u) - e^{-s} P(g(u) = 1 \\mid u)$$',
    ['= e^s', '= -e^s'],
  ],
  [
    'the probability of an outcome by its definition',
    '设 $P(t = 1 | u) = \\frac{1}{1 + e^{-(a u + c)}}$, 则 $$\\frac{\\partial P(t = 1 | u)}{\\partial c} = P(t = 1 | u) (1 - P(t = 1 | u))$$',
    ['= P(t = 1 | u) (1', '= (1'],
  ],
  [
    'up to the number of elements of a set',
    '$$\\frac{d}{dm} \\frac{1}{|B|} \\sum_{k=1}^{|B|} (m - z_k)^2 = \\frac{2}{|B|} \\sum_{k=1}^{|B|} (m - z_k)$$',
    ['= \\frac{2}{|B|}', '= 2'],
  ],
  [
    'the sign function spelled with spaces',
    '$$\\frac{d}{dt} \\left(a (t - c)^2 + b |t|\\right) = 2 a (t - c) + b s g n (t)$$',
    ['+ b', '- b'],
  ],
  [
    'indicators of predictions',
    '$$\\frac{d}{da} \\sum_{i=1}^{|B|} v_i \\left(e^{-a} + (e^a - e^{-a}) \\mathbb{I}(g(z_i) \\ne h(z_i))\\right) = \\sum_{i=1}^{|B|} v_i \\left(-e^{-a} + (e^a + e^{-a}) \\mathbb{I}(g(z_i) \\ne h(z_i))\\right)$$',
    ['= \\sum', '= 2 \\sum'],
  ],
];

describe('probabilities, counts and signs', () => {
  it.each(CLAIMS)('%s', (_, text, [right, wrong]) => {
    expect(outcomes(text)).toEqual(['holds']);
    expect(text).toContain(right);
    expect(outcomes(text.replace(right, wrong))).not.toContain('holds');
  });

  it('an event that depends on the variable is no constant', () => {
    const text = '$$\\frac{\\partial}{\\partial c} (c^2 + P(g(u) > c)) = 2 c$$';
    expect(outcomes(text)).not.toContain('holds');
  });

  it('a function with an index is not what the one without is defined as', () => {
    const text =
      '权重初始化为 $\\mathcal{W}(u) = \\frac{1}{|W|}$. 规范化: $\\mathcal{W}_t(u) = \\frac{\\mathcal{W}_t^{\\prime}(u)}{Z_t}$, 其中 $Z_t = \\sum_{i=1}^{|W|} \\mathcal{W}_t^{\\prime}(u_i)$ 为常数.';
    expect(outcomes(text)).not.toContain('refuted');
  });
});
