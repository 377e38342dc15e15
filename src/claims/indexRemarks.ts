import type { Syntax } from '../syntax/tree';
import { treePass } from '../syntax/treePass';
import { mapChildren, visitAll } from '../syntax/walk';

/**
 * Leaves out what is said in brackets of an index after a formula, the `(i = 1, 2, \ldots, n)` of `f(x_i) = y_i (i = 1, 2,
 * \ldots, n)`: nothing is multiplied by that.
 */
export const withoutIndexRemarks = treePass(
  (node) => node.kind === 'juxtapose' && isRemark(node.factors[node.factors.length - 1]),
  (root) => withoutRemarks(root),
);

function withoutRemarks(node: Syntax): Syntax {
  const inside = mapChildren(node, withoutRemarks);
  if (inside.kind !== 'juxtapose' || !isRemark(inside.factors[inside.factors.length - 1])) return inside;
  const factors = inside.factors.slice(0, -1);
  return factors.length === 1 ? factors[0] : { ...inside, factors };
}

/** A first value of an index, more of them, and dots. */
function isRemark(node: Syntax | undefined): boolean {
  if (node?.kind !== 'group' || node.bracket !== 'round' || node.body.kind !== 'list') return false;
  const [first, ...others] = node.body.items;
  const isFirstValue =
    first.kind === 'relation' &&
    first.sides.length === 2 &&
    first.ops[0].op === '=' &&
    first.sides[0].kind === 'symbol' &&
    first.sides[1].kind === 'number';
  return isFirstValue && others.some(({ kind }) => kind === 'ellipsis');
}

/** Whether an index is on the left of the first of its values, `i = 1, 2, \ldots, n`. */
export function isFirstValue(index: Syntax, root: Syntax): boolean {
  let found = false;
  visitAll(root, (node) => {
    if (node.kind !== 'list' || !node.items.some(({ kind }) => kind === 'ellipsis')) return;
    found ||= node.items.some((item) => item.kind === 'relation' && item.sides[0] === index);
  });
  return found;
}
