import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const last = (text: string) => check({ op: 'check', text, languageId: 'markdown' }).claims.at(-1);

describe('a definition that says nothing to compute with', () => {
  const dots = 'Let $q_\\theta(s) = q_\\theta(s_1) c(s_2) q_\\theta(s_3) \\cdots$. ';
  const words =
    'Let $g(u, v) = \\begin{cases} 1, & \\text{u and v are alike} \\\\ 0, & \\text{otherwise} \\end{cases}$. ';

  it.each([
    ['dots', `${dots}$\\nabla_\\theta q_\\theta(s) = q_\\theta(s) \\nabla_\\theta \\log q_\\theta(s)$`],
    [
      'words',
      `${words}$\\frac{\\partial}{\\partial u} g(u, v)^2 = 2 g(u, v) \\frac{\\partial}{\\partial u} g(u, v)$`,
    ],
    ['another number of arguments', '$p(u, v) = u v$. $\\nabla_w (p(w)^2) = 2 p(w) \\nabla_w p(w)$'],
  ])('for its %s is no obstacle to what holds for any function', (_, text) => {
    expect(['proved', 'agrees']).toContain(last(text)?.verdict);
  });

  it.each([
    [
      'dots',
      `${dots}$\\nabla_\\theta q_\\theta(s) = q_\\theta(s)^2 \\nabla_\\theta \\log q_\\theta(s)$`,
      'dots',
    ],
    [
      'words',
      `${words}$\\frac{\\partial}{\\partial u} g(u, v)^2 = g(u, v) \\frac{\\partial}{\\partial u} g(u, v)$`,
      'branch',
    ],
  ])('for its %s keeps what does not hold undecided, with that for its reason', (_, text, word) => {
    expect(last(text)).toMatchObject({ verdict: 'undecided' });
    expect(last(text)?.reason).toContain(word);
  });
});

describe('a side that comes out as zero', () => {
  it('is no condition where no zero is written', () => {
    expect(
      last('$E = e(c, y)$. $\\frac{\\partial E}{\\partial c} = \\frac{\\partial E}{\\partial f} c$'),
    ).toMatchObject({
      verdict: 'undecided',
      category: 'no-definition',
    });
  });
});
