import { mul } from './algebra';
import { isScalar } from './leaves';
import type { Expr } from './node';

/** The scalar factors of an entrywise product, and what is left of it. */
export function splitScalars(e: Expr): { scalars: Expr[]; rest: Expr } {
  if (e.kind !== 'mul' || isScalar(e)) return { scalars: [], rest: e };
  const scalars = e.args.filter(isScalar);
  if (scalars.length === 0) return { scalars, rest: e };
  return { scalars, rest: mul(e.args.filter((a) => !isScalar(a))) };
}
