import { copyTensor, identityTensor, type Tensor } from './tensor';

/** PA = LU with partial pivoting: `factors` holds U on and above the diagonal and L (unit diagonal) below it. */
export interface LuDecomposition {
  readonly factors: Tensor;
  /** Row k of PA is row `order[k]` of A. */
  readonly order: readonly number[];
  /** The determinant of the permutation, 1 or −1. */
  readonly parity: number;
}

/** Golub and Van Loan, Matrix Computations, algorithm 3.4.1. A singular matrix gives a zero on U's diagonal. */
export function luDecompose(a: Tensor): LuDecomposition {
  const n = a.rows;
  const factors = copyTensor(a);
  const u = factors.data;
  const order = Array.from({ length: n }, (_, k) => k);
  let parity = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(u[i * n + k]) > Math.abs(u[pivot * n + k])) pivot = i;
    if (pivot !== k) {
      for (let j = 0; j < n; j++) {
        const held = u[k * n + j];
        u[k * n + j] = u[pivot * n + j];
        u[pivot * n + j] = held;
      }
      [order[k], order[pivot]] = [order[pivot], order[k]];
      parity = -parity;
    }
    if (u[k * n + k] === 0) continue;
    for (let i = k + 1; i < n; i++) {
      const factor = u[i * n + k] / u[k * n + k];
      u[i * n + k] = factor;
      for (let j = k + 1; j < n; j++) u[i * n + j] -= factor * u[k * n + j];
    }
  }
  return { factors, order, parity };
}

export function luDeterminant(lu: LuDecomposition): number {
  const n = lu.factors.rows;
  let product = lu.parity;
  for (let k = 0; k < n; k++) product *= lu.factors.data[k * n + k];
  return product;
}

export const determinant = (a: Tensor): number => luDeterminant(luDecompose(a));

/** The X with AX = B; entries are not finite when A is singular. */
export function luSolve(lu: LuDecomposition, b: Tensor): Tensor {
  const n = lu.factors.rows;
  const u = lu.factors.data;
  const x = { rows: n, cols: b.cols, data: new Float64Array(n * b.cols) };
  for (let j = 0; j < b.cols; j++) {
    for (let i = 0; i < n; i++) {
      let sum = b.data[lu.order[i] * b.cols + j];
      for (let k = 0; k < i; k++) sum -= u[i * n + k] * x.data[k * b.cols + j];
      x.data[i * b.cols + j] = sum;
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = x.data[i * b.cols + j];
      for (let k = i + 1; k < n; k++) sum -= u[i * n + k] * x.data[k * b.cols + j];
      x.data[i * b.cols + j] = sum / u[i * n + i];
    }
  }
  return x;
}

/** The largest column sum of absolute values. */
export function columnSumNorm(a: Tensor): number {
  let largest = 0;
  for (let j = 0; j < a.cols; j++) {
    let sum = 0;
    for (let i = 0; i < a.rows; i++) sum += Math.abs(a.data[i * a.cols + j]);
    largest = Math.max(largest, sum);
  }
  return largest;
}

/** Past this condition number an inverse holds too few correct digits to judge anything by. */
export const CONDITION_LIMIT = 1e12;

/** A⁻¹; all NaN when the condition number (in the column-sum norm) exceeds `CONDITION_LIMIT`. */
export function invertTensor(a: Tensor): Tensor {
  const inverse = luSolve(luDecompose(a), identityTensor(a.rows));
  const condition = columnSumNorm(a) * columnSumNorm(inverse);
  if (!(condition < CONDITION_LIMIT)) inverse.data.fill(Number.NaN);
  return inverse;
}
