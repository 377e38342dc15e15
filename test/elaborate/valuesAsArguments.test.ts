import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const verdict = (formula: string) =>
  check({ op: 'check', text: `$${formula}$`, languageId: 'markdown' }).claims.at(-1)?.verdict;

describe('a letter before the value of a function in brackets is a function', () => {
  it.each([
    ['alone', "\\frac{d}{du} L(f(u)) = f'(u) L'(f(u))"],
    ['beside a name', '\\nabla_u (l(f(u), y)^2) = 2 l(f(u), y) \\nabla_u l(f(u), y)'],
  ])('%s', (_, formula) => {
    expect(verdict(formula)).toBe('proved');
  });

  it('and a factor before a sum', () => {
    expect(verdict("\\frac{d}{du} k(f(u) - c) = k f'(u)")).toBe('proved');
  });
});
