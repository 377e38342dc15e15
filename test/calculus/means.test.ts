import { describe, expect, it } from 'vitest';
import { answerBatch } from '../../src/service/batch';

const diff = (expr: string, wrt: string) =>
  answerBatch({ op: 'diff', expr, wrt, declare: 'x: vector(n); w: vector(n)' });

describe('a derivative passes through an expectation or an integral', () => {
  it.each([
    ['\\int_0^1 \\sin(t s)\\,ds', 't'],
    ['\\mathbb{E}_{x\\sim p}[(w^\\top x)^2]', 'w'],
  ])('%s by %s', (expr, wrt) => {
    expect(diff(expr, wrt)).toMatchObject({ ok: true });
  });

  it.each([
    ['\\int_0^t s^2\\,ds', 't'],
    ['\\int_{t}^{1} s^2\\,ds', 't'],
    ['\\int_{0}^{2 t} s^2\\,ds', 't'],
    ['\\mathbb{E}_{x\\sim p_w}[\\|x\\|^2]', 'w'],
    ['\\mathbb{E}_{p(x|w)}[\\|x\\|^2]', 'w'],
  ])('but not of %s by %s, which it is taken over', (expr, wrt) => {
    expect(diff(expr, wrt)).toMatchObject({ ok: false });
  });
});
