import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginRequest, children, type Expr, type Kind, postorder } from '../../src/expr';
import { draws, functionOf } from './support/draws';

/** Why the random functions hold no node of a kind; true of one that they hold. */
const DRAWN: Record<Kind, true | string> = {
  number: true,
  constant: true,
  symbol: true,
  size: true,
  index: true,
  add: true,
  mul: true,
  pow: true,
  elementwise: true,
  extremum: true,
  apply: true,
  matmul: true,
  transpose: true,
  matrixpower: true,
  matrixfunction: true,
  frechet: 'made by derivatives of functions of matrices, which are drawn; its own derivative is refused',
  spectral: true,
  trace: true,
  det: true,
  total: true,
  norm: true,
  extremeentry: true,
  softmax: true,
  logsumexp: true,
  diagonal: true,
  diagonalpart: true,
  vec: true,
  unvec: true,
  kronecker: true,
  commutation: true,
  duplication: true,
  elimination: true,
  ones: true,
  zeros: 'a function that is zero throughout says nothing; blocks of zeros have tests of their own',
  identity: true,
  entry: true,
  build: true,
  delta: true,
  sum: true,
  product: true,
  piecewise: true,
  compare: true,
  block: true,
};

/** How deep constructs are nested: sums and products of leaves count as one level each. */
function depthOf(e: Expr): number {
  const depths = new Map<Expr, number>();
  for (const node of postorder([e]))
    depths.set(node, 1 + Math.max(-1, ...children(node).map((child) => depths.get(child) ?? 0)));
  return depths.get(e) ?? 0;
}

it('random functions hold every kind of node, and are as deep as they are said to be', () => {
  const found = new Map<Kind, number>();
  const RUNS = 2000;
  let deep = 0;
  for (const drawn of fc.sample(draws(8), { numRuns: RUNS, seed: 1 })) {
    beginRequest();
    const f = functionOf(drawn);
    if (depthOf(f) >= 8) deep++;
    for (const kind of new Set(postorder([f]).map((node) => node.kind)))
      found.set(kind, (found.get(kind) ?? 0) + 1);
  }
  const drawnKinds = Object.entries(DRAWN).flatMap(([kind, how]) => (how === true ? [kind as Kind] : []));
  expect(drawnKinds.filter((kind) => (found.get(kind) ?? 0) < RUNS / 200)).toEqual([]);
  expect([...found.keys()].filter((kind) => DRAWN[kind] !== true && kind !== 'zeros')).toEqual([]);
  expect(deep).toBeGreaterThan(RUNS / 3);
});
