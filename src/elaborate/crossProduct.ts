import { block, dimension, type Expr, entry, mul, number, ONE, subtract } from '../expr';
import { known, UNIT } from '../shapes/sizes';
import type { Span } from '../syntax/tree';
import { type Context, fail, isColumnTyped, requireSame, showTyped, type Typed } from './context';

/** The three entries of a × b, one above the other. */
function entriesOfProduct(a: Expr, b: Expr): Expr {
  const [a1, a2, a3, b1, b2, b3] = [a, b].flatMap((v) => [1, 2, 3].map((k) => entry(v, number(k), ONE)));
  const minor = (x: Expr, y: Expr, u: Expr, v: Expr) => [subtract(mul([x, v]), mul([y, u]))];
  return block([minor(a2, a3, b2, b3), minor(a3, a1, b3, b1), minor(a1, a2, b1, b2)], a.shape);
}

/** a × b, of vectors of length 3. */
export function crossProduct(a: Typed, b: Typed, context: Context, span: Span): Typed {
  const three = known(dimension(3));
  for (const side of [a, b]) {
    const message = () =>
      `A cross product needs vectors of length 3, but this is ${showTyped(side, context)}.`;
    if (!isColumnTyped(side)) fail('shape', message(), side.span);
    requireSame(context, side.rows, three, side.span, message);
  }
  return { rows: three, cols: UNIT, span, build: () => entriesOfProduct(a.build(), b.build()) };
}
