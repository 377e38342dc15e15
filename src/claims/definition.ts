import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';
import { holdsDerivative } from './derivativeSide';
import { isExpandedAround, leavesOut } from './expansions';

/** Signs that define, and those that only say that two things are equal. */
const DEFINING = new Set(['=', ':=', 'equiv', 'triangleq', 'def']);

const nothing: ReadonlySet<string> = new Set();

/**
 * The definition that an equation's first sign makes, or null: `L(w) = …`, `z = Wx + b`, `z_i = w^\top x_i`. The left
 * side must be a name alone or a name applied to names.
 */
export function definitionIn(left: Syntax, op: string, right: Syntax): Definition | null {
  if (!DEFINING.has(op) || holdsDerivative(left) || right.kind === 'error' || right.kind === 'text')
    return null;
  // An expansion says what something is near.
  if (leavesOut(right) || isExpandedAround(left, right)) return null;
  const side = unwrap(left);
  const [inside, under] = [side, unwrap(right)].map(extremeIn);
  // min_w L(w) = min_w … is how many say what L is.
  if (inside && under && inside.of === under.of) return definitionIn(inside.body, op, under.body);
  if (side.kind === 'juxtapose' && side.factors.length === 2) {
    const [callee, group] = side.factors;
    if (group.kind !== 'group' || (group.bracket !== 'round' && group.bracket !== 'square')) return null;
    const name = asVariable(callee, nothing, () => false);
    const parameters = group.body.kind === 'list' ? group.body.items : [group.body];
    if (
      !name ||
      name.indices.length > 0 ||
      !parameters.every((p) => asVariable(p, nothing, () => false) !== null)
    )
      return null;
    // h(x) = 0 is a condition on x.
    if (plainText(unwrap(right)) === '0') return null;
    return { name: name.name, parameters, indices: [], body: right };
  }
  const name = asVariable(side, nothing, () => false);
  if (!name || isStateOf(name.indices.length > 0, right)) return null;
  const indices = name.indices.map(plainText);
  // x_1 = … defines one entry, x_i = … all of them.
  if (name.indices.some((i) => i.kind !== 'symbol')) return null;
  return { name: name.name, parameters: [], indices, body: right };
}

/** The body of a least or largest value, with what it is the least or largest of. */
function extremeIn(side: Syntax): { readonly body: Syntax; readonly of: string } | null {
  if (side.kind !== 'big' || (side.op !== 'min' && side.op !== 'max') || side.condition) return null;
  return { body: side.body, of: `${side.op} ${side.indices.map(plainText).join()}` };
}

/**
 * Whether a value is one that a name takes in a case, and no definition of it: `\lambda = 0`, `\alpha_i = 0` where a constraint does
 * not bind, `y_i = -1` of one class. What is 0 throughout has no name, and what is 1 for each has no index.
 */
function isStateOf(isMember: boolean, value: Syntax): boolean {
  switch (value.kind) {
    case 'group':
      return isStateOf(isMember, value.body);
    case 'negate':
      return isStateOf(isMember, value.arg);
    case 'number':
      return Number(value.text) === 0 || (isMember && Number(value.text) === 1);
    case 'symbol':
      return value.name === '\\infty';
    default:
      return false;
  }
}

/**
 * What is differentiated, written out: the L of `\frac{\partial L}{\partial w} = \frac{\partial}{\partial w}[…]`. From
 * there on it stands for that, whatever it was before.
 */
export function restatedIn(
  sides: readonly Syntax[],
  ops: readonly { readonly op: string }[],
): Definition | null {
  const [left, right] = [unwrap(sides[0]), unwrap(sides[1])];
  if (ops[0].op !== '=' || left.kind !== 'derivative' || right.kind !== 'derivative') return null;
  if (!left.operand || !right.operand || !areSame(left.by, right.by) || left.order !== right.order)
    return null;
  const operand = right.operand.kind === 'group' ? right.operand.body : right.operand;
  if (holdsDerivative(operand) || asVariable(operand, nothing, () => false)) return null;
  return definitionIn(left.operand, '=', operand);
}

type By = Extract<Syntax, { kind: 'derivative' }>['by'];

const areSame = (a: By, b: By): boolean =>
  a.length === b.length && a.every((x, k) => plainText(x.variable) === plainText(b[k].variable));

/**
 * Whether a definition says what a name stands for without a value that could be put in: the samples that are stacked
 * in X = (x_1, …, x_n), the best w = \operatorname{argmin} L(w). The name is a variable then.
 */
export function isOpaque({ parameters, body }: Definition): boolean {
  if (parameters.length > 0) return false;
  const inside = (node: Syntax): Syntax =>
    node.kind === 'transpose' ? inside(node.base) : node.kind === 'group' ? inside(node.body) : node;
  const value = inside(body);
  return (
    (value.kind === 'list' && !value.items.every(isWrittenNumber)) ||
    value.kind === 'entries' ||
    value.kind === 'text' ||
    (value.kind === 'call' && value.name === 'diag' && value.args.length > 1) ||
    (value.kind === 'big' && (value.op === 'argmin' || value.op === 'argmax'))
  );
}

/** `3`, `-4`. */
export const isWrittenNumber = (node: Syntax): boolean =>
  node.kind === 'number' || (node.kind === 'negate' && isWrittenNumber(node.arg));

/** Whether one defines a function at marked forms of the parameters of the other: `f(\tilde{x}, y)` after `f(x, y)`. */
export function isAtAPoint(one: Definition, other: Definition): boolean {
  const [own, others] = [one, other].map(({ parameters }) => parameters.map(plainText));
  return (
    own.length === others.length &&
    own.some((name, k) => name !== others[k]) &&
    own.every((name, k) => name === others[k] || isMarked(name, others[k]))
  );
}

/** `\tilde{x}`, `x^*`, `x_0` and `x'`, which are values of x. */
const isMarked = (name: string, letter: string): boolean =>
  (name.startsWith(letter) && /^(?:'+|[_^](?:\*|0|\{\\star\}))$/.test(name.slice(letter.length))) ||
  /^\\(?:tilde|hat|bar|check|widetilde|widehat|overline)\{(.*)\}$/.exec(name)?.[1] === letter;

const isNumber = (node: Syntax): boolean =>
  node.kind === 'number' ||
  (node.kind === 'negate' && isNumber(node.arg)) ||
  (node.kind === 'fraction' && isNumber(node.numerator) && isNumber(node.denominator));

/** A definition that can be put in: by the first form of its value that is one, or null. */
export function withValue(definition: Definition | null): Definition | null {
  if (!definition || !isOpaque(definition)) return definition;
  const { equals = [] } = definition;
  const written = equals.find((body) => isWrittenOut(body));
  return written ? { ...definition, body: written, equals: [] } : null;
}

/** `[3, 4]^\top`, after what stands in `[x_1, x_2]^\top = [3, 4]^\top`. */
const isWrittenOut = (body: Syntax): boolean => {
  const inside = body.kind === 'transpose' ? body.base : body;
  return inside.kind === 'group' && inside.body.kind === 'list' && inside.body.items.every(isNumber);
};

export function unwrap(node: Syntax): Syntax {
  return node.kind === 'group' && (node.bracket === 'invisible' || node.bracket === 'curly')
    ? unwrap(node.body)
    : node;
}

/** Whether everything in a definition can be read: a sum whose dots leave it open what they stand for has no value. */
export function isReadable({ body }: Definition): boolean {
  let readable = true;
  visitAll(body, ({ kind }) => {
    if (kind === 'ellipsis' || kind === 'error' || kind === 'foreign' || kind === 'text') readable = false;
  });
  return readable;
}
