import { describe, expect, it } from 'vitest';
import { answerBatch } from '../../src/service/batch';

const derive = (expr: string, wrt: string, declare: string) =>
  answerBatch({ op: 'diff', expr, wrt, declare }) as {
    latex?: string;
    notes?: string[];
    error?: { message: string };
  };

describe('signs with more than one use', () => {
  it.each([
    ['1^\\top v', 'v', 'v: vector(n)', '\\mathbf{1}_{n}'],
    ['1^\\top X v', 'v', 'X: matrix(m,n); v: vector(n)', 'X^\\top\\mathbf{1}_{m}'],
    ['v^\\top 1 1^\\top v', 'v', 'v: vector(n)', '2(\\mathbf{1}_{n}^\\top v)\\mathbf{1}_{n}'],
    ['1 v', 'v', 'v: scalar', '1'],
    ['2 \\times a \\times b', 'a', 'a: scalar; b: scalar', '2b'],
    ['A^\\dagger x', 'x', 'x: vector(n); A: matrix(n,n)', '\\operatorname{pinv}(A^\\top)'],
  ])('%s by %s', (expr, wrt, declare, expected) => {
    expect(derive(expr, wrt, declare).latex).toBe(expected);
  });

  it('a × b of vectors is the cross product', () => {
    const claim = { op: 'verify', expr: 'c^\\top (a \\times b)', wrt: 'a' };
    const declare = 'a: vector(3); b: vector(3); c: vector(3)';
    expect(answerBatch({ ...claim, declare, claim: 'b \\times c' })).toMatchObject({
      verdict: expect.stringMatching(/proved|agrees/),
    });
    expect(answerBatch({ ...claim, declare, claim: 'c \\times b' })).toMatchObject({ verdict: 'refuted' });
  });

  it.each([
    ['a \\times b', 'a', 'a: vector(n); b: vector(n)', /length 3/],
    ['x^\\mathrm{H} A x', 'x', 'x: vector(n)', /conjugate/],
    ['x^H x', 'x', 'x: vector(n)', /conjugate/],
    ['x^\\dagger A x', 'x', 'x: vector(n); A: matrix(n,n)', /conjugate/],
  ])('%s is refused with a sentence', (expr, wrt, declare, message) => {
    expect(derive(expr, wrt, declare).error?.message).toMatch(message);
  });

  it('the derivative of a product says where its form has a gap', () => {
    expect(derive('\\prod_{j\\ne i} x_j', 'x_k', 'x: vector(n)').notes?.join()).toMatch(
      /product of the others/,
    );
    expect(derive('\\prod_{j} e^{x_j}', 'x_k', 'x: vector(n)').notes).toBeUndefined();
  });
});
