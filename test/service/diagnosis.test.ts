import { describe, expect, it } from 'vitest';
import { answerBatch } from '../../src/service/batch';

interface Diagnosis {
  readonly kind: string;
  readonly span: readonly [number, number];
  readonly fix: string;
}

/** f, its variable, declarations, a wrong claim, the kind of its mistake, and the claim mended. */
const MISTAKES: readonly (readonly [string, string, string, string, string, string])[] = [
  [
    '\\|X w - y\\|^2',
    'w',
    'X: matrix(m,n); w: vector(n); y: vector(m)',
    'X^\\top (X w - y)',
    'factor',
    '2 X^\\top (X w - y)',
  ],
  [
    '\\|X w - y\\|^2',
    'w',
    'X: matrix(m,n); w: vector(n); y: vector(m)',
    '2 (X w - y)',
    'chain',
    '2 X^\\top (X w - y)',
  ],
  [
    '\\|X w - y\\|^2',
    'w',
    'X: matrix(m,n); w: vector(n); y: vector(m)',
    '2 X^\\top (X w + y)',
    'sign',
    '2 X^\\top (X w - y)',
  ],
  [
    '\\|X w - y\\|^2',
    'w',
    'X: matrix(m,n); w: vector(n); y: vector(m)',
    '2 X (X w - y)',
    'transpose',
    '2 X^\\top (X w - y)',
  ],
  [
    '\\|X w - y\\|^2',
    'w',
    'X: matrix(m,n); w: vector(n); y: vector(m)',
    '4 X^\\top (X w - y)',
    'factor',
    '\\frac{1}{2} 4 X^\\top (X w - y)',
  ],
  [
    '\\frac{1}{m} \\|X w - y\\|^2',
    'w',
    'X: matrix(m,n); w: vector(n); y: vector(m)',
    '2 X^\\top (X w - y)',
    'mean',
    '2 \\frac{1}{m} X^\\top (X w - y)',
  ],
  [
    '\\|X w - y\\|^2 + \\lambda w^\\top w',
    'w',
    'X: matrix(m,n); w: vector(n); y: vector(m); \\lambda: scalar',
    '2 X^\\top (X w - y)',
    'missing-term',
    '2 X^\\top (X w - y) + 2\\lambda w',
  ],
  [
    'x^\\top A x',
    'x',
    'A: matrix(n,n); x: vector(n)',
    'A x + A^\\top x + x',
    'extra-term',
    'A x + A^\\top x',
  ],
  ['a^\\top X b', 'X', 'X: matrix(m,n); a: vector(m); b: vector(n)', 'b^\\top a', 'order', 'a b^\\top'],
  ['\\sum_i \\sin(x_i)', 'x', 'x: vector(n)', '\\sin(x)', 'function', '\\cos(x)'],
  ['\\sum_i x_i^3', 'x', 'x: vector(n)', '3 x^{\\odot 3}', 'exponent', '3 x^{\\odot 2}'],
  ['a^\\top x + b^\\top x', 'x', 'x: vector(n); a: vector(n); b: vector(n)', 'a + a', 'variable', 'b + a'],
];

describe('a wrong derivative is mended at the smallest span', () => {
  it.each(MISTAKES)('of %s by %s (%s): %s', (expr, wrt, declare, claim, kind, mended) => {
    const request = { op: 'verify', expr, wrt, declare, syntax: 'latex', layout: 'denominator' };
    const answer = answerBatch({ ...request, claim }) as unknown as {
      verdict: string;
      diagnosis: Diagnosis[];
    };
    expect(answer.verdict).toBe('refuted');
    const [first] = answer.diagnosis;
    const fixed = claim.slice(0, first.span[0]) + first.fix + claim.slice(first.span[1]);
    expect([first.kind, fixed.replace(/\s+/g, ' ')]).toEqual([kind, mended]);
    expect(answerBatch({ ...request, claim: fixed })).toMatchObject({
      verdict: expect.stringMatching(/proved|agrees/),
    });
  });
});
