import { derivativeVariables } from '../claims/derivativeSide';
import type { FoundClaim } from '../claims/document';
import type { UnderstoodSymbol } from '../elaborate/elaborate';
import { asVariable } from '../elaborate/uses';

/**
 * A number x_1 beside a vector x that is differentiated by: it is hardly anything but an entry of x, and was read as a name
 * of its own, on which nothing depends. Null where there is none; one that is a vector too is a sample.
 */
export function numberedEntry(
  { left, right, about }: FoundClaim,
  symbols: readonly UnderstoodSymbol[],
): string | null {
  const by = new Set(
    [left, right, about]
      .flatMap(derivativeVariables)
      .flatMap((v) => asVariable(v, new Set(), () => false)?.name ?? []),
  );
  const vectors = new Set(
    symbols.filter(({ name, type }) => by.has(name) && type.kind === 'vector').map(({ name }) => name),
  );
  const numbered = symbols.find(({ name, type, declared }) => {
    const base = /^(.+)_\{?[1-9]\d*\}?$/.exec(name)?.[1];
    return base !== undefined && vectors.has(base) && type.kind === 'scalar' && !declared;
  });
  return numbered?.name ?? null;
}
