import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { childrenOf, mapChildren } from '../syntax/walk';

/** `f(x + d) = f(x) + \nabla f(x)^\top d + o(\|d\|)`: two sides that agree up to an order of something small. */
export interface Expansion {
  readonly left: Syntax;
  /** Without what stands for the rest. */
  readonly right: Syntax;
  /** What becomes small: `d`, or the x of `x - x_0` with the point that it comes near. */
  readonly small: { readonly variable: Syntax; readonly near: Syntax | null };
  readonly order: number;
}

/** The expansion that two sides with a sign between them are, or null. It says itself what it leaves out, or that it is near. */
export function expansionIn(left: Syntax, op: string, right: Syntax): Expansion | null {
  const terms = termsOf(right);
  const rests = terms.filter(({ node }) => remainderIn(node) !== null);
  if (rests.length > 1 || (rests.length === 0 && op !== 'approx')) return null;
  const kept = sumOf(terms.filter((term) => !rests.includes(term)));
  if (!kept) return null;
  const rest = rests.length > 0 ? remainderIn(rests[0].node) : null;
  const written = rest?.of ?? changeBetween(left, kept);
  const small = written && smallIn(written);
  if (!small) return null;
  const order = rest?.order ?? orderOf(kept);
  return order < 1 || order > 2 ? null : { left, right: kept, small, order };
}

/** Whether a side names what it leaves out: `o(\|d\|)`, `O(h^2)`. */
export const leavesOut = (side: Syntax): boolean =>
  termsOf(side).some(({ node }) => remainderIn(node) !== null);

/**
 * `g(u) = g(v) + \nabla g(v)^\top (u - v)`: what is near is written as if it were equal. It defines no g, and where the sides
 * differ, that is no mistake.
 */
export function isExpandedAround(left: Syntax, right: Syntax): boolean {
  const callee = calleeIn(left);
  if (callee === null || changeBetween(left, right) === null) return false;
  const terms = termsOf(right);
  return (
    terms.some(({ node }) => calleeIn(node) === callee) &&
    terms.some(({ node }) => isDerivativeOf(callee, node))
  );
}

/** The g of `g(u)`. */
function calleeIn(side: Syntax): string | null {
  if (side.kind !== 'juxtapose' || side.factors.length !== 2) return null;
  const [callee, group] = side.factors;
  const isCall = group.kind === 'group' && group.bracket === 'round';
  return isCall && asVariable(callee, new Set(), () => false) ? plainText(callee) : null;
}

/** Whether a derivative of g stands in a term: `g'(v)`, `\nabla g(v)`. */
function isDerivativeOf(callee: string, node: Syntax): boolean {
  if (node.kind === 'prime') return plainText(node.base) === callee;
  if (node.kind === 'derivative' && node.operand)
    return calleeIn(node.operand) === callee || plainText(node.operand) === callee;
  return childrenOf(node).some((child) => isDerivativeOf(callee, child));
}

interface Term {
  readonly node: Syntax;
  readonly isNegative: boolean;
}

function termsOf(node: Syntax, isNegative = false): Term[] {
  if (node.kind === 'binary' && node.op === 'add')
    return [...termsOf(node.left, isNegative), ...termsOf(node.right, isNegative)];
  if (node.kind === 'binary' && node.op === 'subtract')
    return [...termsOf(node.left, isNegative), ...termsOf(node.right, !isNegative)];
  return [{ node, isNegative }];
}

function sumOf(terms: readonly Term[]): Syntax | null {
  let sum: Syntax | null = null;
  for (const { node, isNegative } of terms) {
    const { span } = node;
    if (!sum) sum = isNegative ? { kind: 'negate', arg: node, span } : node;
    else {
      const op: 'add' | 'subtract' = isNegative ? 'subtract' : 'add';
      sum = { kind: 'binary', op, left: sum, right: node, operator: span, span: sum.span };
    }
  }
  return sum;
}

/** What a term `o(\|d\|^p)` or `O(h^p)` is a remainder in, and up to which order the rest is right. */
function remainderIn(node: Syntax): { readonly of: Syntax; readonly order: number } | null {
  if (node.kind !== 'juxtapose' || node.factors.length !== 2) return null;
  const [letter, group] = node.factors;
  if (letter.kind !== 'symbol' || group.kind !== 'group' || group.bracket !== 'round') return null;
  const isLittle = letter.name === 'o';
  if (!isLittle && !/^(?:O|\\mathcal\{O\})$/.test(letter.name)) return null;
  const power = powerOf(group.body);
  return power && { of: power.base, order: isLittle ? power.exponent : power.exponent - 1 };
}

/** `\|d\|^2` as d and 2. */
function powerOf(node: Syntax): { readonly base: Syntax; readonly exponent: number } | null {
  switch (node.kind) {
    case 'power': {
      const inner = powerOf(node.base);
      const { exponent } = node;
      const times = exponent.kind === 'number' ? Number(exponent.text) : Number.NaN;
      return inner && Number.isInteger(times) ? { base: inner.base, exponent: inner.exponent * times } : null;
    }
    case 'norm':
    case 'bars':
      return powerOf(node.arg);
    case 'group':
      return powerOf(node.body);
    default:
      return { base: node, exponent: 1 };
  }
}

/** What is added to u in `f(u + v)`, where the other side has f(u); the difference `x - x_0` that the other side has. */
function changeBetween(left: Syntax, right: Syntax): Syntax | null {
  const arg = argumentOf(left);
  if (!arg) return null;
  if (arg.kind === 'binary' && (arg.op === 'add' || arg.op === 'subtract')) return arg.right;
  const name = plainText(arg);
  return asVariable(arg, new Set(), () => false) ? differenceFrom(right, name) : null;
}

/** The only argument of the first function that is applied in a side. */
function argumentOf(side: Syntax): Syntax | null {
  if (side.kind === 'juxtapose' && side.factors.length === 2) {
    const [callee, group] = side.factors;
    const isName = asVariable(callee, new Set(), () => false) !== null;
    if (isName && group.kind === 'group' && group.bracket === 'round' && group.body.kind !== 'list')
      return group.body;
  }
  for (const child of childrenOf(side)) {
    const found = argumentOf(child);
    if (found) return found;
  }
  return null;
}

function differenceFrom(node: Syntax, name: string): Syntax | null {
  if (node.kind === 'binary' && node.op === 'subtract' && plainText(node.left) === name) return node;
  for (const child of childrenOf(node)) {
    const found = differenceFrom(child, name);
    if (found) return found;
  }
  return null;
}

function smallIn(node: Syntax): Expansion['small'] | null {
  const isName = (part: Syntax) => asVariable(part, new Set(), () => false) !== null;
  if (node.kind === 'group') return smallIn(node.body);
  if (isName(node)) return { variable: node, near: null };
  if (node.kind === 'binary' && node.op === 'subtract' && isName(node.left) && isName(node.right))
    return { variable: node.left, near: node.right };
  // With one factor all of αd becomes small.
  const last = node.kind === 'juxtapose' ? node.factors[node.factors.length - 1] : null;
  return last && isName(last) ? { variable: last, near: null } : null;
}

/** The order of the highest derivative in a side. */
function orderOf(node: Syntax): number {
  const own =
    node.kind === 'derivative'
      ? Math.max(node.order, node.by.length)
      : node.kind === 'prime'
        ? node.count
        : 0;
  return Math.max(own, ...childrenOf(node).map(orderOf));
}

/** The parameter that runs to 0, a name that no formula holds. */
const PARAMETER = "t'0";

/**
 * The k-th derivative of a side at 0 in a parameter that everything small is multiplied by. Both sides have the same ones
 * up to the order of the expansion. Null where the small thing is differentiated by.
 */
export function termOfOrder(side: Syntax, k: number, { small }: Expansion): Syntax | null {
  const { span } = side;
  const variable: Syntax = { kind: 'symbol', name: PARAMETER, font: 'plain', span };
  if (differentiatesBy(side, plainText(small.variable))) return null;
  const body: Syntax = { kind: 'group', bracket: 'round', body: scaled(side, small, variable), span };
  const by = Array.from({ length: k }, () => ({ variable, transposed: false }));
  const derivative: Syntax =
    k === 0 ? body : { kind: 'derivative', form: 'fraction', operand: body, by, order: k, total: true, span };
  const zero: Syntax = { kind: 'number', text: '0', span };
  const at: Syntax = { kind: 'relation', sides: [variable, zero], ops: [{ op: '=', span }], span };
  return { kind: 'evaluatedAt', body: derivative, at, span };
}

const differentiatesBy = (node: Syntax, name: string): boolean =>
  (node.kind === 'derivative' && node.by.some(({ variable }) => plainText(variable) === name)) ||
  childrenOf(node).some((child) => differentiatesBy(child, name));

/** With t d for d, or with x_0 + t (x - x_0) for x. */
function scaled(node: Syntax, small: Expansion['small'], parameter: Syntax): Syntax {
  if (asVariable(node, new Set(), () => false)) {
    if (plainText(node) !== plainText(small.variable)) return node;
    const { span } = node;
    const { near } = small;
    const change: Syntax = near
      ? bracket({ kind: 'binary', op: 'subtract', left: node, right: near, operator: span, span })
      : node;
    const moved: Syntax = { kind: 'juxtapose', factors: [parameter, change], span };
    return bracket(
      near ? { kind: 'binary', op: 'add', left: near, right: moved, operator: span, span } : moved,
    );
  }
  return mapChildren(node, (child) => scaled(child, small, parameter));
}

const bracket = (body: Syntax): Syntax => ({ kind: 'group', bracket: 'round', body, span: body.span });
