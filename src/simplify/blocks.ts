import {
  add,
  blockDeterminant,
  blockProduct,
  blockSum,
  blockTrace,
  type Expr,
  isNumber,
  matmul,
  norm,
  square,
} from '../expr';
import type { Rule } from './rule';

/** Two neighbouring factors that are parted alike are multiplied block by block. */
export const productOfBlocks: Rule = {
  name: 'product-of-blocks',
  kinds: ['matmul'],
  apply(e) {
    if (e.kind !== 'matmul') return null;
    for (let k = 0; k + 1 < e.args.length; k++) {
      const product = blockProduct(e.args[k], e.args[k + 1]);
      if (product) return matmul([...e.args.slice(0, k), product, ...e.args.slice(k + 2)]);
    }
    return null;
  },
};

/** Matrices that are parted alike are added block by block. */
export const sumOfBlocks: Rule = {
  name: 'sum-of-blocks',
  kinds: ['add'],
  arraysOnly: true,
  apply: (e) => (e.kind === 'add' ? blockSum(e.args) : null),
};

export const traceOfBlocks: Rule = {
  name: 'trace-of-blocks',
  kinds: ['trace'],
  apply: (e) => (e.kind === 'trace' ? blockTrace(e.arg) : null),
};

export const determinantOfBlocks: Rule = {
  name: 'determinant-of-blocks',
  kinds: ['det'],
  apply: (e) => (e.kind === 'det' ? blockDeterminant(e.arg) : null),
};

/** ‖[x; y]‖² = ‖x‖² + ‖y‖². */
export const squaredNormOfBlocks: Rule = {
  name: 'squared-norm-of-blocks',
  kinds: ['pow'],
  apply(e: Expr) {
    if (e.kind !== 'pow' || e.base.kind !== 'norm' || e.base.which !== 'two' || !isNumber(e.exponent, 2))
      return null;
    const { arg } = e.base;
    return arg.kind === 'block' ? add(arg.rows.flat().map((cell) => square(norm('two', cell)))) : null;
  },
};

/** What takes expressions made of blocks apart, in the order in which it is tried. */
export const BLOCK_RULES: readonly Rule[] = [
  productOfBlocks,
  sumOfBlocks,
  traceOfBlocks,
  determinantOfBlocks,
  squaredNormOfBlocks,
];
