import type { Syntax } from '../syntax/tree';
import { mapChildren, visitAll } from '../syntax/walk';

/** `E[x]` and `E_{x \sim p}[f(x)]` with a plain E, as expectations. `isQuantity`: whether a letter is something else in the text. */
export function readExpectationLetters(root: Syntax, isQuantity: (name: string) => boolean): Syntax {
  let has = false;
  visitAll(root, (node) => {
    has ||=
      node.kind === 'juxtapose' && node.factors.some((_, k) => expectationAt(node.factors, k, isQuantity));
  });
  return has ? reading(root, isQuantity) : root;
}

function reading(node: Syntax, isQuantity: (name: string) => boolean): Syntax {
  const inside = mapChildren(node, (child) => reading(child, isQuantity));
  if (inside.kind !== 'juxtapose') return inside;
  const factors: Syntax[] = [];
  for (let k = 0; k < inside.factors.length; k++) {
    const found = expectationAt(inside.factors, k, isQuantity);
    factors.push(found ?? inside.factors[k]);
    if (found) k++;
  }
  return factors.length === 1 ? factors[0] : { ...inside, factors };
}

/** The expectation that a letter and the square bracket after it are, under the scripts that stand on the bracket. */
function expectationAt(
  factors: readonly Syntax[],
  k: number,
  isQuantity: (name: string) => boolean,
): Syntax | null {
  const [letter, next] = [factors[k], factors[k + 1]];
  if (!next) return null;
  if (next.kind === 'power' || next.kind === 'transpose') {
    const inner = expectationAt([letter, next.base], 0, isQuantity);
    return inner && { ...next, base: inner };
  }
  if (next.kind !== 'group' || next.bracket !== 'square') return null;
  const base = letter.kind === 'subscript' ? letter.base : letter;
  if (base.kind !== 'symbol' || !/^(E|\\operatorname\{E\})$/.test(base.name)) return null;
  const below = letter.kind === 'subscript' ? letter.indices : [];
  const isDrawn = below.some((part) => part.kind === 'relation' && part.ops[0].op === 'sim');
  if (!isDrawn && isQuantity(base.name)) return null;
  const span = { from: letter.span.from, to: next.span.to };
  const [first] = below;
  const condition: Syntax | null = !isDrawn
    ? null
    : below.length === 1
      ? first
      : { kind: 'list', items: below, span: letter.span };
  const indices = below.flatMap((part) => (part.kind === 'relation' ? [part.sides[0]] : [part]));
  return { kind: 'big', op: 'expectation', indices, from: null, to: null, condition, body: next, span };
}
