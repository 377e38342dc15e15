import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { beginRequest, type Expr } from '../../src/expr';
import { pointsInDomain } from '../../src/numeric';
import { latex } from '../../src/present/latex';
import { parseLatex } from '../../src/syntax/latex/parse';
import { mismatches } from './support/checkNumpy';
import { hasNumpy } from './support/python';
import { choicesFrom, RandomExpressions } from './support/randomExpressions';
import { difference, readBack } from './support/readBack';

const LONG = process.env.NABLA_LONG === '1';

beforeAll(beginRequest);
beforeEach(beginRequest);

/** Choices that make an expression, and the expression. */
const expressions = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer()).map(([depth, seed]) => {
  return new RandomExpressions(choicesFrom(seed)).any(depth);
});

function problemOf(e: Expr, text: string): string | null {
  try {
    const problem = difference(e, readBack(text, e, parseLatex, 'latex'));
    return problem && `${text}: ${problem}`;
  } catch (error) {
    return `${text}: ${error}`;
  }
}

const isComputable = (e: Expr): boolean => pointsInDomain([e], 1, { seed: 7, tries: 40 }).points.length > 0;

describe('random expressions', () => {
  it('printed as LaTeX parse back to an equal expression', () => {
    fc.assert(
      fc.property(expressions, (e) => {
        fc.pre(isComputable(e));
        const text = latex(e);
        expect(problemOf(e, text)).toBe(null);
      }),
      { numRuns: LONG ? 5000 : 300, seed: 1 },
    );
  });

  it.skipIf(!hasNumpy)('computed by NumPy have the values the evaluator gives', () => {
    const sample = fc.sample(expressions, { numRuns: LONG ? 3000 : 200, seed: 2 }).filter(isComputable);
    expect(sample.length).toBeGreaterThan(100);
    const cases = Object.fromEntries(sample.map((e) => [latex(e), e]));
    expect(mismatches(cases, 1e-7).slice(0, 3).join('\n\n')).toBe('');
  });
});
