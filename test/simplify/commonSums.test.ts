import { expect, it } from 'vitest';
import { answerBatch } from '../../src/service/batch';

/** A function of w, and its derivative: sums over one range are one where their summands share a factor, and only there. */
it.each([
  [
    '\\sum_{i=1}^n (y_i\\log\\sigma(w^\\top x_i) + (1-y_i)\\log(1-\\sigma(w^\\top x_i)))',
    '\\sum_{i=1}^{n}(y_{i}-\\sigma(w^\\top x_{i}))x_{i}',
  ],
  [
    '-\\frac1n\\sum_{i=1}^n (y_i\\log\\sigma(w^\\top x_i) + (1-y_i)\\log(1-\\sigma(w^\\top x_i)))',
    '\\frac{1}{n}\\sum_{i=1}^{n}(\\sigma(w^\\top x_{i})-y_{i})x_{i}',
  ],
  // Factors before the sums that differ stay there.
  [
    '\\frac1n \\sum_{i=1}^n (w^\\top x_i - y_i)^2 + \\lambda \\sum_{i=1}^n w^\\top x_i',
    '\\frac{2}{n}\\sum_{i=1}^{n}(w^\\top x_{i}-y_{i})x_{i}+\\lambda\\sum_{i=1}^{n}x_{i}',
  ],
])('%s has the gradient %s', (expr, gradient) => {
  const answer = answerBatch({ op: 'diff', expr, wrt: 'w', declare: 'w: vector(d)' });
  expect(answer).toMatchObject({ ok: true, latex: gradient });
});
