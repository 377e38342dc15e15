// What is printed of random functions of every construct, and of their derivatives, says the same as the expression.
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { derivative, type Layout } from '../../src/calculus/derivative';
import { NotDifferentiable } from '../../src/calculus/errors';
import {
  type ApplyNode,
  beginRequest,
  contains,
  dimension,
  type Expr,
  isScalar,
  postorder,
  type SymbolNode,
  substitute,
  symbol,
} from '../../src/expr';
import { pointsInDomain } from '../../src/numeric';
import { latex } from '../../src/present/latex';
import { mathText } from '../../src/present/math';
import { readable, simplify } from '../../src/simplify/readable';
import { parseLatex } from '../../src/syntax/latex/parse';
import { parseMath } from '../../src/syntax/math/parse';
import { RandomFunctions } from '../calculus/support/randomFunctions';
import { mismatches } from './support/checkNumpy';
import { hasNumpy } from './support/python';
import { choicesFrom, RandomExpressions } from './support/randomExpressions';
import { difference, readBack } from './support/readBack';

const LONG = process.env.NABLA_LONG === '1';
const DEEPEST = LONG ? 8 : 5;

beforeAll(beginRequest);
beforeEach(beginRequest);

interface Drawn {
  readonly depth: number;
  readonly seed: number;
  readonly pick: number;
  readonly layout: Layout;
}

/** What makes a function and a variable of it: plain data, as nodes do not outlive a request. */
const draws: fc.Arbitrary<Drawn> = fc.record({
  depth: fc.integer({ min: 1, max: DEEPEST }),
  seed: fc.integer(),
  pick: fc.nat(),
  layout: fc.constantFrom<Layout>('denominator', 'numerator'),
});

const functionOf = ({ depth, seed }: Drawn): Expr => new RandomFunctions(choicesFrom(seed)).any(depth);

/** A function without vectors; \\lambda by the name that it has in plain math. */
const scalarFunctionOf = ({ depth, seed }: Drawn): Expr =>
  substitute(
    new RandomExpressions(choicesFrom(seed), true).of(dimension(1), dimension(1), depth),
    new Map([[symbol('\\lambda'), symbol('lambda')]]),
  );

/** Null where there is no variable, or no closed form. */
function derivativeOf(f: Expr, { pick, layout }: Drawn): Expr | null {
  const variables = postorder([f]).filter(
    (e): e is SymbolNode => e.kind === 'symbol' && e.indices.length === 0,
  );
  if (variables.length === 0) return null;
  try {
    return simplify(derivative(f, variables[pick % variables.length], { layout, structure: 'projected' }));
  } catch (error) {
    if (error instanceof NotDifferentiable) return null;
    throw error;
  }
}

const isComputable = (e: Expr): boolean => pointsInDomain([e], 1, { seed: 7, tries: 40 }).points.length > 0;

/** f'(x) of a vector and e_s say their shapes only by where they stand, which several shapes may fit. */
const isOpen = (text: string, e: Expr): boolean =>
  text.includes('e_{') ||
  contains(e, (node) => node.kind === 'apply' && !node.elementwise && isDerivedByVector(node));

const isDerivedByVector = ({ orders, args }: ApplyNode): boolean =>
  orders.some((order, k) => order > 0 && !isScalar(args[k]));

/** What is wrong with an expression's LaTeX; null where it is right, or too long to be one formula. */
function latexFault(e: Expr): string | null {
  const text = latex(readable(e));
  if (text.includes('\\text{where }') || isOpen(text, e)) return null;
  return faultOf(e, text, () => readBack(text, e, parseLatex, 'latex'));
}

function mathFault(e: Expr): string | null {
  const text = mathText(e);
  if (text === null) return `${latex(e)} has no plain form`;
  return faultOf(e, text, () => readBack(text, e, parseMath, 'math'));
}

function faultOf(e: Expr, text: string, read: () => Expr): string | null {
  try {
    const problem = difference(e, read());
    return problem && `${text}: ${problem}`;
  } catch (error) {
    return `${text}: ${error}`;
  }
}

/** Holds a property of expressions for random functions and their derivatives; says how often it was tried. */
function holdsForBoth(
  fault: (e: Expr) => string | null,
  runs: number,
  make: (drawn: Drawn) => Expr = functionOf,
): void {
  let tried = 0;
  fc.assert(
    fc.property(draws, (drawn) => {
      beginRequest();
      const f = make(drawn);
      for (const e of [f, derivativeOf(f, drawn)]) {
        if (!e || !isComputable(e)) continue;
        tried++;
        expect(fault(e)).toBe(null);
      }
    }),
    { numRuns: runs, seed: Number(process.env.SEED) || 6, endOnFailure: true },
  );
  expect(tried).toBeGreaterThan(runs / 2);
}

describe('random functions and their derivatives', () => {
  it('as LaTeX parse back to an equal expression', () => {
    holdsForBoth(latexFault, LONG ? 5000 : 120);
  }, 0);

  it('as plain math parse back to an equal expression', () => {
    holdsForBoth(mathFault, LONG ? 3000 : 200, scalarFunctionOf);
  }, 0);

  it.skipIf(!hasNumpy)(
    'as NumPy compute the values the evaluator gives',
    () => {
      const cases: Record<string, Expr> = {};
      for (const drawn of fc.sample(draws, {
        numRuns: LONG ? 1500 : 120,
        seed: Number(process.env.SEED) || 7,
      })) {
        const f = functionOf(drawn);
        for (const e of [f, derivativeOf(f, drawn)]) {
          // What an unknown function is, only the caller of the generated program knows.
          if (e && isComputable(e) && !contains(e, (node) => node.kind === 'apply')) cases[latex(e)] = e;
        }
      }
      expect(Object.keys(cases).length).toBeGreaterThan(100);
      expect(mismatches(cases, 1e-7).slice(0, 3).join('\n\n')).toBe('');
    },
    0,
  );
});
