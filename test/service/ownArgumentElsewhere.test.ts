import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const verdictOf = (text: string) =>
  check({ op: 'check', text, languageId: 'markdown' }).claims.at(-1)?.verdict;
const holds = (text: string) => ['proved', 'agrees'].includes(verdictOf(text) ?? '');

describe('a derivative by the own argument of a function, at another', () => {
  const COMPOSED = 'Let $g(z) = f(Bz)$.';
  const ENTRIES =
    '\\frac{\\partial g(z)}{\\partial z_i} = \\sum_{k=1}^n \\frac{\\partial f(Bz)}{\\partial x_k} B_{ki}';

  it.each([
    ['of entries', `${COMPOSED} $$${ENTRIES}$$`],
    ['of all', `${COMPOSED} $$\\nabla_z g(z) = B^\\top \\nabla_x f(Bz)$$`],
    ['twice', `${COMPOSED} $$\\nabla_z^2 g(z) = B^\\top \\nabla_x^2 f(Bz) B$$`],
    ['of a function with a definition', 'With $f(x) = x^\\top x$: $$\\nabla_x f(Bz) = 2 B z$$'],
  ])('%s', (_, text) => {
    expect(holds(text)).toBe(true);
  });

  it.each([
    ['another entry', `${COMPOSED} $$${ENTRIES.replace('B_{ki}', 'B_{ik}')}$$`],
    ['no transpose', `${COMPOSED} $$\\nabla_z g(z) = B \\nabla_x f(Bz)$$`],
    ['what it is by stands in the bracket', '$$\\frac{\\partial f(B x)}{\\partial x} = \\nabla f(x)$$'],
    [
      'a parameter that the bracket does not show',
      "$$\\frac{\\partial f(2 s)}{\\partial \\theta} = f'(2 s)$$",
    ],
  ])('and not %s', (_, text) => {
    expect(holds(text)).toBe(false);
  });
});
