import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable, type NamedVariable, usesOf } from '../elaborate/uses';
import type { Font, Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';

type LookUp = (name: string) => Definition | null;

interface Differentiated {
  readonly name: string;
  readonly indices: readonly string[];
  readonly by: Variable[];
}

interface Variable extends NamedVariable {
  readonly written: Syntax;
}

const nothing: ReadonlySet<string> = new Set();

/**
 * How a function of a family, the y_i of \partial l / \partial y_i, depends on it: on the vector of all of them, or on
 * each of them in a term of its own. The second has all gradients that the first has, and serves families of vectors.
 */
export type OfFamilies = 'together' | 'apart';

/** A function that is made up for a name without a definition. */
export interface UnknownFunction extends Definition {
  readonly dependsOnFamilies: boolean;
}

export const dependsOnFamilies = (definition: Definition): boolean =>
  'dependsOnFamilies' in definition && definition.dependsOnFamilies === true;

/**
 * What a claim differentiates without a definition, as smooth functions that may be anything: the l of
 * \partial l / \partial W = \partial l / \partial z \, x^\top is some function of z where z is made of W. A function
 * depends on the variables it is differentiated by, in the claim and in the definitions that it uses, but for those that act
 * through another of them.
 */
export function unknownFunctions(
  sides: readonly Syntax[],
  definition: LookUp,
  families: OfFamilies = 'together',
): Map<string, UnknownFunction> {
  const unknown = new Map<string, Differentiated>();
  const seen = new Set<string>();
  for (const side of sides) collect(side, definition, unknown, seen);
  const found = new Map<string, UnknownFunction>();
  for (const each of unknown.values()) {
    const direct = directVariables(each, definition, unknown);
    if (direct.length > 0)
      found.set(each.name, {
        name: each.name,
        parameters: [],
        indices: each.indices,
        body: someFunction(each, direct, families),
        dependsOnFamilies: direct.some((v) => isWhole(v, each)),
      });
  }
  return found;
}

/** The variables of a function, but for those that act through another of them: the W of z = Wx beside z. */
function directVariables(
  { by }: Differentiated,
  definition: LookUp,
  unknown: ReadonlyMap<string, Differentiated>,
): Variable[] {
  const names = new Set(by.map((v) => v.name));
  const actsThrough = (x: Variable, z: Variable): boolean => {
    if (x.name === z.name) return false;
    const own = definition(z.name);
    if (!own) return unknown.get(z.name)?.by.some((v) => v.name === x.name) ?? false;
    // Each variable stands for itself, so that the z of a = σ(z) is seen where z has a definition too.
    const others = (name: string) => (names.has(name) ? null : definition(name));
    return usesOf(own.body, () => false, others).has(x.name);
  };
  return by.filter((x) => !by.some((z) => actsThrough(x, z)));
}

function collect(
  node: Syntax,
  definition: LookUp,
  into: Map<string, Differentiated>,
  seen: Set<string>,
): void {
  const own = asVariable(node, nothing, () => false);
  const defined = own && !seen.has(own.name) ? definition(own.name) : null;
  if (own && defined) {
    seen.add(own.name);
    collect(defined.body, definition, into, seen);
  }
  if (node.kind === 'derivative' && node.operand) noteOperand(node, node.operand, definition, into);
  for (const child of childrenOf(node)) collect(child, definition, into, seen);
}

function noteOperand(
  { by }: Extract<Syntax, { kind: 'derivative' }>,
  operand: Syntax,
  definition: LookUp,
  into: Map<string, Differentiated>,
): void {
  const variable = asVariable(operand, nothing, () => false);
  if (!variable || definition(variable.name) || !variable.indices.every((i) => i.kind === 'symbol')) return;
  const indices = variable.indices.map(plainText);
  const entry = into.get(variable.name) ?? { name: variable.name, indices, by: [] };
  into.set(variable.name, entry);
  for (const { variable: written } of by) {
    const x = asVariable(written, nothing, () => false);
    const isNew = x && !entry.by.some((known) => plainText(known.written) === plainText(written));
    if (isNew && x.name !== variable.name) entry.by.push({ ...x, written });
  }
}

/** The name that a made-up function stands for, or null for any other. */
export const unknownFunctionOf = (name: string): string | null =>
  /^f_\{(.+?)(?:;.*)?\}$/.exec(name)?.[1] ?? null;

const isWhole = ({ indices }: Variable, of: Differentiated): boolean =>
  indices.some((i) => i.kind !== 'number' && !of.indices.includes(plainText(i)));

/**
 * A function of these variables. What has an index of the function's own is a member, as in \partial a_j / \partial z_j;
 * any other index says that the function depends on the whole family.
 */
function someFunction(
  differentiated: Differentiated,
  variables: readonly Variable[],
  families: OfFamilies,
): Syntax {
  const { name, indices } = differentiated;
  const wholes = new Map(variables.filter((v) => isWhole(v, differentiated)).map((v) => [v.name, v]));
  const single = variables.filter((v) => !wholes.has(v.name)).map((v) => v.written);
  const { span } = variables[0].written;
  const own = indices.map((i) => symbolOf(i, 'plain', span));
  if (families === 'together' || wholes.size === 0) {
    const together = [...wholes.values()].map((v) => symbolOf(v.name, v.font, span));
    return application(`f_{${name}}`, [...own, ...single, ...together]);
  }
  const terms = [...wholes.values()].map((v) => sumOverMembers(v, name, own));
  if (single.length > 0) terms.unshift(application(`f_{${name}}`, [...own, ...single]));
  return terms.reduce((left, right) => ({ kind: 'binary', op: 'add', left, right, operator: span, span }));
}

/** \sum_s f(s, y_s): of each member another function. */
function sumOverMembers(
  { name, font, indices, written }: Variable,
  of: string,
  own: readonly Syntax[],
): Syntax {
  const { span } = written;
  const running = indices.map((_, k) => symbolOf(`s'${k}`, 'plain', span));
  const member: Syntax = { kind: 'subscript', base: symbolOf(name, font, span), indices: running, span };
  return {
    kind: 'big',
    op: 'sum',
    indices: running,
    from: null,
    to: null,
    condition: null,
    body: application(`f_{${of};${name}}`, [...own, ...running, member]),
    span,
  };
}

const symbolOf = (name: string, font: Font, span: Syntax['span']): Syntax => ({
  kind: 'symbol',
  name,
  font,
  span,
});

/** A letter for functions, with the name as its mark: nothing else in the text is called so. */
function application(name: string, args: readonly Syntax[]): Syntax {
  const { span } = args[0];
  const body: Syntax = args.length === 1 ? args[0] : { kind: 'list', items: args, span };
  const group: Syntax = { kind: 'group', bracket: 'round', body, span };
  return { kind: 'juxtapose', factors: [symbolOf(name, 'plain', span), group], span };
}
