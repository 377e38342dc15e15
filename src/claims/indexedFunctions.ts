import { indexedFunction } from '../elaborate/callees';
import type { Syntax } from '../syntax/tree';
import { treePass } from '../syntax/treePass';
import { mapChildren } from '../syntax/walk';

/**
 * `f_i(x)`, one of several functions, as a function of i and x: a bracket after an entry f_i would be a factor, and the
 * functions f_1, f_2, … have nothing to do with the f that is their sum.
 */
export const withIndexedFunctions = treePass(
  (node) =>
    node.kind === 'juxtapose' &&
    node.factors.some((f, k) => indexedFunction(f, node.factors[k + 1]) !== null),
  (root) => converted(root),
);

function converted(node: Syntax): Syntax {
  const inside = mapChildren(node, converted);
  if (inside.kind === 'derivative') {
    const by = inside.by.map((b) => ({ ...b, variable: converted(b.variable) }));
    return { ...inside, by };
  }
  if (inside.kind !== 'juxtapose') return inside;
  const factors = [...inside.factors];
  for (const [k, factor] of inside.factors.entries()) {
    const found = indexedFunction(factor, inside.factors[k + 1]);
    if (!found) continue;
    const { callee, given } = found;
    factors[k] = {
      kind: 'symbol',
      name: `f_{${callee.base.name}_\\cdot}`,
      font: callee.base.font,
      span: callee.span,
    };
    const written = given.body.kind === 'list' ? given.body.items : [given.body];
    factors[k + 1] = {
      ...given,
      body: { kind: 'list', items: [...callee.indices, ...written], span: given.body.span },
    };
  }
  return { ...inside, factors };
}
