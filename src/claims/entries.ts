import type { Definition } from '../elaborate/context';
import type { NameUse } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';

/**
 * Matrices by their entries where a formula uses both: the W of `z = Wx` beside the w_{ij} that something is differentiated
 * by. Empty where no small letter with two indices stands beside its capital.
 */
export function matricesOfEntries(
  uses: ReadonlyMap<string, NameUse>,
  definition: (name: string) => Definition | null,
): Map<string, Definition> {
  const found = new Map<string, Definition>();
  for (const { name, arities } of uses.values()) {
    const capital = name.replace(/^[a-z]/, (letter) => letter.toUpperCase());
    const areEntries = arities.size === 1 && arities.has(2);
    if (!areEntries || capital === name || !uses.get(capital)?.arities.has(0)) continue;
    // A v that was defined without indices is another one.
    if ((definition(name)?.indices.length ?? 0) > 0 || definition(capital)) continue;
    found.set(capital, { name: capital, parameters: [], indices: [], body: matrixOf(name) });
  }
  return found;
}

/** `[w_{yz}]_{yz}`. */
function matrixOf(name: string): Syntax {
  const span = { from: 0, to: 0 };
  const indices = ['y', 'z'].map(
    (letter): Syntax => ({ kind: 'symbol', name: letter, font: 'plain', isIndex: true, span }),
  );
  const entry: Syntax = {
    kind: 'subscript',
    base: { kind: 'symbol', name, font: 'plain', span },
    indices,
    span,
  };
  const group: Syntax = { kind: 'group', bracket: 'square', body: entry, span };
  return { kind: 'subscript', base: group, indices, span };
}
