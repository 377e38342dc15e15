import { add, type Expr, mul } from '../expr';
import type { Rule } from './rule';

/** Products multiplied out may have this many terms in all. */
const MOST_TERMS = 16;

/** (1 - t)s - t(1 - s) = s - t: products of sums are multiplied out where that makes terms cancel. */
export const expansionThatCancels: Rule = {
  name: 'expansion-that-cancels',
  apply(e) {
    if (e.kind !== 'add' || !e.args.some((a) => a.kind === 'mul' && a.args.some((b) => b.kind === 'add')))
      return null;
    const terms: Expr[] = [];
    for (const term of e.args) {
      terms.push(...expanded(term));
      if (terms.length > MOST_TERMS) return null;
    }
    const sum = add(terms);
    const count = sum.kind === 'add' ? sum.args.length : 1;
    return count < terms.length ? sum : null;
  },
};

function expanded(term: Expr): Expr[] {
  if (term.kind !== 'mul') return [term];
  let products: Expr[][] = [[]];
  for (const factor of term.args) {
    const parts = factor.kind === 'add' ? factor.args : [factor];
    if (products.length * parts.length > MOST_TERMS) return [term];
    products = products.flatMap((p) => parts.map((part) => [...p, part]));
  }
  return products.map(mul);
}
