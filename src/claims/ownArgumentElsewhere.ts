import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable, usesOf } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { mapChildren } from '../syntax/walk';

type LookUp = (name: string) => Definition | null;
type Derivative = Extract<Syntax, { kind: 'derivative' }>;

const nothing: ReadonlySet<string> = new Set();
/** What the argument of a function without a definition is mostly called. */
const USUAL: ReadonlySet<string> = new Set(['x', 'y', 'z', 'u', 't']);

/**
 * `\partial f(Az)/\partial x_k` and `\nabla_x f(Az)`: by f's own argument, at Az, where the x does not occur. The same as the
 * derivative of f(x) with a bar and x = Az. That it is zero is not what anybody means by it.
 */
export function byOwnArgument(node: Syntax, definition: LookUp): Syntax {
  const inside = mapChildren(node, (child) => byOwnArgument(child, definition));
  if (inside.kind !== 'derivative') return inside;
  const own = ownArgument(inside, definition);
  if (!own) return inside;
  const { argument, callee, group } = own;
  const { span } = inside;
  const applied: Syntax = {
    kind: 'juxtapose',
    factors: [callee, { ...group, body: argument }],
    span: callee.span,
  };
  const at: Syntax = { kind: 'relation', sides: [argument, group.body], ops: [{ op: '=', span }], span };
  return { kind: 'evaluatedAt', body: { ...inside, operand: applied }, at, span };
}

interface Own {
  readonly argument: Syntax;
  readonly callee: Syntax;
  readonly group: Extract<Syntax, { kind: 'group' }>;
}

/** The x of f in `\partial f(Az)/\partial x_k`; null where the derivative is by something in the bracket, or f is not of x. */
function ownArgument({ operand, by }: Derivative, definition: LookUp): Own | null {
  if (operand?.kind !== 'juxtapose' || operand.factors.length !== 2) return null;
  const [callee, group] = operand.factors;
  if (group.kind !== 'group' || group.bracket !== 'round' || group.body.kind === 'list') return null;
  const f = asVariable(callee, nothing, () => false);
  // A name in the bracket may be another of the same, at which something else was left out.
  if (!f || f.indices.length > 0 || asVariable(group.body, nothing, () => false)) return null;
  const variables = by.map(({ variable }) => asVariable(variable, nothing, () => false));
  const [x] = variables;
  if (!x || variables.some((other) => other?.name !== x.name)) return null;
  const defined = definition(f.name);
  const isOwn = defined
    ? defined.parameters.length === 1 && plainText(defined.parameters[0]) === x.name
    : USUAL.has(x.name) && definition(x.name) === null;
  if (!isOwn || usesOf(group.body, () => false, definition).has(x.name)) return null;
  const { span } = by[0].variable;
  return { argument: { kind: 'symbol', name: x.name, font: x.font, span }, callee, group };
}
