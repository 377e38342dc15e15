import { isOne, matmul, transpose } from '../expr';
import type { Rule } from './rule';

/** 1ᵀ(u ∘ v) = uᵀv, for columns. */
export const totalOfProduct: Rule = {
  name: 'total-of-product',
  kinds: ['total'],
  apply(e) {
    if (e.kind !== 'total' || e.arg.kind !== 'mul' || e.arg.args.length !== 2 || !isOne(e.arg.shape.cols))
      return null;
    const [u, v] = e.arg.args;
    return matmul([transpose(u), v]);
  },
};
