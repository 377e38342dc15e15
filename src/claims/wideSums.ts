import { plainText } from '../elaborate/names';
import type { Syntax } from '../syntax/tree';
import { mapChildren, visitAll } from '../syntax/walk';
import { indexLettersIn } from './freeIndices';

type Sum = Extract<Syntax, { kind: 'big' }>;
type Binary = Extract<Syntax, { kind: 'binary' }>;

/** A formula's tree is the same object from one reading of its document to the next, and so is what is made of it. */
const known = new WeakMap<Syntax, Syntax>();

/**
 * `L = -\sum_j y_j \log p_j + (1 - y_j) \log(1 - p_j)`: a sum ends at the next plus sign, but for its index, which means
 * nothing after that. Where the index goes on, so does the sum, and the sign before it is over all of it. So does the limit of
 * `\lim_{h \to 0} 2x + h`.
 */
export function withWideSums(root: Syntax): Syntax {
  const before = known.get(root);
  if (before) return before;
  const changed = widened(root);
  known.set(root, changed);
  return changed;
}

function widened(node: Syntax): Syntax {
  const inside = mapChildren(node, widened);
  if (inside.kind === 'relation') {
    // An index that the first side has is free in all of them: \partial L / \partial w_j = \sum_j … + w_j.
    const [first] = inside.sides;
    const sides = inside.sides.map((side, k) => (k === 0 ? side : widenedChain(side, first)));
    return sides.every((side, k) => side === inside.sides[k]) ? inside : { ...inside, sides };
  }
  return inside;
}

/** The terms of a side, with a sum or a limit over the terms that follow it and hold its index. */
function widenedChain(side: Syntax, before: Syntax): Syntax {
  if (side.kind !== 'binary' || (side.op !== 'add' && side.op !== 'subtract')) return side;
  const terms: { node: Syntax; joined: Binary | null }[] = [];
  for (let node: Syntax = side; ; ) {
    if (node.kind === 'binary' && (node.op === 'add' || node.op === 'subtract')) {
      terms.unshift({ node: node.right, joined: node });
      node = node.left;
    } else {
      terms.unshift({ node, joined: null });
      break;
    }
  }
  const at = terms.findIndex(({ node }) => endingSum(node) !== null);
  const ending = at < 0 ? null : endingSum(terms[at].node);
  if (!ending) return side;
  const found = ending.sum;
  const names = found.indices.map(plainText);
  const lettersIn = found.op === 'limit' ? namesIn : indexLettersIn;
  const holds = ({ node }: { node: Syntax }) => {
    const letters = lettersIn(node);
    return names.some((name) => letters.has(name));
  };
  // What stands before has the index too, or so does the left side: then it is free, and means one thing throughout.
  const outside = [before, ...terms.slice(0, at).map(({ node }) => node), ...factorsBefore(terms[at].node)];
  if (outside.some((node) => holds({ node }))) return side;
  let end = at + 1;
  while (end < terms.length && holds(terms[end])) end++;
  if (end === at + 1) return side;
  const body = joinedTerms(found.body, terms.slice(at + 1, end));
  const sum: Sum = { ...found, body, span: { from: found.span.from, to: body.span.to } };
  const first = terms[at];
  const whole = ending.around(sum);
  const start = first.joined
    ? { ...first.joined, right: whole, span: { from: first.joined.span.from, to: whole.span.to } }
    : whole;
  return joinedTerms(start, terms.slice(end));
}

function joinedTerms(first: Syntax, rest: readonly { node: Syntax; joined: Binary | null }[]): Syntax {
  return rest.reduce<Syntax>(
    (left, { node, joined }) =>
      joined ? { ...joined, left, right: node, span: { from: left.span.from, to: node.span.to } } : left,
    first,
  );
}

function factorsBefore(term: Syntax): readonly Syntax[] {
  if (term.kind === 'negate') return factorsBefore(term.arg);
  return term.kind === 'juxtapose' ? term.factors.slice(0, -1) : [];
}

/** What runs under a limit is no index: any name is looked for. */
function namesIn(node: Syntax): ReadonlySet<string> {
  const names = new Set<string>();
  visitAll(node, (inside) => {
    if (inside.kind === 'symbol') names.add(inside.name);
  });
  return names;
}

/** The sum or limit that a term ends in, and the term around another in its place. */
interface Ending {
  readonly sum: Sum;
  around(wider: Syntax): Syntax;
}

/** The sum at the end of `-\frac{1}{m} \sum_i a_i` and of `\frac{\partial}{\partial w} \sum_i a_i`; null where a term ends in none. */
function endingSum(term: Syntax): Ending | null {
  if (term.kind === 'big') {
    const isWide = (term.op === 'sum' || term.op === 'limit') && term.indices.length > 0;
    return isWide ? { sum: term, around: (wider) => wider } : null;
  }
  const end = (inner: Syntax, put: (changed: Syntax) => Syntax): Ending | null => {
    const found = endingSum(inner);
    return found && { sum: found.sum, around: (wider) => reaching(put(found.around(wider)), wider) };
  };
  if (term.kind === 'negate') return end(term.arg, (arg) => ({ ...term, arg }));
  if (term.kind === 'juxtapose') {
    const before = term.factors.slice(0, -1);
    return end(term.factors[term.factors.length - 1], (last) => ({ ...term, factors: [...before, last] }));
  }
  const { operand } = term.kind === 'derivative' ? term : { operand: null };
  // A sum in a numerator ends with the fraction.
  const isBehind = operand && term.kind === 'derivative' && operand.span.to === term.span.to;
  return isBehind ? end(operand, (changed) => ({ ...term, operand: changed })) : null;
}

/** A term that now ends where the sum in it does. */
const reaching = (term: Syntax, { span }: Syntax): Syntax => ({
  ...term,
  span: { from: term.span.from, to: span.to },
});
