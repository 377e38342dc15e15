// What is printed of random functions of every construct, and of their derivatives, says the same as the expression.
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { derivative } from '../../src/calculus/derivative';
import { NotDifferentiable } from '../../src/calculus/errors';
import {
  type BuildNode,
  beginRequest,
  children,
  contains,
  dependsOnIndex,
  dimension,
  type Expr,
  isOne,
  isScalar,
  type Kind,
  postorder,
  substitute,
  symbol,
} from '../../src/expr';
import { compile, pointsInDomain } from '../../src/numeric';
import { latex } from '../../src/present/latex';
import { mathText } from '../../src/present/math';
import { readable, simplify } from '../../src/simplify/readable';
import { parseLatex } from '../../src/syntax/latex/parse';
import { parseMath } from '../../src/syntax/math/parse';
import { type Drawn, draws, functionOf, inDomain, seedOf, variableOf } from '../calculus/support/draws';
import { mismatches } from './support/checkNumpy';
import { hasNumpy } from './support/python';
import { choicesFrom, RandomExpressions } from './support/randomExpressions';
import { difference, differenceReadBack, readBack } from './support/readBack';

const LONG = process.env.NABLA_LONG === '1';
const DEEPEST = LONG ? 8 : 5;

beforeAll(beginRequest);
beforeEach(beginRequest);

/** A function without vectors; \\lambda by the name that it has in plain math. */
const scalarFunctionOf = ({ depth, seed }: Drawn): Expr =>
  substitute(
    new RandomExpressions(choicesFrom(seed), true).of(dimension(1), dimension(1), depth),
    new Map([[symbol('\\lambda'), symbol('lambda')]]),
  );

/** Null where there is no variable, or no closed form. */
function derivativeOf(f: Expr, drawn: Drawn): Expr | null {
  const variable = variableOf(f, drawn);
  if (!variable) return null;
  try {
    return simplify(derivative(f, variable, { layout: drawn.layout, structure: 'projected' }));
  } catch (error) {
    if (error instanceof NotDifferentiable) return null;
    throw error;
  }
}

/** Kinds of node whose shape does not say the shape of their argument. */
const OF_ANY_SHAPE: ReadonlySet<Kind> = new Set([
  'softmax',
  'logsumexp',
  'norm',
  'trace',
  'total',
  'extremeentry',
  'spectral',
]);

/** vec(e_k e_lᵀ) and ‖e_k‖ are the same for unit vectors of several lengths: nothing that is printed says which. */
const isOpen = (e: Expr): boolean =>
  contains(e, (node) =>
    OF_ANY_SHAPE.has(node.kind)
      ? children(node).some((arg) => saysNoLength(arg, 'rows') || saysNoLength(arg, 'cols'))
      : (node.kind === 'vec' || node.kind === 'kronecker') &&
        children(node).some((arg) => saysNoLength(arg, 'rows') && saysNoLength(arg, 'cols')),
  );

/** Whether a side of an expression is made of nothing but what indices build, which say nothing of their range. */
function saysNoLength(e: Expr, side: 'rows' | 'cols'): boolean {
  if (e.kind === 'transpose') return saysNoLength(e.arg, side === 'rows' ? 'cols' : 'rows');
  if (e.kind === 'matmul') return saysNoLength(side === 'rows' ? e.args[0] : e.args[e.args.length - 1], side);
  if (isOne(e.shape[side])) return false;
  if (e.kind === 'build') return isOfNoLength(e, side);
  if (e.kind === 'diagonal') return saysNoLength(e.arg, 'rows');
  const parts = children(e).filter((part) => !isScalar(part));
  return parts.length > 0 && parts.every((part) => saysNoLength(part, side));
}

/** What an index builds is as long as the matrices are whose entries it runs over: with none but such, nothing says how long. */
function isOfNoLength(e: BuildNode, side: 'rows' | 'cols'): boolean {
  const runs = side === 'rows' ? e.row : e.col;
  if (runs === null) return false;
  const runsOver = (at: Expr, arg: Expr, along: 'rows' | 'cols') =>
    !dependsOnIndex(at, runs) || (at.kind === 'index' && saysNoLength(arg, along));
  return postorder([e.body]).every((node) =>
    node.kind === 'entry'
      ? runsOver(node.row, node.arg, 'rows') && runsOver(node.col, node.arg, 'cols')
      : node.kind !== 'symbol' || !dependsOnIndex(node, runs),
  );
}

/** A singular vector, which is as good with the other sign; that of a matrix's transpose is found with either. */
const hasFreeSign = (node: Expr): boolean => node.kind === 'spectral' && !isScalar(node);

/** What is wrong with an expression's LaTeX; null where it is right, or too long to be one formula. */
function latexFault(e: Expr): string | null {
  const shown = readable(e);
  const text = latex(shown);
  if (text.includes('\\text{where }') || isOpen(shown)) return null;
  return faultOf(text, () => {
    const problem = differenceReadBack(text, e, parseLatex, 'latex');
    return problem?.startsWith('values') && contains(e, hasFreeSign) ? null : problem;
  });
}

function mathFault(e: Expr): string | null {
  const text = mathText(e);
  if (text === null) return `${latex(e)} has no plain form`;
  return faultOf(text, () => {
    const read = readBack(text, e, parseMath, 'math');
    return isBeyondDoubles(e, read) ? null : difference(e, read);
  });
}

/** Plain math has log(1 + exp(u)) for softplus(u), which loses large values to overflow and small ones beside the 1. */
function isBeyondDoubles(e: Expr, read: Expr): boolean {
  const common = pointsInDomain([e, read], 3, { seed: 11 }).points;
  const points = common.length > 0 ? common : pointsInDomain([e], 3, { seed: 11 }).points;
  const values = compile(
    postorder([e]).filter(
      (part) => part.kind === 'elementwise' && part.name === 'softplus' && isScalar(part),
    ),
  );
  return points.some((point) => values(point).some(({ data: [x] }) => x < 1e-12 || x > 700));
}

function faultOf(text: string, differ: () => string | null): string | null {
  try {
    const problem = differ();
    return problem && `${text}: ${problem}`;
  } catch (error) {
    return `${text}: ${error}`;
  }
}

/** What an unknown function is, only the caller of a program knows; the sign of a singular vector is the library's choice. */
const isLeftOpen = (node: Expr): boolean => node.kind === 'apply' || hasFreeSign(node);

/**
 * What NumPy warns of where the value is right: 1 / sinh(u) is 0 where sinh(u) is too large for a double, arccot(0) is that of 1 / 0,
 * and SciPy says how far logm is off, which is little.
 */
const HARMLESS =
  /warns: (?:(?:overflow encountered in (?:sinh|cosh|exp|multiply|square|power)|invalid value encountered in \w+|divide by zero encountered in divide|logm result may be inaccurate[^;\n]*)(?:; )?)+\n/;

/** Holds a property of expressions for random functions and their derivatives; says how often it was tried. */
function holdsForBoth(
  fault: (e: Expr) => string | null,
  runs: number,
  make: (drawn: Drawn) => Expr = functionOf,
): void {
  let tried = 0;
  fc.assert(
    fc.property(draws(DEEPEST), (drawn) => {
      beginRequest();
      const f = make(drawn);
      for (const e of [f, derivativeOf(f, drawn)]) {
        if (!e || !inDomain(e)) continue;
        tried++;
        expect(fault(e)).toBe(null);
      }
    }),
    { numRuns: runs, seed: seedOf(6), endOnFailure: true },
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
      for (const drawn of fc.sample(draws(DEEPEST), {
        numRuns: LONG ? 1500 : 120,
        seed: seedOf(7),
      })) {
        const f = functionOf(drawn);
        for (const e of [f, derivativeOf(f, drawn)]) {
          if (e && inDomain(e) && !contains(e, isLeftOpen)) cases[latex(e)] = e;
        }
      }
      expect(Object.keys(cases).length).toBeGreaterThan(100);
      const faults = mismatches(cases, 1e-7).filter((fault) => !HARMLESS.test(fault));
      expect(faults.slice(0, 3).join('\n\n')).toBe('');
    },
    0,
  );
});
