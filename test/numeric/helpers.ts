import { dimension, type Expr, ONE_DIMENSION, type Shape, type SymbolOptions, symbol } from '../../src/expr';
import { evaluate, matrixTensor, type Point, scalarTensor, type Tensor, tensorRows } from '../../src/numeric';

export const [M, N, P] = ['m', 'n', 'p'].map(dimension);
/** The sizes used throughout: m = 3, n = 2, p = 4. */
export const SIZES = new Map([
  ['m', 3],
  ['n', 2],
  ['p', 4],
]);

export const shapeOf = (rows = ONE_DIMENSION, cols = ONE_DIMENSION): Shape => ({ rows, cols });
export const scalar = (name: string, options?: SymbolOptions) => symbol(name, shapeOf(), options);
export const vector = (name: string, rows = N, options?: SymbolOptions) =>
  symbol(name, shapeOf(rows), options);
export const matrix = (name: string, rows = M, cols = N, options?: SymbolOptions) =>
  symbol(name, shapeOf(rows, cols), options);

/** A point from plain numbers and rows. */
export const pointOf = (values: Record<string, number | number[] | number[][]>, seed = 1): Point => ({
  sizes: SIZES,
  seed,
  values: new Map(Object.entries(values).map(([name, value]) => [name, tensorOf(value)])),
});

export function tensorOf(value: number | number[] | number[][]): Tensor {
  if (typeof value === 'number') return scalarTensor(value);
  return matrixTensor(value.map((row) => (Array.isArray(row) ? row : [row])));
}

/** The rows of a value; a number for a scalar. */
export function rowsOf(
  expr: Expr,
  values: Record<string, number | number[] | number[][]> = {},
): number | number[][] {
  const value = evaluate(expr, pointOf(values));
  return value.data.length === 1 ? value.data[0] : tensorRows(value);
}

/** The largest absolute difference of two tensors of one shape, relative to the larger of their largest entries. */
export function distance(a: Tensor, b: Tensor): number {
  if (a.rows !== b.rows || a.cols !== b.cols) return Number.POSITIVE_INFINITY;
  let difference = 0;
  let size = Number.MIN_VALUE;
  for (let k = 0; k < a.data.length; k++) {
    const d = Math.abs(a.data[k] - b.data[k]);
    if (Number.isNaN(d)) return Number.POSITIVE_INFINITY;
    difference = Math.max(difference, d);
    size = Math.max(size, Math.abs(a.data[k]), Math.abs(b.data[k]));
  }
  return difference / size;
}
