import { contains, type Expr, isZero, zeros } from '../expr';
import { decide, isConfirmed } from '../verify/decide';

/**
 * Whether an expression is zero without a name in it: 0 itself, or a gradient written out of derivatives that are all 0. It says
 * that the text shows no dependence; what is zero only by an identity among names, it is not.
 */
export const isNothing = (e: Expr): boolean =>
  isZero(e) ||
  (!contains(e, (node) => node.kind === 'symbol' || node.kind === 'apply') &&
    isConfirmed(decide(e, zeros(e.shape))));

/** Whether an expression is zero at whatever values its names have. */
export const vanishes = (e: Expr): boolean => isZero(e) || isConfirmed(decide(e, zeros(e.shape)));
