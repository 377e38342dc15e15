import { plainText } from '../elaborate/names';
import type { Syntax } from '../syntax/tree';
import { childrenOf, mapChildren } from '../syntax/walk';

/**
 * Subscript letters that count, although they are no usual index: the h of `b_h` where the text sums over h, or writes
 * `w_{hj}` or `[AB]_{hg}`. As a name's base and letter, `b h`. A letter counts on all small letters of a formula in which it counts on
 * one, and on the same name wherever the text writes it.
 */
export function countingSubscripts(roots: readonly Syntax[]): Set<string> {
  const facts = roots.map(subscriptsOf).filter(({ pairs }) => pairs.length > 0);
  const counting = new Set(facts.flatMap(({ pairs }) => pairs.filter((p) => p.counts).map((p) => p.key)));
  for (let before = -1; before !== counting.size; ) {
    before = counting.size;
    for (const { pairs } of facts) {
      const letters = new Set(pairs.flatMap(({ key, letter }) => (counting.has(key) ? [letter] : [])));
      for (const { key, letter, isSmall } of pairs) if (isSmall && letters.has(letter)) counting.add(key);
    }
  }
  return counting;
}

interface Pair {
  readonly key: string;
  readonly letter: string;
  /** On a small letter, as entries are written; on a capital it may tell a layer's weights from another's. */
  readonly isSmall: boolean;
  /** Whether this place alone shows that the letter counts. */
  readonly counts: boolean;
}

/** A formula's tree is the same object from one reading of its document to the next. */
const known = new WeakMap<Syntax, { readonly pairs: readonly Pair[] }>();

const USUAL = /^[ijktmn]$/;

function subscriptsOf(root: Syntax): { readonly pairs: readonly Pair[] } {
  const before = known.get(root);
  if (before) return before;
  const pairs = new Map<string, Pair>();
  const visit = (node: Syntax, bound: ReadonlySet<string>): void => {
    if (node.kind === 'subscript') {
      const letters = node.indices.flatMap((i) =>
        i.kind === 'symbol' && i.font === 'plain' ? [i.name] : [],
      );
      const isSmall = isSmallLetter(node.base);
      const isBesideIndex = isSmall && node.indices.length > 1 && letters.some((l) => USUAL.test(l));
      const isOfWhole = node.base.kind === 'group' && letters.length === 2 && node.indices.length === 2;
      for (const letter of letters) {
        if (!/^[a-z]$/.test(letter) || USUAL.test(letter)) continue;
        const key = `${plainText(node.base)} ${letter}`;
        const counts = bound.has(letter) || isBesideIndex || isOfWhole || pairs.get(key)?.counts === true;
        pairs.set(key, { key, letter, isSmall, counts });
      }
    }
    const inside = node.kind === 'big' ? new Set([...bound, ...node.indices.map(plainText)]) : bound;
    for (const child of childrenOf(node)) visit(child, inside);
  };
  visit(root, new Set());
  const found = { pairs: [...pairs.values()] };
  known.set(root, found);
  return found;
}

/** `b`, `\beta`, `\hat{y}`, `y^k`: what has entries, in type that is not bold. */
function isSmallLetter(base: Syntax): boolean {
  if (base.kind === 'label' || base.kind === 'power' || base.kind === 'prime')
    return isSmallLetter(base.base);
  return (
    base.kind === 'symbol' && base.font !== 'bold' && /^(?:[a-z]|\\[a-z]+(?:\{[a-z]\})?)$/.test(base.name)
  );
}

const markedTrees = new WeakMap<Syntax, { readonly key: string; readonly tree: Syntax }>();

/** The tree with those letters marked as indices; the very tree where it has none of them. */
export function markIndices(root: Syntax, counting: ReadonlySet<string>): Syntax {
  const own = subscriptsOf(root).pairs.flatMap(({ key }) => (counting.has(key) ? [key] : []));
  if (own.length === 0) return root;
  const key = own.sort().join();
  const before = markedTrees.get(root);
  if (before?.key === key) return before.tree;
  const tree = mark(root, counting);
  markedTrees.set(root, { key, tree });
  return tree;
}

function mark(node: Syntax, counting: ReadonlySet<string>): Syntax {
  const inside = mapChildren(node, (child) => mark(child, counting));
  if (inside.kind === 'derivative') {
    const by = inside.by.map((b) => ({ ...b, variable: mark(b.variable, counting) }));
    return { ...inside, by };
  }
  if (inside.kind !== 'subscript') return inside;
  const base = plainText(inside.base);
  const indices = inside.indices.map((i) =>
    i.kind === 'symbol' && counting.has(`${base} ${i.name}`) ? { ...i, isIndex: true as const } : i,
  );
  return indices.some((i, k) => i !== inside.indices[k]) ? { ...inside, indices } : inside;
}
