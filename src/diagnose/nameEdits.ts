import type { Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';
import { type Edit, placesIn } from './edit';
import { subscriptText } from './indexEdits';

/** One name for another: of those in what the claim is about. A name with its subscript is one name. */
export function nameEditsOf(root: Syntax, about: readonly Syntax[]): Edit[] {
  const names = namesIn(about);
  return placesIn(root).flatMap(({ node, rebuild }): Edit[] => {
    const own = nameText(node);
    if (own === null) return [];
    return [...names]
      .filter(([text]) => text !== own)
      .map(([text, other]) => ({
        kind: 'variable',
        edited: rebuild({ ...other, span: node.span }),
        span: node.span,
        replacement: () => text,
        change: null,
      }));
  });
}

/** The names in some formulas by their text, each once. */
function namesIn(roots: readonly Syntax[]): Map<string, Syntax> {
  const names = new Map<string, Syntax>();
  for (const root of roots)
    visitAll(root, (node) => {
      const text = nameText(node);
      if (text !== null) names.set(text, node);
    });
  return names;
}

function nameText(node: Syntax): string | null {
  if (node.kind === 'symbol') return node.name;
  return node.kind === 'subscript' && node.base.kind === 'symbol' ? subscriptText(node) : null;
}
