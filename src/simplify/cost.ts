import { children, type Expr, fromBelow, nodeMemo, postorder, slicePlace, unitPlace } from '../expr';
import { multiplicationsIn, sharedProducts } from './sharedProducts';

const counts = nodeMemo<number>();

/**
 * Operations and function calls, each shared subexpression once: what `ops` reports and what rules must not raise.
 * A k-ary sum or product is k-1 operations, a coefficient -1 is one sign, a transpose one. Long products that have
 * factors in common count as they are computed, with common parts multiplied once.
 */
export function operationCount(root: Expr): number {
  const known = counts.get(root);
  if (known !== undefined) return known;
  const nodes = postorder([root]);
  const shared = sharedProducts(nodes);
  let count = multiplicationsIn(shared);
  for (const e of nodes) if (!shared.has(e)) count += operationsOf(e);
  counts.set(root, count);
  return count;
}

const weights = nodeMemo<number>();

/**
 * Operations of an expression written out, shared parts as often as they stand in it. Found once a node, so that rules
 * can compare their results at every node of a large graph; never less than `operationCount`.
 */
export function writtenCount(root: Expr): number {
  return weights.get(root) ?? fromBelow(root, weights, weightOf);
}

function weightOf(e: Expr): number {
  let weight = operationsOf(e);
  for (const child of children(e)) weight += weights.get(child) as number;
  return weight;
}

function operationsOf(e: Expr): number {
  switch (e.kind) {
    case 'number':
    case 'constant':
    case 'symbol':
    case 'size':
    case 'index':
    case 'ones':
    case 'zeros':
    case 'identity':
    case 'commutation':
    case 'duplication':
    case 'elimination':
    case 'entry':
    case 'delta':
      return 0;
    case 'add':
    case 'mul':
    case 'matmul':
    case 'kronecker':
    case 'extremum':
      return e.args.length - 1;
    case 'build':
      // A unit vector is a name, a column of a matrix is read as an entry is.
      return unitPlace(e) || slicePlace(e) ? 0 : 1;
    default:
      return children(e).length === 0 ? 0 : 1;
  }
}
