// What plain math means is what mathjs makes of it: the same text has the same value.
import fc from 'fast-check';
import { all, create } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { parseMath } from '../../src/syntax/math/parse';
import { evaluate } from './support/evaluate';
import { sharedFile } from './support/samples';

const mathjs = create(all);
const scope = Object.fromEntries(
  [...'abcdfghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter, i) => [letter, 0.31 + 0.137 * i]),
);

function expectSame(source: string): void {
  const theirs: unknown = mathjs.evaluate(source, { ...scope });
  // Outside its real domain a function is complex in mathjs.
  if (typeof theirs !== 'number' || !Number.isFinite(theirs)) return;
  const ours = evaluate(parseMath(source).root, scope);
  expect(Math.abs(ours - theirs), source).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(theirs)));
}

/** Sums, products, quotients, powers, signs and factors side by side, with and without brackets. */
const expressions = fc.letrec<{ whole: string; atom: string }>((tie) => ({
  whole: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('atom'),
    fc
      .tuple(
        tie('whole'),
        fc.constantFrom('+', '-', '*', '/', ' ', '^', ' - ', '/-', '*-', '^-'),
        tie('whole'),
      )
      .map((parts) => parts.join('')),
    tie('whole').map((inner) => `-${inner}`),
    tie('whole').map((inner) => `(${inner})`),
    tie('whole').map((inner) => `2 ${inner}`),
  ),
  atom: fc.constantFrom('x', 'y', '2', '3', '0.5', 'sqrt(x)', 'exp(y)', '(x+1)', 'e'),
})).whole;

const scalar = sharedFile('cases/scalar.jsonl');

describe('plain math against mathjs', () => {
  it('random expressions', () => {
    fc.assert(
      fc.property(expressions, (source) => {
        // What mathjs does not accept, such as a letter called like a function, says nothing.
        try {
          mathjs.evaluate(source, { ...scope });
        } catch {
          return;
        }
        expectSame(source);
      }),
      { numRuns: 3000 },
    );
  });

  it.skipIf(!scalar)('every scalar problem', () => {
    for (const line of scalar!.trim().split('\n')) {
      const { expr, derivative } = JSON.parse(line) as { expr: string; derivative: string };
      expectSame(expr);
      expectSame(derivative);
    }
  });
});
