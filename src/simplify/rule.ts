import type { Expr } from '../expr';

/** One named identity: what it rewrites to, or null where its condition does not hold. Always an equal expression. */
export interface Rule {
  readonly name: string;
  apply(e: Expr): Expr | null;
}
