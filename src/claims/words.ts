import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';

/**
 * Names of several letters set as letters side by side: the LL of `LL(\theta) = \ln L(\theta)`. Two or more upper-case
 * letters without a space between them, before a bracket, that an equation defines or a derivative acts on.
 */
export function wordsIn(roots: readonly Syntax[]): Set<string> {
  const words = new Set<string>();
  for (const root of roots) for (const word of wordsOf(root)) words.add(word);
  return words;
}

const known = new WeakMap<Syntax, ReadonlySet<string>>();

function wordsOf(root: Syntax): ReadonlySet<string> {
  const before = known.get(root);
  if (before) return before;
  const words = new Set<string>();
  const visit = (node: Syntax): void => {
    if (node.kind === 'relation') for (const side of node.sides.slice(0, 1)) note(side, words, false);
    if (node.kind === 'derivative' && node.operand) note(node.operand, words, true);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  known.set(root, words);
  return words;
}

/** A side that is letters and one bracket; of an operand, only one letter repeated, since XW(b) may be a product. */
function note(side: Syntax, words: Set<string>, isOperand: boolean): void {
  if (side.kind !== 'juxtapose' || side.factors.length < 3) return;
  const letters = side.factors.slice(0, -1);
  const last = side.factors[side.factors.length - 1];
  if (last.kind !== 'group' || last.bracket !== 'round' || !letters.every(isCapital)) return;
  const word = letters.map((l) => (l as { name: string }).name).join('');
  // A letter twice before a bracket is no product, however it is spaced.
  if (!areAdjacent(letters) && new Set(word).size > 1) return;
  if (!isOperand || new Set(word).size === 1) words.add(word);
}

const isCapital = (node: Syntax): boolean =>
  node.kind === 'symbol' && node.font === 'plain' && /^[A-Z]$/.test(node.name);
const areAdjacent = (nodes: readonly Syntax[]): boolean =>
  nodes.every((n, k) => k === 0 || nodes[k - 1].span.to === n.span.from);

const joinedTrees = new WeakMap<Syntax, { readonly words: string; readonly joined: Syntax }>();

/** The tree with the letters of each word made one symbol; the same object for the same tree and words. */
export function joinWords(node: Syntax, words: ReadonlySet<string>): Syntax {
  if (words.size === 0) return node;
  const key = [...words].sort().join();
  const before = joinedTrees.get(node);
  if (before?.words === key) return before.joined;
  const joined = join(node, words);
  joinedTrees.set(node, { words: key, joined });
  return joined;
}

function join(node: Syntax, words: ReadonlySet<string>): Syntax {
  const inside = (child: Syntax) => join(child, words);
  switch (node.kind) {
    case 'juxtapose': {
      const factors: Syntax[] = [];
      for (let k = 0; k < node.factors.length; k++) {
        const length = wordAt(node.factors, k, words);
        if (length === 0) factors.push(inside(node.factors[k]));
        else {
          const letters = node.factors.slice(k, k + length);
          const name = letters.map((l) => (l as { name: string }).name).join('');
          factors.push({
            kind: 'symbol',
            name,
            font: 'plain',
            span: { from: letters[0].span.from, to: letters[length - 1].span.to },
          });
          k += length - 1;
        }
      }
      return factors.length === 1 ? factors[0] : { ...node, factors };
    }
    case 'relation':
      return { ...node, sides: node.sides.map(inside) };
    case 'list':
      return { ...node, items: node.items.map(inside) };
    case 'group':
      return { ...node, body: inside(node.body) };
    case 'derivative':
      return { ...node, operand: node.operand && inside(node.operand) };
    case 'binary':
      return { ...node, left: inside(node.left), right: inside(node.right) };
    case 'negate':
      return { ...node, arg: inside(node.arg) };
    case 'fraction':
      return { ...node, numerator: inside(node.numerator), denominator: inside(node.denominator) };
    default:
      return node;
  }
}

/** How many letters from k on make a word; 0 for none. */
function wordAt(factors: readonly Syntax[], k: number, words: ReadonlySet<string>): number {
  for (const word of words) {
    const letters = factors.slice(k, k + word.length);
    if (
      letters.length === word.length &&
      letters.every(isCapital) &&
      (areAdjacent(letters) || new Set(word).size === 1) &&
      letters.map((l) => (l as { name: string }).name).join('') === word
    )
      return word.length;
  }
  return 0;
}
