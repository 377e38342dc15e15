import type { Definition } from '../elaborate/context';
import { usesOf } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';

/** A formula's tree is the same object from one reading of its document to the next. */
const known = new WeakMap<Syntax, readonly string[]>();

/** The names that a definition's body is written in. */
function namesIn(body: Syntax): readonly string[] {
  let names = known.get(body);
  if (!names) {
    names = [
      ...usesOf(
        body,
        () => false,
        () => null,
      ).keys(),
    ];
    known.set(body, names);
  }
  return names;
}

/**
 * Whether an equation comes back to the name it stands for by what was defined before: `\alpha = \gamma / c` after
 * `\gamma = \sum_i \lambda_i / (\lambda_i + \alpha)`. It is to be solved, by iteration mostly, and says nothing that could be put in.
 * What holds its own name is a step or goes on with it, and is told apart elsewhere; members of a family are each of others.
 */
export function closesCircle(
  { name, indices, body }: Definition,
  definition: (name: string) => Definition | null,
): boolean {
  if (indices.length > 0) return false;
  const own = namesIn(body);
  if (own.includes(name)) return false;
  const seen = new Set(own);
  const waiting = [...own];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const found = definition(next);
    if (!found || found.indices.length > 0) continue;
    for (const inner of namesIn(found.body)) {
      if (inner === name) return true;
      if (seen.has(inner)) continue;
      seen.add(inner);
      waiting.push(inner);
    }
  }
  return false;
}
