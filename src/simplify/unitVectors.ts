import { type Expr, entry, index, isScalar, matmul, mul, ONE } from '../expr';
import type { Rule } from './rule';

/** The k of a unit vector e_k, as a column. */
function placeOf(e: Expr): Expr | null {
  if (e.kind !== 'build' || e.row === null || e.col !== null || e.body.kind !== 'delta') return null;
  const { left, right } = e.body;
  return left === index(e.row) ? right : right === index(e.row) ? left : null;
}

/** e_kᵀ v = v_k, and vᵀ e_k = v_k: a product with a unit vector is an entry. */
export const entryByUnitVector: Rule = {
  name: 'entry-by-unit-vector',
  apply(e) {
    if (e.kind === 'mul') {
      const args = e.args.map((a) => entryByUnitVector.apply(a) ?? a);
      return args.some((a, k) => a !== e.args[k]) ? mul(args) : null;
    }
    if (e.kind !== 'matmul' || !isScalar(e)) return null;
    const first = e.args[0];
    const last = e.args[e.args.length - 1];
    const right = placeOf(last);
    if (right) return entry(matmul(e.args.slice(0, -1)), ONE, right);
    const left = first.kind === 'transpose' ? placeOf(first.arg) : null;
    return left && entry(matmul(e.args.slice(1)), left, ONE);
  },
};
