import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDots } from '../../src/syntax/dots';
import { parseLatex } from '../../src/syntax/latex/parse';
import { showSyntax } from '../../src/syntax/show';

const read = (source: string) => showSyntax(readDots(parseLatex(source).root)).replaceAll("'dots", '');

const READ: readonly (readonly [string, string])[] = [
  ['u_1 + u_2 + \\cdots + u_r', '(sum i from 1 to r : (sub u i))'],
  ['c + u_1 + \\ldots + u_r - 1', '(- (+ c (sum i from 1 to r : (sub u i))) 1)'],
  ['u_1 + \\cdots + u_j + \\cdots + u_r', '(sum i from 1 to r : (sub u i))'],
  ['u_0 + u_1 + \\cdots + u_{r-1} + u_r', '(sum i from 0 to r : (sub u i))'],
  ['-v_1^2 - v_2^2 - \\dots - v_5^2', '(neg (sum i from 1 to 5 : (^ (sub v i) 2)))'],
  ['1 + q + q^2 + \\cdots + q^n', '(+ (+ 1 q) (sum i from 2 to n : (^ q i)))'],
  ['a_j + a_{j+1} + \\cdots + a_n', '(sum i from j to n : (sub a i))'],
  ['a_1 b_1 + \\dots + a_p b_p', '(sum i from 1 to p : (j (sub a i) (sub b i)))'],
  ['m_{11} + m_{22} + \\cdots + m_{nn}', '(sum i from 1 to n : (sub m i i))'],
  ['x^{(1)} + \\cdots + x^{(n)}', '(sum i from 1 to n : (label x (i)))'],
  ['t_1 t_2 \\cdots t_n', '(product i from 1 to n : (sub t i))'],
  ['t_1 \\cdot t_2 \\cdots t_n', '(product i from 1 to n : (sub t i))'],
  ['f(t_1) f(t_2) \\cdots f(t_n)', '(product i from 1 to n : (j f ((sub t i))))'],
  ['(x_1, \\ldots, x_n)', '((entries i from 1 to n by -: (sub x i)))'],
  [
    '\\begin{bmatrix} b_{11} & b_{12} & \\cdots & b_{1q} \\\\ \\vdots & \\vdots & \\ddots & \\vdots \\\\ b_{p1} & b_{p2} & \\cdots & b_{pq} \\end{bmatrix}',
    '(entries j from 1 to p by i from 1 to q: (sub b j i))',
  ],
  ['\\begin{pmatrix} w_1 \\\\ \\vdots \\\\ w_d \\end{pmatrix}', '(entries i from 1 to d by -: (sub w i))'],
  ['\\begin{pmatrix} w_1 & \\cdots & w_d \\end{pmatrix}', '(entries - by i from 1 to d: (sub w i))'],
];

/** Dots for which no general term is clear, or which a shown term contradicts. */
const LEFT: readonly string[] = [
  'u_1 + u_3 + \\cdots + u_r',
  'u_1 + u_2 + \\cdots + v_r',
  'u_1 - u_2 + \\cdots + u_r',
  'a_1 b_n + \\cdots + a_n b_1',
  'u_2 + \\cdots + u_r + u_{r+2}',
  'a + \\cdots + b',
  '[2 x_1, 3 x_2, \\ldots, 2 x_n]',
  '[1, x_1, \\ldots, x_n]',
  '\\{1, \\ldots, n\\}',
];

describe('dots', () => {
  it.each(READ)('%s', (source, shown) => {
    expect(read(source)).toBe(shown);
  });
  it.each(LEFT)('%s stays as it is', (source) => {
    expect(read(source)).toContain('...');
  });
  it('stand for the same terms, however many are shown', () => {
    const shown = fc.record({ first: fc.integer({ min: 0, max: 4 }), count: fc.integer({ min: 1, max: 4 }) });
    const last = fc.constantFrom('n', '9', 'K');
    const form = fc.constantFrom('a_{?}', 'a_{?} b_{?}', '\\ln x_{?}', '(a_{?} - c)^2', 'p^{?}', 'w_{k?}');
    fc.assert(
      fc.property(shown, last, form, ({ first, count }, end, term) => {
        const at = (index: string) => term.replaceAll('?', index);
        const terms = Array.from({ length: count }, (_, k) => at(`${first + k}`));
        const written = [...terms, '\\cdots', at(end)].join(' + ');
        // A power 0 or 1 and an index beside another may be written otherwise; the sum is what counts.
        expect(read(written)).toContain(`(sum i from ${first} to ${end} : `);
        expect(read(written)).not.toContain('...');
      }),
    );
  });
});
