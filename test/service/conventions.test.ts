import { describe, expect, it } from 'vitest';
import { answerBatch } from '../../src/service/batch';
import type { Checked } from '../../src/service/protocol';
import { answer } from '../../src/service/service';

const lastOf = (text: string) => {
  const { claims } = answer({ op: 'check', text, languageId: 'markdown' }) as Checked;
  return claims[claims.length - 1];
};
const X = '$X \\in \\mathbb{R}^{m\\times n}$. ';

describe('signs that texts use in several ways', () => {
  it.each([
    [`${X}$\\frac{\\partial \\|X\\|_2^2}{\\partial X} = 2X$`, /Frobenius/],
    [
      `${X}$\\frac{\\partial \\|X\\|}{\\partial X} = \\operatorname{u}_{\\max}(X)\\operatorname{v}_{\\max}(X)^\\top$`,
      /spectral/,
    ],
    [
      `${X}$\\frac{\\partial \\|X\\|_{2,1}}{\\partial X} = \\operatorname{diag}(X^{\\odot 2}\\mathbf{1}_n)^{-1/2} X$`,
      /rows/,
    ],
    ['$y_i = a_{ij} x_j$. $\\frac{\\partial y_i}{\\partial x_k} = a_{ik}$', /repeated/],
    ['$f = a_{ij} x_i x_j$. $\\frac{\\partial f}{\\partial x_k} = (a_{kj} + a_{jk}) x_j$', /repeated/],
  ])('%s holds as the reason says', (text, how) => {
    const claim = lastOf(text);
    expect(claim.verdict).toMatch(/proved|agrees/);
    expect(claim.reason).toMatch(how);
  });

  it.each([
    `${X}$\\frac{\\partial \\|X\\|_2^2}{\\partial X} = 3X$`,
    `${X}$\\frac{\\partial \\|X\\|_{2,1}}{\\partial X} = \\operatorname{diag}(X\\mathbf{1}_n)^{-1/2} X$`,
    // Who writes sums leaves none out: this one was lost.
    '$L = \\sum_i (w^\\top x_i - y_i)^2$. $\\frac{\\partial L}{\\partial w} = 2(w^\\top x_i - y_i)x_i$',
  ])('%s holds in none of them', (text) => {
    expect(lastOf(text).verdict).toBe('refuted');
  });

  it.each([
    // One term of two, in a text that writes no sums: it may be one by some other convention.
    '$f = a_{ij} x_i x_j$. $\\frac{\\partial f}{\\partial x_k} = a_{kj} x_j$',
    // A sum is written elsewhere in the text, so that one was lost here.
    'The risk is $R = \\sum_i r_i$. $y_i = a_{ij} x_j$. $\\frac{\\partial y_i}{\\partial x_k} = a_{ik}$',
  ])('%s is not confirmed', (text) => {
    expect(lastOf(text).verdict).toMatch(/undecided|refuted/);
  });

  it.each([
    ['\\|X\\|^2', ['spectral']],
    ['\\|X\\|_{2,1}', ['columns']],
    ['\\|X\\|_F^2', null],
  ])('the derivative of %s says how it was read', (expr, words) => {
    const { notes } = answerBatch({ op: 'diff', expr, wrt: 'X', declare: 'X: matrix(m,n)' });
    if (words === null) expect(notes).toBeUndefined();
    else for (const word of words) expect((notes as string[]).join(' ')).toContain(word);
  });
});
