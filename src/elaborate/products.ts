import { type Expr, innerProduct, kronecker, matmul, mul, ones, reciprocal, transpose } from '../expr';
import { isUnit, productSize, UNIT } from '../shapes/sizes';
import type { Span } from '../syntax/tree';
import {
  type Context,
  fail,
  isColumnTyped,
  isMatrixTyped,
  isRowTyped,
  isScalarTyped,
  requireSame,
  showTyped,
  type Typed,
} from './context';

const join = (a: Span, b: Span): Span => ({ from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) });

/** The matrix product of two factors, or a scaling. Fails where the inner sizes differ. */
export function multiply(a: Typed, b: Typed, context: Context): Typed {
  const span = join(a.span, b.span);
  if (isScalarTyped(a)) return { rows: b.rows, cols: b.cols, span, build: () => mul([a.build(), b.build()]) };
  if (isScalarTyped(b)) return { rows: a.rows, cols: a.cols, span, build: () => mul([a.build(), b.build()]) };
  const message = () =>
    `The left factor is ${showTyped(a, context)}, the right one ${showTyped(b, context)}: the product does not fit.`;
  if (isUnit(a.cols) !== isUnit(b.rows)) fail('shape', message(), span);
  requireSame(context, a.cols, b.rows, span, message);
  return { rows: a.rows, cols: b.cols, span, build: () => matmul([a.build(), b.build()]) };
}

/** A product of factors side by side, read left to right. */
export function multiplyAll(factors: readonly Typed[], context: Context): Typed {
  return factors.reduce((a, b) => multiply(a, b, context));
}

/** `a \cdot b`: the matrix product where it fits, else the inner product of two vectors. */
export function dotProduct(a: Typed, b: Typed, context: Context): Typed {
  if (isColumnTyped(a) && isColumnTyped(b)) {
    context.charge(0.5);
    return inner(a, b, context);
  }
  return multiply(a, b, context);
}

export function inner(a: Typed, b: Typed, context: Context): Typed {
  const span = join(a.span, b.span);
  const message = () =>
    `An inner product needs two things of one shape: the left is ${showTyped(a, context)}, the right ${showTyped(b, context)}.`;
  requireSame(context, a.rows, b.rows, span, message);
  requireSame(context, a.cols, b.cols, span, message);
  return { rows: UNIT, cols: UNIT, span, build: () => innerProduct(a.build(), b.build()) };
}

/** An entrywise operation; a scalar broadcasts over a matrix at a price (nothing in Python, where it is the rule). */
export function entrywise(
  a: Typed,
  b: Typed,
  context: Context,
  what: string,
  combine: (x: Expr, y: Expr) => Expr,
): Typed {
  const span = join(a.span, b.span);
  if (isScalarTyped(a) && isScalarTyped(b))
    return { rows: a.rows, cols: a.cols, span, build: () => combine(a.build(), b.build()) };
  if (isScalarTyped(a))
    return { rows: b.rows, cols: b.cols, span, build: () => spreadTo(b, a, (x, y) => combine(y, x)) };
  if (isScalarTyped(b)) return { rows: a.rows, cols: a.cols, span, build: () => spreadTo(a, b, combine) };
  const message = () =>
    `The left side of ${what} is ${showTyped(a, context)}, the right side ${showTyped(b, context)}: they do not fit.`;
  requireSame(context, a.rows, b.rows, span, message);
  requireSame(context, a.cols, b.cols, span, message);
  return { rows: a.rows, cols: a.cols, span, build: () => combine(a.build(), b.build()) };
}

function spreadTo(large: Typed, small: Typed, combine: (x: Expr, y: Expr) => Expr): Expr {
  const matrix = large.build();
  return combine(matrix, mul([small.build(), ones(matrix.shape)]));
}

/** a / b: scaling by a scalar; entrywise where b is not one. */
export function quotient(a: Typed, b: Typed, context: Context): Typed {
  const span = join(a.span, b.span);
  if (isScalarTyped(b))
    return { rows: a.rows, cols: a.cols, span, build: () => mul([a.build(), reciprocal(b.build())]) };
  if (context.options.language !== 'python') context.charge(isMatrixTyped(b) ? 4 : 1.5);
  return entrywise(a, b, context, 'the quotient', (x, y) => mul([x, reciprocal(y)]));
}

/** Python's `@`: 1-D arrays are neither rows nor columns. */
export function pythonMatmul(a: Typed, b: Typed, context: Context): Typed {
  for (const operand of [a, b])
    if (isScalarTyped(operand))
      fail('shape', 'The operator @ needs arrays on both sides, but this is a scalar.', operand.span);
  if (isColumnTyped(a) && isColumnTyped(b)) return inner(a, b, context);
  if (isColumnTyped(a) && isMatrixTyped(b)) {
    const turned: Typed = { rows: b.cols, cols: b.rows, span: b.span, build: () => transpose(b.build()) };
    return multiply(turned, a, context);
  }
  if (isRowTyped(a) && isMatrixTyped(b)) return multiply(a, b, context);
  return multiply(a, b, context);
}

export function kroneckerProduct(a: Typed, b: Typed): Typed {
  return {
    rows: productSize(a.rows, b.rows),
    cols: productSize(a.cols, b.cols),
    span: join(a.span, b.span),
    build: () => kronecker([a.build(), b.build()]),
  };
}
