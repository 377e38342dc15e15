import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable, type NamedVariable, usesOf } from '../elaborate/uses';
import type { Font, Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import { parametersOf } from './ownArguments';

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
  const ranges = rangesIn(sides);
  const found = new Map<string, UnknownFunction>();
  for (const each of unknown.values()) {
    const direct = directVariables(each, definition, unknown);
    const parameters = parametersOf(each, sides, definition);
    if (parameters) {
      const body = application(`f_{${each.name}}`, parameters);
      found.set(each.name, { name: each.name, parameters, indices: [], body, dependsOnFamilies: false });
    } else if (direct.length > 0)
      found.set(each.name, {
        name: each.name,
        parameters: [],
        indices: each.indices,
        body: someFunction(each, direct, families, ranges),
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
    if (!own) return reaches(x.name, z.name, unknown);
    // Each variable stands for itself, so that the z of a = σ(z) is seen where z has a definition too.
    const others = (name: string) => (names.has(name) ? null : definition(name));
    return usesOf(own.body, () => false, others).has(x.name);
  };
  return by.filter((x) => !by.some((z) => actsThrough(x, z)));
}

/** Whether an unknown function depends on a variable, itself or through those that it is differentiated by. */
function reaches(variable: string, from: string, unknown: ReadonlyMap<string, Differentiated>): boolean {
  const seen = new Set([from]);
  const waiting = [from];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop())
    for (const next of unknown.get(name)?.by ?? []) {
      if (next.name === variable) return true;
      if (!seen.has(next.name)) waiting.push(next.name);
      seen.add(next.name);
    }
  return false;
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

/** The name in the text of what was given a name of its own, as a made-up function or one of several that share a letter. */
export const writtenName = (name: string): string => unknownFunctionOf(name) ?? name;

/** Whether a variable is one of a family that the function depends on, and not only the member of the function's own index. */
const isWhole = ({ indices }: Variable, of: Differentiated): boolean =>
  indices.some((i) => i.kind !== 'number' && !of.indices.includes(plainText(i)));

/**
 * A function of these variables. What has an index of the function's own is a member, as in \partial a_j / \partial z_j;
 * any other index says that the function depends on the whole family, or on those of its members that have that index too,
 * as in \partial a_j / \partial w_{ij}.
 */
function someFunction(
  differentiated: Differentiated,
  variables: readonly Variable[],
  families: OfFamilies,
  ranges: Ranges,
): Syntax {
  const { name, indices } = differentiated;
  const isOwn = (i: Syntax) => indices.includes(plainText(i));
  const wholes = new Map(variables.filter((v) => isWhole(v, differentiated)).map((v) => [v.name, v]));
  const single = variables.filter((v) => !wholes.has(v.name)).map((v) => v.written);
  const { span } = variables[0].written;
  const own = indices.map((i) => symbolOf(i, 'plain', span));
  if (families === 'together' || wholes.size === 0) {
    const together = [...wholes.values()].map((v) => symbolOf(v.name, v.font, span));
    return application(`f_{${name}}`, [...own, ...single, ...together]);
  }
  const terms = [...wholes.values()].map((v) => {
    const alike = variables.filter((other) => other.name === v.name);
    const shared = v.indices.map(
      (i, k) => isOwn(i) && alike.every((a) => plainText(a.indices[k]) === plainText(i)),
    );
    return sumOverMembers(v, name, own, shared, ranges);
  });
  if (single.length > 0) terms.unshift(application(`f_{${name}}`, [...own, ...single]));
  return terms.reduce((left, right) => ({ kind: 'binary', op: 'add', left, right, operator: span, span }));
}

/** \sum_s f(s, y_s): of each member another function. `shared`: which indices are the function's own. */
function sumOverMembers(
  { name, font, indices, written }: Variable,
  of: string,
  own: readonly Syntax[],
  shared: readonly boolean[],
  ranges: Ranges,
): Syntax {
  const { span } = written;
  const members = indices.map((i, k) => (shared[k] ? i : symbolOf(`s'${k}`, 'plain', span)));
  const member: Syntax = { kind: 'subscript', base: symbolOf(name, font, span), indices: members, span };
  const body = application(`f_{${of};${name}}`, [...own, ...members, member]);
  return members.reduceRight<Syntax>((inner, index, k) => {
    if (shared[k]) return inner;
    const range = ranges.get(placeIn(name, k));
    const [from, to] = range ? [range.from, range.to] : [null, null];
    return { kind: 'big', op: 'sum', indices: [index], from, to, condition: null, body: inner, span };
  }, body);
}

type Sum = Extract<Syntax, { kind: 'big' }>;

/** The sums that run over the indices of families, by family and place: the y_j under \sum_{j=1}^{l}. */
type Ranges = ReadonlyMap<string, Pick<Sum, 'from' | 'to'>>;

const placeIn = (family: string, k: number): string => `${family} ${k}`;

function rangesIn(sides: readonly Syntax[]): Ranges {
  const ranges = new Map<string, Sum>();
  const visit = (node: Syntax, bound: ReadonlyMap<string, Sum>): void => {
    const variable = asVariable(node, nothing, () => false);
    for (const [k, index] of variable?.indices.entries() ?? []) {
      const sum = bound.get(plainText(index));
      if (variable && sum) ranges.set(placeIn(variable.name, k), sum);
    }
    const isCounted =
      node.kind === 'big' && node.op === 'sum' && node.indices.length === 1 && !node.condition;
    const inner = isCounted ? new Map([...bound, [plainText(node.indices[0]), node]]) : bound;
    for (const child of childrenOf(node)) visit(child, inner);
  };
  for (const side of sides) visit(side, new Map());
  return ranges;
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
