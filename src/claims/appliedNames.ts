import { isFunctionLetter, looksLikeArguments } from '../elaborate/callees';
import type { Syntax } from '../syntax/tree';
import { childrenOf, mapChildren } from '../syntax/walk';

type Group = Extract<Syntax, { kind: 'group' }>;
type Name = Extract<Syntax, { kind: 'symbol' }>;

interface Written {
  readonly applied: ReadonlySet<string>;
  readonly alone: ReadonlySet<string>;
  readonly defined: ReadonlySet<string>;
}

const known = new WeakMap<Syntax, Written>();

/**
 * The names that a text only ever applies, at least once to a name alone, and never defines: the a and b of
 * `b(y) \exp(\eta y - a(\eta))`. Nobody writes a product of two names so.
 */
export function appliedNamesIn(roots: readonly Syntax[]): Set<string> {
  const all = roots.map(writtenIn);
  const names = new Set(all.flatMap(({ applied }) => [...applied]));
  for (const { alone, defined } of all) for (const name of [...alone, ...defined]) names.delete(name);
  return names;
}

function writtenIn(root: Syntax): Written {
  const before = known.get(root);
  if (before) return before;
  const applied = new Set<string>();
  const alone = new Set<string>();
  const defined = new Set<string>();
  const visit = (node: Syntax): void => {
    if (node.kind === 'symbol') alone.add(node.name);
    if (node.kind === 'relation') {
      const left = node.sides[0];
      const callee =
        left.kind === 'juxtapose' && left.factors.length === 2 ? calleeAt(left.factors, 0) : null;
      if (callee) defined.add(callee.name);
    }
    if (node.kind !== 'juxtapose') {
      for (const child of childrenOf(node)) visit(child);
      return;
    }
    for (const [k, factor] of node.factors.entries()) {
      const callee = calleeAt(node.factors, k);
      if (isInWord(node.factors, k)) continue;
      if (!callee) visit(factor);
      else if (isTime((node.factors[k + 1] as Group).body)) alone.add(callee.name);
      else if (looksLikeArguments((node.factors[k + 1] as Group).body)) applied.add(callee.name);
    }
  };
  // A name that is a formula by itself is only spoken of.
  if (root.kind !== 'symbol') visit(root);
  const written = { applied, alone, defined };
  known.set(root, written);
  return written;
}

/** Whether a letter stands in a row of four or more without a space, as in an italic "scalar". */
function isInWord(factors: readonly Syntax[], k: number): boolean {
  const isLetter = (at: number) => {
    const factor = factors[at];
    return factor?.kind === 'symbol' && /^[a-z]$/.test(factor.name);
  };
  const joins = (at: number) =>
    isLetter(at) && isLetter(at + 1) && factors[at].span.to === factors[at + 1].span.from;
  let [first, last] = [k, k];
  while (joins(first - 1)) first--;
  while (joins(last)) last++;
  return last - first >= 3;
}

/** What moves in time is read as that. */
const isTime = (body: Syntax): boolean => body.kind === 'symbol' && body.name === 't';

/** The name before a round bracket, where its letter alone does not make it a function. */
function calleeAt(factors: readonly Syntax[], k: number): Name | null {
  const [name, next] = [factors[k], factors[k + 1]];
  return name.kind === 'symbol' &&
    next?.kind === 'group' &&
    next.bracket === 'round' &&
    !isFunctionLetter(name.name)
    ? name
    : null;
}

/** The tree with these names as functions that nothing is said of. */
export function nameApplied(node: Syntax, names: ReadonlySet<string>): Syntax {
  if (names.size === 0) return node;
  const inside = mapChildren(node, (child) => nameApplied(child, names));
  if (inside.kind === 'derivative') {
    const by = inside.by.map((b) => ({ ...b, variable: nameApplied(b.variable, names) }));
    return { ...inside, by };
  }
  if (inside.kind !== 'juxtapose') return inside;
  const factors = inside.factors.map((factor, k) => {
    const callee = calleeAt(inside.factors, k);
    return callee && names.has(callee.name) ? { ...callee, name: `f_{${callee.name}}` } : factor;
  });
  return factors.every((f, k) => f === inside.factors[k]) ? inside : { ...inside, factors };
}
