import { add, elementwise, mul, subtract } from '../expr/algebra';
import { compare } from '../expr/functions';
import { isZero, number } from '../expr/leaves';
import type { CompareNode, Expr, PiecewiseNode } from '../expr/node';
import { substitute } from '../expr/substitute';
import { postorder } from '../expr/traverse';
import { symbolKey } from './point';

/**
 * What an equality selects by: the y of \sum_{i: y_i = 1} and the f and h of \mathbb{1}(f(x) \ne h(x)). Numbers drawn
 * from an interval are never equal, so that any term under such a condition would vanish, right or wrong; these take
 * few values instead, those that they are compared with among them.
 */
export interface Labels {
  /** Keys of the symbols that are labels. */
  readonly symbols: ReadonlySet<string>;
  /** Names of the functions without a definition whose values are labels. */
  readonly functions: ReadonlySet<string>;
  readonly values: readonly number[];
  /** An equality between other things, which holds at no random point. */
  readonly unmet: Expr | null;
}

/** The labels in expressions that are evaluated together. */
export function labelsOf(exprs: readonly Expr[]): Labels {
  const symbols = new Set<string>();
  const functions = new Set<string>();
  const compared = new Set<number>();
  let unmet: Expr | null = null;
  for (const { left, right } of selections(exprs)) {
    const sides = [left, right];
    // x_i = max x holds where it is to hold, whatever x is.
    if (isAboutItself(left, right) || isAboutItself(right, left)) continue;
    if (sides.every((side) => side.kind === 'index' || side.kind === 'size')) continue;
    for (const written of sides) {
      const side = withoutSpread(written);
      const owner = side.kind === 'entry' ? side.arg : side;
      if (owner.kind === 'symbol') symbols.add(symbolKey(owner));
      else if (side.kind === 'apply' && side.orders.every((order) => order === 0)) functions.add(side.name);
      else if (side.kind === 'number') compared.add(side.value);
      else if (side.kind === 'index') for (const value of [1, 2]) compared.add(value);
      else unmet ??= side;
    }
  }
  return { symbols, functions, values: withAnother([...compared]), unmet };
}

/** Whether a name, or the value of a function, is compared with something made of it. */
function isAboutItself(side: Expr, other: Expr): boolean {
  const written = withoutSpread(side);
  const owner = written.kind === 'entry' ? written.arg : written;
  return (owner.kind === 'symbol' || owner.kind === 'apply') && postorder([other]).includes(owner);
}

/** The entry of a matrix that is given by its entries, and a number that is spread over all of them. */
function withoutSpread(side: Expr): Expr {
  if (side.kind === 'build') return withoutSpread(side.body);
  if (side.kind !== 'mul' || !side.args.some((arg) => arg.kind === 'ones')) return side;
  const [only, ...others] = side.args.filter((arg) => arg.kind !== 'ones');
  return only && others.length === 0 ? withoutSpread(only) : side;
}

/** The equalities that choose terms: factors of 0 or 1, and guards of a term that is zero elsewhere. */
function selections(exprs: readonly Expr[]): CompareNode[] {
  const found = new Set<CompareNode>();
  const cases = new Set<Expr>();
  for (const node of postorder(exprs)) {
    if (node.kind === 'piecewise' && !isGuard(node))
      for (const { condition } of node.branches) for (const each of postorder([condition])) cases.add(each);
    if (node.kind === 'compare' && (node.op === '==' || node.op === '!=')) found.add(node);
  }
  return [...found].filter((node) => !cases.has(node));
}

const isGuard = ({ branches, otherwise }: PiecewiseNode): boolean =>
  branches.length === 1 && isZero(otherwise);

/** Two classes at least: beside +1 stands -1, as beside 0 and beside every other number. */
function withAnother(values: number[]): number[] {
  if (values.length >= 2) return values;
  const [only = 1] = values;
  return only === -1 ? [-1, 1] : [only, -1];
}

/**
 * Functions whose values are compared for equality, made to take few of them: which one follows from the value of the
 * smooth function in their place. Their derivatives are those of the smooth one.
 */
export function withLabels(exprs: readonly Expr[]): readonly Expr[] {
  if (!postorder(exprs).some((node) => node.kind === 'apply')) return exprs;
  const { functions, values } = labelsOf(exprs);
  const labelled = new Map<Expr, Expr>();
  for (const node of postorder(exprs))
    if (node.kind === 'apply' && functions.has(node.name) && node.orders.every((order) => order === 0))
      labelled.set(node, labelBy(node, values));
  return labelled.size === 0 ? exprs : exprs.map((e) => substitute(e, labelled));
}

const floor = (e: Expr): Expr => elementwise('floor', e);

/** One of the values, entry by entry, by the digits of a number that follow its first. */
function labelBy(varying: Expr, values: readonly number[]): Expr {
  const counter = floor(mul([number(64), elementwise('abs', varying)]));
  const rounds = floor(mul([number(1, values.length), counter]));
  const turn = subtract(counter, mul([number(values.length), rounds]));
  return add(values.map((value, k) => mul([number(value), compare('==', turn, number(k))])));
}
