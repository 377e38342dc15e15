import type { Syntax } from '../syntax/tree';
import { mapChildren, visitAll } from '../syntax/walk';

/** Whether Δ is a quantity of its own in a text: it stands somewhere without a name after it. */
export const deltaIsQuantity = (roots: readonly Syntax[]): boolean =>
  roots.some((root) => holdsDelta(root) && standsAlone(root));

/**
 * `\Delta w_{ij}`, the change of w, is a name and no product. Of a capital, as in `U \Delta V^\top`, only where the text
 * never writes Δ apart from such a name.
 */
export const joinIncrements = (root: Syntax, isQuantity: boolean): Syntax =>
  holdsDelta(root) ? joined(root, isQuantity) : root;

const holding = new WeakMap<Syntax, boolean>();

function holdsDelta(root: Syntax): boolean {
  let holds = holding.get(root);
  if (holds === undefined) {
    holds = false;
    visitAll(root, (node) => {
      holds ||= isDelta(node);
    });
    holding.set(root, holds);
  }
  return holds;
}

const isDelta = (node: Syntax | undefined): boolean => node?.kind === 'symbol' && node.name === '\\Delta';

/** Whether Δ stands somewhere without a name after it. */
function standsAlone(root: Syntax): boolean {
  let alone = isDelta(root);
  visitAll(root, (node) => {
    if (node.kind === 'juxtapose')
      alone ||= node.factors.some((f, k) => isDelta(f) && !changeOf(f, node.factors[k + 1], false));
    else if (node.kind === 'relation') alone ||= node.sides.some(isDelta);
  });
  return alone;
}

const joinedTrees = new WeakMap<Syntax, { readonly isQuantity: boolean; readonly tree: Syntax }>();

function joined(root: Syntax, isQuantity: boolean): Syntax {
  const before = joinedTrees.get(root);
  if (before?.isQuantity === isQuantity) return before.tree;
  const tree = join(root, isQuantity);
  joinedTrees.set(root, { isQuantity, tree });
  return tree;
}

function join(node: Syntax, isQuantity: boolean): Syntax {
  const inside = mapChildren(node, (child) => join(child, isQuantity));
  if (inside.kind === 'derivative') {
    const by = inside.by.map((b) => ({ ...b, variable: join(b.variable, isQuantity) }));
    return { ...inside, by };
  }
  // `\lim_{\Delta x \to 0}`
  if (inside.kind === 'big') {
    const indices = paired(inside.indices, isQuantity);
    return indices === inside.indices ? inside : { ...inside, indices };
  }
  if (inside.kind !== 'juxtapose') return inside;
  const factors = paired(inside.factors, isQuantity);
  if (factors === inside.factors) return inside;
  return factors.length === 1 ? factors[0] : { ...inside, factors };
}

/** Each Δ with the name after it; the very same where there is none. */
function paired(nodes: readonly Syntax[], isQuantity: boolean): readonly Syntax[] {
  const joint: Syntax[] = [];
  for (let k = 0; k < nodes.length; k++) {
    const change = changeOf(nodes[k], nodes[k + 1], isQuantity);
    joint.push(change ?? nodes[k]);
    if (change) k++;
  }
  return joint.length === nodes.length ? nodes : joint;
}

/** `\Delta` and the name after it as one name, with what is written on the name; null where they are none. */
function changeOf(delta: Syntax, next: Syntax | undefined, isQuantity: boolean): Syntax | null {
  if (!isDelta(delta) || !next) return null;
  const span = { from: delta.span.from, to: next.span.to };
  switch (next.kind) {
    case 'symbol': {
      const isSmall = /^(?:[a-z]|\\(?!Delta)[a-z]+(?:\{[a-z]\})?)$/.test(next.name);
      const isCapital = /^[A-Z]$/.test(next.name) && !isQuantity;
      return isSmall || isCapital ? { ...next, name: `\\Delta{${next.name}}`, span } : null;
    }
    case 'group': {
      const body = next.bracket === 'invisible' ? changeOf(delta, next.body, isQuantity) : null;
      return body && { ...next, body, span };
    }
    case 'subscript':
    case 'label':
    case 'power':
    case 'transpose': {
      const base = changeOf(delta, next.base, isQuantity);
      return base && { ...next, base, span };
    }
    default:
      return null;
  }
}
