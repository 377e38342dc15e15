import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { derivative, derivativeInTurn, type Layout } from '../../src/calculus/derivative';
import { NotDifferentiable } from '../../src/calculus/errors';
import {
  add,
  beginRequest,
  commutation,
  type Expr,
  HALF,
  identity,
  isScalar,
  matmul,
  mul,
  multiplyDimensions,
  postorder,
  type SymbolNode,
  sameDimension,
  transpose,
} from '../../src/expr';
import { checkExprGradient, compileComparison, pointsInDomain } from '../../src/numeric';
import { latex } from '../../src/present/latex';
import { simplify } from '../../src/simplify/readable';
import { RandomFunctions } from './support/randomFunctions';

const LONG = process.env.NABLA_LONG === '1';
const RUNS = LONG ? 10_000 : 500;
/** Points at which a derivative that looks wrong is looked at again: rounding misleads at one, an error at all. */
const SECOND_OPINIONS = [101, 202, 303];

beforeAll(beginRequest);
beforeEach(beginRequest);

interface Drawn {
  readonly f: Expr;
  readonly variable: SymbolNode;
  readonly layout: Layout;
}

const drawn = (deepest: number): fc.Arbitrary<Drawn> =>
  fc
    .tuple(
      fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
        minLength: 80,
        maxLength: 80,
      }),
      fc.integer({ min: 1, max: deepest }),
      fc.nat(),
      fc.constantFrom<Layout>('denominator', 'numerator'),
    )
    .map(([choices, depth, pick, layout]) => {
      let at = 0;
      const f = new RandomFunctions(() => choices[at++ % choices.length]).any(depth);
      const variables = variablesOf(f);
      return variables.length > 0 ? { f, variable: variables[pick % variables.length], layout } : null;
    })
    .filter((found) => found !== null);

const variablesOf = (f: Expr): SymbolNode[] =>
  postorder([f]).filter((e): e is SymbolNode => e.kind === 'symbol' && e.indices.length === 0);

/** The derivative as finite differences see it: a Jacobian by a symmetric variable acts on symmetric changes only. */
function onItsSpace(derived: Expr, { f, variable, layout }: Drawn): Expr {
  const { rows } = variable.shape;
  if (isScalar(f) || isScalar(variable) || variable.property !== 'spd') return derived;
  const side = multiplyDimensions(rows, rows);
  const projection = mul([HALF, add([identity(side), commutation(rows, rows, side)])]);
  return matmul(layout === 'numerator' ? [derived, projection] : [projection, derived]);
}

/** Null where the derivative is right, or where numbers cannot tell. */
function fault(drawn: Drawn, derived: Expr): string | null {
  const { f, variable, layout } = drawn;
  const claim = onItsSpace(derived, drawn);
  for (const seed of SECOND_OPINIONS) {
    const check = checkExprGradient(f, claim, variable, layout, { seed, directions: 2, tolerance: 1e-5 });
    const worst = check?.worst;
    if (check?.verdict !== 'disagrees') return null;
    if (worst && Math.abs(worst.numeric - worst.claimed) < 1e-9) return null;
    if (worst && Math.max(Math.abs(worst.numeric), Math.abs(worst.claimed)) > 1e7) return null;
  }
  return `by ${variable.name}, ${layout}: ${latex(f)}\n gives ${latex(derived)}`;
}

const inDomain = (e: Expr): boolean => pointsInDomain([e], 1, { seed: 7, tries: 40 }).points.length > 0;

describe('derivatives of random functions', () => {
  it(`are what finite differences give, in ${RUNS} cases`, () => {
    fc.assert(
      fc.property(drawn(LONG ? 8 : 5), (problem) => {
        beginRequest();
        fc.pre(inDomain(problem.f));
        const derived = simplify(
          derivative(problem.f, problem.variable, { layout: problem.layout, structure: 'projected' }),
        );
        expect(fault(problem, derived)).toBe(null);
      }),
      { numRuns: RUNS, seed: 3, endOnFailure: true },
    );
  }, 0);

  it('are transposes of each other in the two layouts', () => {
    fc.assert(
      fc.property(drawn(4), ({ f, variable }) => {
        const [a, b] = (['denominator', 'numerator'] as const).map((layout) =>
          derivative(f, variable, { layout, structure: 'projected' }),
        );
        fc.pre(inDomain(a));
        expect(agree(a, transpose(b))).toBe(true);
      }),
      { numRuns: LONG ? 2000 : 100, seed: 4 },
    );
  });

  it('of second order are symmetric', () => {
    const scalars = drawn(3).filter(({ f, variable }) => isScalar(f) && !isScalar(variable));
    fc.assert(
      fc.property(scalars, ({ f, variable, layout }) => {
        const hessian = unlessRefused(() =>
          derivativeInTurn(f, [variable, variable], { layout, structure: 'projected' }),
        );
        fc.pre(hessian !== null && inDomain(hessian) && variable.property === 'none');
        expect(sameDimension(hessian.shape.rows, hessian.shape.cols)).toBe(true);
        expect(agree(hessian, transpose(hessian))).toBe(true);
      }),
      { numRuns: LONG ? 1000 : 60, seed: 5 },
    );
  });
});

/** Null where no closed form exists: that of expm off the trace, which a second derivative of its trace needs. */
function unlessRefused(derive: () => Expr): Expr | null {
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
