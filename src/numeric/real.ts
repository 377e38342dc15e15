import { isOne } from '../expr/dimension';
import type { ApplyNode } from '../expr/node';
import type { Arithmetic, Environment, Kernel, OperationNode } from './arithmetic';
import { ELEMENTWISE } from './elementwise';
import {
  addKernel,
  compareKernel,
  elementwiseKernel,
  extremumKernel,
  mulKernel,
  piecewiseKernel,
  powKernel,
  reusable,
} from './entrywise';
import { determinant } from './lu';
import { MATRIX_FUNCTIONS, matrixPowerOf } from './matrixfunctions';
import {
  blockKernel,
  commutationKernel,
  diagonalKernel,
  diagonalPartKernel,
  entryKernel,
  extremeEntryKernel,
  halfMatrixKernel,
  kroneckerKernel,
  logSumExpKernel,
  matmulKernel,
  normKernel,
  softmaxKernel,
  totalKernel,
  traceKernel,
  transposeKernel,
  unvecKernel,
  vecKernel,
} from './realmatrix';
import { frechetKernel, spectralKernel } from './spectralKernels';
import { copyTensor, isFiniteTensor, scalarTensor, type Tensor, zeroTensor } from './tensor';
import { planUnknown, type UnknownPlan } from './unknown';

/** A tensor that never changes once its size is known. */
function fixed(make: () => Tensor, size: () => string): Kernel<Tensor> {
  let key = '';
  let held: Tensor | null = null;
  return () => {
    const wanted = size();
    if (held === null || wanted !== key) {
      held = make();
      key = wanted;
    }
    return held;
  };
}

/** One kernel for each kind of node, in double precision. */
export function realKernel(node: OperationNode, environment: Environment): Kernel<Tensor> {
  const rows = () => environment.size(node.shape.rows);
  const cols = () => environment.size(node.shape.cols);
  const sized = (fill: (out: Tensor) => void) =>
    fixed(
      () => {
        const out = zeroTensor(rows(), cols());
        fill(out);
        return out;
      },
      () => `${rows()}×${cols()}`,
    );
  switch (node.kind) {
    case 'number': {
      const value = scalarTensor(node.value);
      return () => value;
    }
    case 'constant': {
      const value = scalarTensor(node.name === 'pi' ? Math.PI : Math.E);
      return () => value;
    }
    case 'size': {
      const out = scalarTensor(0);
      return () => {
        out.data[0] = environment.size(node.dimension);
        return out;
      };
    }
    case 'ones':
      return sized((out) => out.data.fill(1));
    case 'zeros':
      return sized(() => undefined);
    case 'identity':
      return sized((out) => {
        for (let i = 0; i < out.rows; i++) out.data[i * out.cols + i] = 1;
      });
    case 'duplication':
    case 'elimination':
      return halfMatrixKernel(node.kind, () => environment.size(node.n));
    case 'commutation':
      return commutationKernel(
        () => environment.size(node.m),
        () => environment.size(node.n),
      );
    case 'add':
      return addKernel();
    case 'mul':
      return mulKernel(node);
    case 'pow':
      return powKernel();
    case 'elementwise':
      return elementwiseKernel(ELEMENTWISE[node.name]);
    case 'extremum':
      return extremumKernel(node.which);
    case 'compare':
      return compareKernel(node.op);
    case 'piecewise':
      return piecewiseKernel(node);
    case 'delta':
      return compareKernel('==');
    case 'apply':
      return unknownKernel(node, environment);
    case 'matmul':
      return matmulKernel(node);
    case 'transpose':
      return transposeKernel();
    case 'matrixpower':
      return ([base, exponent]) => matrixPowerOf(base, exponent.data[0]);
    case 'matrixfunction': {
      const f = MATRIX_FUNCTIONS[node.name];
      return ([a]) => f(a);
    }
    case 'frechet':
      return frechetKernel(node.name);
    case 'spectral':
      return spectralKernel(node);
    case 'trace':
      return traceKernel();
    case 'det': {
      const out = scalarTensor(0);
      return ([a]) => {
        out.data[0] = determinant(a);
        return out;
      };
    }
    case 'total':
      return totalKernel();
    case 'norm':
      return normKernel(node.which);
    case 'extremeentry':
      return extremeEntryKernel(node.which);
    case 'softmax':
      return softmaxKernel(node.rowwise || isOne(node.shape.rows));
    case 'logsumexp':
      return logSumExpKernel();
    case 'diagonal':
      return diagonalKernel();
    case 'diagonalpart':
      return diagonalPartKernel();
    case 'vec':
      return vecKernel();
    case 'unvec':
      return unvecKernel(() => environment.size(node.shape.rows));
    case 'kronecker':
      return kroneckerKernel();
    case 'entry':
      return entryKernel();
    case 'block':
      return blockKernel(node);
  }
}

/** A random smooth function in the place of one without a definition (`unknown.ts`). */
function unknownKernel(node: ApplyNode, environment: Environment): Kernel<Tensor> {
  const buffer = reusable();
  const unit = { rows: 1, cols: 1 };
  let plan: UnknownPlan | null = null;
  let seed = Number.NaN;
  /** Rows and columns of the value and of the operands, for which the plan was made. */
  let sizes: number[] = [];
  return (operands) => {
    const rows = node.elementwise ? operands[0].rows : environment.size(node.shape.rows);
    const cols = node.elementwise ? operands[0].cols : environment.size(node.shape.cols);
    const fits =
      seed === environment.seed() &&
      sizes[0] === rows &&
      sizes[1] === cols &&
      operands.every((a, k) => sizes[2 * k + 2] === a.rows && sizes[2 * k + 3] === a.cols);
    if (plan === null || !fits) {
      seed = environment.seed();
      sizes = [rows, cols, ...operands.flatMap((a) => [a.rows, a.cols])];
      plan = node.elementwise
        ? planUnknown(node.name, seed, [unit], node.orders, unit)
        : planUnknown(node.name, seed, operands, node.orders, { rows, cols });
    }
    const out = buffer(rows, cols);
    if (node.elementwise)
      for (let i = 0; i < out.data.length; i++)
        unknownInto(out.data, i, 1, plan, [operands[0].data.subarray(i, i + 1)]);
    else
      unknownInto(
        out.data,
        0,
        out.data.length,
        plan,
        operands.map((a) => a.data),
      );
    return out;
  };
}

function unknownInto(
  out: Float64Array,
  from: number,
  count: number,
  plan: UnknownPlan,
  args: readonly Float64Array[],
): void {
  const waves = plan.shifts.map((shift, k) => {
    let u = shift;
    for (let s = 0; s < args.length; s++)
      for (let i = 0; i < args[s].length; i++) u += plan.weights[k][s][i] * args[s][i];
    const wave = plan.order % 2 === 0 ? Math.sin(u) : Math.cos(u);
    return plan.order % 4 < 2 ? wave : -wave;
  });
  for (let e = 0; e < count; e++) {
    let sum = plan.constants[e];
    for (let k = 0; k < waves.length; k++) sum += plan.mix[e][k] * waves[k];
    out[from + e] = sum;
  }
}

/** Matrices of doubles. */
export const REAL: Arithmetic<Tensor> = {
  kernel: realKernel,
  fromTensor: (value) => value,
  scalar: scalarTensor,
  filled(rows, cols, value) {
    const out = zeroTensor(rows, cols);
    if (value !== 0) out.data.fill(value);
    return out;
  },
  toNumber: (value) => value.data[0],
  copy: copyTensor,
  accumulate(how, total, term) {
    const [x, y] = [total.data, term.data];
    const step = y.length === 1 ? 0 : 1;
    if (how === 'sum') for (let i = 0; i < x.length; i++) x[i] += y[i * step];
    else for (let i = 0; i < x.length; i++) x[i] *= y[i * step];
    return total;
  },
  assemble(rows, cols, entry) {
    const out = zeroTensor(rows, cols);
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < cols; j++) out.data[i * cols + j] = entry(i + 1, j + 1).data[0];
    return out;
  },
  isFinite: isFiniteTensor,
};
