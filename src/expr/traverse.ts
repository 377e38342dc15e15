import { nodeMemo } from './intern';
import type { Expr } from './node';

/** A node's children, in order; kept with the node, since every traversal asks for them. */
export function children(e: Expr): readonly Expr[] {
  const node = e as { parts?: readonly Expr[] | null };
  node.parts ??= childrenOf(e);
  return node.parts;
}

function childrenOf(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case 'add':
    case 'mul':
    case 'matmul':
    case 'kronecker':
    case 'extremum':
    case 'apply':
      return e.args;
    case 'pow':
    case 'matrixpower':
      return [e.base, e.exponent];
    case 'elementwise':
    case 'transpose':
    case 'matrixfunction':
    case 'trace':
    case 'det':
    case 'total':
    case 'norm':
    case 'extremeentry':
    case 'softmax':
    case 'logsumexp':
    case 'diagonal':
    case 'diagonalpart':
    case 'vec':
    case 'unvec':
      return [e.arg];
    case 'frechet':
      return [e.arg, e.direction];
    case 'spectral':
      return [e.arg, e.rank];
    case 'entry':
      return [e.arg, e.row, e.col];
    case 'delta':
    case 'compare':
      return [e.left, e.right];
    case 'build':
      return [e.body];
    case 'sum':
    case 'product':
      return [e.from, e.to, e.body];
    case 'piecewise':
      return [...e.branches.flatMap((b) => [b.condition, b.value]), e.otherwise];
    case 'block':
      return e.rows.flat();
    case 'symbol':
      return e.indices;
    default:
      return CHILDLESS;
  }
}

const CHILDLESS: readonly Expr[] = [];

/** Indices a node binds in its body. */
export const boundIndices = (e: Expr): string[] =>
  e.kind === 'sum' || e.kind === 'product'
    ? [e.index]
    : e.kind === 'build'
      ? [e.row, e.col].filter((n) => n !== null)
      : [];

const NO_INDICES: ReadonlySet<string> = new Set();
const freeIndexTable = nodeMemo<ReadonlySet<string>>();

/** The index variables that occur free; found once a node. */
export function freeIndices(e: Expr): ReadonlySet<string> {
  const known = freeIndexTable.get(e);
  if (known) return known;
  let found: ReadonlySet<string> = NO_INDICES;
  if (e.kind === 'index') found = new Set([e.name]);
  else {
    for (const child of children(e)) {
      const inner = freeIndices(child);
      if (inner.size > 0) found = found.size === 0 ? inner : new Set([...found, ...inner]);
    }
    const bound = boundIndices(e);
    if (bound.length > 0 && bound.some((b) => found.has(b))) {
      const outer =
        e.kind === 'sum' || e.kind === 'product'
          ? new Set([...freeIndices(e.from), ...freeIndices(e.to)])
          : NO_INDICES;
      found = new Set([...found].filter((name) => !bound.includes(name) || outer.has(name)));
    }
  }
  freeIndexTable.set(e, found);
  return found;
}

const boundTable = nodeMemo<ReadonlySet<string>>();

/** The index variables that are bound anywhere inside; found once a node. */
export function boundWithin(e: Expr): ReadonlySet<string> {
  const known = boundTable.get(e);
  if (known) return known;
  let found: ReadonlySet<string> = NO_INDICES;
  for (const child of children(e)) {
    const inner = boundWithin(child);
    if (inner.size > 0) found = found.size === 0 ? inner : new Set([...found, ...inner]);
  }
  const own = boundIndices(e);
  if (own.length > 0) found = new Set([...found, ...own]);
  boundTable.set(e, found);
  return found;
}

const LETTERS = ['i', 'j', 'k', 'l', 'p', 'q', 'r', 's'];

/** A letter for an index that stands nowhere in an expression. */
export const unusedIndex = (e: Expr): string | undefined =>
  LETTERS.find((letter) => !boundWithin(e).has(letter) && !freeIndices(e).has(letter));

export const dependsOnIndex = (e: Expr, name: string): boolean => freeIndices(e).has(name);

let traversals = 0;

/** The order of the graph that was walked last: one expression is counted, surveyed and printed in turn. */
let latest: { readonly root: Expr; readonly order: readonly Expr[] } | null = null;

/** Every node of the graph once, children before parents. Without recursion, so that depth does not matter. */
export function postorder(roots: readonly Expr[]): readonly Expr[] {
  if (roots.length !== 1) return walk(roots);
  const [root] = roots;
  if (latest?.root !== root) latest = { root, order: walk(roots) };
  return latest.order;
}

function walk(roots: readonly Expr[]): Expr[] {
  const mark = ++traversals;
  const order: Expr[] = [];
  const path: Expr[] = [];
  const families: (readonly Expr[])[] = [];
  const reached: number[] = [];
  const enter = (node: Expr): void => {
    const marked = node as { mark?: number };
    if (marked.mark === mark) return;
    marked.mark = mark;
    const family = children(node);
    if (family.length === 0) {
      order.push(node);
      return;
    }
    path.push(node);
    families.push(family);
    reached.push(0);
  };
  for (const root of roots) {
    enter(root);
    while (path.length > 0) {
      const top = path.length - 1;
      const family = families[top];
      if (reached[top] < family.length) enter(family[reached[top]++]);
      else {
        order.push(path.pop() as Expr);
        families.pop();
        reached.pop();
      }
    }
  }
  return order;
}

/**
 * What `find` says of a node, where it asks the memo about the node's children: found once a node, those below it first.
 * Only what the memo does not know yet is walked, without recursion.
 */
export function fromBelow<V>(root: Expr, memo: Map<Expr, V>, find: (node: Expr) => V): V {
  const path = [root];
  while (path.length > 0) {
    const node = path[path.length - 1];
    if (!memo.has(node)) {
      const depth = path.length;
      for (const child of children(node)) if (!memo.has(child)) path.push(child);
      if (path.length > depth) continue;
      memo.set(node, find(node));
    }
    path.pop();
  }
  return memo.get(root) as V;
}

export const contains = (e: Expr, test: (node: Expr) => boolean): boolean => postorder([e]).some(test);
