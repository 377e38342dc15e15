import { add, mul, pow, ShapeMismatch } from './algebra';
import { isOne, SCALAR, sameDimension, transposedShape } from './dimension';
import { splitScalars } from './functions';
import { intern } from './intern';
import { isInteger, isNumber, isScalar, isZero, number, ONE, ones, size, ZERO, zeros } from './leaves';
import { less } from './lexicographic';
import { matmul, total, transpose } from './linear';
import type { Expr, NormNode } from './node';

/** tr: linear; tr(Mᵀ) = tr(M); a trace of an outer product is an inner product; cyclic rotations are one node. */
export function trace(e: Expr): Expr {
  if (isScalar(e)) return e;
  if (!sameDimension(e.shape.rows, e.shape.cols))
    throw new ShapeMismatch('trace', e.shape, transposedShape(e.shape));
  switch (e.kind) {
    case 'zeros':
      return ZERO;
    case 'identity':
      return size(e.shape.rows);
    case 'ones':
      return size(e.shape.rows);
    case 'add':
      return add(e.args.map(trace));
    case 'mul': {
      const { scalars, rest } = splitScalars(e);
      if (scalars.length > 0) return mul([...scalars, trace(rest)]);
      break;
    }
    case 'transpose':
      return trace(e.arg);
    case 'diagonal':
      return total(e.arg);
    case 'kronecker':
      if (e.args.every((a) => sameDimension(a.shape.rows, a.shape.cols))) return mul(e.args.map(trace));
      break;
    case 'matmul': {
      const cut = e.args.findIndex((a) => isOne(a.shape.rows));
      if (cut > 0) return matmul([...e.args.slice(cut), ...e.args.slice(0, cut)]);
      return intern<'trace'>(`tr ${cyclicKey(e.args)}`, () => ({ kind: 'trace', shape: SCALAR, arg: e }));
    }
  }
  const flipped = transpose(e);
  return intern<'trace'>(`tr ${Math.min(e.id, flipped.id)}`, () => ({
    kind: 'trace',
    shape: SCALAR,
    arg: e,
  }));
}

/** The least of all rotations of a chain and of its transpose: one key for all traces that are equal by them. */
function cyclicKey(args: readonly Expr[]): string {
  const forward = args.map((a) => a.id);
  const backward = [...args].reverse().map((a) => transpose(a).id);
  let best = forward;
  for (const ids of [forward, backward]) {
    for (let k = 0; k < ids.length; k++) {
      const rotated = [...ids.slice(k), ...ids.slice(0, k)];
      if (less(rotated, best)) best = rotated;
    }
  }
  return best.join(',');
}

export function det(e: Expr): Expr {
  if (isScalar(e)) return e;
  if (!sameDimension(e.shape.rows, e.shape.cols))
    throw new ShapeMismatch('determinant', e.shape, transposedShape(e.shape));
  if (e.kind === 'identity') return ONE;
  if (e.kind === 'matrixpower' && isInteger(e.exponent)) return pow(det(e.base), e.exponent);
  const flipped = transpose(e);
  return intern<'det'>(`det ${Math.min(e.id, flipped.id)}`, () => ({ kind: 'det', shape: SCALAR, arg: e }));
}

/** A norm; that of a scalar is its absolute value. */
export function norm(which: NormNode['which'], arg: Expr): Expr {
  if (isScalar(arg))
    return arg.kind === 'number'
      ? number(Math.abs(arg.value))
      : intern<'elementwise'>(`abs ${arg.id}`, () => ({
          kind: 'elementwise',
          shape: SCALAR,
          name: 'abs',
          arg,
        }));
  if (isZero(arg)) return ZERO;
  const { scalars, rest } = splitScalars(arg);
  if (scalars.length === 1 && isNumber(scalars[0], -1)) return norm(which, rest);
  const flipped = transpose(arg);
  const id = which === 'two' || which === 'one' ? Math.min(arg.id, flipped.id) : arg.id;
  return intern<'norm'>(`norm ${which} ${id}`, () => ({ kind: 'norm', shape: SCALAR, which, arg }));
}

/** The diagonal of a square matrix, as a column. */
export function diagonalPart(e: Expr): Expr {
  if (isScalar(e)) return e;
  const shape = { rows: e.shape.rows, cols: SCALAR.cols };
  switch (e.kind) {
    case 'diagonal':
      return e.arg;
    case 'identity':
    case 'ones':
      return ones(shape);
    case 'zeros':
      return zeros(shape);
    case 'transpose':
      return diagonalPart(e.arg);
    case 'add':
      return add(e.args.map(diagonalPart));
    case 'mul':
      return mul(e.args.map((a) => (isScalar(a) ? a : diagonalPart(a))));
  }
  const flipped = transpose(e);
  return intern<'diagonalpart'>(`diagpart ${Math.min(e.id, flipped.id)}`, () => ({
    kind: 'diagonalpart',
    shape,
    arg: e,
  }));
}

/** Inner product ⟨A, B⟩ = tr(Aᵀ B), written the shortest way for its shape. */
export function innerProduct(a: Expr, b: Expr): Expr {
  if (isScalar(a)) return mul([a, b]);
  const vectorLike =
    a.shape.cols.key === '1'
      ? matmul([transpose(a), b])
      : a.shape.rows.key === '1'
        ? matmul([a, transpose(b)])
        : null;
  return vectorLike ?? trace(matmul([transpose(a), b]));
}
