import { isEulersNumber, plainText } from '../elaborate/names';
import { equationsOf } from '../syntax/equations';
import type { Syntax } from '../syntax/tree';
import { mapChildren, visitAll } from '../syntax/walk';

/**
 * Superscripts that are marks and not powers. Nothing is differentiated by a power, so the `x^i` of `\frac{dg}{dx^i}` is
 * the i-th x; and no equation such as `z^l = W^l a^{l-1} + b^l` defines one. What has the same letter up there in the
 * same formula is marked too, and each marked name is one wherever the text writes it. A vector in bold type has no
 * powers in any case.
 */
export function superscriptsIn(roots: readonly Syntax[]): Set<string> {
  const facts = roots.map(powersOf).filter(({ powers }) => powers.length > 0);
  const marked = new Set(facts.flatMap(({ certain }) => certain));
  for (let before = -1; before !== marked.size; ) {
    before = marked.size;
    for (const { powers } of facts) {
      const letters = new Set(powers.flatMap(({ name, letter }) => (marked.has(name) ? [letter] : [])));
      for (const { name, letter, mayBeMarked } of powers)
        if (mayBeMarked && letters.has(letter)) marked.add(name);
    }
  }
  for (const { powers } of facts)
    for (const { name, isBoldVector } of powers) if (isBoldVector) marked.add(name);
  return marked;
}

interface Power {
  readonly name: string;
  /** The l of `l`, `l - 1` and `l + 1`. */
  readonly letter: string;
  readonly mayBeMarked: boolean;
  readonly isBoldVector: boolean;
}

interface Powers {
  readonly powers: readonly Power[];
  /** Names that are marked whatever else the text says. */
  readonly certain: readonly string[];
}

/** A formula's tree is the same object from one reading of its document to the next. */
const known = new WeakMap<Syntax, Powers>();

function powersOf(root: Syntax): Powers {
  const before = known.get(root);
  if (before) return before;
  const powers = new Map<string, Power>();
  const certain: string[] = [];
  visitAll(root, (node) => {
    const power = powerIn(node);
    if (power) powers.set(power.name, power);
    if (node.kind === 'derivative')
      for (const { variable } of node.by) {
        const name = powerIn(variable)?.name;
        if (name !== undefined) certain.push(name);
      }
  });
  if (powers.size > 0) certain.push(...definedIn(root));
  const found = { powers: [...powers.values()], certain };
  known.set(root, found);
  return found;
}

function powerIn(node: Syntax): Power | null {
  if (node.kind !== 'power') return null;
  const letter = letterOf(node.exponent);
  if (letter === null || !isNameOfOne(node.base)) return null;
  const name = plainText(node);
  const base = baseOf(node.base);
  return {
    name,
    letter,
    // Discounts are powers beside whatever is marked.
    mayBeMarked: !isEulersNumber(node.base) && base.name !== '\\gamma',
    isBoldVector: base.font === 'bold' && /^(?:[a-z]|\\[a-z]+\{[a-z]\})$/.test(base.name),
  };
}

/** The l of `l` and `l - 1`; null for numbers and all else. */
function letterOf(exponent: Syntax): string | null {
  if (exponent.kind === 'group') return letterOf(exponent.body);
  if (exponent.kind === 'symbol') return /^[a-z]$/.test(exponent.name) ? exponent.name : null;
  const isShift =
    exponent.kind === 'binary' &&
    (exponent.op === 'add' || exponent.op === 'subtract') &&
    exponent.right.kind === 'number';
  return isShift ? letterOf(exponent.left) : null;
}

const isNameOfOne = (node: Syntax): boolean =>
  node.kind === 'subscript' ? isNameOfOne(node.base) : node.kind === 'symbol';

function baseOf(node: Syntax): Extract<Syntax, { kind: 'symbol' }> {
  return node.kind === 'subscript' ? baseOf(node.base) : (node as Extract<Syntax, { kind: 'symbol' }>);
}

/** The z^l of `z^l = W^l a^{l-1} + b^l`: a name that is said to be made of others with the same letter, one a step before. */
function definedIn(root: Syntax): string[] {
  return equationsOf(root).flatMap(({ sides: [left, right], ops }) => {
    const own = ops[0].op === '=' ? powerIn(left) : null;
    if (!own || left.kind !== 'power' || own.letter === 'n') return [];
    const bases = new Set<string>();
    const exponents = new Set<string>();
    visitAll(right, (node) => {
      const power = powerIn(node);
      if (power?.letter !== own.letter || node.kind !== 'power') return;
      bases.add(plainText(node.base));
      exponents.add(plainText(node.exponent));
    });
    // x^{k+1} = x^k - … is a step from one x to the next.
    if (termsOf(right).some((term) => isStepBefore(term, left))) return [own.name];
    bases.delete(plainText(left.base));
    const isLinked = bases.size > 1 || (bases.size === 1 && exponents.has(plainText(left.exponent)));
    return isLinked ? [own.name] : [];
  });
}

/** The terms of a sum; a step is a sum of several. */
function termsOf(node: Syntax): Syntax[] {
  if (node.kind !== 'binary' || (node.op !== 'add' && node.op !== 'subtract')) return [];
  const left = termsOf(node.left);
  return [...(left.length > 0 ? left : [node.left]), node.right];
}

const isStepBefore = (term: Syntax, step: Syntax & { kind: 'power' }): boolean =>
  term.kind === 'power' &&
  plainText(term.base) === plainText(step.base) &&
  letterOf(term.exponent) === letterOf(step.exponent) &&
  plainText(term.exponent) !== plainText(step.exponent);

const markedTrees = new WeakMap<Syntax, { readonly key: string; readonly tree: Syntax }>();

/** The tree with those powers made marked names; the very tree where it has none of them. */
export function markSuperscripts(root: Syntax, marked: ReadonlySet<string>): Syntax {
  const own = powersOf(root).powers.flatMap(({ name }) => (marked.has(name) ? [name] : []));
  if (own.length === 0) return root;
  const key = own.sort().join();
  const before = markedTrees.get(root);
  if (before?.key === key) return before.tree;
  const tree = mark(root, marked);
  markedTrees.set(root, { key, tree });
  return tree;
}

function mark(node: Syntax, marked: ReadonlySet<string>): Syntax {
  const inside = mapChildren(node, (child) => mark(child, marked));
  if (inside.kind === 'derivative') {
    const by = inside.by.map((b) => ({ ...b, variable: mark(b.variable, marked) }));
    return { ...inside, by };
  }
  return inside.kind === 'power' && powerIn(inside) && marked.has(plainText(inside))
    ? { kind: 'label', base: inside.base, label: inside.exponent, span: inside.span }
    : inside;
}
