import type { Expr } from '../expr/node';
import { COMPLEX } from './complexfield';
import { type Complex, complex } from './complexnumber';
import { DECIMAL, type Decimal } from './decimalfield';
import { fieldArithmetic } from './fieldarithmetic';
import type { Matrix } from './fieldmatrix';
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

/** A complex matrix; entries are stored row by row. */
export interface ComplexTensor {
  readonly rows: number;
  readonly cols: number;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

const COMPLEX_MATRICES = fieldArithmetic(COMPLEX);
const DECIMAL_MATRICES = fieldArithmetic(DECIMAL);

/**
 * Compiles expressions for evaluation in complex arithmetic, principal branches throughout: where a formula passes
 * through complex numbers on its way to a real result, and for the complex step. `inputs` replace the point's
 * values, by symbol key. The function throws `NotAnalytic` where an argument with an imaginary part meets a
 * construct that is not analytic (|x|, max, a comparison), and `Unsupported` for the gamma and error functions of
 * numbers with more than a tiny imaginary part.
 */
export function compileComplex(
  exprs: readonly Expr[],
): (point: Point, inputs?: ReadonlyMap<string, ComplexTensor>) => ComplexTensor[] {
  const program = assembleProgram(exprs, COMPLEX_MATRICES);
  return (point, inputs) => {
    const given = new Map([...(inputs ?? [])].map(([key, value]) => [key, toMatrix(value)]));
    return program.run(point, given).map(fromMatrix);
  };
}

const toMatrix = (a: ComplexTensor): Matrix<Complex> => ({
  rows: a.rows,
  cols: a.cols,
  data: Array.from(a.re, (re, k) => complex(re, a.im[k])),
});

const fromMatrix = (a: Matrix<Complex>): ComplexTensor => ({
  rows: a.rows,
  cols: a.cols,
  re: Float64Array.from(a.data, (z) => z.re),
  im: Float64Array.from(a.data, (z) => z.im),
});

/**
 * Compiles expressions for evaluation to forty decimal digits. Doubles stand for their shortest decimal form, so
 * that 0.1 is 1/10. Throws `Unsupported` for functions that are not known so precisely (the gamma functions).
 */
export function compileDecimal(exprs: readonly Expr[]): (point: Point) => Matrix<Decimal>[] {
  const program = assembleProgram(exprs, DECIMAL_MATRICES);
  return (point) => program.run(point);
}
