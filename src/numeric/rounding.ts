import type { Expr } from '../expr/node';
import type { Arithmetic, Kernel, OperationNode } from './arithmetic';
import type { Point } from './point';
import { assembleProgram, type Program } from './program';
import { REAL } from './real';
import { copyTensor, type Tensor } from './tensor';

/**
 * How much of a value is rounding. Every inexact operation is repeated with a small random relative change of its
 * result; how far that moves the value, scaled down to the size of true roundings, is its error (random rounding,
 * as in Vignes' CESTAC method, 1974). The change stays close to the true size of a rounding, so that the estimate
 * holds for values of which only a few digits are right.
 */

/** The random relative change, 64 roundings. */
const CHANGE = 64 * Number.EPSILON;
/** The share of it that counts as the error: two roundings for each operation. */
const SHARE = (2 * Number.EPSILON) / CHANGE;
const RUNS = 3;

/** Sums of products round inside, so their operands are changed too. */
const ROUNDS_INSIDE: ReadonlySet<OperationNode['kind']> = new Set([
  'add',
  'matmul',
  'trace',
  'total',
  'det',
  'norm',
  'matrixpower',
  'matrixfunction',
  'frechet',
  'spectral',
]);
/** What is copied or counted is exact. */
const EXACT: ReadonlySet<OperationNode['kind']> = new Set([
  'size',
  'ones',
  'zeros',
  'identity',
  'commutation',
  'duplication',
  'elimination',
  'transpose',
  'diagonal',
  'diagonalpart',
  'vec',
  'unvec',
  'entry',
  'block',
  'delta',
  'compare',
  'piecewise',
  'extremum',
  'extremeentry',
]);

/** A fast generator (xorshift, Marsaglia 2003): quality does not matter here, only that runs differ. */
class Jitter {
  private state = 0x9e3779b9;

  restart(run: number): void {
    this.state = Math.imul(run + 1, 0x9e3779b9) | 1;
  }

  /** 1 plus a uniform number between −CHANGE and CHANGE. */
  factor(): number {
    let s = this.state;
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    this.state = s;
    return 1 + CHANGE * (s / 0x8000_0000);
  }

  /** Changes entries in place; integers, which are exact or came from exact ones, stay. */
  apply(a: Tensor): Tensor {
    for (let k = 0; k < a.data.length; k++) if (!Number.isInteger(a.data[k])) a.data[k] *= this.factor();
    return a;
  }
}

function jitteredReal(jitter: Jitter): Arithmetic<Tensor> {
  return {
    ...REAL,
    kernel(node, environment): Kernel<Tensor> {
      const kernel = REAL.kernel(node, environment);
      if (EXACT.has(node.kind)) return kernel;
      if (!ROUNDS_INSIDE.has(node.kind)) return (operands) => jitter.apply(copyTensor(kernel(operands)));
      return (operands) => jitter.apply(copyTensor(kernel(operands.map((a) => jitter.apply(copyTensor(a))))));
    },
    accumulate: (how, total, term) => jitter.apply(REAL.accumulate(how, total, term)),
  };
}

/** Values with the absolute error of each entry; an error is NaN or infinite where it could not be estimated. */
export interface RoundedValues {
  readonly values: readonly Tensor[];
  readonly errors: readonly Float64Array[];
}

/** Compiles expressions to values with estimates of their rounding. */
export function compileWithErrors(exprs: readonly Expr[]): (point: Point) => RoundedValues {
  const exact = assembleProgram(exprs, REAL);
  const jitter = new Jitter();
  let jittered: Program<Tensor> | null = null;
  return (point) => {
    const values = exact.run(point).map(copyTensor);
    jittered ??= assembleProgram(exprs, jitteredReal(jitter));
    const errors = values.map((value) => new Float64Array(value.data.length));
    for (let run = 0; run < RUNS; run++) {
      jitter.restart(run);
      jittered.run(point).forEach((moved, e) => {
        const [value, error] = [values[e].data, errors[e]];
        for (let k = 0; k < error.length; k++) {
          const least = Number.EPSILON * Math.abs(value[k]);
          error[k] = Math.max(error[k], least, SHARE * Math.abs(moved.data[k] - value[k]));
        }
      });
    }
    return { values, errors };
  };
}
