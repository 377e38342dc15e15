import { describe, expect, it } from 'vitest';
import { answerBatch } from '../../src/service/batch';

const answer = (expr: string, wrt: string, declare = '', more: object = {}) =>
  answerBatch({ op: 'diff', syntax: 'latex', expr, wrt, declare, ...more }) as {
    ok: boolean;
    latex: string;
    verdict: string;
    error: { code: string; message: string };
  };

describe('a dependence that was not seen', () => {
  it.each([
    ['X_{:,S}^\\top a', 'X', 'X: matrix(m,n); a: vector(k)'],
    ['X_{1:k,j}^\\top a', 'X', 'X: matrix(m,n); a: vector(k)'],
    ['\\|X_{:,S}\\|^2 + \\operatorname{tr}(X^\\top X)', 'X', 'X: matrix(m,n)'],
    ['x_1^2 + x_2', 'x', ''],
    ['\\|x\\|^2', 'x_1', ''],
  ])('is an error and not 0: %s by %s', (expr, wrt, declare) => {
    expect(answer(expr, wrt, declare)).toMatchObject({ ok: false, error: { code: 'ambiguous' } });
    expect(answer(expr, wrt, declare, { op: 'verify', claim: '0' }).ok).toBe(false);
  });

  it.each([
    ['\\|x - x_0\\|^2', 'x', ''],
    ['x_{\\max}^2 y', 'x', ''],
    ['x_1^2 y', 'x', 'x: scalar; x_1: scalar'],
    ['\\|W_2 x\\|^2', 'W_1', ''],
  ])('is not suspected of names that are told apart: %s by %s', (expr, wrt, declare) => {
    expect(answer(expr, wrt, declare).ok).toBe(true);
  });
});

describe('a size that a claim leaves open', () => {
  it.each([
    ['\\operatorname{tr}(X)', 'X', 'I', 'X: matrix(n,n)'],
    ['\\mathbf{1}_n^\\top x', 'x', '\\mathbf{1}', 'x: vector(n)'],
    ['x', 'x', 'I', 'x: vector(n)'],
    ['X', 'X', 'I', 'X: matrix(m,n)'],
    ['x_i', 'x', 'e_i', 'x: vector(n)'],
    ['A X', 'X', 'I \\otimes A', 'A: matrix(p,m); X: matrix(m,n)'],
  ])('is that of the derivative: %s by %s is %s', (expr, wrt, claim, declare) => {
    expect(answer(expr, wrt, declare, { op: 'verify', claim, layout: 'numerator' }).verdict ?? '').toMatch(
      /proved|agrees|refuted/,
    );
    expect(answer(expr, wrt, declare, { op: 'verify', claim }).verdict).toMatch(/proved|agrees/);
  });

  it('does not make a claim of another shape fit', () => {
    expect(
      answer('x^\\top A x', 'x', 'A: matrix(n,n); x: vector(n)', { op: 'verify', claim: 'I' }).verdict,
    ).toBe('refuted');
  });
});
