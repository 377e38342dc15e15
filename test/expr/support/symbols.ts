import { dimension, type SymbolOptions, shape, symbol } from '../../../src/expr';

/*
 * The symbols that tests build expressions of, by what books call them: vectors have n entries and matrices are m×n
 * unless said otherwise.
 */

export const one = dimension(1);
export const [m, n, p] = ['m', 'n', 'p'].map(dimension);
export const s = (name: string) => symbol(name);
export const v = (name: string, d = n, options?: SymbolOptions) => symbol(name, shape(d, one), options);
export const M = (name: string, r = m, c = n, options?: SymbolOptions) => symbol(name, shape(r, c), options);
