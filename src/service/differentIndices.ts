import { type Expr, freeIndices, isScalar, mapNodes, ONE, postorder, ZERO } from '../expr';
import { decide, isConfirmed } from '../verify/decide';
import type { Attempt } from './attempts';

/** Two indices which a claim takes to be different, without saying so, and how it holds then. */
export interface DifferentIndices {
  readonly letters: readonly [string, string];
  readonly attempt: Attempt;
}

/**
 * A claim that holds for unequal indices alone: `\partial p_i / \partial z_j = -p_i p_j`, where words may say that i ≠ j. Null where
 * no two indices make that difference.
 */
export function differentIndices(attempts: readonly Attempt[]): DifferentIndices | null {
  for (const attempt of attempts)
    for (const letters of pairsCompared([attempt.left, attempt.right])) {
      const [left, right] = [attempt.left, attempt.right].map((e) => whereDifferent(e, letters));
      const decision = decide(left, right);
      if (isConfirmed(decision)) return { letters, attempt: { ...attempt, decision, left, right } };
    }
  return null;
}

/** The pairs of free indices that something depends on being equal. */
function pairsCompared(exprs: readonly Expr[]): [string, string][] {
  const free = new Set(exprs.flatMap((e) => [...freeIndices(e)]));
  const pairs = new Map<string, [string, string]>();
  for (const node of postorder(exprs)) {
    const pair = pairIn(node);
    if (pair?.every((name) => free.has(name))) pairs.set(pair.join(), pair);
  }
  return [...pairs.values()];
}

/** An expression where two indices are two. */
const whereDifferent = (e: Expr, letters: readonly [string, string]): Expr =>
  mapNodes(e, (node) => {
    const isOfBoth = pairIn(node)?.every((name) => letters.includes(name)) && isScalar(node);
    return !isOfBoth ? node : node.kind === 'compare' && node.op === '!=' ? ONE : ZERO;
  });

/** The indices that are compared by Kronecker's delta or by an indicator of their equality. */
function pairIn(node: Expr): [string, string] | null {
  const compares =
    node.kind === 'delta' || (node.kind === 'compare' && (node.op === '==' || node.op === '!='));
  return compares && node.left.kind === 'index' && node.right.kind === 'index'
    ? [node.left.name, node.right.name]
    : null;
}
