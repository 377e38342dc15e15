import { rebuild } from './indexed';
import type { Expr } from './node';
import { postorder } from './traverse';

/** Rewrites bottom-up with memo: children first, then `change` on the rebuilt node. */
export function mapNodes(e: Expr, change: (node: Expr) => Expr, memo = new Map<Expr, Expr>()): Expr {
  for (const node of postorder([e])) {
    if (memo.has(node)) continue;
    memo.set(node, change(rebuild(node, (child) => memo.get(child) ?? child)));
  }
  return memo.get(e) as Expr;
}

/** Replaces whole nodes (a symbol by its definition, say). */
export function substitute(e: Expr, by: ReadonlyMap<Expr, Expr>): Expr {
  return mapNodes(e, (node) => by.get(node) ?? node, new Map(by));
}
