import type { Syntax } from './tree';
import { visitAll } from './walk';

/**
 * A change of formulas' trees that is made once a tree: a formula's tree is the same object from one reading of its
 * document to the next, and so is what is made of it. Where no node concerns it, the tree stays the very one.
 */
export function treePass(
  concerns: (node: Syntax) => boolean,
  change: (root: Syntax) => Syntax,
): (root: Syntax) => Syntax {
  const known = new WeakMap<Syntax, Syntax>();
  return (root) => {
    const before = known.get(root);
    if (before) return before;
    let isConcerned = false;
    visitAll(root, (node) => {
      isConcerned ||= concerns(node);
    });
    const changed = isConcerned ? change(root) : root;
    known.set(root, changed);
    return changed;
  };
}
