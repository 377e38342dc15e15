import type { Field } from './field';

/** A matrix over a field, stored row by row. */
export interface Matrix<S> {
  readonly rows: number;
  readonly cols: number;
  readonly data: S[];
}

/** Linear algebra over any field, for small matrices: clarity before speed. */
export class FieldMatrices<S> {
  constructor(readonly field: Field<S>) {}

  fill(rows: number, cols: number, value: (i: number, j: number) => S): Matrix<S> {
    const data: S[] = [];
    for (let i = 0; i < rows; i++) for (let j = 0; j < cols; j++) data.push(value(i, j));
    return { rows, cols, data };
  }

  scalar(value: S): Matrix<S> {
    return { rows: 1, cols: 1, data: [value] };
  }

  identity(n: number): Matrix<S> {
    return this.fill(n, n, (i, j) => (i === j ? this.field.one : this.field.zero));
  }

  /** Not a number throughout. */
  undefinedMatrix(rows: number, cols: number): Matrix<S> {
    return this.fill(rows, cols, () => this.field.of(Number.NaN));
  }

  map(a: Matrix<S>, f: (x: S, at: number) => S): Matrix<S> {
    return { rows: a.rows, cols: a.cols, data: a.data.map(f) };
  }

  scale(factor: number, a: Matrix<S>): Matrix<S> {
    const by = this.field.of(factor);
    return this.map(a, (x) => this.field.multiply(by, x));
  }

  add(a: Matrix<S>, b: Matrix<S>): Matrix<S> {
    return this.map(a, (x, k) => this.field.add(x, b.data[k]));
  }

  subtract(a: Matrix<S>, b: Matrix<S>): Matrix<S> {
    return this.map(a, (x, k) => this.field.subtract(x, b.data[k]));
  }

  multiply(a: Matrix<S>, b: Matrix<S>): Matrix<S> {
    if (a.cols !== b.rows)
      throw new RangeError(`${a.rows}×${a.cols} times ${b.rows}×${b.cols} does not fit.`);
    return this.fill(a.rows, b.cols, (i, j) => {
      let sum = this.field.zero;
      for (let k = 0; k < a.cols; k++)
        sum = this.field.add(sum, this.field.multiply(a.data[i * a.cols + k], b.data[k * b.cols + j]));
      return sum;
    });
  }

  transpose(a: Matrix<S>): Matrix<S> {
    return this.fill(a.cols, a.rows, (i, j) => a.data[j * a.cols + i]);
  }

  /** The largest magnitude of an entry. */
  size(a: Matrix<S>): number {
    return a.data.reduce((largest, x) => Math.max(largest, this.field.magnitude(x)), 0);
  }

  isFinite(a: Matrix<S>): boolean {
    return a.data.every((x) => this.field.isFinite(x));
  }

  /** The X with AX = B by elimination with partial pivoting, and det A; X is not a number when A is singular. */
  solve(a: Matrix<S>, b: Matrix<S>): { solution: Matrix<S>; determinant: S } {
    const { field } = this;
    const n = a.rows;
    const rows = Array.from({ length: n }, (_, i) => [
      ...a.data.slice(i * n, (i + 1) * n),
      ...b.data.slice(i * b.cols, (i + 1) * b.cols),
    ]);
    let determinant = field.one;
    for (let k = 0; k < n; k++) {
      let pivot = k;
      for (let i = k + 1; i < n; i++)
        if (field.magnitude(rows[i][k]) > field.magnitude(rows[pivot][k])) pivot = i;
      if (pivot !== k) {
        [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
        determinant = field.subtract(field.zero, determinant);
      }
      determinant = field.multiply(determinant, rows[k][k]);
      if (field.magnitude(rows[k][k]) === 0)
        return { solution: this.undefinedMatrix(n, b.cols), determinant: field.zero };
      for (let i = 0; i < n; i++) {
        if (i === k) continue;
        const factor = field.divide(rows[i][k], rows[k][k]);
        for (let j = k; j < n + b.cols; j++)
          rows[i][j] = field.subtract(rows[i][j], field.multiply(factor, rows[k][j]));
      }
    }
    const solution = this.fill(n, b.cols, (i, j) => field.divide(rows[i][n + j], rows[i][i]));
    return { solution, determinant };
  }

  determinant(a: Matrix<S>): S {
    return this.solve(a, { rows: a.rows, cols: 0, data: [] }).determinant;
  }

  inverse(a: Matrix<S>): Matrix<S> {
    return this.solve(a, this.identity(a.rows)).solution;
  }

  /** Integer powers by repeated squaring. */
  integerPower(a: Matrix<S>, exponent: number): Matrix<S> {
    let square = exponent < 0 ? this.inverse(a) : a;
    let result = this.identity(a.rows);
    for (let k = Math.abs(exponent); k > 0; k = Math.floor(k / 2)) {
      if (k % 2 === 1) result = this.multiply(result, square);
      if (k > 1) square = this.multiply(square, square);
    }
    return result;
  }
}
