import { describe, expect, it } from 'vitest';
import { guessSyntax } from '../../src/documents/guess';

const GUESSES: readonly (readonly [string, string, string])[] = [
  ['\\frac{a}{b}', 'markdown', 'latex'],
  ['x_{ij}', 'markdown', 'latex'],
  ['$x$', 'markdown', 'latex'],
  ['x^T A x', 'markdown', 'latex'],
  ['x^2*sin(x)', 'markdown', 'math'],
  ['x^2 + 1', 'plaintext', 'math'],
  ['log(x)/x', 'latex', 'math'],
  ['2*x*y', 'plaintext', 'math'],
  ['0.5*np.sum((X@w-y)**2)', 'markdown', 'python'],
  ['x**2', 'plaintext', 'python'],
  ['X @ w', 'plaintext', 'python'],
  ['w.T.dot(x)', 'plaintext', 'python'],
  ['a * b', 'python', 'python'],
  ['x^2', 'python', 'math'],
  ['x^2 * y', 'julia', 'math'],
  ['\\nabla f', 'python', 'latex'],
];

describe('the syntax a selection is most likely in', () => {
  for (const [text, languageId, syntax] of GUESSES) {
    it(`${text} in ${languageId}`, () => expect(guessSyntax(text, languageId)).toBe(syntax));
  }
});
