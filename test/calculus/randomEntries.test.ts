import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { derivative, type Layout } from '../../src/calculus/derivative';
import { NotDifferentiable } from '../../src/calculus/errors';
import { requireSame } from '../../src/elaborate/context';
import type { Relate } from '../../src/elaborate/elaborate';
import { beginRequest, type Expr, isOne, postorder, type SymbolNode } from '../../src/expr';
import { checkExprGradient, pointsInDomain } from '../../src/numeric';
import { latex } from '../../src/present/latex';
import { known, UNIT } from '../../src/shapes/sizes';
import { simplify } from '../../src/simplify/readable';
import { parseLatex } from '../../src/syntax/latex/parse';
import { difference, readingsBack } from '../present/support/readBack';
import { RandomEntries } from './support/randomEntries';

const LONG = process.env.NABLA_LONG === '1';
const RUNS = LONG ? 4000 : 150;

beforeAll(beginRequest);
beforeEach(beginRequest);

const functions = (deepest: number): fc.Arbitrary<Expr> =>
  fc
    .tuple(
      fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
        minLength: 80,
        maxLength: 80,
      }),
      fc.integer({ min: 1, max: deepest }),
    )
    .map(([choices, depth]) => {
      let at = 0;
      return new RandomEntries(() => choices[at++ % choices.length]).any(depth);
    });

const variablesOf = (f: Expr): SymbolNode[] =>
  postorder([f]).filter(
    (e): e is SymbolNode => e.kind === 'symbol' && e.indices.length === 0 && e.property === 'none',
  );

const inDomain = (e: Expr): boolean => pointsInDomain([e], 1, { seed: 7, tries: 40 }).points.length > 0;

/** A unit vector alone says nothing of its length: the shape is known, as a derivative's is. */
const ofShape =
  (like: Expr): Relate =>
  ([typed], _, context) => {
    const { rows, cols } = like.shape;
    for (const [size, dimension] of [
      [typed.rows, rows],
      [typed.cols, cols],
    ] as const)
      requireSame(
        context,
        size,
        isOne(dimension) ? UNIT : known(dimension),
        typed.span,
        () => 'another shape',
      );
  };

/** Null where the derivative is right, or where there is none, or numbers cannot tell. */
function fault(f: Expr, variable: SymbolNode, layout: Layout): string | null {
  let derived: Expr;
  try {
    derived = simplify(derivative(f, variable, { layout, structure: 'projected' }));
  } catch (error) {
    if (error instanceof NotDifferentiable) return null;
    throw error;
  }
  // Looked at again where it looks wrong: rounding misleads at one point, an error at all.
  for (const seed of [101, 202, 303]) {
    const check = checkExprGradient(f, derived, variable, layout, { seed, directions: 2, tolerance: 1e-5 });
    const worst = check?.worst;
    if (check?.verdict !== 'disagrees') return null;
    if (worst && Math.abs(worst.numeric - worst.claimed) < 1e-9) return null;
    if (worst && Math.max(Math.abs(worst.numeric), Math.abs(worst.claimed)) > 1e7) return null;
  }
  return `by ${variable.name}, ${layout}: ${latex(f)}\n gives ${latex(derived)}`;
}

/** Null where one of the likely readings is the function: e_k may be an entry of a vector e as well. */
function problemOf(f: Expr, text: string): string | null {
  try {
    const differences = readingsBack(text, f, parseLatex, 'latex', ofShape(f)).map((e) => difference(f, e));
    return differences.includes(null) ? null : differences[0];
  } catch (error) {
    return `${error}`;
  }
}

describe('random functions of entries, blocks and conditional sums', () => {
  it('have the derivatives that finite differences give', () => {
    fc.assert(
      fc.property(
        functions(LONG ? 5 : 3),
        fc.nat(),
        fc.constantFrom<Layout>('denominator', 'numerator'),
        (f, pick, layout) => {
          beginRequest();
          const variables = variablesOf(f);
          fc.pre(variables.length > 0 && inDomain(f));
          expect(fault(f, variables[pick % variables.length], layout)).toBe(null);
        },
      ),
      { numRuns: RUNS, seed: 11, endOnFailure: true },
    );
  }, 0);

  it('parse back from LaTeX', () => {
    fc.assert(
      fc.property(functions(3), (f) => {
        fc.pre(inDomain(f));
        const text = latex(f);
        expect(`${text}: ${problemOf(f, text)}`).toBe(`${text}: null`);
      }),
      { numRuns: RUNS, seed: 12, endOnFailure: true },
    );
  }, 0);
});
