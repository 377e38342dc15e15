import {
  addDimensions,
  block,
  type FrechetNode,
  isScalar,
  matrixFunction,
  SCALAR,
  type Shape,
  type SpectralNode,
  zeros,
} from '../../expr';
import type { Code } from './code';
import type { Lowering } from './lowering';

/** L_f(A, E) as the upper right block of f(A E; 0 A) (Higham, Functions of Matrices, equation 3.16). */
export function lowerFrechet({ name, arg, direction, shape }: FrechetNode, low: Lowering): Code {
  const twice = addDimensions(shape.rows, shape.rows);
  const doubled = block(
    [
      [arg, direction],
      [zeros(shape), arg],
    ],
    { rows: twice, cols: twice },
  );
  return low.graph.make('corner', [low.full(matrixFunction(name, doubled))], shape);
}

/** A value or a vector picked from a decomposition, which is computed once for all that need it. */
export function lowerSpectral(e: SpectralNode, low: Lowering): Code {
  const g = low.graph;
  const isEigen = e.what === 'eigenvalue' || e.what === 'eigenvector';
  const decomposition = g.make('decomposition', [low.full(e.arg)], e.arg.shape, isEigen ? 'eigen' : 'svd');
  const at = low.position(e.rank);
  const part = (name: string, shape: Shape) => g.make('part', [decomposition], shape, name);
  if (isScalar(e))
    return g.make('entry', [part('values', { rows: e.arg.shape.rows, cols: SCALAR.cols }), at], SCALAR);
  // As many columns as there are values; the number only matters as not being one.
  const { rows, cols } = e.arg.shape;
  const isRight = e.what === 'rightsingularvector';
  const vectors = part(isRight ? 'right' : 'left', isRight ? { rows: cols, cols: rows } : { rows, cols });
  return g.make('columnof', [vectors, at], e.shape);
}
