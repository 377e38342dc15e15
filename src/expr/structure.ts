import { isScalar } from './leaves';
import type { Expr } from './node';

/** Whether QᵀQ = I is known. */
export const isOrthogonal = (e: Expr): boolean =>
  (e.kind === 'symbol' && e.property === 'orthogonal') || (e.kind === 'transpose' && isOrthogonal(e.arg));

/** Whether a matrix is known to be zero off its diagonal. */
export function isDiagonal(e: Expr): boolean {
  switch (e.kind) {
    case 'diagonal':
    case 'identity':
    case 'zeros':
      return true;
    case 'symbol':
      return e.property === 'diagonal';
    case 'matrixpower':
      return isDiagonal(e.base);
    case 'add':
    case 'matmul':
      return e.args.every(isDiagonal);
    case 'mul':
      return e.args.some((a) => !isScalar(a) && isDiagonal(a));
    default:
      return false;
  }
}
