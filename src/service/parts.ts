import { derivativeVariables } from '../claims/derivativeSide';
import type { DocumentReading } from '../claims/document';
import { matricesOfEntries } from '../claims/entries';
import { memberOfStack } from '../claims/stacks';
import type { Definition } from '../elaborate/context';
import { type NameUse, usesOf } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';

type LookUp = (name: string) => Definition | null;

/**
 * Definitions under which a matrix and its parts are one: the samples x_i are the rows of the X that they are stacked in,
 * and W has the entries w_{ij}. Null where a formula does not name both.
 */
export function withParts(
  sides: readonly Syntax[],
  document: DocumentReading,
  at: number,
  given: LookUp,
): LookUp | null {
  const definition = entriesApart(sides, given);
  const uses = new Map<string, NameUse>();
  // What is differentiated by stands for itself in there; what it is made of counts too.
  for (const side of [...sides, ...sides.flatMap(derivativeVariables)])
    for (const [name, use] of usesOf(side, () => false, definition)) {
      const known = uses.get(name);
      const arities = new Set([...(known?.arities ?? []), ...use.arities]);
      uses.set(name, { ...use, arities });
    }
  const parts = matricesOfEntries(uses, definition);
  for (const name of uses.keys()) {
    const stack = document.stackOf(name, at);
    if (stack && uses.get(stack.member)?.arities.has(1) && !definition(stack.member))
      parts.set(stack.member, memberOfStack(stack));
  }
  return parts.size === 0 ? null : (name) => parts.get(name) ?? definition(name);
}

/** Definitions without those of functions by the names of which a formula has entries: u_{ij} is no u(a, b). */
function entriesApart(sides: readonly Syntax[], definition: LookUp): LookUp {
  const entries = new Set(
    sides.flatMap((side) =>
      [
        ...usesOf(
          side,
          () => false,
          () => null,
        ).values(),
      ]
        .filter(({ arities }) => arities.has(2))
        .map((u) => u.name),
    ),
  );
  return (name) => {
    const found = definition(name);
    return found && found.parameters.length > 0 && entries.has(name) ? null : found;
  };
}
