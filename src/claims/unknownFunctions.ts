import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable, usesOf } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';

type LookUp = (name: string) => Definition | null;

interface Differentiated {
  readonly name: string;
  readonly indices: readonly string[];
  readonly by: Map<string, Syntax>;
}

const nothing: ReadonlySet<string> = new Set();

/**
 * What a claim differentiates without a definition, as smooth functions that may be anything: the l of
 * \partial l / \partial W = \partial l / \partial z \, x^\top is some function of z where z is made of W. A function
 * depends on the variables it is differentiated by, but for those that act through another of them.
 */
export function unknownFunctions(sides: readonly Syntax[], definition: LookUp): Map<string, Definition> {
  const unknown = new Map<string, Differentiated>();
  for (const side of sides) collect(side, definition, unknown);
  const actsThrough = (x: Syntax, z: Syntax): boolean => {
    const variable = asVariable(z, nothing, () => false);
    const name = asVariable(x, nothing, () => false)?.name;
    if (!variable || name === undefined || variable.name === name) return false;
    const own = definition(variable.name);
    if (own) return usesOf(own.body, () => false, definition).has(name);
    return unknown.get(variable.name)?.by.has(plainText(x)) ?? false;
  };
  const found = new Map<string, Definition>();
  for (const { name, indices, by } of unknown.values()) {
    const variables = [...by.values()];
    const direct = variables.filter((x) => !variables.some((z) => z !== x && actsThrough(x, z)));
    if (direct.length > 0)
      found.set(name, { name, parameters: [], indices, body: someFunction(name, direct) });
  }
  return found;
}

function collect(node: Syntax, definition: LookUp, into: Map<string, Differentiated>): void {
  if (node.kind === 'derivative' && node.operand) {
    const variable = asVariable(node.operand, nothing, () => false);
    if (
      variable &&
      definition(variable.name) === null &&
      variable.indices.every((i) => i.kind === 'symbol')
    ) {
      const known = into.get(variable.name);
      const entry = known ?? {
        name: variable.name,
        indices: variable.indices.map(plainText),
        by: new Map<string, Syntax>(),
      };
      into.set(variable.name, entry);
      for (const { variable: by } of node.by)
        if (asVariable(by, nothing, () => false)?.name !== variable.name) entry.by.set(plainText(by), by);
    }
  }
  for (const child of childrenOf(node)) collect(child, definition, into);
}

/** The name that a made-up function stands for, or null for any other. */
export const unknownFunctionOf = (name: string): string | null => /^f_\{(.+)\}$/.exec(name)?.[1] ?? null;

/** A letter for functions, with the name as its mark: nothing else in the text is called so. */
function someFunction(name: string, variables: readonly Syntax[]): Syntax {
  const { span } = variables[0];
  const body: Syntax = variables.length === 1 ? variables[0] : { kind: 'list', items: variables, span };
  return {
    kind: 'juxtapose',
    factors: [
      { kind: 'symbol', name: `f_{${name}}`, font: 'plain', span },
      { kind: 'group', bracket: 'round', body, span },
    ],
    span,
  };
}
