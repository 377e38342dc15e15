import { describe, expect, it } from 'vitest';
import { answerBatch } from '../../src/service/batch';

const diff = (expr: string, wrt: string | string[], more: Record<string, unknown> = {}) =>
  answerBatch({ id: 1, op: 'diff', expr, wrt, ...more });
const verify = (expr: string, wrt: string | string[], claim: string, more: Record<string, unknown> = {}) =>
  answerBatch({ id: 1, op: 'verify', expr, wrt, claim, ...more });

describe('diff', () => {
  it.each([
    ['\\frac12\\|Xw-y\\|_2^2+\\frac{\\lambda}{2}\\|w\\|_2^2', 'w', 'X^\\top(Xw-y)+\\lambda w'],
    ['x^\\top A x', 'x', '(A+A^\\top)x'],
    ['\\log\\det X', 'X', 'X^{-\\top}'],
    ['a^x', 'x', 'a^x\\log(a)'],
    ['\\operatorname{tr}(X^\\top X)', 'X', '2X'],
    [
      '\\sum_{i=1}^n \\max(0, 1-y_i w^\\top x_i)',
      'w',
      '-\\sum_{i=1}^{n}\\mathbb{1}(1-y_{i}w^\\top x_{i}>0)y_{i}x_{i}',
    ],
  ])('%s by %s', (expr, wrt, expected) =>
    expect(diff(expr, wrt)).toMatchObject({ ok: true, latex: expected }),
  );

  it('names sizes, NumPy code and operations', () => {
    expect(diff('\\frac12\\|Xw-y\\|_2^2', 'w')).toMatchObject({
      id: 1,
      ok: true,
      shape: ['n', '1'],
      math: null,
      ops: expect.any(Number),
      numpy: {
        params: ['X', 'w', 'y'],
        source: 'def derivative(X, w, y):\n    import numpy as np\n    return X.T @ (X @ w - y)',
      },
    });
  });

  it('gives the Hessian for a variable named twice', () => {
    expect(diff('\\frac12\\|Xw-y\\|_2^2', ['w', 'w'])).toMatchObject({
      latex: 'X^\\top X',
      shape: ['n', 'n'],
    });
  });

  it('lays a gradient out as a row in numerator layout', () => {
    expect(diff('b^\\top x', 'x', { layout: 'numerator' })).toMatchObject({
      latex: 'b^\\top',
      shape: ['1', 'm'],
    });
  });

  it('keeps identifiers of plain math', () => {
    expect(diff('w_hat^2 * lambda', 'w_hat', { syntax: 'math' })).toMatchObject({ math: '2*w_hat*lambda' });
  });
});

describe('verify', () => {
  const least = '\\frac12\\|Xw-y\\|_2^2';

  it('accepts either layout and names the one that holds', () => {
    expect(verify(least, 'w', 'X^\\top(Xw-y)')).toMatchObject({
      verdict: 'proved',
      layout: 'denominator',
      counterexample: null,
    });
    expect(verify(least, 'w', '(Xw-y)^\\top X')).toMatchObject({ verdict: 'proved', layout: 'numerator' });
  });

  it('holds a claim to the layout that was asked for', () => {
    expect(verify(least, 'w', '(Xw-y)^\\top X', { layout: 'denominator' })).toMatchObject({
      verdict: 'refuted',
      layout: null,
      diagnosis: [{ kind: 'layout' }],
    });
  });

  it.each([
    ['2X^\\top(Xw-y)', 'factor'],
    ['-X^\\top(Xw-y)', 'sign'],
    ['X^\\top Xw', 'missing-term'],
  ])('refutes %s with a counterexample', (claim, kind) => {
    const answer = verify(least, 'w', claim);
    expect(answer).toMatchObject({ verdict: 'refuted', layout: null, diagnosis: [{ kind }] });
    expect(answer.counterexample).toMatchObject({
      values: expect.objectContaining({ X: expect.anything() }),
    });
  });

  it('refutes what does not even fit, and says which transpose would', () => {
    const declare = 'X: matrix(m,n); w: vector(n); y: vector(m)';
    expect(verify(least, 'w', 'X(Xw-y)', { declare })).toMatchObject({
      verdict: 'refuted',
      diagnosis: [{ kind: 'transpose', span: [0, 1], fix: 'X^\\top' }],
    });
  });

  it('is undecided where a claim holds for positive values only', () => {
    expect(verify('\\sqrt{x^2}', 'x', '1')).toMatchObject({ verdict: 'undecided' });
  });

  it('tells rounding from error', () => {
    const f =
      '(5*atan(sinh(a + b*x)))/(2*b) - (5*sinh(a + b*x))/(2*b) + (5*sinh(a + b*x)^3)/(6*b) - (sinh(a + b*x)^3*tanh(a + b*x)^2)/(2*b)';
    expect(verify(f, 'x', 'sinh(a + b*x)^3*tanh(a + b*x)^3', { syntax: 'math' })).toMatchObject({
      verdict: 'agrees',
    });
  });
});

describe('wrong requests get an answer with a code', () => {
  it.each<[unknown, string]>([
    [null, 'request'],
    [[], 'request'],
    [{ id: 7 }, 'request'],
    [{ op: 'integrate', expr: 'x', wrt: 'x' }, 'request'],
    [{ op: 'diff', expr: 'x' }, 'request'],
    [{ op: 'diff', expr: 'x', wrt: [] }, 'request'],
    [{ op: 'diff', expr: 3, wrt: 'x' }, 'request'],
    [{ op: 'diff', expr: 'x', wrt: 'x', layout: 'mixed' }, 'request'],
    [{ op: 'verify', expr: 'x', wrt: 'x' }, 'request'],
    [{ op: 'diff', expr: '\\frac{x', wrt: 'x' }, 'syntax'],
    [{ op: 'diff', expr: 'x', wrt: '2+3' }, 'variable'],
    [{ op: 'diff', expr: 'x', wrt: 'x', declare: 'x: tensor(3)' }, 'declaration'],
    [{ op: 'diff', expr: 'x'.repeat(60_000), wrt: 'x' }, 'limit'],
  ])('case %#', (request, code) => {
    const answer = answerBatch(request);
    expect(answer).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(/\S/) } });
  });

  it('returns the id it was given', () => {
    expect(answerBatch({ id: 'a', op: 'nothing' })).toMatchObject({ id: 'a', ok: false });
  });
});
