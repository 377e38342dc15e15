import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { derivative, derivativeInTurn } from '../../src/calculus/derivative';
import { NotDifferentiable } from '../../src/calculus/errors';
import { beginRequest, type Expr, isScalar, sameDimension, transpose } from '../../src/expr';
import { compileComparison, pointsInDomain } from '../../src/numeric';
import { simplify } from '../../src/simplify/readable';
import { faultText, outcomeOf } from './support/derivativeFault';
import { draws, functionOf, inDomain, seedOf, variableOf } from './support/draws';

const LONG = process.env.NABLA_LONG === '1';
const RUNS = LONG ? 10_000 : 500;

beforeAll(beginRequest);
beforeEach(beginRequest);

describe('derivatives of random functions', () => {
  it(`are what differences and complex steps give, in ${RUNS} cases`, () => {
    const seed = seedOf(3);
    const outcomes = { right: 0, wrong: 0, unclear: 0, refused: 0 };
    fc.assert(
      fc.property(draws(8), (drawn) => {
        beginRequest();
        const f = functionOf(drawn);
        const variable = variableOf(f, drawn);
        fc.pre(variable !== null && inDomain(f));
        const derived = unlessRefused(() =>
          simplify(derivative(f, variable, { layout: drawn.layout, structure: 'projected' })),
        );
        const outcome = derived ? outcomeOf(f, derived, variable, drawn.layout) : 'refused';
        outcomes[outcome]++;
        expect(outcome === 'wrong' && derived && faultText(f, derived, variable, drawn.layout)).toBe(false);
      }),
      { numRuns: RUNS, seed, endOnFailure: true },
    );
    // A test in which nothing is told would hold of anything.
    expect(outcomes.right, JSON.stringify(outcomes)).toBeGreaterThan(0.85 * RUNS);
  }, 0);

  it('are transposes of each other in the two layouts', () => {
    fc.assert(
      fc.property(draws(4), (drawn) => {
        beginRequest();
        const f = functionOf(drawn);
        const variable = variableOf(f, drawn);
        fc.pre(variable !== null);
        const both = unlessRefused(() =>
          (['denominator', 'numerator'] as const).map((layout) =>
            derivative(f, variable, { layout, structure: 'projected' }),
          ),
        );
        fc.pre(both !== null && inDomain(both[0]));
        expect(agree(both[0], transpose(both[1]))).toBe(true);
      }),
      { numRuns: LONG ? 2000 : 100, seed: seedOf(4) },
    );
  }, 0);

  it('of second order are symmetric', () => {
    fc.assert(
      fc.property(draws(3), (drawn) => {
        beginRequest();
        const f = functionOf(drawn);
        const variable = variableOf(f, drawn);
        fc.pre(isScalar(f) && variable !== null && !isScalar(variable) && variable.property === 'none');
        const hessian = unlessRefused(() =>
          derivativeInTurn(f, [variable, variable], { layout: drawn.layout, structure: 'projected' }),
        );
        fc.pre(hessian !== null && inDomain(hessian));
        expect(sameDimension(hessian.shape.rows, hessian.shape.cols)).toBe(true);
        expect(agree(hessian, transpose(hessian))).toBe(true);
      }),
      { numRuns: LONG ? 1000 : 60, seed: seedOf(5) },
    );
  }, 0);
});

/** Null where no closed form exists: that of expm off the trace, which a second derivative of its trace needs. */
function unlessRefused<T>(derive: () => T): T | null {
  try {
    return derive();
  } catch (error) {
    if (error instanceof NotDifferentiable) return null;
    throw error;
  }
}

/** False only where rounding cannot be why two values differ. */
function agree(a: Expr, b: Expr): boolean {
  if (a === b) return true;
  const { points } = pointsInDomain([a, b], 2, { seed: 9, tries: 40 });
  const compare = compileComparison(a, b);
  return points.every((point) => compare(point).verdict !== 'different');
}
