import { areAlike } from '../syntax/generalTerm';
import type { Syntax } from '../syntax/tree';
import { childrenOf, visitAll } from '../syntax/walk';

/** What stands in one side of a link, and what stands in its place in the other. */
export interface Replaced {
  readonly taken: Syntax;
  readonly put: Syntax;
}

/**
 * The one thing in which two neighbouring sides of a chain differ: the factors that were replaced, or the part of one
 * operand. Null where they are alike or differ in several places.
 */
export function differenceOf(left: Syntax, right: Syntax): Replaced | null {
  const [a, b] = [within(left), within(right)];
  if (areAlike(a, b)) return null;
  const [all, allOthers] = [factorsOf(a), factorsOf(b)];
  if (all.length === 1 && allOthers.length === 1)
    return insideOf(all[0], allOthers[0]) ?? { taken: all[0], put: allOthers[0] };
  const [fewer, others] = withoutCommon(all, allOthers);
  if (fewer.length === 0 || others.length === 0) return null;
  return inEachFactor(fewer, others) ?? { taken: productOf(fewer), put: productOf(others) };
}

/** What every factor of one side has in the place of the same thing in the other: `a(1-a)` for `f(z)(1-f(z))`. */
function inEachFactor(fewer: readonly Syntax[], others: readonly Syntax[]): Replaced | null {
  if (fewer.length !== others.length) return null;
  return theSame(fewer.map((factor, k) => differenceOf(factor, others[k])));
}

/** The difference inside two nodes of a kind. */
function insideOf(a: Syntax, b: Syntax): Replaced | null {
  if (a.kind !== b.kind || isAtom(a)) return null;
  const [inA, inB] = [childrenOf(a), childrenOf(b)];
  if (inA.length !== inB.length || !differInChildrenAlone(a, b)) return null;
  const pairs = inA.flatMap((child, k) =>
    areAlike(within(child), within(inB[k])) ? [] : [[child, inB[k]] as const],
  );
  return pairs.length === 0 ? null : theSame(pairs.map(([x, y]) => differenceOf(x, y)));
}

/** A name is one thing with its subscripts; what is applied is one with its arguments. */
const isAtom = (node: Syntax): boolean =>
  node.kind === 'symbol' || node.kind === 'subscript' || node.kind === 'label' || node.kind === 'number';

/** Whether what two nodes of a kind hold besides their children is the same. */
function differInChildrenAlone(a: Syntax, b: Syntax): boolean {
  if (a.kind === 'binary' && b.kind === 'binary') return a.op === b.op;
  if (a.kind === 'call' && b.kind === 'call') return a.name === b.name;
  // Factors are looked at apart: this is a function with its argument.
  if (a.kind === 'juxtapose' && b.kind === 'juxtapose') return areAlike(a.factors[0], b.factors[0]);
  // Of a sum only what is summed may differ: another range is another sum.
  if (a.kind === 'big' && b.kind === 'big') return areAlike({ ...a, body: b.body }, b);
  if (a.kind === 'derivative' && b.kind === 'derivative')
    return (
      a.form === b.form &&
      a.order === b.order &&
      a.by.length === b.by.length &&
      a.by.every((x, k) => areAlike(x.variable, b.by[k].variable))
    );
  return a.kind !== 'relation' && a.kind !== 'foreign' && a.kind !== 'error' && a.kind !== 'text';
}

/** One replacement that several places share; null where they differ, or one of them shows none. */
function theSame(found: readonly (Replaced | null)[]): Replaced | null {
  const [first] = found;
  const isShared = (other: Replaced | null) =>
    first &&
    other &&
    areAlike(within(first.taken), within(other.taken)) &&
    areAlike(within(first.put), within(other.put));
  return first && found.every(isShared) ? first : null;
}

/** The factors of two sides that the other has not. */
function withoutCommon(a: readonly Syntax[], b: readonly Syntax[]): [Syntax[], Syntax[]] {
  const rest = [...b];
  const own = a.filter((factor) => {
    const at = rest.findIndex((other) => areAlike(within(factor), within(other)));
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return [own, rest];
}

/** What a side is a product of; what does not depend on the index of a sum stands before it, and a sign is a factor -1. */
export function factorsOf(node: Syntax): readonly Syntax[] {
  const inner = within(node);
  switch (inner.kind) {
    case 'negate':
      return withSign(factorsOf(inner.arg), inner);
    case 'binary':
      if (inner.op !== 'cdot' && inner.op !== 'times') return [inner];
      return cancelled([...factorsOf(inner.left), ...factorsOf(inner.right)]);
    case 'juxtapose':
      return cancelled(
        applicationsTogether(inner.factors).flatMap((f) => (f.kind === 'juxtapose' ? [f] : factorsOf(f))),
      );
    case 'big':
      return inner.op === 'sum' ? outOfSum(inner) : [inner];
    default:
      return [inner];
  }
}

/** A function and its bracket as one factor. */
function applicationsTogether(factors: readonly Syntax[]): Syntax[] {
  const together: Syntax[] = [];
  for (let k = 0; k < factors.length; k++) {
    const [factor, next] = [factors[k], factors[k + 1]];
    // In b(1-b) the b is a factor: no function is applied to itself.
    const isApplied =
      next?.kind === 'group' && next.bracket === 'round' && isCallee(factor) && !holds(next, factor);
    together.push(isApplied ? applied(factor, next) : factor);
    if (isApplied) k++;
  }
  return together;
}

const isCallee = (node: Syntax): boolean =>
  node.kind === 'prime' || node.kind === 'symbol' || node.kind === 'subscript' || node.kind === 'label';
const applied = (callee: Syntax, group: Syntax): Syntax => ({
  kind: 'juxtapose',
  factors: [callee, group],
  span: { from: callee.span.from, to: group.span.to },
});

type Sum = Extract<Syntax, { kind: 'big' }>;

function outOfSum(sum: Sum): readonly Syntax[] {
  const factors = factorsOf(sum.body);
  const depends = (factor: Syntax) => sum.indices.some((index) => holds(factor, index));
  const bound = factors.filter(depends);
  if (bound.length === 0) return [sum];
  return [...factors.filter((f) => !depends(f)), { ...sum, body: productOf(bound) }];
}

/** Whether something is written somewhere in a node. */
export function holds(node: Syntax, part: Syntax): boolean {
  let found = false;
  visitAll(node, (each) => {
    found ||= areAlike(each, part);
  });
  return found;
}

const minusOne = (span: Syntax['span']): Syntax => ({
  kind: 'negate',
  arg: { kind: 'number', text: '1', span },
  span,
});
const isMinusOne = (node: Syntax): boolean =>
  node.kind === 'negate' && node.arg.kind === 'number' && node.arg.text === '1';

/** The factors with a sign more; -1 stays as it is. */
function withSign(factors: readonly Syntax[], at: Syntax): readonly Syntax[] {
  if (factors.length === 1 && factors[0].kind === 'number' && factors[0].text === '1')
    return [minusOne(at.span)];
  return cancelled([minusOne(at.span), ...factors]);
}

/** Two signs are none. */
function cancelled(factors: readonly Syntax[]): readonly Syntax[] {
  const signs = factors.filter(isMinusOne);
  const others = factors.filter((f) => !isMinusOne(f));
  return signs.length % 2 === 1 ? [signs[0], ...others] : others;
}

/** Factors as one product. */
export function productOf(factors: readonly Syntax[]): Syntax {
  const [first, ...others] = factors;
  return others.reduce<Syntax>(
    (left, right) => ({
      kind: 'binary',
      op: 'cdot',
      left,
      right,
      operator: right.span,
      span: { from: Math.min(left.span.from, right.span.from), to: Math.max(left.span.to, right.span.to) },
    }),
    first,
  );
}

/** What a node is without brackets around it. */
export const within = (node: Syntax): Syntax =>
  node.kind === 'group' && node.bracket !== 'angle' ? within(node.body) : node;
