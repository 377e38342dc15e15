/**
 * A real matrix. Entries are stored row by row: entry (i, j), counted from 0, is `data[i * cols + j]`. A scalar is
 * 1×1, a vector is a column.
 */
export interface Tensor {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}

export const zeroTensor = (rows: number, cols: number): Tensor => ({
  rows,
  cols,
  data: new Float64Array(rows * cols),
});

export const scalarTensor = (value: number): Tensor => ({ rows: 1, cols: 1, data: Float64Array.of(value) });

/** A matrix with its entries drawn one by one, row by row. */
export function filledTensor(rows: number, cols: number, draw: () => number): Tensor {
  const result = zeroTensor(rows, cols);
  for (let k = 0; k < result.data.length; k++) result.data[k] = draw();
  return result;
}

/** A column of the given entries. */
export const columnTensor = (entries: ArrayLike<number>): Tensor => ({
  rows: entries.length,
  cols: 1,
  data: Float64Array.from(entries),
});

/** A matrix from its rows, all of one length. */
export function matrixTensor(rows: readonly (readonly number[])[]): Tensor {
  const cols = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== cols)) throw new RangeError('The rows have different lengths.');
  return { rows: rows.length, cols, data: Float64Array.from(rows.flat()) };
}

export const copyTensor = (a: Tensor): Tensor => ({ rows: a.rows, cols: a.cols, data: a.data.slice() });

/** The rows of a matrix as plain arrays. */
export const tensorRows = (a: Tensor): number[][] =>
  Array.from({ length: a.rows }, (_, i) => Array.from(a.data.subarray(i * a.cols, (i + 1) * a.cols)));

export function isFiniteTensor(a: Tensor): boolean {
  for (const x of a.data) if (!Number.isFinite(x)) return false;
  return true;
}

/** The largest absolute entry; NaN when an entry is NaN; 0 for an empty matrix. */
export function largestEntry(a: Tensor): number {
  let largest = 0;
  for (const x of a.data) largest = Math.max(largest, Math.abs(x));
  return largest;
}

export function identityTensor(n: number): Tensor {
  const result = zeroTensor(n, n);
  for (let i = 0; i < n; i++) result.data[i * n + i] = 1;
  return result;
}

export function transposeTensor(a: Tensor): Tensor {
  const result = zeroTensor(a.cols, a.rows);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < a.cols; j++) result.data[j * a.rows + i] = a.data[i * a.cols + j];
  return result;
}

export function multiplyTensors(a: Tensor, b: Tensor): Tensor {
  const result = zeroTensor(a.rows, b.cols);
  multiplyInto(result, a, b);
  return result;
}

/** result = a·b; `result` must be neither `a` nor `b`. */
export function multiplyInto(result: Tensor, a: Tensor, b: Tensor): void {
  if (a.cols !== b.rows) throw new RangeError(`${a.rows}×${a.cols} times ${b.rows}×${b.cols} does not fit.`);
  const { rows, cols: inner } = a;
  const { cols } = b;
  const [c, x, y] = [result.data, a.data, b.data];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += x[i * inner + k] * y[k * cols + j];
      c[i * cols + j] = sum;
    }
  }
}

/** a + factor·b, entry by entry. */
export function addScaled(a: Tensor, factor: number, b: Tensor): Tensor {
  const result = copyTensor(a);
  for (let k = 0; k < result.data.length; k++) result.data[k] += factor * b.data[k];
  return result;
}

export function scaleTensor(factor: number, a: Tensor): Tensor {
  const result = copyTensor(a);
  for (let k = 0; k < result.data.length; k++) result.data[k] *= factor;
  return result;
}

/** A column from all entries, columns stacked (vec). */
export function stackColumns(a: Tensor): Tensor {
  const result = zeroTensor(a.rows * a.cols, 1);
  for (let j = 0; j < a.cols; j++)
    for (let i = 0; i < a.rows; i++) result.data[j * a.rows + i] = a.data[i * a.cols + j];
  return result;
}
