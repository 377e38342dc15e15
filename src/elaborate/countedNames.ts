import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import type { Definition } from './context';
import { plainText } from './names';
import { clausesOf } from './ranges';

/**
 * Names with a number for their subscript that are entries: the x_1 beside `\sum_k x_k` is the first of the x_k, while the w_1 of
 * `w_1 x + w_0` is a name of its own. By name, how many subscripts run.
 */
export function countedNames(
  pieces: readonly Syntax[],
  definition: (name: string) => Definition | null,
): ReadonlyMap<string, number> {
  const running = new Map<string, number>();
  const numbered = new Set<string>();
  const defined = new Set<string>();
  const expanded = new Set<string>();
  const visit = (node: Syntax, bound: ReadonlySet<string>): void => {
    if (node.kind === 'subscript') {
      const base = plainText(node.base);
      if (node.indices.every((i) => i.kind === 'symbol' && bound.has(i.name)))
        running.set(base, node.indices.length);
      if (node.indices.every((i) => i.kind === 'number' && Number(i.text) > 0)) numbered.add(base);
      if (definition(plainText(node))) defined.add(base);
    }
    for (const name of namesOf(node)) {
      const found = expanded.has(name) ? null : definition(name);
      expanded.add(name);
      if (found) visit(found.body, new Set(found.indices));
    }
    if (node.kind === 'derivative') for (const { variable } of node.by) visit(variable, bound);
    const inside = new Set([...bound, ...lettersBoundIn(node)]);
    for (const child of childrenOf(node)) visit(child, inside);
  };
  for (const piece of pieces) visit(piece, new Set());
  return new Map([...running].filter(([name]) => numbered.has(name) && !defined.has(name)));
}

const namesOf = (node: Syntax): string[] =>
  node.kind === 'symbol'
    ? [node.name]
    : node.kind === 'subscript' || node.kind === 'label'
      ? [plainText(node)]
      : [];

function lettersBoundIn(node: Syntax): readonly string[] {
  if (node.kind === 'big') return clausesOf(node, () => false)?.indices ?? node.indices.map(plainText);
  if (node.kind !== 'entries') return [];
  return [node.rows, node.cols].flatMap((range) => (range ? [range.index] : []));
}
