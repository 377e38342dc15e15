import {
  copyTensor,
  identityTensor,
  largestEntry,
  multiplyTensors,
  scaleTensor,
  type Tensor,
  transposeTensor,
} from './tensor';

/** Whether A = Aᵀ up to rounding. */
export function isSymmetricTensor(a: Tensor, tolerance = 1e-14): boolean {
  if (a.rows !== a.cols) return false;
  const bound = tolerance * largestEntry(a);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < i; j++)
      if (Math.abs(a.data[i * a.cols + j] - a.data[j * a.cols + i]) > bound) return false;
  return true;
}

/** A = V diag(values) Vᵀ for a symmetric A; the columns of `vectors` are orthonormal. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Tensor;
}

const SWEEPS = 60;

/** The cyclic Jacobi method (Golub and Van Loan, section 8.5). */
export function symmetricEigen(symmetric: Tensor): SymmetricEigen {
  const n = symmetric.rows;
  const size = largestEntry(symmetric) || 1;
  const a = scaleTensor(1 / size, symmetric).data;
  const vectors = identityTensor(n);
  const v = vectors.data;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let off = 0;
    let all = 0;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        all += a[i * n + j] ** 2;
        if (i !== j) off += a[i * n + j] ** 2;
      }
    if (!(off > 1e-34 * all)) break;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        const apq = a[p * n + q];
        if (apq === 0) continue;
        const ratio = (a[q * n + q] - a[p * n + p]) / (2 * apq);
        const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.hypot(ratio, 1));
        const cosine = 1 / Math.hypot(tangent, 1);
        const sine = tangent * cosine;
        for (let k = 0; k < n; k++) rotate(a, k * n + p, k * n + q, cosine, sine);
        for (let k = 0; k < n; k++) rotate(a, p * n + k, q * n + k, cosine, sine);
        for (let k = 0; k < n; k++) rotate(v, k * n + p, k * n + q, cosine, sine);
      }
    }
  }
  return { values: Float64Array.from({ length: n }, (_, k) => size * a[k * n + k]), vectors };
}

function rotate(data: Float64Array, at: number, other: number, cosine: number, sine: number): void {
  const x = data[at];
  const y = data[other];
  data[at] = cosine * x - sine * y;
  data[other] = sine * x + cosine * y;
}

/** V diag(f(values)) Vᵀ. */
export function spectralFunction(symmetric: Tensor, f: (value: number) => number): Tensor {
  const { values, vectors } = symmetricEigen(symmetric);
  const n = symmetric.rows;
  const scaled = copyTensor(vectors);
  for (let i = 0; i < n; i++) for (let k = 0; k < n; k++) scaled.data[i * n + k] *= f(values[k]);
  return multiplyTensors(scaled, transposeTensor(vectors));
}

/** A = U diag(values) Vᵀ with as many singular values as the smaller size of A has. */
export interface SingularValues {
  readonly left: Tensor;
  readonly values: Float64Array;
  readonly right: Tensor;
}

/** One-sided Jacobi (Hestenes 1958): columns are rotated in pairs until all are orthogonal; accurate for small values. */
export function singularValues(a: Tensor): SingularValues {
  if (a.rows < a.cols) {
    const flipped = singularValues(transposeTensor(a));
    return { left: flipped.right, values: flipped.values, right: flipped.left };
  }
  const { rows: m, cols: n } = a;
  const size = largestEntry(a) || 1;
  const left = scaleTensor(1 / size, a);
  const u = left.data;
  const right = identityTensor(n);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        let [alpha, beta, inner] = [0, 0, 0];
        for (let i = 0; i < m; i++) {
          alpha += u[i * n + p] ** 2;
          beta += u[i * n + q] ** 2;
          inner += u[i * n + p] * u[i * n + q];
        }
        if (!(Math.abs(inner) > 1e-16 * Math.sqrt(alpha * beta))) continue;
        rotated = true;
        const ratio = (beta - alpha) / (2 * inner);
        const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.hypot(ratio, 1));
        const cosine = 1 / Math.hypot(tangent, 1);
        const sine = tangent * cosine;
        for (let i = 0; i < m; i++) rotate(u, i * n + p, i * n + q, cosine, sine);
        for (let i = 0; i < n; i++) rotate(right.data, i * n + p, i * n + q, cosine, sine);
      }
    }
    if (!rotated) break;
  }
  const values = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    let sum = 0;
    for (let i = 0; i < m; i++) sum += u[i * n + k] ** 2;
    const length = Math.sqrt(sum);
    values[k] = size * length;
    if (length > 0) for (let i = 0; i < m; i++) u[i * n + k] /= length;
  }
  return { left, values, right };
}

/** The Moore–Penrose inverse; singular values below 1e−12 of the largest count as zero. */
export function pseudoInverse(a: Tensor): Tensor {
  const { left, values, right } = singularValues(a);
  const cutoff = 1e-12 * Math.max(...values, 0);
  const scaled = copyTensor(right);
  for (let i = 0; i < right.rows; i++)
    for (let k = 0; k < values.length; k++)
      scaled.data[i * right.cols + k] *= values[k] > cutoff ? 1 / values[k] : 0;
  return multiplyTensors(scaled, transposeTensor(left));
}

/** U Vᵀ of A = U Σ Vᵀ; not a number where A has not full rank. */
export function polarFactor(a: Tensor): Tensor {
  const { left, values, right } = singularValues(a);
  if (Math.min(...values) > 1e-9 * Math.max(...values)) return multiplyTensors(left, transposeTensor(right));
  return scaleTensor(Number.NaN, a);
}
