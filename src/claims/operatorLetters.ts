import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable, usesOf } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { mapChildren } from '../syntax/walk';

type Derivative = Extract<Syntax, { kind: 'derivative' }>;

/** What a text says of names, as far as it tells an operator from a quantity. */
export interface NamesInText {
  /** What a name is defined as, anywhere in the text. */
  definition(name: string): Definition | null;
  /** Whether a name stands for a quantity of its own: it is defined, declared or spoken of alone. */
  isQuantity(name: string): boolean;
}

/**
 * Derivatives that are written with letters, made derivatives: `Df(x)`, `D_x f`, `J_f`, `\mathbf{H} f`, `f_x`, `F'_x`,
 * a bare `f'`, `f^{(3)}(x)`, `\dot{x}`. Each needs an f that the text defines, and a D, J or H that is no quantity there:
 * everything else stays the product or the name that it is.
 */
export function readOperatorLetters(node: Syntax, names: NamesInText): Syntax {
  if (node.kind === 'juxtapose') {
    const factors = readFactors(node.factors, names);
    if (factors.length === node.factors.length && factors.every((f, k) => f === node.factors[k])) return node;
    return factors.length === 1 ? factors[0] : { ...node, factors };
  }
  return operatorAlone(node, names) ?? mapChildren(node, (child) => readOperatorLetters(child, names));
}

function readFactors(factors: readonly Syntax[], names: NamesInText): Syntax[] {
  const read: Syntax[] = [];
  for (let k = 0; k < factors.length; ) {
    const found = operatorBefore(factors, k, names) ?? operatorApplied(factors, k, names);
    if (found) {
      read.push(found.node);
      k += found.length;
    } else read.push(readOperatorLetters(factors[k++], names));
  }
  return read;
}

/** What an operator makes of some of the factors that follow it. */
interface Read {
  readonly node: Syntax;
  readonly length: number;
}

/** `D f(x)`, `D_x f`, `\mathbf{H} f(x)`, `D f(x)[v]`. */
function operatorBefore(factors: readonly Syntax[], k: number, names: NamesInText): Read | null {
  const operator = operatorIn(factors[k], names);
  const f = factors[k + 1];
  if (!operator || !f) return null;
  // `D_x f(x)` says itself that f is a function of x.
  const isOfItsArgument = operator.by.length > 0 && isOfNames(f, factors[k + 2]);
  if (!isOfItsArgument && !definedFunction(f, names)) return null;
  return withArguments(factors, k, k + 2, f, operator);
}

/** `f(x)` of an f that nothing is said of, with a letter that functions have. */
const isOfNames = (f: Syntax, group: Syntax | undefined): boolean =>
  FUNCTIONS.has(plainText(f)) &&
  group?.kind === 'group' &&
  group.bracket === 'round' &&
  (group.body.kind === 'list' ? group.body.items : [group.body]).every((arg) => nameOf(arg) !== null);

/** `J_f(x)`, `f_x(1, 2)`, `F'_x(x, y)`: the operator and its function are one symbol. */
function operatorApplied(factors: readonly Syntax[], k: number, names: NamesInText): Read | null {
  if (
    !primeBySubscript(factors[k], names) &&
    isPrimedFunction(factors[k]) &&
    underScripts(factors[k + 1]).base?.kind === 'group'
  )
    return { node: factors[k], length: 1 };
  const found = operatorAlone(factors[k], names);
  if (found?.kind === 'derivative' && found.operand) {
    // ∂f/∂x (x₀) is the derivative there where f is a function and the bracket holds what can be an argument.
    return withArguments(factors, k, k + 1, found.operand, found);
  }
  const higher = higherOrder(factors[k], factors[k + 1], names);
  if (higher)
    return {
      node: { kind: 'juxtapose', factors: [higher, factors[k + 1]], span: spanOf(factors, k, k + 2) },
      length: 2,
    };
  const operator = factors[k];
  if (operator.kind !== 'derivative' || !operator.operand || !definedFunction(operator.operand, names))
    return null;
  const next = factors[k + 1];
  if (!next || !isPoint(next, names.definition(nameOf(operator.operand) as string))) return null;
  return withArguments(factors, k, k + 1, operator.operand, operator);
}

/** A derivative of f, with the arguments and the direction that follow from `next` on. */
function withArguments(
  factors: readonly Syntax[],
  start: number,
  next: number,
  f: Syntax,
  operator: Operator,
): Read {
  let end = next;
  let operand = f;
  const { base, scripts } = underScripts(factors[end]);
  if (base?.kind === 'group' && base.bracket === 'round') {
    operand = { kind: 'juxtapose', factors: [f, base], span: { from: f.span.from, to: base.span.to } };
    end++;
  }
  const direction = scripts.length === 0 ? factors[end] : undefined;
  const along = direction?.kind === 'group' && direction.bracket === 'square' ? direction.body : null;
  if (along) end++;
  const span = spanOf(factors, start, end);
  const node: Derivative = {
    kind: 'derivative',
    form: operator.form,
    operand,
    by: operator.by,
    order: operator.order,
    total: operator.total,
    span,
    ...(operator.supposed ? { supposed: true as const } : {}),
    ...(along ? { along } : {}),
  };
  return {
    node: scripts.reduce<Syntax>((inner, script) => ({ ...script, base: inner, span }), node),
    length: end - start,
  };
}

/** `f'` and `f'^2` before a bracket are an application, at whatever arguments. */
const isPrimedFunction = (node: Syntax): boolean =>
  node.kind === 'prime' ? nameOf(node.base) !== null : node.kind === 'power' && isPrimedFunction(node.base);

type Operator = Pick<Derivative, 'form' | 'by' | 'order' | 'total' | 'supposed'>;
type Scripted = Extract<Syntax, { kind: 'transpose' | 'power' }>;

/** `(x)` of `(x)^\top`, and the scripts on it, innermost first. */
function underScripts(node: Syntax | undefined): { base: Syntax | undefined; scripts: Scripted[] } {
  const scripts: Scripted[] = [];
  let base = node;
  while (base && (base.kind === 'transpose' || base.kind === 'power')) {
    scripts.unshift(base);
    base = base.base;
  }
  return { base, scripts };
}

const spanOf = (factors: readonly Syntax[], from: number, to: number): Syntax['span'] => ({
  from: factors[from].span.from,
  to: factors[to - 1].span.to,
});

const LETTERS: Readonly<Record<string, Operator>> = Object.fromEntries(
  (
    [
      ['D', 'jacobian', 1],
      ['J', 'jacobian', 1],
      ['\\operatorname{Jac}', 'jacobian', 1],
      ['H', 'hessian', 2],
      ['\\operatorname{Hess}', 'hessian', 2],
      ['\\operatorname{grad}', 'nabla', 1],
    ] as const
  ).map(([letter, form, order]) => [letter, { form, order, by: [], total: false, supposed: true }]),
);

/** The operator that D, J, H, or one of them with the variable as a subscript, can be before a function. */
function operatorIn(node: Syntax, names: NamesInText): Operator | null {
  const letter = node.kind === 'subscript' ? node.base : node;
  if (letter.kind !== 'symbol' || names.isQuantity(letter.name)) return null;
  const operator = Object.hasOwn(LETTERS, letter.name) ? LETTERS[letter.name] : null;
  if (!operator || node.kind !== 'subscript') return operator;
  return { ...operator, by: node.indices.map((variable) => ({ variable, transposed: false })) };
}

/** One symbol that is a derivative by itself: `J_f`, `f_x`, `F'_x`, `f'`, `\dot{x}`. */
function operatorAlone(node: Syntax, names: NamesInText): Syntax | null {
  return (
    operatorOfSubscript(node, names) ??
    bySubscript(node, names) ??
    primeBySubscript(node, names) ??
    barePrime(node, names) ??
    byTime(node, names)
  );
}

/** `J_f`, `H_f`, also where J is a quantity elsewhere: the subscript says whose. */
function operatorOfSubscript(node: Syntax, names: NamesInText): Syntax | null {
  if (node.kind !== 'subscript' || node.indices.length !== 1 || node.base.kind !== 'symbol') return null;
  const [f] = node.indices;
  const operator = Object.hasOwn(LETTERS, node.base.name) ? LETTERS[node.base.name] : null;
  if (!operator || !definedFunction(f, names) || names.isQuantity(plainText(node))) return null;
  return { kind: 'derivative', ...operator, operand: f, span: node.span };
}

/** Letters whose subscript is rather what they are differentiated by than which of several they are. */
const FUNCTIONS = new Set(['f', 'g', 'h', 'u', 'v', 'z', 'F', 'G', '\\phi', '\\varphi', '\\psi']);

/** `f_x`, `f_{xy}`, `f_{x_i}` where x is a parameter of f. */
function bySubscript(node: Syntax, names: NamesInText): Syntax | null {
  if (node.kind !== 'subscript' || node.indices.length === 0 || !FUNCTIONS.has(plainText(node.base)))
    return null;
  const definition = definedFunction(node.base, names);
  if (!definition || names.isQuantity(plainText(node))) return null;
  const parameters = definition.parameters.map(plainText);
  if (!node.indices.every((index) => parameters.includes(ownerOf(index)))) return null;
  return partial(node.base, node.indices, node.span, true);
}

/** `F'_x`, and `y'_u` where y is defined by u. */
function primeBySubscript(node: Syntax, names: NamesInText): Syntax | null {
  if (node.kind !== 'prime' || node.count !== 1 || node.base.kind !== 'subscript') return null;
  const { base, indices } = node.base;
  if (base.kind === 'group') return partial(readOperatorLetters(base, names), indices, node.span, false);
  const name = nameOf(base);
  const definition = name === null ? null : names.definition(name);
  if (!definition || !indices.every((index) => dependsOn(definition, index, names))) return null;
  return partial(base, indices, node.span, false);
}

/** Whether what a name is defined as holds a variable, itself or by what else is defined. */
function dependsOn(definition: Definition, variable: Syntax, names: NamesInText): boolean {
  const name = ownerOf(variable);
  const lookUp = (other: string) => (other === name ? null : names.definition(other));
  return variable.kind !== 'number' && usesOf(definition.body, () => false, lookUp).has(name);
}

/** `f'` and `f''` without an argument: the derivative at f's own parameter. */
function barePrime(node: Syntax, names: NamesInText): Syntax | null {
  if (node.kind !== 'prime') return null;
  const parameter = parameterOf(node.base, names);
  if (!parameter || names.isQuantity(plainText(node))) return null;
  return partial(
    node.base,
    Array.from({ length: node.count }, () => parameter),
    node.span,
    true,
  );
}

/** The x of an f that is defined as `f(x)`, and of a `y = f(x)`. */
function parameterOf(node: Syntax, names: NamesInText): Syntax | null {
  const name = nameOf(node);
  const definition = name === null ? null : names.definition(name);
  if (!definition) return null;
  const { parameters, body } = definition;
  if (parameters.length > 0) return parameters.length === 1 ? parameters[0] : null;
  const isApplied =
    body.kind === 'juxtapose' && body.factors.length === 2 && isOfNames(body.factors[0], body.factors[1]);
  const group = isApplied ? body.factors[1] : null;
  return group?.kind === 'group' && group.body.kind !== 'list' ? group.body : null;
}

/** `f^{(3)}(x)`, where f is a function of one variable and `f^{(3)}` is not defined itself. */
function higherOrder(node: Syntax, next: Syntax | undefined, names: NamesInText): Syntax | null {
  if (node.kind !== 'label' || next?.kind !== 'group') return null;
  const { label } = node;
  const order =
    label.kind === 'group' && label.bracket === 'round' && label.body.kind === 'number'
      ? Number(label.body.text)
      : 0;
  if (!Number.isInteger(order) || order < 1 || order > MOST_PRIMES) return null;
  const definition = definedFunction(node.base, names);
  if (definition?.parameters.length !== 1 || names.isQuantity(plainText(node))) return null;
  return { kind: 'prime', base: node.base, count: order, span: node.span };
}

const MOST_PRIMES = 9;

/** `\dot{V}`, `\ddot{x}` of what is defined: its derivative by t. */
function byTime(node: Syntax, names: NamesInText): Syntax | null {
  if (node.kind !== 'symbol' || names.isQuantity(node.name)) return null;
  const match = /^\\(d+ot)\{(.+)\}$/.exec(node.name);
  if (!match || !['dot', 'ddot', 'dddot'].includes(match[1]) || !names.definition(match[2])) return null;
  const moved: Syntax = { ...node, name: match[2] };
  const order = match[1].length - 2;
  const t: Syntax = { kind: 'symbol', name: 't', font: 'plain', span: node.span };
  return partial(
    moved,
    Array.from({ length: order }, () => t),
    node.span,
    false,
  );
}

function partial(
  operand: Syntax,
  variables: readonly Syntax[],
  span: Syntax['span'],
  supposed: boolean,
): Syntax {
  return {
    kind: 'derivative',
    form: 'subscript',
    operand,
    by: variables.map((variable) => ({ variable, transposed: false })),
    order: variables.length,
    total: false,
    span,
    ...(supposed ? { supposed: true as const } : {}),
  };
}

/** The definition of a name that is a function with parameters. */
function definedFunction(node: Syntax, names: NamesInText): Definition | null {
  const name = nameOf(node);
  const definition = name === null ? null : names.definition(name);
  return definition && definition.parameters.length > 0 ? definition : null;
}

const nothing: ReadonlySet<string> = new Set();

function nameOf(node: Syntax): string | null {
  if (node.kind !== 'symbol' && node.kind !== 'subscript' && node.kind !== 'group') return null;
  const variable = asVariable(node, nothing, () => false);
  return variable && variable.indices.length === 0 ? variable.name : null;
}

/** x of `x` and of `x_i`. */
const ownerOf = (node: Syntax): string => plainText(node.kind === 'subscript' ? node.base : node);

/** Whether a bracket holds as many names or numbers as a function has parameters: `(1, 2)`, `(x_0)`, not `(a - b)`. */
function isPoint(node: Syntax, definition: Definition | null): boolean {
  const { base } = underScripts(node);
  if (base?.kind !== 'group' || base.bracket !== 'round') return false;
  const items = base.body.kind === 'list' ? base.body.items : [base.body];
  return items.length === definition?.parameters.length && items.every(isNameOrNumber);
}

const isNameOrNumber = (node: Syntax): boolean =>
  node.kind === 'number' || (node.kind === 'negate' && node.arg.kind === 'number') || nameOf(node) !== null;
