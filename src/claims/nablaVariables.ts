import type { Definition } from '../elaborate/context';
import { isIndexSyntax, plainText } from '../elaborate/names';
import { asVariable, usesOf } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { childrenOf, mapChildren } from '../syntax/walk';
import { derivativeValues } from './derivativeValues';
import { USUAL_PARAMETERS } from './parameterSubscripts';

const nothing: ReadonlySet<string> = new Set();
/** What a gradient without a subscript is most often taken by. */
const USUAL = ['x', 'w', '\\theta', '\\beta', 'W', 'X', 'z', 'u'];
/** And a prime on a bracket: what has a prime as its transpose is seldom named so. */
const USUAL_NUMBERS = ['x', 't', 'z', 'u', '\\theta'];

type LookUp = (name: string) => Definition | null;
type Derivative = Extract<Syntax, { kind: 'derivative' }>;
type By = Derivative['by'];

/**
 * Writes out what a derivative leaves unsaid: the variable of `\nabla f` is the parameter of f's definition, or the
 * usual letter that occurs in it; `\nabla^2_x` is by x twice; `\partial_i` is by the entry x_i; `\nabla_v f` along a v that
 * f is no function of; a bar with values alone puts them in for the parameters. Where a function stands at arguments
 * other than its parameters nothing is filled in: its derivative is by those arguments. `inChain`: what the other sides
 * of the equation are differentiated by.
 */
export function completeDerivatives(
  node: Syntax,
  definition: LookUp,
  inChain: readonly Syntax[] = [],
): Syntax {
  if (node.kind === 'evaluatedAt') {
    const there = atArguments(node, definition);
    if (there) return completeDerivatives(there, definition, inChain);
  }
  const inside = mapChildren(node, (child) => completeDerivatives(child, definition, inChain));
  if (inside.kind === 'juxtapose') return derivativeValues(inside, definition);
  if (inside.kind !== 'derivative') return inside;
  const by =
    inside.by.length > 0
      ? namedVariables(inside, definition)
      : impliedVariable(inside.operand, definition, inChain);
  const direction = directionOf(inside, by, definition);
  if (direction) return direction;
  const repeated =
    by.length === 1 && inside.order > 1 ? Array.from({ length: inside.order }, () => by[0]) : by;
  return { ...inside, by: repeated };
}

/** `g(z)' = …`: the derivative of g by the z that it is of, where the prime is no transpose. */
function primedApplication(side: Syntax): Syntax | null {
  if (side.kind !== 'juxtapose' || side.factors.length !== 2) return null;
  const [callee, primed] = side.factors;
  if (primed.kind !== 'prime' || primed.base.kind !== 'group' || primed.base.bracket !== 'round') return null;
  const of = [callee, primed.base.body].map((node) => asVariable(node, nothing, () => false));
  if (of.some((name) => !name || name.font === 'bold' || /^[A-Z]/.test(name.name))) return null;
  const operand: Syntax = { kind: 'juxtapose', factors: [callee, primed.base], span: side.span };
  const variable = primed.base.body;
  const by = Array.from({ length: primed.count }, () => ({ variable, transposed: false }));
  return derivativeOf(operand, by, side.span);
}

const derivativeOf = (operand: Syntax, by: By, span: Syntax['span']): Syntax => ({
  kind: 'derivative',
  form: 'fraction',
  operand,
  by,
  order: by.length,
  total: true,
  supposed: true,
  span,
});

/** A side that is a primed bracket, `(x^2)' = …`: the derivative by the one usual letter in it. */
export function completePrime(side: Syntax, definition: LookUp): Syntax {
  const applied = primedApplication(side);
  if (applied) return applied;
  if (side.kind !== 'prime' || side.base.kind !== 'group') return side;
  const uses = usesOf(side.base, () => false, definition);
  const found = USUAL_NUMBERS.find((letter) => uses.get(letter)?.arities.has(0));
  if (!found || [...uses.values()].some(({ font }) => font === 'bold')) return side;
  const variable: Syntax = { kind: 'symbol', name: found, font: 'plain', span: side.span };
  const by = Array.from({ length: side.count }, () => ({ variable, transposed: false }));
  return derivativeOf(side.base, by, side.span);
}

/** `\partial_i f` is by x_i and `\partial_2 f` by the second parameter, where f is a function of x, or of x and y. */
function namedVariables({ form, operand, by }: Derivative, definition: LookUp): By {
  const parameters = functionIn(operand, definition)?.definition?.parameters ?? [];
  if (form !== 'subscript' || parameters.length === 0) return by;
  return by.map(({ variable, transposed }) => {
    const name = plainText(variable);
    if (parameters.some((p) => plainText(p) === name)) return { variable, transposed };
    if (parameters.length > 1 && variable.kind === 'number') {
      const parameter = parameters[Number(variable.text) - 1];
      return { variable: parameter ?? variable, transposed };
    }
    const picks = variable.kind === 'number' || isIndexSyntax(variable, nothing);
    if (parameters.length !== 1 || !picks) return { variable, transposed };
    const entry: Syntax = {
      kind: 'subscript',
      base: parameters[0],
      indices: [variable],
      span: variable.span,
    };
    return { variable: entry, transposed };
  });
}

/** `\nabla_v f(x)` and `D_v f(x)`, where f is a function of x and v occurs nowhere in it: f's change along v. */
function directionOf(node: Derivative, by: By, definition: LookUp): Syntax | null {
  const isGradient = node.form === 'nabla' || node.form === 'jacobian';
  const applied = functionIn(node.operand, definition);
  if (!isGradient || node.by.length !== 1 || by.length !== 1 || node.order > 1 || node.along) return null;
  if (applied?.definition?.parameters.length !== 1) return null;
  const [parameter] = applied.definition.parameters;
  const { variable, transposed } = by[0];
  const name = asVariable(variable, nothing, () => false)?.name;
  if (!name || transposed || name === plainText(parameter) || definition(name)) return null;
  if (!hasOwnArguments(applied) || usesOf(applied.definition.body, () => false, definition).has(name))
    return null;
  return { ...node, by: [{ variable: parameter, transposed: false }], along: variable };
}

/** `\frac{\partial f}{\partial x}|_{(1,2)}`, `\nabla f|_{x_0}`: the derivative of f at those arguments. */
function atArguments(
  { body, at }: Extract<Syntax, { kind: 'evaluatedAt' }>,
  definition: LookUp,
): Syntax | null {
  if (body.kind !== 'derivative' || !body.operand) return null;
  const applied = functionIn(body.operand, definition);
  if (!applied?.definition || !hasOwnArguments(applied)) return null;
  const inner = at.kind === 'group' && at.bracket === 'round' ? at.body : at;
  const values = inner.kind === 'list' ? inner.items : [inner];
  if (values.length !== applied.definition.parameters.length || values.some((v) => v.kind === 'relation'))
    return null;
  const group: Syntax = { kind: 'group', bracket: 'round', body: inner, span: at.span };
  return {
    ...body,
    operand: { kind: 'juxtapose', factors: [applied.callee, group], span: body.operand.span },
  };
}

/** Whether a derivative in a side is one at a point, `f'(a)` or `\nabla f(x_k)` of an f that is defined as f(x). */
export function isAtPoint(side: Syntax, definition: LookUp): boolean {
  if (side.kind === 'derivative' && side.by.length === 0 && isAway(side.operand, definition)) return true;
  return (
    primedCalls(side).some((call) => isAway(call, definition)) ||
    childrenOf(side).some((child) => isAtPoint(child, definition))
  );
}

/** The arguments of primed functions in a side that are their own: the a of `f'(a)` where f is defined as f(x). */
export const pointsOfPrimes = (side: Syntax, definition: LookUp): Syntax[] => [
  ...primedCalls(side).flatMap((call) =>
    isAway(call, definition) ? (functionIn(call, definition)?.args ?? []) : [],
  ),
  ...childrenOf(side).flatMap((child) => pointsOfPrimes(child, definition)),
];

const isAway = (operand: Syntax | null, definition: LookUp): boolean => {
  const applied = functionIn(operand, definition);
  return (applied?.definition?.parameters.length ?? 0) > 0 && !!applied && !hasOwnArguments(applied);
};

/** `f'(a)` among the factors of a product, as `f(a)`. */
function primedCalls(node: Syntax): Syntax[] {
  if (node.kind !== 'juxtapose') return [];
  return node.factors.flatMap((factor, k): Syntax[] => {
    const group = node.factors[k + 1];
    if (factor.kind !== 'prime' || group?.kind !== 'group') return [];
    return [{ kind: 'juxtapose', factors: [factor.base, group], span: node.span }];
  });
}

interface FunctionIn {
  readonly callee: Syntax;
  readonly definition: Definition | null;
  /** What it is applied to; null where it stands bare. */
  readonly args: readonly Syntax[] | null;
}

/** The function that an operand is or applies. */
function functionIn(operand: Syntax | null, definition: LookUp): FunctionIn | null {
  if (!operand) return null;
  const isApplied =
    operand.kind === 'juxtapose' && operand.factors.length === 2 && operand.factors[1].kind === 'group';
  const callee = isApplied ? operand.factors[0] : operand;
  const name = asVariable(callee, nothing, () => false);
  if (!name) return null;
  const group = isApplied ? (operand.factors[1] as Extract<Syntax, { kind: 'group' }>) : null;
  const args = group && (group.body.kind === 'list' ? group.body.items : [group.body]);
  return { callee, definition: definition(name.name), args };
}

/** Whether a function stands bare or at its own parameters. */
function hasOwnArguments({ definition, args }: FunctionIn): boolean {
  return (
    args === null || args.every((arg, k) => plainText(arg) === plainText(definition?.parameters[k] ?? arg))
  );
}

/** Of the arguments of `f_i(x)`, which are i and x, those that are differentiated by. */
const withoutIndices = (args: readonly Syntax[]): readonly Syntax[] =>
  args.length > 1 ? args.filter((arg) => !isIndexSyntax(arg, nothing)) : args;

function impliedVariable(operand: Syntax | null, definition: LookUp, inChain: readonly Syntax[]): By {
  if (!operand) return [];
  const asBy = (variable: Syntax) => [{ variable, transposed: false }];
  const applied = functionIn(operand, definition);
  if (applied?.definition && applied.definition.parameters.length > 0) {
    const parameters = withoutIndices(applied.definition.parameters);
    const borne = parameters.find((each) =>
      subscriptsOf(applied.callee).some((i) => plainText(i) === plainText(each)),
    );
    if (borne) return asBy(borne);
    return parameters.length === 1 && hasOwnArguments(applied) ? asBy(parameters[0]) : [];
  }
  if (applied?.args && !applied.definition) {
    const args = withoutIndices(applied.args);
    const [arg] = args;
    const parameter = args.find((each) => USUAL_PARAMETERS.has(plainText(each)));
    if (args.length > 1) return parameter ? asBy(parameter) : [];
    return args.length === 1 && asVariable(arg, nothing, () => false) ? asBy(arg) : [];
  }
  const uses = usesOf(operand, () => false, definition);
  const named = [...subscriptsOf(operand), ...theOnlyOne(inChain)].find((v) =>
    uses.get(plainText(v))?.arities.has(0),
  );
  if (named) return asBy(named);
  const found = [...USUAL, ...USUAL_PARAMETERS].find((letter) => uses.get(letter)?.arities.has(0));
  if (!found) return [];
  return asBy({ kind: 'symbol', name: found, font: uses.get(found)?.font ?? 'plain', span: operand.span });
}

/** Variables that are all the same one: of several, none is meant more than another. */
const theOnlyOne = (variables: readonly Syntax[]): readonly Syntax[] =>
  new Set(variables.map(plainText)).size === 1 ? variables.slice(0, 1) : [];

/** The w of `E_w`, which says of what E is a function. */
const subscriptsOf = (operand: Syntax): readonly Syntax[] =>
  operand.kind === 'subscript' ? operand.indices : [];
