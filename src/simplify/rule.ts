import type { Expr, Kind } from '../expr';

/** One named identity: what it rewrites to, or null where its condition does not hold. Always an equal expression. */
export interface Rule {
  readonly name: string;
  /** The kinds of node it may rewrite; at all others its answer is null. */
  readonly kinds: readonly Kind[];
  /** Whether its answer is null at every scalar. */
  readonly arraysOnly?: boolean;
  apply(e: Expr): Expr | null;
}
