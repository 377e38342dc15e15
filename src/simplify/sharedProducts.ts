import { type Expr, isNumber, isScalar, type MulNode } from '../expr';

/**
 * A product tree over factors that several long products have in common: one multiplication a node, shared by all
 * products that hold all of its factors.
 */
export type Part = Expr | Pair;
export interface Pair {
  readonly kind: 'pair';
  readonly left: Part;
  readonly right: Part;
}

/** Where no product is as long as this, each is multiplied as it stands. */
const LONG = 7;
/** Where some are, products from this length on take part. */
export const SHORTEST = 3;

const isDenominator = (e: Expr): boolean => e.kind === 'pow' && isNumber(e.exponent) && e.exponent.value < 0;

/**
 * How the long products of a graph share their factors. The derivative of a product of n factors is a sum of products
 * that each leave one factor out; halved again and again, its parts are runs of the same factors. Factors that occur in
 * several long products stand in one row, which is halved in the same way, and a product takes whole halves where it
 * has all of their factors: n multiplications for all halves together, however many products use them.
 */
export function sharedProducts(nodes: readonly Expr[]): ReadonlyMap<Expr, readonly Part[]> {
  if (!nodes.some((e) => e.kind === 'mul' && e.args.length >= LONG)) return NONE;
  const products = nodes.filter(
    (e): e is MulNode => e.kind === 'mul' && e.args.length >= SHORTEST && isScalar(e),
  );
  const uses = new Map<Expr, number>();
  for (const { args } of products)
    for (const factor of args)
      if (factor.kind !== 'number' && !isDenominator(factor)) uses.set(factor, (uses.get(factor) ?? 0) + 1);
  const row = [...uses].filter(([, count]) => count > 1).map(([factor]) => factor);
  // In the order in which they were made, which is that of the product they come from.
  row.sort((a, b) => a.id - b.id);
  const places = new Map(row.map((factor, place) => [factor, place]));
  const pairs = new Map<number, Pair>();
  const whole = (from: number, to: number): Part => {
    if (to - from === 1) return row[from];
    const key = from * row.length + to;
    const known = pairs.get(key);
    if (known) return known;
    const middle = halfway(from, to);
    const pair: Pair = { kind: 'pair', left: whole(from, middle), right: whole(middle, to) };
    pairs.set(key, pair);
    return pair;
  };
  const parts = new Map<Expr, readonly Part[]>();
  for (const product of products) {
    const held = product.args.map((a) => places.get(a)).filter((place) => place !== undefined);
    held.sort((a, b) => a - b);
    const found: Part[] = product.args.filter((a) => !places.has(a));
    /** The parts for the held places from..to of the row, which stand at first..last of `held`. */
    const take = (from: number, to: number, first: number, last: number): void => {
      if (first === last) return;
      if (last - first === to - from) {
        found.push(whole(from, to));
        return;
      }
      const middle = halfway(from, to);
      let cut = first;
      while (cut < last && held[cut] < middle) cut++;
      take(from, middle, first, cut);
      take(middle, to, cut, last);
    };
    take(0, row.length, 0, held.length);
    parts.set(product, found);
  }
  return parts;
}

const NONE: ReadonlyMap<Expr, readonly Part[]> = new Map();

const halfway = (from: number, to: number): number => from + Math.floor((to - from) / 2);

/** The multiplications that all of these products take together. */
export function multiplicationsIn(products: ReadonlyMap<Expr, readonly Part[]>): number {
  let count = 0;
  const seen = new Set<Part>();
  const visit = (part: Part): void => {
    if (part.kind !== 'pair' || seen.has(part)) return;
    seen.add(part);
    count++;
    visit(part.left);
    visit(part.right);
  };
  for (const parts of products.values()) {
    count += parts.length - 1;
    for (const part of parts) visit(part);
  }
  return count;
}
