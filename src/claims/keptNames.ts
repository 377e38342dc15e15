import type { Definition } from '../elaborate/context';
import { asVariable, usesOf } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { derivativeVariables } from './derivativeSide';

/**
 * The names that are differentiated by, which stay variables: of z = Wx + b in ∂L/∂W = ∂L/∂z xᵀ only the W, since z
 * depends on it and is a variable only where it is differentiated by.
 */
export function keptNames(
  sides: readonly Syntax[],
  definition: (name: string) => Definition | null,
): Set<string> {
  const names = new Set(
    sides.flatMap(derivativeVariables).flatMap((v) => asVariable(v, new Set(), () => false)?.name ?? []),
  );
  const among = (name: string) => (names.has(name) ? null : definition(name));
  return new Set(
    [...names].filter((name) => {
      const own = definition(name);
      const uses = own ? usesOf(own.body, () => false, among) : new Map();
      return ![...names].some((other) => other !== name && uses.has(other));
    }),
  );
}
