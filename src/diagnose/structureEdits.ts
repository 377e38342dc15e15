import type { Syntax } from '../syntax/tree';
import { type Edit, type Place, placesIn, sourceOf } from './edit';

/** Every single edit of a claim's structure: a transpose put on or taken off a factor, factors in another order, the other product. */
export function structureEditsOf(root: Syntax): Edit[] {
  return placesIn(root).flatMap(({ node, rebuild }) => [
    ...(isFactor(node) ? [turned(node, rebuild)] : []),
    ...(node.kind === 'juxtapose' ? reorderings(node, rebuild) : []),
    ...exchangedProduct(node, rebuild),
  ]);
}

const isFactor = (node: Syntax): boolean =>
  ['symbol', 'subscript', 'label', 'group', 'transpose'].includes(node.kind);

function turned(node: Syntax, rebuild: Place['rebuild']): Edit {
  if (node.kind === 'transpose') {
    return {
      kind: 'transpose',
      edited: rebuild(node.base),
      span: node.span,
      replacement: (text) => sourceOf(text, node.base.span),
      change: null,
    };
  }
  return {
    kind: 'transpose',
    edited: rebuild({ kind: 'transpose', base: node, span: node.span }),
    span: node.span,
    replacement: (text) =>
      `${sourceOf(text, node.span)}^\\top${/[a-zA-Z]/.test(text[node.span.to] ?? '') ? ' ' : ''}`,
    change: null,
  };
}

type Product = Extract<Syntax, { kind: 'juxtapose' }>;

function reorderings(node: Product, rebuild: Place['rebuild']): Edit[] {
  const swaps = node.factors.slice(1).map((_, k) => swapped(node, k, rebuild));
  return [...swaps, ...otherOrders(node.factors.length).map((order) => reordered(node, order, rebuild))];
}

function swapped(node: Product, k: number, rebuild: Place['rebuild']): Edit {
  const factors = [...node.factors];
  [factors[k], factors[k + 1]] = [factors[k + 1], factors[k]];
  const [left, right] = [node.factors[k].span, node.factors[k + 1].span];
  return {
    kind: 'order',
    edited: rebuild({ ...node, factors }),
    span: { from: left.from, to: right.to },
    replacement: (text) => `${sourceOf(text, right)} ${sourceOf(text, left)}`,
    change: null,
  };
}

/** A matrix product written where the entrywise one is meant, and the other way round. */
function exchangedProduct(node: Syntax, rebuild: Place['rebuild']): Edit[] {
  if (node.kind === 'binary' && node.op === 'hadamard') {
    const { left, right } = node;
    return [
      {
        kind: 'product',
        edited: rebuild({ kind: 'juxtapose', factors: [left, right].flatMap(factorsOf), span: node.span }),
        span: node.span,
        replacement: (text) => `${sourceOf(text, left.span)} ${sourceOf(text, right.span)}`,
        change: null,
      },
      ...splitProducts(left, right, node.span, rebuild),
    ];
  }
  if (node.kind !== 'juxtapose') return [];
  // The sign stands between two of the factors; those on either side of it stay products.
  return node.factors.slice(1).map((_, k): Edit => {
    const left = productOf(node.factors.slice(0, k + 1));
    const right = productOf(node.factors.slice(k + 1));
    const operator = { from: left.span.to, to: right.span.from };
    return {
      kind: 'product',
      edited: rebuild({ kind: 'binary', op: 'hadamard', left, right, operator, span: node.span }),
      span: node.span,
      replacement: (text) => `${sourceOf(text, left.span)} \\odot ${sourceOf(text, right.span)}`,
      change: null,
    };
  });
}

const factorsOf = (node: Syntax): readonly Syntax[] => (node.kind === 'juxtapose' ? node.factors : [node]);

const productOf = (factors: readonly Syntax[]): Syntax =>
  factors.length === 1
    ? factors[0]
    : {
        kind: 'juxtapose',
        factors,
        span: { from: factors[0].span.from, to: factors[factors.length - 1].span.to },
      };

/** `a b \odot c`, read as (a b) ⊙ c, may have been meant as a (b ⊙ c). */
function splitProducts(left: Syntax, right: Syntax, span: Syntax['span'], rebuild: Place['rebuild']): Edit[] {
  const edits: Edit[] = [];
  const [before, after] = [factorsOf(left), factorsOf(right)];
  for (let i = 0; i < before.length; i++)
    for (let j = 1; j <= after.length; j++) {
      if (i === 0 && j === after.length) continue;
      const [l, r] = [productOf(before.slice(i)), productOf(after.slice(0, j))];
      const inner: Syntax = {
        kind: 'binary',
        op: 'hadamard',
        left: l,
        right: r,
        operator: { from: l.span.to, to: r.span.from },
        span: { from: l.span.from, to: r.span.to },
      };
      const body: Syntax = { kind: 'group', bracket: 'round', body: inner, span: inner.span };
      edits.push({
        kind: 'product',
        edited: rebuild({
          kind: 'juxtapose',
          factors: [...before.slice(0, i), body, ...after.slice(j)],
          span,
        }),
        span: inner.span,
        replacement: (text) => `(${sourceOf(text, inner.span)})`,
        change: null,
      });
    }
  return edits;
}

/** The orders of three or four factors that are no swap of neighbours. */
function otherOrders(count: number): number[][] {
  if (count < 3 || count > 4) return [];
  const orders = permutations([...Array(count).keys()]);
  const isSwap = (order: readonly number[]) =>
    order.filter((place, k) => place !== k).length === 2 &&
    order.some((place, k) => order[k + 1] === place - 1 && order[k + 1] === k);
  return orders.filter((order) => order.some((place, k) => place !== k) && !isSwap(order));
}

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, k) =>
    permutations([...items.slice(0, k), ...items.slice(k + 1)]).map((rest) => [item, ...rest]),
  );
}

function reordered(node: Product, order: readonly number[], rebuild: Place['rebuild']): Edit {
  const factors = order.map((k) => node.factors[k]);
  return {
    kind: 'order',
    edited: rebuild({ ...node, factors }),
    span: node.span,
    replacement: (text) => factors.map((f) => sourceOf(text, f.span)).join(' '),
    change: null,
  };
}
