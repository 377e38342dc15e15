import type { Syntax } from '../syntax/tree';
import { treePass } from '../syntax/treePass';
import { mapChildren } from '../syntax/walk';
import { indexLettersIn } from './freeIndices';

/**
 * `w - \sum \alpha_i y_i x_i`: a sum that does not say over what it goes is over the one index in it that means nothing
 * outside. With two of them, or an index that is free on the left too, nothing is filled in.
 */
export const withIndexedSums = treePass(
  (node) => isBare(node),
  (root) => inEquations(root),
);

type Sum = Extract<Syntax, { kind: 'big' }>;

const isBare = (node: Syntax): node is Sum =>
  node.kind === 'big' &&
  node.op === 'sum' &&
  node.indices.length === 0 &&
  !node.from &&
  !node.to &&
  !node.condition;

function inEquations(node: Syntax): Syntax {
  if (node.kind !== 'relation') return mapChildren(node, inEquations);
  const free = indexLettersIn(node.sides[0]);
  return { ...node, sides: node.sides.map((side) => filled(side, free)) };
}

function filled(node: Syntax, free: ReadonlySet<string>): Syntax {
  const inside = mapChildren(node, (child) => filled(child, free));
  if (!isBare(inside)) return inside;
  const own = [...indexLettersIn(inside.body)].filter(
    (letter) => /^[ijknm]$/.test(letter) && !free.has(letter),
  );
  if (own.length !== 1) return inside;
  const at = { from: inside.span.from, to: inside.span.from };
  return { ...inside, indices: [{ kind: 'symbol', name: own[0], font: 'plain', span: at }] };
}
