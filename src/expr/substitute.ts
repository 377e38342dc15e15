import { build, product, rebuild, substituteIndex, sum } from './indexed';
import { freshIndex } from './leaves';
import type { Expr } from './node';
import { children, postorder } from './traverse';

/**
 * Rewrites bottom-up, every node once: children first, then `change` on the rebuilt node. `rewritten` holds the nodes
 * that become others; what is given in it is taken as it is.
 */
export function mapNodes(e: Expr, change: (node: Expr) => Expr, rewritten = new Map<Expr, Expr>()): Expr {
  const changed = (child: Expr) => rewritten.get(child) ?? child;
  for (const node of postorder([e])) {
    if (rewritten.has(node)) continue;
    const isSame = rewritten.size === 0 || children(node).every((child) => !rewritten.has(child));
    const result = change(isSame ? node : rebuild(node, changed));
    if (result !== node) rewritten.set(node, result);
  }
  return changed(e);
}

/** Replaces whole nodes (a symbol by its definition, say). */
export function substitute(e: Expr, by: ReadonlyMap<Expr, Expr>): Expr {
  return mapNodes(e, (node) => by.get(node) ?? node, new Map(by));
}

/** The same expression with its bound indices named apart from `names`, so that those can be put in without capture. */
export function apartFrom(e: Expr, names: ReadonlySet<string>): Expr {
  if (names.size === 0) return e;
  const renamed = (name: string | null, body: Expr): { name: string | null; body: Expr } => {
    if (name === null || !names.has(name)) return { name, body };
    const fresh = freshIndex(name);
    return { name: fresh.name, body: substituteIndex(body, name, fresh) };
  };
  return mapNodes(e, (node) => {
    switch (node.kind) {
      case 'sum':
      case 'product': {
        const { name, body } = renamed(node.index, node.body);
        return (node.kind === 'sum' ? sum : product)(name as string, node.from, node.to, body);
      }
      case 'build': {
        const inRow = renamed(node.row, node.body);
        const inCol = renamed(node.col, inRow.body);
        return build(inRow.name, inCol.name, inCol.body, node.shape);
      }
      default:
        return node;
    }
  });
}
