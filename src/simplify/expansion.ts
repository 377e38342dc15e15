import { add, type Expr, mul } from '../expr';
import type { Rule } from './rule';

/** Products multiplied out may have this many terms in all, and one that is multiplied out this many factors. */
const MOST_TERMS = 16;
const MOST_FACTORS = 16;

/** (1 - t)s - t(1 - s) = s - t: products of sums are multiplied out where that makes terms cancel. */
export const expansionThatCancels: Rule = {
  name: 'expansion-that-cancels',
  kinds: ['add'],
  apply(e) {
    if (e.kind !== 'add') return null;
    let written = 0;
    for (const term of e.args) written += termsOf(term);
    if (written === e.args.length || written > MOST_TERMS) return null;
    const terms = e.args.flatMap(expanded);
    const sum = add(terms);
    const count = sum.kind === 'add' ? sum.args.length : 1;
    return count < terms.length ? sum : null;
  },
};

/** How many terms a term has when it is multiplied out; 1 where it is left as it is. */
function termsOf(term: Expr): number {
  if (term.kind !== 'mul' || term.args.length > MOST_FACTORS) return 1;
  let count = 1;
  for (const factor of term.args) if (factor.kind === 'add') count *= factor.args.length;
  return count > MOST_TERMS ? 1 : count;
}

function expanded(term: Expr): Expr[] {
  if (term.kind !== 'mul' || termsOf(term) === 1) return [term];
  let products: Expr[][] = [[]];
  for (const factor of term.args) {
    const parts = factor.kind === 'add' ? factor.args : [factor];
    products = products.flatMap((p) => parts.map((part) => [...p, part]));
  }
  return products.map(mul);
}
