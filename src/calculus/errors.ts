import type { Expr } from '../expr';

/** A derivative that the rules do not reach; `node` is what stood in the way. */
export class NotDifferentiable extends Error {
  constructor(
    message: string,
    readonly node: Expr,
  ) {
    super(message);
  }
}
