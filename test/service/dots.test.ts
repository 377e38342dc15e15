import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const outcomes = (text: string) =>
  check({ op: 'check', text, languageId: 'markdown' }).claims.map(({ verdict, category }) =>
    verdict === 'proved' || verdict === 'agrees' ? 'holds' : verdict === 'refuted' ? verdict : category,
  );

const CLAIMS: readonly (readonly [string, string, readonly [string, string]])[] = [
  [
    'a gradient written out',
    'Let $g(\\boldsymbol{v}) = v_1^3 + v_2^3 + \\cdots + v_p^3$. $$\\nabla g(\\boldsymbol{v}) = [3 v_1^2, 3 v_2^2, \\ldots, 3 v_p^2]^\\top$$',
    ['[3 v_1^2, 3 v_2^2, \\ldots, 3 v_p^2]', '[3 v_1, 3 v_2, \\ldots, 3 v_p]'],
  ],
  [
    'a gradient by its components',
    '标量对向量求导: $$\\nabla h(\\boldsymbol{u}) = \\begin{bmatrix} \\frac{\\partial h(\\boldsymbol{u})}{\\partial u_1} \\\\ \\vdots \\\\ \\frac{\\partial h(\\boldsymbol{u})}{\\partial u_m} \\end{bmatrix}$$',
    ['\\begin{bmatrix}', '2 \\begin{bmatrix}'],
  ],
  [
    'a Hessian by its entries',
    '$$\\nabla^2 F(\\boldsymbol{u}) = \\begin{bmatrix} \\frac{\\partial^2 F(\\boldsymbol{u})}{\\partial u_1^2} & \\frac{\\partial^2 F(\\boldsymbol{u})}{\\partial u_1 \\partial u_2} & \\cdots & \\frac{\\partial^2 F(\\boldsymbol{u})}{\\partial u_1 \\partial u_m} \\\\ \\vdots & \\vdots & \\ddots & \\vdots \\\\ \\frac{\\partial^2 F(\\boldsymbol{u})}{\\partial u_m \\partial u_1} & \\frac{\\partial^2 F(\\boldsymbol{u})}{\\partial u_m \\partial u_2} & \\cdots & \\frac{\\partial^2 F(\\boldsymbol{u})}{\\partial u_m^2} \\end{bmatrix}$$',
    ['= \\begin{bmatrix}', '= 3 \\begin{bmatrix}'],
  ],
  [
    'a constraint',
    '对约束求偏导: $$\\frac{\\partial}{\\partial \\beta_j} (\\beta_1 + \\beta_2 + \\ldots + \\beta_j + \\ldots + \\beta_K - 1) = 1$$',
    ['= 1', '= 2'],
  ],
  [
    'a linear model',
    '$$\\frac{\\partial}{\\partial \\boldsymbol{a}} \\boldsymbol{a}^\\top \\boldsymbol{z} = [z_1, z_2, \\cdots, z_n]^\\top$$',
    ['[z_1, z_2, \\cdots, z_n]', '[2 z_1, 2 z_2, \\cdots, 2 z_n]'],
  ],
];

describe('claims with dots', () => {
  it.each(CLAIMS)('%s', (_, text, [right, wrong]) => {
    expect(outcomes(text)).toEqual(['holds']);
    expect(text).toContain(right);
    expect(outcomes(text.replace(right, wrong))).not.toContain('holds');
  });

  it('a vector ends where it is said to', () => {
    const text = (last: string) =>
      `$$\\frac{\\partial \\boldsymbol{a}^\\top \\boldsymbol{z}}{\\partial \\boldsymbol{a}} = \\left[\\frac{\\partial \\boldsymbol{a}^\\top \\boldsymbol{z}}{\\partial a_1}, \\ldots, \\frac{\\partial \\boldsymbol{a}^\\top \\boldsymbol{z}}{\\partial a_n}\\right]^\\top = [z_1, \\ldots, z_${last}]^\\top$$`;
    expect(outcomes(text('n'))).toEqual(['holds', 'holds']);
    expect(outcomes(text('m'))).toEqual(['holds', 'refuted']);
  });

  it('dots that nothing can be made of are said to be so', () => {
    expect(outcomes('$$\\nabla h(v) = [2 v_1, 3 v_2, \\ldots, 2 v_n]^\\top$$')).toEqual(['unsupported']);
  });
});

describe('what is set to zero', () => {
  it('is a condition, also where the derivative cannot be read', () => {
    const text =
      '$$\\frac{\\partial}{\\partial w} (A_{d \\times h} w + \\boldsymbol{1}^\\top A^\\top A A) = \\mathbf{0}$$';
    expect(outcomes(text)).toEqual(['stated']);
  });
});
