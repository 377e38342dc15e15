import type { BlockNode, ExtremeEntryNode, MatmulNode, NormNode } from '../expr/node';
import type { Kernel } from './arithmetic';
import { reusable } from './entrywise';
import { EvaluationError } from './errors';
import { singularValues } from './spectral';
import { multiplyInto, scalarTensor, type Tensor } from './tensor';

/** Kernels of the matrix operations in double precision. Entries are stored row by row. */

/** A kernel with a 1×1 result. */
function scalarKernel(f: (a: Tensor) => number): Kernel<Tensor> {
  const out = scalarTensor(0);
  return ([a]) => {
    out.data[0] = f(a);
    return out;
  };
}

/** A chain of products, multiplied in the order that costs least for the sizes at hand (two ends are tried). */
export function matmulKernel(node: MatmulNode): Kernel<Tensor> {
  const buffers = node.args.map(() => reusable());
  return (operands) => {
    const last = operands.length - 1;
    if (operands[last].cols <= operands[0].rows) {
      let product = operands[last];
      for (let k = last - 1; k >= 0; k--) {
        const out = buffers[k](operands[k].rows, product.cols);
        multiplyInto(out, operands[k], product);
        product = out;
      }
      return product;
    }
    let product = operands[0];
    for (let k = 1; k <= last; k++) {
      const out = buffers[k](product.rows, operands[k].cols);
      multiplyInto(out, product, operands[k]);
      product = out;
    }
    return product;
  };
}

export function transposeKernel(): Kernel<Tensor> {
  const buffer = reusable();
  return ([a]) => {
    const out = buffer(a.cols, a.rows);
    for (let i = 0; i < a.rows; i++)
      for (let j = 0; j < a.cols; j++) out.data[j * a.rows + i] = a.data[i * a.cols + j];
    return out;
  };
}

export function traceKernel(): Kernel<Tensor> {
  return scalarKernel((a) => {
    let sum = 0;
    for (let i = 0; i < a.rows; i++) sum += a.data[i * a.cols + i];
    return sum;
  });
}

export function totalKernel(): Kernel<Tensor> {
  return scalarKernel((a) => {
    let sum = 0;
    for (let i = 0; i < a.data.length; i++) sum += a.data[i];
    return sum;
  });
}

export const largest = (data: ArrayLike<number>): number => {
  let found = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < data.length; i++) found = Math.max(found, data[i]);
  return found;
};

const NORMS: Record<NormNode['which'], (a: Tensor) => number> = {
  two: (a) => Math.sqrt(a.data.reduce((sum, x) => sum + x * x, 0)),
  one: (a) => a.data.reduce((sum, x) => sum + Math.abs(x), 0),
  inf: (a) => largest(a.data.map(Math.abs)),
  nuclear: (a) => singularValues(a).values.reduce((sum, x) => sum + x, 0),
  spectral: (a) => largest(singularValues(a).values),
};

export const normKernel = (which: NormNode['which']): Kernel<Tensor> => scalarKernel(NORMS[which]);

export const extremeEntryKernel = (which: ExtremeEntryNode['which']): Kernel<Tensor> =>
  scalarKernel((a) => (which === 'max' ? largest(a.data) : -largest(a.data.map((x) => -x))));

/** Softmax over all entries of a column, or over each row; shifted by the largest entry, so it cannot overflow. */
export function softmaxKernel(rowwise: boolean): Kernel<Tensor> {
  const buffer = reusable();
  return ([a]) => {
    const out = buffer(a.rows, a.cols);
    const group = rowwise ? a.cols : 1;
    for (let g = 0; g < (rowwise ? a.rows : a.cols); g++) {
      const at = (k: number) => (rowwise ? g * group + k : k * a.cols + g);
      const count = rowwise ? a.cols : a.rows;
      let top = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < count; k++) top = Math.max(top, a.data[at(k)]);
      let sum = 0;
      for (let k = 0; k < count; k++) sum += out.data[at(k)] = Math.exp(a.data[at(k)] - top);
      for (let k = 0; k < count; k++) out.data[at(k)] /= sum;
    }
    return out;
  };
}

/** log Σ exp over all entries, shifted by the largest. */
export function logSumExpKernel(): Kernel<Tensor> {
  return scalarKernel((a) => {
    const top = largest(a.data);
    let sum = 0;
    for (let i = 0; i < a.data.length; i++) sum += Math.exp(a.data[i] - top);
    return top + Math.log(sum);
  });
}

/** The diagonal matrix of a vector's entries. */
export function diagonalKernel(): Kernel<Tensor> {
  const buffer = reusable();
  return ([a]) => {
    const n = a.data.length;
    const out = buffer(n, n);
    for (let i = 0; i < n; i++) out.data[i * n + i] = a.data[i];
    return out;
  };
}

export function diagonalPartKernel(): Kernel<Tensor> {
  const buffer = reusable();
  return ([a]) => {
    const n = Math.min(a.rows, a.cols);
    const out = buffer(n, 1);
    for (let i = 0; i < n; i++) out.data[i] = a.data[i * a.cols + i];
    return out;
  };
}

/** Columns stacked. */
export function vecKernel(): Kernel<Tensor> {
  const buffer = reusable();
  return ([a]) => {
    const out = buffer(a.rows * a.cols, 1);
    for (let j = 0; j < a.cols; j++)
      for (let i = 0; i < a.rows; i++) out.data[j * a.rows + i] = a.data[i * a.cols + j];
    return out;
  };
}

export function unvecKernel(rows: () => number): Kernel<Tensor> {
  const buffer = reusable();
  return ([a]) => {
    const height = rows();
    const width = a.data.length / height;
    const out = buffer(height, width);
    for (let j = 0; j < width; j++)
      for (let i = 0; i < height; i++) out.data[i * width + j] = a.data[j * height + i];
    return out;
  };
}

/** A₁ ⊗ A₂ ⊗ …: entry ((i, k), (j, l)) of A ⊗ B is A_ij B_kl. */
export function kroneckerKernel(): Kernel<Tensor> {
  const buffers: ReturnType<typeof reusable>[] = [];
  return (operands) => {
    let product = operands[0];
    for (let f = 1; f < operands.length; f++) {
      const b = operands[f];
      buffers[f] ??= reusable();
      const out = buffers[f](product.rows * b.rows, product.cols * b.cols);
      for (let i = 0; i < product.rows; i++)
        for (let j = 0; j < product.cols; j++) {
          const a = product.data[i * product.cols + j];
          for (let k = 0; k < b.rows; k++)
            for (let l = 0; l < b.cols; l++)
              out.data[(i * b.rows + k) * out.cols + j * b.cols + l] = a * b.data[k * b.cols + l];
        }
      product = out;
    }
    return product;
  };
}

/** K with K vec X = vec Xᵀ for X m×n: entry (i, j) of X moves from place j·m + i to place i·n + j. */
/** D_n or L_n. Column k of D, row k of L stands for the k-th entry on and below the diagonal, column by column. */
export function halfMatrixKernel(which: 'duplication' | 'elimination', size: () => number): Kernel<Tensor> {
  const buffer = reusable();
  return () => {
    const n = size();
    const half = (n * (n + 1)) / 2;
    const isTall = which === 'duplication';
    const out = buffer(isTall ? n * n : half, isTall ? half : n * n);
    out.data.fill(0);
    let k = 0;
    for (let j = 0; j < n; j++)
      for (let i = j; i < n; i++, k++) {
        if (!isTall) out.data[k * n * n + j * n + i] = 1;
        else for (const at of [j * n + i, i * n + j]) out.data[at * half + k] = 1;
      }
    return out;
  };
}

export function commutationKernel(rows: () => number, cols: () => number): Kernel<Tensor> {
  const buffer = reusable();
  return () => {
    const [m, n] = [rows(), cols()];
    const out = buffer(m * n, m * n);
    out.data.fill(0);
    for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) out.data[(i * n + j) * m * n + j * m + i] = 1;
    return out;
  };
}

/** Entry (row, col), counted from 1; NaN out of range. */
export function entryKernel(): Kernel<Tensor> {
  const out = scalarTensor(0);
  return ([a, row, col]) => {
    const [i, j] = [row.data[0], col.data[0]];
    const inside = i >= 1 && i <= a.rows && j >= 1 && j <= a.cols;
    if (inside && !(Number.isInteger(i) && Number.isInteger(j)))
      throw new EvaluationError(`An index is ${i}, ${j}.`);
    out.data[0] = inside ? a.data[(i - 1) * a.cols + j - 1] : Number.NaN;
    return out;
  };
}

/** Blocks put together row by row. */
export function blockKernel(node: BlockNode): Kernel<Tensor> {
  const buffer = reusable();
  const widths = node.rows.map((row) => row.length);
  return (operands) => {
    const rows = widths.map((width, r) => {
      const from = widths.slice(0, r).reduce((sum, w) => sum + w, 0);
      return operands.slice(from, from + width);
    });
    const height = rows.reduce((sum, row) => sum + row[0].rows, 0);
    const width = rows[0].reduce((sum, b) => sum + b.cols, 0);
    const out = buffer(height, width);
    let top = 0;
    for (const row of rows) {
      let left = 0;
      for (const b of row) {
        if (b.rows !== row[0].rows || left + b.cols > width)
          throw new RangeError('The blocks do not fit together.');
        for (let i = 0; i < b.rows; i++)
          for (let j = 0; j < b.cols; j++) out.data[(top + i) * width + left + j] = b.data[i * b.cols + j];
        left += b.cols;
      }
      top += row[0].rows;
    }
    return out;
  };
}
