import { plainText } from '../elaborate/names';
import type { Syntax } from '../syntax/tree';
import { mapChildren, visitAll } from '../syntax/walk';

/**
 * Superscripts that are marks and not powers: nothing is differentiated by a power, so the `x^i` of `\frac{dg}{dx^i}` is
 * the i-th x, there and wherever the text writes it.
 */
export function superscriptsIn(roots: readonly Syntax[]): Set<string> {
  return new Set(roots.flatMap((root) => powersOf(root).differentiatedBy));
}

interface Powers {
  readonly all: ReadonlySet<string>;
  readonly differentiatedBy: readonly string[];
}

/** A formula's tree is the same object from one reading of its document to the next. */
const known = new WeakMap<Syntax, Powers>();

function powersOf(root: Syntax): Powers {
  const before = known.get(root);
  if (before) return before;
  const all = new Set<string>();
  const differentiatedBy: string[] = [];
  visitAll(root, (node) => {
    if (node.kind === 'power' && isLetter(node.exponent)) all.add(plainText(node));
    if (node.kind !== 'derivative') return;
    for (const { variable } of node.by)
      if (variable.kind === 'power' && isLetter(variable.exponent))
        differentiatedBy.push(plainText(variable));
  });
  const powers = { all, differentiatedBy };
  known.set(root, powers);
  return powers;
}

const isLetter = (node: Syntax): boolean =>
  node.kind === 'symbol' || (node.kind === 'group' && node.body.kind === 'symbol');

/** The tree with those powers made marked names; the very tree where it has none of them. */
export function markSuperscripts(root: Syntax, marked: ReadonlySet<string>): Syntax {
  return [...marked].some((name) => powersOf(root).all.has(name)) ? mark(root, marked) : root;
}

function mark(node: Syntax, marked: ReadonlySet<string>): Syntax {
  const inside = mapChildren(node, (child) => mark(child, marked));
  if (inside.kind === 'derivative') {
    const by = inside.by.map((b) => ({ ...b, variable: mark(b.variable, marked) }));
    return { ...inside, by };
  }
  return inside.kind === 'power' && isLetter(inside.exponent) && marked.has(plainText(inside))
    ? { kind: 'label', base: inside.base, label: inside.exponent, span: inside.span }
    : inside;
}
