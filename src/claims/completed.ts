import type { Definition } from '../elaborate/context';
import type { Syntax } from '../syntax/tree';
import { composed } from './compositions';
import { derivativeVariables } from './derivativeSide';
import { completeDerivatives, completePrime } from './nablaVariables';
import { byOwnArgument } from './ownArgumentElsewhere';
import { asFunctions, primedNames } from './primedNames';

/**
 * A side of a chain written out: compositions and functions that only primes show as functions of x, and derivatives with
 * what they are taken by, where only the definitions and the other sides say it.
 */
export function completed(
  side: Syntax,
  sides: readonly Syntax[],
  definition: (name: string) => Definition | null,
): Syntax {
  const written = asFunctions(composed(side), primedNames(sides, definition));
  const whole = completeDerivatives(
    completePrime(written, definition),
    definition,
    sides.flatMap(derivativeVariables),
  );
  return byOwnArgument(whole, definition);
}
