import { plainText } from '../elaborate/names';
import type { Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';
import { type Edit, placesIn } from './edit';

/**
 * Edits of where a list with dots ends, `[x_1, \ldots, x_m]` where n are counted on the other side: one list ends with
 * another letter than it should.
 */
export function countEditsOf(root: Syntax, other: Syntax): Edit[] {
  const ends = endsIn(other);
  return placesIn(root).flatMap(({ node, rebuild }): Edit[] => {
    if (node.kind !== 'entries') return [];
    return (['rows', 'cols'] as const).flatMap((axis): Edit[] => {
      const range = node[axis];
      if (range?.to.kind !== 'symbol') return [];
      const { to } = range;
      return [...ends.values()]
        .filter((end) => plainText(end) !== plainText(to))
        .map((end) => ({
          kind: 'index',
          edited: rebuild({ ...node, [axis]: { ...range, to: { ...end, span: to.span } } }),
          span: to.span,
          replacement: () => plainText(end),
          change: null,
        }));
    });
  });
}

/** The letters that lists with dots and sums end at. */
function endsIn(root: Syntax): Map<string, Syntax> {
  const ends = new Map<string, Syntax>();
  visitAll(root, (node) => {
    const tos =
      node.kind === 'entries' ? [node.rows?.to, node.cols?.to] : node.kind === 'big' ? [node.to] : [];
    for (const to of tos) if (to?.kind === 'symbol') ends.set(to.name, to);
  });
  return ends;
}
