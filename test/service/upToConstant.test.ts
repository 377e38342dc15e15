import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const claimsOf = (text: string) => check({ op: 'check', text, languageId: 'markdown' }).claims;

describe('equal up to a constant', () => {
  const square = (right: string) =>
    `配方: $$g(u) = a^\\top u + \\frac{1}{2} \\frac{\\partial (u^\\top u)}{\\partial u}^\\top u = ${right}$$`;

  it.each([
    ['\\|u + \\frac{1}{2} a\\|^2 + \\text{const}', 'u'],
    ['\\mathrm{const} + \\left\\|\\frac{1}{2} a + u\\right\\|^2', 'u'],
    ['\\|u + \\frac{1}{2} a\\|^2 - \\text{常数}', 'u'],
  ])('%s', (right, variable) => {
    const [claim] = claimsOf(square(right));
    expect(claim).toMatchObject({ verdict: 'proved' });
    expect(claim.reason).toContain(`gradient by $${variable}$`);
  });

  it.each([
    ['more than a constant', square('\\|u + a\\|^2 + \\text{const}')],
    ['a constant alone', square('\\text{const}')],
    ['no variable', '$$h = v^2 + c \\frac{d v^2}{dv} = (v + c)^2 + \\text{const}$$'],
    ['several variables', '$$h(v, c) = v^2 + c \\frac{d v^2}{dv} = (v + c)^2 + \\text{const}$$'],
  ])('%s is left open', (_, text) => {
    for (const claim of claimsOf(text))
      expect(claim).toMatchObject({ verdict: 'undecided', category: 'no-definition' });
  });

  it('a constant that the words after say is put in, however long the formula is', () => {
    const long = Array.from({ length: 40 }, () => '(v + c)^2 + \\mathrm{const}').join(' \\\\ &= ');
    const text = (constant: string) =>
      `$$\\begin{aligned} m(v) &= v^2 + c \\frac{d v^2}{dv} \\\\ &= ${long} \\end{aligned}$$ 其中 $\\mathrm{const} = ${constant}$`;
    const verdictsFor = (constant: string) => claimsOf(text(constant)).map(({ verdict }) => verdict)[0];
    expect(['proved', 'agrees']).toContain(verdictsFor('-c^2'));
    expect(['proved', 'agrees']).not.toContain(verdictsFor('c^2'));
  });
});
