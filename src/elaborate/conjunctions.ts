import type { Syntax } from '../syntax/tree';

type Relation = Extract<Syntax, { kind: 'relation' }>;

const AND = new Set(['\\wedge', '\\land', '\\&']);

/** The parts of the lower line of a sum that hold together: `i \in S, i \ne j`, `(x_j, y_j) \in D \wedge y_j = i`. */
export function conjunctsOf(condition: Syntax): readonly Syntax[] {
  if (condition.kind === 'list') return condition.items.flatMap(conjunctsOf);
  if (condition.kind === 'relation') return separated(condition);
  if (condition.kind === 'foreign' && AND.has(condition.name)) return condition.parts.flatMap(conjunctsOf);
  const pair = membershipWithin(condition);
  return pair ? [pair] : [condition];
}

/** `x \in D \wedge y = i`, which is read with the sign between two relations inside a side, as two relations. */
function separated(relation: Relation): readonly Syntax[] {
  const at = relation.sides.findIndex((side) => side.kind === 'foreign' && AND.has(side.name));
  const joint = relation.sides[at];
  if (joint?.kind !== 'foreign' || joint.parts.length < 2) return [relation];
  const [first] = joint.parts;
  const last = joint.parts[joint.parts.length - 1];
  return [
    part({ ...relation, sides: [...relation.sides.slice(0, at), first], ops: relation.ops.slice(0, at) }),
    ...joint.parts.slice(1, -1),
    part({ ...relation, sides: [last, ...relation.sides.slice(at + 1)], ops: relation.ops.slice(at) }),
  ].flatMap(conjunctsOf);
}

const part = (relation: Relation): Syntax => (relation.ops.length === 0 ? relation.sides[0] : relation);

/** `(x_j, y_j \in D)`, with the sign before the bracket that closes. */
function membershipWithin(node: Syntax): Syntax | null {
  if (node.kind !== 'group' || node.bracket !== 'round' || node.body.kind !== 'list') return null;
  const { items } = node.body;
  const last = items[items.length - 1];
  if (last.kind !== 'relation' || last.ops.length !== 1 || last.ops[0].op !== 'in') return null;
  const names: Syntax = { ...node.body, items: [...items.slice(0, -1), last.sides[0]] };
  return { ...last, sides: [{ ...node, body: names }, last.sides[1]] };
}
