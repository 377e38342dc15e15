import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const last = (text: string) => check({ op: 'check', text, languageId: 'markdown' }).claims.at(-1);
const holds = (text: string) => ['proved', 'agrees'].includes(last(text)?.verdict ?? '');

describe('a derivative at a point that has a value', () => {
  it.each([
    ['a number', "Let $g(u) = u^2$ at $a = 2$. Then $g'(a) = 4$."],
    ['a number with an index', "Let $g(u) = u^2$ at $u_k = 2$. Then $g'(u_k) = 4$."],
    [
      'a column of numbers',
      'Let $g(\\mathbf{u}) = \\|\\mathbf{u}\\|^2$. At $\\mathbf{u}_0 = [3, -4]^\\top$, $\\nabla g(\\mathbf{u}_0) = [6, -8]^\\top$.',
    ],
    ['any, where the other side names it', "Let $g(u) = u^2$ at $a = 2$. $g'(a) = 2a$"],
  ])('%s', (_, text) => {
    expect(holds(text)).toBe(true);
  });

  it.each([
    ['another number', "Let $g(u) = u^2$ at $a = 2$. Then $g'(a) = 5$."],
    ['another number for any point', "$g(u) = u^2$, $g'(u) = 4$"],
    // It would hold at a = 3 alone.
    ['what is right at that point only', "Let $g(u) = u^2$ at $a = 3$. $g'(a) = a + 3$"],
  ])('is refuted by %s', (_, text) => {
    expect(last(text)).toMatchObject({ verdict: 'refuted' });
  });

  it('is not decided where only words give the value', () => {
    expect(last("Let $g(u) = u^2$. At the point two, $g'(a) = 4$.")).toMatchObject({
      verdict: 'undecided',
      category: 'no-definition',
    });
  });

  it('has a value of the function too, which defines no other one', () => {
    const text =
      'Let $g(u, v) = u v$. At $u = 4$, $v = -3$ we have $g(u, v) = -12$ and $\\frac{\\partial g}{\\partial u} = ';
    expect(holds(`${text}-3$.`)).toBe(true);
    expect(
      holds(`${text}-3$. $\\nabla g = [\\frac{\\partial g}{\\partial u}, \\frac{\\partial g}{\\partial v}]$`),
    ).toBe(true);
    expect(holds(`${text}3$.`)).toBe(false);
  });

  it('says nothing of the name without its index', () => {
    expect(last('Let $g(u) = u^2$ at $u_k = 2$. $\\frac{d}{du} g(u) = 4$')).toMatchObject({
      verdict: 'refuted',
    });
  });
});
