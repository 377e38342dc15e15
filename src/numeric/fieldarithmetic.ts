import { isOne } from '../expr/dimension';
import type { ApplyNode, NormNode } from '../expr/node';
import type { Arithmetic, Environment, Kernel, OperationNode } from './arithmetic';
import { EvaluationError, NotAnalytic } from './errors';
import type { Field } from './field';
import { frechetOver, matrixFunctionOver, matrixPowerOver } from './fieldfunctions';
import { FieldMatrices, type Matrix } from './fieldmatrix';
import { halfMatrixKernel, largest, normKernel } from './realmatrix';
import type { Tensor } from './tensor';
import { planUnknown } from './unknown';

/** Evaluation over any field, from its numbers up. */
export function fieldArithmetic<S>(field: Field<S>): Arithmetic<Matrix<S>> {
  const m = new FieldMatrices(field);
  return {
    kernel: (node, environment) => new Kernels(m, environment).of(node),
    fromTensor: (value) => ({ rows: value.rows, cols: value.cols, data: Array.from(value.data, field.of) }),
    scalar: (value) => m.scalar(field.of(value)),
    filled: (rows, cols, value) => m.fill(rows, cols, () => field.of(value)),
    toNumber: (value) => field.toNumber(value.data[0]),
    copy: (value) => ({ ...value, data: [...value.data] }),
    accumulate(how, total, term) {
      const combine = how === 'sum' ? field.add : field.multiply;
      return m.map(total, (x, k) => combine(x, entryOrOnly(term, k)));
    },
    assemble: (rows, cols, entry) => m.fill(rows, cols, (i, j) => entry(i + 1, j + 1).data[0]),
    isFinite: (value) => m.isFinite(value),
  };
}

/** The entry at a place; a 1×1 counts for all places. */
const entryOrOnly = <S>(a: Matrix<S>, at: number): S => a.data[a.data.length === 1 ? 0 : at];

class Kernels<S> {
  private readonly field: Field<S>;

  constructor(
    private readonly m: FieldMatrices<S>,
    private readonly environment: Environment,
  ) {
    this.field = m.field;
  }

  of(node: OperationNode): Kernel<Matrix<S>> {
    const { m, field, environment } = this;
    const sized = (value: (i: number, j: number) => S) => () =>
      m.fill(environment.size(node.shape.rows), environment.size(node.shape.cols), value);
    switch (node.kind) {
      case 'number': {
        const exact = node.exact;
        const value = m.scalar(
          exact ? field.divide(field.of(exact.p), field.of(exact.q)) : field.of(node.value),
        );
        return () => value;
      }
      case 'constant':
        return () => m.scalar(field.constant(node.name));
      case 'size':
        return () => m.scalar(field.of(environment.size(node.dimension)));
      case 'ones':
        return sized(() => field.one);
      case 'zeros':
        return sized(() => field.zero);
      case 'identity':
        return sized((i, j) => (i === j ? field.one : field.zero));
      case 'duplication':
      case 'elimination': {
        const real = halfMatrixKernel(node.kind, () => environment.size(node.n));
        return () => {
          const { rows, cols, data } = real([]);
          return m.fill(rows, cols, (i, j) => field.of(data[i * cols + j]));
        };
      }
      case 'commutation':
        return () => {
          const [rows, cols] = [environment.size(node.m), environment.size(node.n)];
          const one = (at: number, from: number) => at === (from % rows) * cols + Math.floor(from / rows);
          return m.fill(rows * cols, rows * cols, (i, j) => (one(i, j) ? field.one : field.zero));
        };
      case 'add':
        return this.fold(field.add);
      case 'mul':
        return this.product(node.args.map(isIndicator));
      case 'pow':
        return this.fold(field.power);
      case 'elementwise':
        return ([a]) => m.map(a, (x) => field.elementwise(node.name, x));
      case 'extremum':
        return this.fold((a, b) => {
          const first = field.toNumber(field.compare(node.which === 'max' ? '>=' : '<=', a, b));
          return first === 1 ? a : first === 0 ? b : field.of(Number.NaN);
        });
      case 'compare':
        return this.fold((a, b) => field.compare(node.op, a, b));
      case 'delta':
        return this.fold((a, b) => field.compare('==', a, b));
      case 'piecewise':
        return (operands) => this.choose(operands);
      case 'apply':
        return this.unknown(node);
      case 'matmul':
        return (operands) => operands.reduce((a, b) => m.multiply(a, b));
      case 'transpose':
        return ([a]) => m.transpose(a);
      case 'matrixpower':
        return ([base, exponent]) => matrixPowerOver(m, base, exponent.data[0]);
      case 'matrixfunction':
        return ([a]) => matrixFunctionOver(m, node.name, a);
      case 'frechet':
        return ([a, direction]) => frechetOver(m, node.name, a, direction);
      case 'spectral':
        // Found by rotations in doubles only.
        return () => {
          throw new NotAnalytic(`the ${node.what}`);
        };
      case 'trace':
        return ([a]) => m.scalar(this.sum(a.data.filter((_, k) => k % (a.cols + 1) === 0)));
      case 'det':
        return ([a]) => m.scalar(m.determinant(a));
      case 'total':
        return ([a]) => m.scalar(this.sum(a.data));
      case 'norm':
        return this.norm(node.which);
      case 'extremeentry':
        return ([a]) => {
          const ordered = (x: S, y: S) =>
            field.toNumber(field.compare(node.which === 'max' ? '>=' : '<=', x, y)) === 1;
          return m.scalar(a.data.reduce((best, x) => (ordered(best, x) ? best : x)));
        };
      case 'softmax':
        return ([a]) => this.softmax(a, node.rowwise || isOne(node.shape.rows));
      case 'logsumexp':
        return ([a]) => {
          const top = this.top(a.data);
          const sum = this.sum(a.data.map((x) => field.elementwise('exp', field.subtract(x, top))));
          return m.scalar(field.add(top, field.elementwise('log', sum)));
        };
      case 'diagonal':
        return ([a]) => m.fill(a.data.length, a.data.length, (i, j) => (i === j ? a.data[i] : field.zero));
      case 'diagonalpart':
        return ([a]) => m.fill(Math.min(a.rows, a.cols), 1, (i) => a.data[i * (a.cols + 1)]);
      case 'vec':
        return ([a]) =>
          m.fill(a.rows * a.cols, 1, (k) => a.data[(k % a.rows) * a.cols + Math.floor(k / a.rows)]);
      case 'unvec':
        return ([a]) => {
          const rows = environment.size(node.shape.rows);
          return m.fill(rows, a.data.length / rows, (i, j) => a.data[j * rows + i]);
        };
      case 'kronecker':
        return (operands) =>
          operands.reduce((a, b) =>
            m.fill(a.rows * b.rows, a.cols * b.cols, (i, j) =>
              field.multiply(
                a.data[Math.floor(i / b.rows) * a.cols + Math.floor(j / b.cols)],
                b.data[(i % b.rows) * b.cols + (j % b.cols)],
              ),
            ),
          );
      case 'entry':
        return ([a, row, col]) => {
          const [i, j] = [row, col].map((index) => field.toNumber(index.data[0]));
          const inside = i >= 1 && i <= a.rows && j >= 1 && j <= a.cols;
          if (inside && !(Number.isInteger(i) && Number.isInteger(j)))
            throw new EvaluationError(`An index is ${i}, ${j}.`);
          return m.scalar(inside ? a.data[(i - 1) * a.cols + j - 1] : field.of(Number.NaN));
        };
      case 'block':
        return (operands) =>
          this.block(
            operands,
            node.rows.map((row) => row.length),
          );
    }
  }

  private fold(combine: (a: S, b: S) => S): Kernel<Matrix<S>> {
    return (operands) => {
      const shape = operands.find((a) => a.data.length !== 1) ?? operands[0];
      return this.m.map(shape, (_, k) =>
        operands.slice(1).reduce((sum, b) => combine(sum, entryOrOnly(b, k)), entryOrOnly(operands[0], k)),
      );
    };
  }

  /** Entrywise products, zero where an indicator is. */
  private product(indicator: readonly boolean[]): Kernel<Matrix<S>> {
    const product = this.fold(this.field.multiply);
    if (!indicator.includes(true)) return product;
    return (operands) => {
      const masks = operands.filter((_, k) => indicator[k]);
      return this.m.map(product(operands), (x, k) =>
        masks.some((mask) => this.field.toNumber(entryOrOnly(mask, k)) === 0) ? this.field.zero : x,
      );
    };
  }

  private sum(entries: readonly S[]): S {
    return entries.reduce((sum, x) => this.field.add(sum, x), this.field.zero);
  }

  /** The largest real part, as a shift that keeps exponentials small. */
  private top(entries: readonly S[]): S {
    return this.field.of(largest(entries.map((x) => this.field.toNumber(x))));
  }

  private softmax(a: Matrix<S>, rowwise: boolean): Matrix<S> {
    const { field, m } = this;
    const source = rowwise ? a : m.transpose(a);
    const result = m.fill(source.rows, source.cols, () => field.zero);
    for (let i = 0; i < source.rows; i++) {
      const row = source.data.slice(i * source.cols, (i + 1) * source.cols);
      const top = this.top(row);
      const exponentials = row.map((x) => field.elementwise('exp', field.subtract(x, top)));
      const sum = this.sum(exponentials);
      exponentials.forEach((x, j) => {
        result.data[i * source.cols + j] = field.divide(x, sum);
      });
    }
    return rowwise ? result : m.transpose(result);
  }

  /** The Euclidean norm as √Σz², without conjugation; the others only of matrices without imaginary parts. */
  private norm(which: NormNode['which']): Kernel<Matrix<S>> {
    const { field, m } = this;
    if (which === 'two')
      return ([a]) => m.scalar(field.power(this.sum(a.data.map((x) => field.multiply(x, x))), field.of(0.5)));
    if (which === 'one') return ([a]) => m.scalar(this.sum(a.data.map((x) => field.elementwise('abs', x))));
    const inReal = normKernel(which);
    return ([a]) => {
      const real: Tensor = { rows: a.rows, cols: a.cols, data: Float64Array.from(a.data, field.toNumber) };
      const kept = a.data.every((x, k) => field.magnitude(field.subtract(x, field.of(real.data[k]))) === 0);
      if (!kept) throw new NotAnalytic(`the ${which} norm`);
      return m.scalar(field.of(inReal([real]).data[0]));
    };
  }

  private choose(operands: readonly Matrix<S>[]): Matrix<S> {
    const shape = operands.find((a) => a.data.length !== 1) ?? operands[0];
    return this.m.map(shape, (_, at) => {
      for (let k = 0; k + 1 < operands.length; k += 2) {
        const condition = this.field.toNumber(entryOrOnly(operands[k], at));
        if (Number.isNaN(condition)) return this.field.of(Number.NaN);
        if (condition !== 0) return entryOrOnly(operands[k + 1], at);
      }
      return entryOrOnly(operands[operands.length - 1], at);
    });
  }

  /** A random smooth function in the place of one without a definition (`unknown.ts`). */
  private unknown(node: ApplyNode): Kernel<Matrix<S>> {
    const { field, m, environment } = this;
    const unit = { rows: 1, cols: 1 };
    const at = (args: readonly Matrix<S>[], result: { rows: number; cols: number }): S[] => {
      const plan = planUnknown(node.name, environment.seed(), args, node.orders, result);
      const times = (weight: number, x: S) => field.multiply(field.of(weight), x);
      const waves = plan.shifts.map((shift, k) => {
        const products = args.flatMap((a, s) => a.data.map((x, i) => times(plan.weights[k][s][i], x)));
        const u = field.add(field.of(shift), this.sum(products));
        const wave = field.elementwise(plan.order % 2 === 0 ? 'sin' : 'cos', u);
        return plan.order % 4 < 2 ? wave : field.subtract(field.zero, wave);
      });
      return plan.mix.map((row, e) =>
        field.add(field.of(plan.constants[e]), this.sum(waves.map((wave, k) => times(row[k], wave)))),
      );
    };
    if (node.elementwise) return ([a]) => m.map(a, (x) => at([m.scalar(x)], unit)[0]);
    return (operands) => {
      const rows = environment.size(node.shape.rows);
      const cols = environment.size(node.shape.cols);
      return { rows, cols, data: at(operands, { rows, cols }) };
    };
  }

  private block(operands: readonly Matrix<S>[], widths: readonly number[]): Matrix<S> {
    const rows: S[][] = [];
    let next = 0;
    for (const width of widths) {
      const blocks = operands.slice(next, next + width);
      next += width;
      for (let i = 0; i < blocks[0].rows; i++)
        rows.push(blocks.flatMap((b) => b.data.slice(i * b.cols, (i + 1) * b.cols)));
    }
    return { rows: rows.length, cols: rows[0].length, data: rows.flat() };
  }
}

const isIndicator = (e: { kind: string; name?: string }): boolean =>
  e.kind === 'compare' || (e.kind === 'elementwise' && e.name === 'step');
