import { describe, expect, it } from 'vitest';
import { answerBatch } from '../../src/service/batch';

const steps = (expr: string, wrt: string | string[]) =>
  (
    answerBatch({ op: 'diff', expr, wrt, steps: true }).steps as {
      rule: string;
      title: string;
      latex: string;
    }[]
  ).map((s) => [s.rule, s.latex]);

describe('steps', () => {
  it('go from the function over its differential to the gradient', () => {
    expect(steps('\\frac12\\|Xw-y\\|_2^2', 'w')).toEqual([
      ['function', '\\frac{1}{2}\\|Xw-y\\|_2^2'],
      ['differential', '(Xw-y)^\\top X\\mathrm{d}w'],
      ['gradient', 'X^\\top(Xw-y)'],
    ]);
  });

  it('end with a Jacobian for a vector function', () => {
    expect(steps('A x', 'x').at(-1)).toEqual(['jacobian', 'A^\\top']);
  });

  it('need no differential of their own for a scalar variable', () => {
    expect(steps('x^3', 'x').map(([rule]) => rule)).toEqual(['function', 'derivative']);
  });
});
