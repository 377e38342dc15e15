import type { Definition } from '../elaborate/context';
import { asVariable, usesOf } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { mapChildren } from '../syntax/walk';

const nothing: ReadonlySet<string> = new Set();
/** What a gradient without a subscript is most often taken by. */
const USUAL = ['x', 'w', '\\theta', '\\beta', 'W', 'X', 'z', 'u'];

/**
 * Writes out what a derivative leaves unsaid: the variable of `\nabla f` is the parameter of f's definition, or the
 * usual letter that occurs in it; `\nabla^2_x` is by x twice.
 */
export function completeDerivatives(node: Syntax, definition: (name: string) => Definition | null): Syntax {
  const inside = mapChildren(node, (child) => completeDerivatives(child, definition));
  if (inside.kind !== 'derivative') return inside;
  const by = inside.by.length > 0 ? inside.by : impliedVariable(inside.operand, definition);
  const repeated = by.length === 1 && inside.order === 2 ? [by[0], by[0]] : by;
  return { ...inside, by: repeated };
}

function impliedVariable(
  operand: Syntax | null,
  definition: (name: string) => Definition | null,
): readonly { variable: Syntax; transposed: boolean }[] {
  if (!operand) return [];
  const asBy = (variable: Syntax) => [{ variable, transposed: false }];
  const callee =
    operand.kind === 'juxtapose' && operand.factors[1]?.kind === 'group' ? operand.factors[0] : operand;
  const name = asVariable(callee, nothing, () => false);
  const defined = name && definition(name.name);
  if (defined && defined.parameters.length === 1) return asBy(defined.parameters[0]);
  if (defined && defined.parameters.length > 1) return [];
  const uses = usesOf(operand, () => false, definition);
  const found = USUAL.find((letter) => uses.get(letter)?.arities.has(0));
  if (!found) return [];
  return asBy({ kind: 'symbol', name: found, font: uses.get(found)?.font ?? 'plain', span: operand.span });
}
