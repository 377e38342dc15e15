import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const last = (text: string) => check({ op: 'check', text, languageId: 'markdown' }).claims.at(-1)?.verdict;
const holds = (text: string) => ['proved', 'agrees'].includes(last(text) ?? '');

describe('a vector that its function holds by entries alone', () => {
  it.each([
    ['in bold type', 'Let $g(\\mathbf{u}) = u_1^2 + 3 u_2$. $\\nabla g(\\mathbf{u}) = [2u_1, 3]^\\top$'],
    [
      'in plain type',
      'Let $g(u) = u_1^2 + 3 u_2$. $\\nabla g(u) = \\begin{bmatrix} 2u_1 \\\\ 3 \\end{bmatrix}$',
    ],
    [
      'that is written out',
      'With $\\mathbf{u} = [u_1, u_2]^\\top$ and $g(\\mathbf{u}) = u_1 u_2$, $\\nabla g = [u_2, u_1]^\\top$',
    ],
    [
      'differentiated twice',
      '$g(\\mathbf{u}) = u_1^2 u_2$. $\\nabla^2 g(\\mathbf{u}) = \\begin{bmatrix} 2u_2 & 2u_1 \\\\ 2u_1 & 0 \\end{bmatrix}$',
    ],
  ])('%s', (_, text) => {
    expect(holds(text)).toBe(true);
  });

  it('has a gradient that can be wrong', () => {
    expect(last('Let $g(\\mathbf{u}) = u_1 u_2$. $\\nabla g(\\mathbf{u}) = [u_1, u_2]^\\top$')).toBe(
      'refuted',
    );
  });

  it.each([
    ['counts from 0', 'Let $g(w) = w_1 a + w_0$. $\\nabla_w g = [a, 1]^\\top$'],
    ['stands there whole, too', 'Let $g(w) = w_1 a + \\|w\\|^2$. $\\nabla_w g = [a, 1]^\\top$'],
  ])('is none where it %s', (_, text) => {
    expect(holds(text)).toBe(false);
  });
});
