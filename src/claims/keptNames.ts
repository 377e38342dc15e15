import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable, usesOf } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import { derivativeVariables } from './derivativeSide';
import { pointsOfPrimes } from './nablaVariables';

/**
 * The names that are differentiated by, which stay variables: of z = Wx + b in ∂L/∂W = ∂L/∂z xᵀ only the W, since z
 * depends on it and is a variable only where it is differentiated by.
 */
export function keptNames(
  sides: readonly Syntax[],
  definition: (name: string) => Definition | null,
): Set<string> {
  // The a of `f'(a) = 4`, where f is defined as f(x), may have a value; in `f'(a) = 2a` it is any.
  const points = new Set(
    sides
      .flatMap((side) => pointsOfPrimes(side, definition))
      .filter((point) => sides.some((side) => !holds(side, plainText(point)))),
  );
  const names = new Set(
    sides
      .flatMap(derivativeVariables)
      .filter((variable) => !points.has(variable))
      .flatMap((v) => asVariable(v, new Set(), () => false)?.name ?? []),
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

const holds = (side: Syntax, name: string): boolean =>
  plainText(side) === name || childrenOf(side).some((child) => holds(child, name));
