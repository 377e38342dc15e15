import { contains, type Expr, substitute } from '../expr';
import { isUnit } from '../shapes/sizes';
import type { Span, Syntax } from '../syntax/tree';
import { alongDirection, derivativeAtArguments, derivativeByScalars } from './atPoint';
import { calleeOf } from './callees';
import { applicationOf, namesHere } from './calls';
import {
  type Context,
  type Derivation,
  ElaborationError,
  fail,
  requireSame,
  showTyped,
  type Typed,
} from './context';
import { shapeOfDerivative } from './derivativeShape';
import { plainText } from './names';
import { asVariable, usesOf } from './uses';

type DerivativeNode = Extract<Syntax, { kind: 'derivative' }>;

const nothing: ReadonlySet<string> = new Set();

/**
 * A derivative inside a formula: `\frac{\partial L}{\partial z} W`. Its shape follows the mixed convention of most
 * papers (a gradient has the variable's shape, a Jacobian is m×n) unless the variable is written transposed.
 */
export function readDerivative(node: DerivativeNode, context: Context): Typed {
  const { derive } = context.options;
  if (!derive) return fail('unsupported', 'A derivative cannot stand here.', node.span);
  if (!node.operand) return fail('unknown', 'This derivative has nothing to act on.', node.span);
  const bySlots = readBySlots(node, node.operand, context);
  if (bySlots) return bySlots;
  if (node.by.length === 0)
    return fail('unknown', 'This gradient does not say by which variable.', node.span);
  return readByNames(node, node.operand, derive, context);
}

function readByNames(
  node: DerivativeNode,
  operand: Syntax,
  derive: (f: Expr, by: readonly Expr[], how: Derivation) => Expr,
  context: Context,
): Typed {
  // The i of x^i is an index as often as an exponent.
  if (node.by.some(({ variable }) => variable.kind === 'power' && variable.exponent.kind !== 'number'))
    return fail('ambiguous', 'A power of a letter is no variable here, and may be an entry.', node.span);
  const names = new Set(node.by.flatMap(({ variable }) => nameOf(variable) ?? []));
  const { f, by } = context.keeping(names, () => ({
    f: context.infer(operand),
    by: node.by.map(({ variable }) => context.infer(variable)),
  }));
  const putBack = definitionsOf(
    node.by.map(({ variable }) => variable),
    context,
  );
  const how: Derivation = {
    form: node.form,
    transposed: node.by.some((b) => b.transposed),
    layout: context.options.derivativeLayout(),
  };
  const along = node.along && by.length === 1 ? directionFor(by[0], node.along, context) : null;
  const shape = along ? { rows: f.rows, cols: f.cols } : shapeOfDerivative(f, by, how);
  if (!shape) {
    const message = 'A derivative of this kind cannot stand inside an expression yet.';
    throw new ElaborationError('unsupported', message, node.span, true);
  }
  return {
    ...shape,
    span: node.span,
    build: () => {
      const operandBuilt = f.build();
      const variables = by.map((b) => b.build());
      for (const variable of variables) requireApart(operandBuilt, variable, node.span);
      return putBack(
        along
          ? alongDirection(operandBuilt, variables[0], along.build(), derive)
          : derive(operandBuilt, variables, how),
      );
    },
  };
}

/** An x and its x_i in one function: where x_i may be an entry of x or another point, nothing is said to be constant. */
function requireApart(f: Expr, variable: Expr, span: Span): void {
  if (variable.kind !== 'symbol') return;
  const { name, family } = variable;
  const other = family.length > 0 ? `{${name}}` : /^\{(.*)\}$/.exec(name)?.[1];
  if (contains(f, (node) => node.kind === 'symbol' && node.name === other))
    fail('ambiguous', `${name} stands both with and without an index in what is differentiated.`, span);
}

/**
 * Sizes that a claim leaves open, those of a bare I, of a vector of ones or of a unit vector, are those of the derivative it
 * is about, in that layout. Nothing else is changed by it: a claim of another shape keeps its own.
 */
export function suggestDerivativeShape(
  operand: Typed,
  by: readonly Typed[],
  claim: Typed,
  layout: 'denominator' | 'numerator',
  context: Context,
): void {
  const shape = shapeOfDerivative(operand, by, { form: 'fraction', transposed: false, layout });
  if (!shape || isUnit(shape.rows) !== isUnit(claim.rows) || isUnit(shape.cols) !== isUnit(claim.cols))
    return;
  context.sizes.suggest(claim.rows, shape.rows);
  context.sizes.suggest(claim.cols, shape.cols);
}

function directionFor(variable: Typed, direction: Syntax, context: Context): Typed {
  const along = context.infer(direction);
  const message = () =>
    `The variable is ${showTyped(variable, context)}, the direction is ${showTyped(along, context)}.`;
  requireSame(context, variable.rows, along.rows, direction.span, message);
  requireSame(context, variable.cols, along.cols, direction.span, message);
  return along;
}

/**
 * A variable of differentiation that has a definition stands for itself while the function is differentiated, and for
 * what it is defined as afterwards: the u of dy/du · du/dx.
 */
function definitionsOf(variables: readonly Syntax[], context: Context): (derived: Expr) => Expr {
  const pairs = variables.flatMap((variable) => {
    const name = nameOf(variable);
    if (name === null || context.isKept(name) || context.local(name) || !context.options.definition(name))
      return [];
    // Of a family of numbers all entries are put in; of one of vectors the member that is differentiated by.
    const isMember = context.keeping(new Set([name]), () => context.leaf(name)).family.length > 0;
    const whole: Syntax = { kind: 'symbol', name, font: context.fontOf(name), span: variable.span };
    const stood = isMember ? variable : whole;
    const inside = context.keeping(new Set([name]), () => context.infer(stood));
    const outside = context.infer(stood);
    const message = () =>
      `${name} is ${showTyped(inside, context)} here, and defined as ${showTyped(outside, context)}.`;
    requireSame(context, inside.rows, outside.rows, stood.span, message);
    requireSame(context, inside.cols, outside.cols, stood.span, message);
    return [{ name, inside, outside, isMember, span: variable.span }];
  });
  return (derived) => {
    if (pairs.length === 0) return derived;
    const before = pairs.map(({ inside }) => inside.build());
    const put = substitute(derived, new Map(pairs.map(({ outside }, k) => [before[k], outside.build()])));
    for (const { name, isMember, span } of pairs)
      if (isMember && contains(put, (node) => node.kind === 'symbol' && node.name === name))
        fail('ambiguous', `Only one ${name} of several could be written out by its definition.`, span);
    return put;
  };
}

/**
 * A function's derivative by its own arguments: where no variable is named, ∇f(x_k), and where the one that is named is
 * f's parameter and does not occur in what stands for it, ∂f/∂x (1, 2). Null for all other derivatives.
 */
function readBySlots(node: DerivativeNode, operand: Syntax, context: Context): Typed | null {
  const applied = appliedIn(operand, context);
  if (!applied) return null;
  const { name, group } = applied;
  const definition = namesHere(context).definition(name);
  if (node.by.length > 0) {
    const slots = node.by.map(({ variable }) =>
      (definition?.parameters ?? []).map(plainText).indexOf(plainText(variable)),
    );
    if (!group || slots.includes(-1) || node.by.some(({ variable }) => occursIn(variable, group, context)))
      return null;
    const transposed = node.by.some((b) => b.transposed);
    return derivativeAtArguments(
      applicationOf(name, group, context),
      slots,
      node.form,
      context,
      node.span,
      transposed,
    );
  }
  if (node.along || (!group && !definition?.parameters.length)) return null;
  const at = applicationOf(name, group, context);
  if (at.args.length > 1) return derivativeByScalars(at, node.form, node.order, context, node.span);
  const slots = Array.from({ length: node.order }, () => 0);
  return derivativeAtArguments(at, slots, node.form, context, node.span);
}

/** `f(…)`, or the bare f. */
function appliedIn(operand: Syntax, context: Context): { name: string; group: Syntax | null } | null {
  if (operand.kind === 'group') return appliedIn(operand.body, context);
  if (operand.kind !== 'juxtapose') {
    const name = nameOf(operand);
    return name === null ? null : { name, group: null };
  }
  const [first, group] = operand.factors;
  const callee = operand.factors.length === 2 ? calleeOf(first, group, namesHere(context)) : null;
  return callee && callee.primes === 0 && !callee.power ? { name: callee.name, group } : null;
}

function nameOf(node: Syntax): string | null {
  return asVariable(node, nothing, () => false)?.name ?? null;
}

const occursIn = (variable: Syntax, written: Syntax, context: Context): boolean => {
  const name = nameOf(variable);
  return name !== null && usesOf(written, () => false, context.options.definition).has(name);
};
