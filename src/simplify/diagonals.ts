import { identity, mul } from '../expr';
import type { Rule } from './rule';

/** diag(diag(M)) = M ∘ I: the matrix with all but its diagonal set to zero (Matrix Cookbook eq. 141). */
export const diagonalOfDiagonal: Rule = {
  name: 'diagonal-of-diagonal',
  apply(e) {
    if (e.kind !== 'diagonal' || e.arg.kind !== 'diagonalpart') return null;
    return mul([e.arg.arg, identity(e.shape.rows)]);
  },
};
