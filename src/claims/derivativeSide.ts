import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';

/** Trees do not change, and those of a document stay while it is written: each is gone through once. */
const holding = new WeakMap<Syntax, boolean>();

/** Whether a derivative operator stands anywhere in it. Primes count only on something that is applied: `f'(x)`. */
export function holdsDerivative(node: Syntax): boolean {
  let holds = holding.get(node);
  if (holds === undefined) {
    holds = findDerivative(node);
    holding.set(node, holds);
  }
  return holds;
}

function findDerivative(node: Syntax): boolean {
  if (node.kind === 'derivative') return true;
  if (
    node.kind === 'juxtapose' &&
    node.factors.some((f, k) => f.kind === 'prime' && isBracket(node.factors[k + 1]))
  )
    return true;
  return childrenOf(node).some(holdsDerivative);
}

/** Whether a differential stands anywhere in it. */
export function holdsDifferential(node: Syntax): boolean {
  return node.kind === 'differential' || childrenOf(node).some(holdsDifferential);
}

const isBracket = (node: Syntax | undefined): boolean => node?.kind === 'group' && node.bracket === 'round';

/** The variables that a side differentiates by, by name as written. */
export function derivativeVariables(node: Syntax): Syntax[] {
  const own = node.kind === 'derivative' ? node.by.map((b) => b.variable) : [];
  return [...own, ...childrenOf(node).flatMap(derivativeVariables)];
}

/** The first derivative in it. */
export function firstDerivative(node: Syntax): Extract<Syntax, { kind: 'derivative' }> | null {
  if (node.kind === 'derivative') return node;
  for (const child of childrenOf(node)) {
    const found = firstDerivative(child);
    if (found) return found;
  }
  return null;
}
