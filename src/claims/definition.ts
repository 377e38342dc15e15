import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { holdsDerivative } from './derivativeSide';

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
  const side = unwrap(left);
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
    return { name: name.name, parameters, indices: [], body: right };
  }
  const name = asVariable(side, nothing, () => false);
  if (!name) return null;
  const indices = name.indices.map(plainText);
  // x_1 = … defines one entry, x_i = … all of them.
  if (name.indices.some((i) => i.kind !== 'symbol')) return null;
  return { name: name.name, parameters: [], indices, body: right };
}

export function unwrap(node: Syntax): Syntax {
  return node.kind === 'group' && (node.bracket === 'invisible' || node.bracket === 'curly')
    ? unwrap(node.body)
    : node;
}
