import { looksLikeArguments } from '../elaborate/callees';
import type { Syntax } from '../syntax/tree';
import { mapChildren, visitAll } from '../syntax/walk';

/** Letters of densities and distributions, which one text uses for many of them. */
const LETTERS: ReadonlySet<string> = new Set(['p', 'q', 'P', 'Q']);

type Name = Extract<Syntax, { kind: 'symbol' }>;

/** How many arguments the densities of one letter take, and how many that has which keeps the letter for itself. */
interface Densities {
  readonly own: number;
  readonly all: ReadonlySet<number>;
}

export type DensitiesInText = ReadonlyMap<string, Densities>;

/**
 * The letters by which a text calls several densities, told apart by how many arguments they take: a `p(x)` that is the sum
 * of `p(x | \mu, \Sigma)` is another function. The letter stays with the one that the text defines.
 */
export function densitiesIn(roots: readonly Syntax[]): DensitiesInText {
  const applied = new Map<string, Set<number>>();
  const defined = new Map<string, Set<number>>();
  const note = (into: Map<string, Set<number>>, { letter, count }: Application) =>
    into.set(letter, new Set([...(into.get(letter) ?? []), count]));
  for (const root of roots)
    visitAll(root, (node) => {
      if (node.kind === 'relation') {
        const side = node.sides[0];
        const own =
          side.kind === 'juxtapose' && side.factors.length === 2 ? applicationAt(side.factors, 0) : null;
        if (own && node.ops[0].op === '=') note(defined, own);
      }
      if (node.kind !== 'juxtapose') return;
      for (const k of node.factors.keys()) {
        const found = applicationAt(node.factors, k);
        if (found) note(applied, found);
      }
    });
  const densities = new Map<string, Densities>();
  for (const [letter, all] of applied)
    if (all.size > 1) densities.set(letter, { own: Math.min(...(defined.get(letter) ?? all)), all });
  return densities;
}

/** The tree with each of them as a function of its own. */
export function nameDensities(node: Syntax, densities: DensitiesInText): Syntax {
  if (densities.size === 0) return node;
  const inside = mapChildren(node, (child) => nameDensities(child, densities));
  if (inside.kind === 'derivative') {
    const by = inside.by.map((b) => ({ ...b, variable: nameDensities(b.variable, densities) }));
    return { ...inside, by };
  }
  if (inside.kind !== 'juxtapose') return inside;
  const factors = inside.factors.map((factor, k) => {
    const found = applicationAt(inside.factors, k);
    const density = found && densities.get(found.letter);
    if (!density || found.count === density.own || factor.kind !== 'symbol') return factor;
    return { ...factor, name: `f_{${found.letter};${found.count}}` };
  });
  return factors.every((f, k) => f === inside.factors[k]) ? inside : { ...inside, factors };
}

interface Application {
  readonly letter: string;
  readonly count: number;
}

/** A density at names, `p(x, \theta)`: a bracket with anything else in it may be a factor. */
function applicationAt(factors: readonly Syntax[], k: number): Application | null {
  const [callee, group] = [factors[k], factors[k + 1] && withoutScripts(factors[k + 1])];
  if (!isLetter(callee) || group?.kind !== 'group' || group.bracket !== 'round') return null;
  if (!looksLikeArguments(group.body)) return null;
  return { letter: callee.name, count: group.body.kind === 'list' ? group.body.items.length : 1 };
}

/** The bracket of `p(x)^2`. */
const withoutScripts = (node: Syntax): Syntax =>
  node.kind === 'power' || node.kind === 'transpose' ? withoutScripts(node.base) : node;

const isLetter = (node: Syntax): node is Name =>
  node.kind === 'symbol' && node.font === 'plain' && LETTERS.has(node.name);
