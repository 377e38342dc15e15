import { plainText } from '../elaborate/names';
import type { Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';

/** The letters that stand as an index, and that no sum inside binds. */
export function indexLettersIn(node: Syntax): Set<string> {
  const letters = new Set<string>();
  const bound = new Set<string>();
  visitAll(node, (each) => {
    if (each.kind === 'big') for (const index of each.indices) bound.add(plainText(index));
    const indices = each.kind === 'subscript' ? each.indices : each.kind === 'label' ? [each.label] : [];
    for (const index of indices)
      visitAll(index, (part) => {
        if (part.kind === 'symbol') letters.add(part.name);
      });
  });
  for (const name of bound) letters.delete(name);
  return letters;
}
