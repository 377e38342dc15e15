import { describe, expect, it } from 'vitest';
import { expressionAt } from '../../src/editor/codeExpression';

/** `|` is the cursor. */
function at(marked: string): string | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const range = expressionAt(text, offset);
  return range && text.slice(range.from, range.to);
}

describe('the NumPy expression at the cursor', () => {
  it('is what is returned, assigned, or stands alone', () => {
    expect(at('    return 0.5 * np.su|m((X @ w - y) ** 2)\n')).toBe('0.5 * np.sum((X @ w - y) ** 2)');
    expect(at('loss = np.l|og(1 + np.exp(-z))')).toBe('np.log(1 + np.exp(-z))');
    expect(at('g: np.ndarray = X.T @ |r')).toBe('X.T @ r');
    expect(at('np.trace(A @ |X)\nx = 1')).toBe('np.trace(A @ X)');
  });

  it('ends before a comment', () => {
    expect(at('f = np.e|xp(x)  # grows')).toBe('np.exp(x)');
    expect(at('f = np.exp(x)  # gr|ows')).toBeUndefined();
  });

  it('goes over lines while a bracket is open', () => {
    const code = 'def f(w):\n    return (\n        np.sum(w ** 2)|\n        + w @ b\n    )\n';
    expect(at(code)).toBe('(\n        np.sum(w ** 2)\n        + w @ b\n    )');
  });

  it('is none outside the expression, and where nothing is computed with arrays', () => {
    for (const code of [
      'lo|ss = np.sum(w)',
      'i = i |+ 1',
      'def f(x|, y):',
      'import numpy as n|p',
      'for x in np.arange(|3):',
      'print("np.sum(w)|")',
      '|',
    ]) {
      expect(at(code), code).toBeUndefined();
    }
  });
});
