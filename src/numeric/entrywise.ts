import type { CompareNode, MulNode, PiecewiseNode } from '../expr/node';
import type { Kernel } from './arithmetic';
import { type Tensor, zeroTensor } from './tensor';

/** Kernels that compute every entry from the operands' entries at the same place; 1×1 operands count for all places. */

/** A buffer that is kept while the shape asked for stays the same; its old contents are left in it. */
export function reusable(): (rows: number, cols: number) => Tensor {
  let held = zeroTensor(1, 1);
  return (rows, cols) => {
    if (held.rows !== rows || held.cols !== cols) held = zeroTensor(rows, cols);
    return held;
  };
}

/** The first operand that is not 1×1, else the first: its shape is the result's. */
function widest(operands: readonly Tensor[]): Tensor {
  for (const operand of operands) if (operand.data.length !== 1) return operand;
  return operands[0];
}

const misfit = (a: Tensor, b: Tensor) =>
  new RangeError(`${a.rows}×${a.cols} does not fit ${b.rows}×${b.cols}.`);

/** Folds the operands entry by entry with a function of two numbers. */
function fold(combine: (a: number, b: number) => number): Kernel<Tensor> {
  const buffer = reusable();
  return (operands) => {
    const shape = widest(operands);
    const out = buffer(shape.rows, shape.cols);
    const n = out.data.length;
    for (let k = 0; k < operands.length; k++) {
      const operand = operands[k];
      const x = operand.data;
      const step = x.length === 1 ? 0 : 1;
      if (step === 1 && (operand.rows !== out.rows || operand.cols !== out.cols)) throw misfit(operand, out);
      if (k === 0) for (let i = 0; i < n; i++) out.data[i] = x[i * step];
      else for (let i = 0; i < n; i++) out.data[i] = combine(out.data[i], x[i * step]);
    }
    return out;
  };
}

/** Sums of terms of one shape. */
export function addKernel(): Kernel<Tensor> {
  return fold((a, b) => a + b);
}

/**
 * Entrywise products. Where a factor is an indicator (`compare`, `step`) and zero, so is the product, even where
 * another factor is not defined.
 */
export function mulKernel(node: MulNode): Kernel<Tensor> {
  const product = fold((a, b) => a * b);
  const indicators = node.args.flatMap((a, k) =>
    a.kind === 'compare' || (a.kind === 'elementwise' && a.name === 'step') ? [k] : [],
  );
  if (indicators.length === 0) return product;
  return (operands) => {
    const out = product(operands);
    for (const k of indicators) {
      const x = operands[k].data;
      const step = x.length === 1 ? 0 : 1;
      for (let i = 0; i < out.data.length; i++) if (x[i * step] === 0) out.data[i] = 0;
    }
    return out;
  };
}

/** Entrywise powers; NaN for a negative base with an exponent that is not an integer. */
export function powKernel(): Kernel<Tensor> {
  return fold(power);
}

function power(base: number, exponent: number): number {
  if (exponent === -1) return 1 / base;
  if (exponent === 2) return base * base;
  if (exponent === 0.5) return Math.sqrt(base);
  if (Number.isNaN(base)) return Number.NaN;
  return base ** exponent;
}

export function extremumKernel(which: 'max' | 'min'): Kernel<Tensor> {
  return fold(which === 'max' ? Math.max : Math.min);
}

export function elementwiseKernel(f: (z: number) => number): Kernel<Tensor> {
  const buffer = reusable();
  return ([a]) => {
    const out = buffer(a.rows, a.cols);
    for (let i = 0; i < out.data.length; i++) out.data[i] = f(a.data[i]);
    return out;
  };
}

/** Whether a comparison holds, as 1 or 0; NaN where a side is NaN. */
export function compareNumbers(op: CompareNode['op'], a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  switch (op) {
    case '<':
      return a < b ? 1 : 0;
    case '<=':
      return a <= b ? 1 : 0;
    case '>':
      return a > b ? 1 : 0;
    case '>=':
      return a >= b ? 1 : 0;
    case '==':
      return a === b ? 1 : 0;
    case '!=':
      return a !== b ? 1 : 0;
  }
}

export function compareKernel(op: CompareNode['op']): Kernel<Tensor> {
  return fold((a, b) => compareNumbers(op, a, b));
}

/** A choice entry by entry, for conditions that are matrices. */
export function piecewiseKernel(node: PiecewiseNode): Kernel<Tensor> {
  const buffer = reusable();
  return (operands) => {
    const shape = widest(operands);
    const out = buffer(shape.rows, shape.cols);
    const at = (operand: Tensor, i: number) => operand.data[operand.data.length === 1 ? 0 : i];
    for (let i = 0; i < out.data.length; i++) {
      let chosen = operands[operands.length - 1];
      let condition = 0;
      for (let k = 0; k < node.branches.length && condition === 0; k++) {
        condition = at(operands[2 * k], i);
        if (condition !== 0) chosen = operands[2 * k + 1];
      }
      out.data[i] = Number.isNaN(condition) ? Number.NaN : at(chosen, i);
    }
    return out;
  };
}
