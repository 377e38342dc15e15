import type { Syntax } from '../syntax/tree';
import { mapChildren, visitAll } from '../syntax/walk';
import type { Definition } from './context';
import { plainText } from './names';

/**
 * The body of `P(w_o \mid w_c) = \exp(u_o^\top v_c) / …` for the arguments `P(w_j \mid w_c)`: the letter under a parameter
 * says which of several things are meant in all of the body, so u_o becomes u_j.
 */
export function bodyForIndices(definition: Definition, written: readonly Syntax[]): Syntax {
  const renamed = new Map<string, Syntax>();
  for (const [k, parameter] of definition.parameters.entries()) {
    const arg = written[k];
    const [own, given] = [indexUnder(parameter), arg && indexUnder(arg)];
    if (!own || !given || own.base !== given.base || plainText(own.index) === plainText(given.index))
      continue;
    renamed.set(plainText(own.index), given.index);
  }
  if (renamed.size === 0 || bindsAny(definition.body, renamed)) return definition.body;
  return withIndices(definition.body, renamed);
}

/** w and o of `w_o`. */
function indexUnder(node: Syntax): { base: string; index: Syntax } | null {
  if (node.kind !== 'subscript' || node.indices.length !== 1 || node.indices[0].kind !== 'symbol')
    return null;
  return { base: plainText(node.base), index: node.indices[0] };
}

/** Whether a sum in the body runs over a letter that would be put in, or that would be replaced. */
function bindsAny(body: Syntax, renamed: ReadonlyMap<string, Syntax>): boolean {
  const letters = new Set([...renamed.keys(), ...[...renamed.values()].map(plainText)]);
  let found = false;
  visitAll(body, (node) => {
    found ||= node.kind === 'big' && node.indices.some((index) => letters.has(plainText(index)));
  });
  return found;
}

function withIndices(node: Syntax, renamed: ReadonlyMap<string, Syntax>): Syntax {
  const inside = mapChildren(node, (child) => withIndices(child, renamed));
  if (inside.kind !== 'subscript') return inside;
  const indices = inside.indices.map((index) => renamed.get(plainText(index)) ?? index);
  return indices.every((index, k) => index === inside.indices[k]) ? inside : { ...inside, indices };
}
