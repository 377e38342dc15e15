import type { AnalyticName, SpectralNode } from '../expr/node';
import type { Kernel } from './arithmetic';
import { MATRIX_FUNCTIONS } from './matrixfunctions';
import { isSymmetricTensor, singularValues, symmetricEigen } from './spectral';
import { scalarTensor, type Tensor, zeroTensor } from './tensor';

/** The columns' order from the largest value down. */
function ranking(values: Float64Array): number[] {
  return Array.from(values.keys()).sort((a, b) => values[b] - values[a]);
}

function columnOf(a: Tensor, k: number, sign: number): Tensor {
  const out = zeroTensor(a.rows, 1);
  for (let i = 0; i < a.rows; i++) out.data[i] = sign * a.data[i * a.cols + k];
  return out;
}

/** ±1 so that the column's largest entry becomes positive: vectors are told apart from their negatives. */
function signOf(a: Tensor, k: number): number {
  let largest = 0;
  for (let i = 0; i < a.rows; i++) {
    const entry = a.data[i * a.cols + k];
    if (Math.abs(entry) > Math.abs(largest)) largest = entry;
  }
  return largest < 0 ? -1 : 1;
}

const NOT_A_NUMBER = scalarTensor(Number.NaN);

/** Below this share of the largest a gap between neighbouring values counts as none: the spectrum is not simple. */
const SIMPLE = 1e-6;

/** A matrix counts as symmetric up to what rounding leaves of that. */
const ROUNDED = 1e-9;

function isSimple(values: Float64Array, order: readonly number[], place: number): boolean {
  const bound = SIMPLE * Math.max(...values.map(Math.abs));
  return [place - 1, place + 1].every(
    (other) =>
      other < 0 || other >= order.length || Math.abs(values[order[other]] - values[order[place]]) > bound,
  );
}

/**
 * Eigenvalues and -vectors of a symmetric matrix, singular values and vectors of any; not a number for a matrix that
 * is not symmetric, a rank that is out of range, or vectors of a value that is not simple.
 */
export function spectralKernel({ what }: SpectralNode): Kernel<Tensor> {
  return ([a, rank]) => {
    const place = rank.data[0] - 1;
    const isEigen = what === 'eigenvalue' || what === 'eigenvector';
    const isValue = what === 'eigenvalue' || what === 'singularvalue';
    const none = () => (isValue ? NOT_A_NUMBER : nan(what, a));
    if (isEigen && !isSymmetricTensor(a, ROUNDED)) return none();
    const eigen = isEigen ? symmetricEigen(symmetrized(a)) : null;
    const singular = isEigen ? null : singularValues(a);
    const values = (eigen ?? singular)?.values as Float64Array;
    const order = ranking(values);
    const at = order[place];
    if (at === undefined) return none();
    if (isValue) return scalarTensor(values[at]);
    if (!isSimple(values, order, place)) return none();
    if (eigen) return columnOf(eigen.vectors, at, signOf(eigen.vectors, at));
    const { left, right } = singular as NonNullable<typeof singular>;
    return columnOf(what === 'leftsingularvector' ? left : right, at, signOf(right, at));
  };
}

function nan(what: SpectralNode['what'], a: Tensor): Tensor {
  const out = zeroTensor(what === 'rightsingularvector' ? a.cols : a.rows, 1);
  out.data.fill(Number.NaN);
  return out;
}

/** (A + Aᵀ)/2: what rounding has left of a symmetric matrix's symmetry. */
function symmetrized(a: Tensor): Tensor {
  const out = zeroTensor(a.rows, a.cols);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < a.cols; j++)
      out.data[i * a.cols + j] = 0.5 * (a.data[i * a.cols + j] + a.data[j * a.cols + i]);
  return out;
}

/**
 * L_f(A, E) as the upper right block of f applied to (A E; 0 A) (Mathias 1996; Higham, Functions of Matrices,
 * equation 3.16).
 */
export function frechetKernel(name: AnalyticName): Kernel<Tensor> {
  const f = MATRIX_FUNCTIONS[name];
  return ([a, e]) => {
    const n = a.rows;
    const doubled = zeroTensor(2 * n, 2 * n);
    const put = (source: Tensor, row: number, col: number) => {
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) doubled.data[(row + i) * 2 * n + col + j] = source.data[i * n + j];
    };
    put(a, 0, 0);
    put(e, 0, n);
    put(a, n, n);
    const value = f(doubled);
    const out = zeroTensor(n, n);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) out.data[i * n + j] = value.data[i * 2 * n + n + j];
    return out;
  };
}
