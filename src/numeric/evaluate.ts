import type { Expr } from '../expr/node';
import type { Point } from './point';
import { assembleProgram } from './program';
import { REAL } from './real';
import { copyTensor, type Tensor } from './tensor';

/**
 * Compiles expressions to a function of a point that gives their values in double precision, in order. What they
 * share is computed once. Outside the real domain entries are NaN or infinite. The function throws
 * `EvaluationError` when the point lacks a value or a bound is not an integer.
 */
export function compile(exprs: readonly Expr[]): (point: Point) => Tensor[] {
  const program = assembleProgram(exprs, REAL);
  return (point) => program.run(point).map(copyTensor);
}

/** The value of one expression. To evaluate it at many points, compile it once. */
export const evaluate = (expr: Expr, point: Point): Tensor => compile([expr])(point)[0];
