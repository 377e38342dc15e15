import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const claimsOf = (text: string) => check({ op: 'check', text, languageId: 'markdown' }).claims;
const outcomes = (text: string) =>
  claimsOf(text).map(({ verdict, category }) =>
    verdict === 'proved' || verdict === 'agrees' ? 'holds' : verdict === 'refuted' ? verdict : category,
  );

/** What, a text with one claim that holds, and how its right side is made wrong. */
const SUMS: readonly (readonly [string, string, readonly [string, string]])[] = [
  [
    'samples with an index, out of a set',
    '$$\\frac{\\partial}{\\partial b} \\sum_{(u_k, v_k) \\in T} (b u_k - v_k)^2 = \\sum_{(u_k, v_k) \\in T} 2 u_k (b u_k - v_k)$$',
    ['2 u_k', '3 u_k'],
  ],
  [
    'bold samples with the index in bold',
    '误分类点的集合记为 $S$. $$\\nabla_{\\boldsymbol{v}} \\sum_{\\boldsymbol{z_i} \\in S} \\ln(\\boldsymbol{v}^\\top \\boldsymbol{z_i}) = \\sum_{\\boldsymbol{z_i} \\in S} \\frac{\\boldsymbol{z_i}}{\\boldsymbol{v}^\\top \\boldsymbol{z_i}}$$',
    ['\\frac{\\boldsymbol{z_i}}', '\\frac{2 \\boldsymbol{z_i}}'],
  ],
  [
    'a set and the label of its members',
    '$$\\frac{\\partial}{\\partial \\boldsymbol{c}_k} \\sum_{(\\boldsymbol{z}_i, t_i) \\in T \\wedge t_i = k} \\|\\boldsymbol{z}_i - \\boldsymbol{c}_k\\|^2 = -2 \\sum_{(\\boldsymbol{z}_i, t_i) \\in T \\wedge t_i = k} (\\boldsymbol{z}_i - \\boldsymbol{c}_k)$$',
    ['= -2', '= 2'],
  ],
  [
    'the sign of a set before the bracket that closes',
    '$$\\frac{\\partial}{\\partial a} \\sum_{(u_j, t_j \\in T)} \\exp(a u_j) = \\sum_{(u_j, t_j \\in T)} u_j \\exp(a u_j)$$',
    ['u_j \\exp(a u_j)$', '\\exp(a u_j)$'],
  ],
  [
    'a label that is compared',
    '$$\\nabla_w \\sum_{i: t_i = 1} (w^\\top x_i)^2 = 2 \\sum_{i: t_i = 1} (w^\\top x_i) x_i$$',
    ['= 2', '= 3'],
  ],
  [
    'two sets of unnamed samples',
    '$$\\nabla_w \\left(\\sum_{x \\in A} (w^\\top x)^2 + \\sum_{x \\in B} w^\\top x\\right) = 2 \\sum_{x \\in A} (w^\\top x) x + \\sum_{x \\in B} x$$',
    ['2 \\sum_{x \\in A}', '\\sum_{x \\in A}'],
  ],
  [
    'all of two sets together',
    '$$\\frac{d}{dr} \\sum_{i \\in S \\cup T} \\frac{r^2}{c_i} = \\sum_{i \\in S \\cup T} \\frac{2 r}{c_i}$$',
    ['{2 r}', '{r}'],
  ],
  [
    'the mean over a set',
    '$$\\nabla_w \\frac{1}{|B|} \\sum_{x_i \\in B} \\ln(1 + e^{w^\\top x_i}) = \\frac{1}{|B|} \\sum_{x_i \\in B} \\frac{x_i}{1 + e^{-w^\\top x_i}}$$',
    ['{1 + e^{-w', '{1 + e^{w'],
  ],
  [
    'a primed sample',
    "$$\\frac{\\partial}{\\partial g} \\sum_{s' \\in S} (q + g s')^2 = 2 \\sum_{s' \\in S} (q + g s') s'$$",
    ["(q + g s') s'", "(q - g s') s'"],
  ],
];

describe('sums over described sets', () => {
  it.each(SUMS)('%s', (_, text, [right, wrong]) => {
    expect(text).toContain(right);
    const at = text.lastIndexOf(right);
    expect(outcomes(text)).toEqual(['holds']);
    const [verdict] = outcomes(text.slice(0, at) + wrong + text.slice(at + right.length));
    expect(verdict).toBe('refuted');
  });

  it('samples of one set are not those of another', () => {
    const text = '$$\\nabla_w \\sum_{x \\in A} (w^\\top x)^2 = 2 \\sum_{x \\in B} (w^\\top x) x$$';
    expect(outcomes(text)).not.toEqual(['holds']);
  });

  it('a union is the sum of its parts only where they are apart', () => {
    const parts = '\\sum_{i \\in S} 2 r c_i + \\sum_{i \\in T} 2 r c_i';
    expect(outcomes(`$$\\frac{d}{dr} \\sum_{i \\in S \\cup T} c_i r^2 = ${parts}$$`)).toEqual(['domain']);
  });

  it('a sum of ones is a size that the text has to name', () => {
    const text = '$$\\frac{d}{da} \\sum_{(u_j, t_j) \\in T \\wedge t_j = k} \\ln a = \\frac{n_k}{a}$$';
    expect(outcomes(text)).toEqual(['no-definition']);
  });
});

describe('what an equality selects', () => {
  it.each([
    ['\\nabla_w \\sum_{i: y_i = 1} (w^\\top x_i)^2', '\\sum_{i: y_i = 1} 5 (w^\\top x_i) x_i'],
    ['\\frac{d}{da} \\sum_{i=1}^n a^2 \\mathbb{I}(f(x_i) \\ne h(x_i))', '\\sum_{i=1}^n 2 a'],
  ])('%s is not = %s', (left, right) => {
    expect(outcomes(`$$${left} = ${right}$$`)).not.toEqual(['holds']);
  });

  it('is not compared at points where it never holds', () => {
    const wrong = '\\sum_{i=1}^n 7 a \\mathbb{I}(x_i + z_i = 1)';
    const text = `$$\\frac{d}{da} \\sum_{i=1}^n a^2 \\mathbb{I}(x_i + z_i = 1) + b - b \\cdot \\sin^2 c = ${wrong} + b \\cos^2 c - b$$`;
    expect(outcomes(text)).not.toEqual(['holds']);
  });

  it('leaves open which other values a label has', () => {
    const text =
      '$$\\nabla_w \\sum_{i=1}^n y_i w^\\top x_i = \\sum_{i: y_i = 1} x_i$$ $$\\nabla_w \\sum_{i=1}^n y_i w^\\top x_i = \\sum_{i: y_i = 1} x_i - \\sum_{i: y_i = -1} x_i$$';
    expect(outcomes(text)[0]).toBe('domain');
  });
});

describe('functions of a set', () => {
  const definitions =
    'Let $$J(S) = \\sum_{z_j \\in S} (m - z_j)^2, \\qquad J(T) = \\sum_{z_j \\in T} e^{m z_j}.$$';
  it('keep apart what they are for each set', () => {
    expect(outcomes(`${definitions} $$\\frac{dJ(S)}{dm} = \\sum_{z_j \\in S} 2 (m - z_j)$$`)).toEqual([
      'holds',
    ]);
    expect(outcomes(`${definitions} $$\\frac{dJ(T)}{dm} = \\sum_{z_j \\in T} z_j e^{m z_j}$$`)).toEqual([
      'holds',
    ]);
  });
  it('are not known for a set without a definition', () => {
    expect(outcomes(`${definitions} $$\\frac{dJ(S \\cup T)}{dm} = 0 \\cdot m + 1$$`)).toEqual([
      'no-definition',
    ]);
  });
});
