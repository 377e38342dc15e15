import { block, dimension, type Expr, entry, matmul, negate, number, ONE, ZERO } from '../expr';
import { known, UNIT } from '../shapes/sizes';
import type { Span } from '../syntax/tree';
import { type Context, fail, isColumnTyped, requireSame, showTyped, type Typed } from './context';

/** The matrix with skew(a) b = a × b. */
function skew(a: Expr): Expr {
  const [x, y, z] = [1, 2, 3].map((k) => entry(a, number(k), ONE));
  const rows = [
    [ZERO, negate(z), y],
    [z, ZERO, negate(x)],
    [negate(y), x, ZERO],
  ];
  return block(rows, { rows: a.shape.rows, cols: a.shape.rows });
}

/** a × b = [a]× b with the skew matrix of a. */
export function crossProduct(a: Typed, b: Typed, context: Context, span: Span): Typed {
  const three = known(dimension(3));
  for (const side of [a, b]) {
    const message = () =>
      `A cross product needs vectors of length 3, but this is ${showTyped(side, context)}.`;
    if (!isColumnTyped(side)) fail('shape', message(), side.span);
    requireSame(context, side.rows, three, side.span, message);
  }
  return { rows: three, cols: UNIT, span, build: () => matmul([skew(a.build()), b.build()]) };
}
