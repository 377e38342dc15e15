import fc from 'fast-check';
import type { Layout } from '../../../src/calculus/derivative';
import { type Expr, postorder, type SymbolNode } from '../../../src/expr';
import { pointsInDomain } from '../../../src/numeric';
import { choicesFrom } from '../../present/support/randomExpressions';
import { RandomConstructs } from './randomConstructs';
import { RandomEntries } from './randomEntries';
import { RandomFunctions } from './randomFunctions';

/** The generators, which together make every kind of node (`constructs.test.ts` keeps it so). */
const MAKERS = { functions: RandomFunctions, entries: RandomEntries, constructs: RandomConstructs };

/** What makes a function, a variable of it and a layout: plain data, as nodes do not outlive a request. */
export interface Drawn {
  readonly maker: keyof typeof MAKERS;
  readonly depth: number;
  readonly seed: number;
  readonly pick: number;
  readonly layout: Layout;
}

export const draws = (deepest: number): fc.Arbitrary<Drawn> =>
  fc.record({
    maker: fc.constantFrom(...(Object.keys(MAKERS) as Drawn['maker'][])),
    depth: fc.integer({ min: 1, max: deepest }),
    seed: fc.integer(),
    pick: fc.nat(),
    layout: fc.constantFrom<Layout>('denominator', 'numerator'),
  });

export const functionOf = ({ maker, depth, seed }: Drawn): Expr =>
  new MAKERS[maker](choicesFrom(seed)).any(depth);

/** Null where nothing varies freely: an orthogonal matrix or an integer has no derivative here. */
export function variableOf(f: Expr, { pick }: Drawn): SymbolNode | null {
  const variables = postorder([f]).filter(
    (e): e is SymbolNode =>
      e.kind === 'symbol' &&
      e.indices.length === 0 &&
      ['none', 'positive', 'symmetric', 'spd', 'diagonal'].includes(e.property),
  );
  return variables.length > 0 ? variables[pick % variables.length] : null;
}

export const inDomain = (e: Expr): boolean =>
  pointsInDomain([e], 1, { seed: 7, tries: 40 }).points.length > 0;

/** A test that runs long draws anew each time, unless it is told the seed of a run that failed; the short one does not. */
export const seedOf = (fixed: number): number =>
  Number(process.env.NABLA_SEED) || (process.env.NABLA_LONG === '1' ? Date.now() % 2 ** 31 : fixed);
