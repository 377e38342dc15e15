import {
  add,
  divide,
  type Expr,
  elementwise,
  entry,
  freshIndex,
  HALF,
  mul,
  ONE,
  ones,
  piecewise,
  pow,
  product,
  size,
  square,
  subtract,
  TWO,
} from '../expr';
import { fail, isColumnTyped } from './context';
import { crossProduct } from './crossProduct';
import { entrywise } from './products';
import { each, type Reader, scalarResult } from './readers';

const gamma = (u: Expr) => elementwise('gamma', u);
const plusOne = (u: Expr) => add([u, ones(u.shape)]);
const each2 =
  (name: string, f: (a: Expr, b: Expr) => Expr): Reader =>
  ([a, b], context) =>
    entrywise(a, b, context, name, f);

/** Functions of the libraries of numbers that are made of others. */
export const SPECIAL_FUNCTIONS: Record<string, Reader> = {
  erfc: each((u) => subtract(ones(u.shape), elementwise('erf', u))),
  factorial: each((u) => gamma(plusOne(u))),
  beta: each2('beta', (a, b) => divide(mul([gamma(a), gamma(b)]), gamma(add([a, b])))),
  binomial: each2('binomial', (n, k) =>
    divide(gamma(plusOne(n)), mul([gamma(plusOne(k)), gamma(plusOne(subtract(n, k)))])),
  ),
  mod: each2('mod', (a, b) => subtract(a, mul([b, elementwise('floor', divide(a, b))]))),
  hypot: (args, context, call) => {
    const [first, ...others] = args;
    const squares = others.reduce(
      (a, b) => entrywise(a, b, context, 'hypot', (x, y) => add([x, square(y)])),
      { ...first, build: () => square(first.build()) },
    );
    return { ...squares, span: call.span, build: () => pow(squares.build(), HALF) };
  },
  // 2 atan(y / (√(x² + y²) + x)): the same function off the negative x-axis, and with the right derivative.
  atan2: each2('atan2', (y, x) =>
    mul([TWO, elementwise('atan', divide(y, add([pow(add([square(y), square(x)]), HALF), x])))]),
  ),
  cross: ([a, b], context, call) => crossProduct(a, b, context, call.span),
  prod: ([u, other], context, call) => {
    // prod(A, B) of a text is a function of its own.
    if (other || !isColumnTyped(u)) fail('unsupported', 'A product of entries needs a vector.', u.span);
    const index = freshIndex('i');
    return scalarResult(call, () =>
      product(index.name, ONE, size(context.sizes.dimensionOf(u.rows)), entry(u.build(), index, ONE)),
    );
  },
  where: ([condition, a, b], context, call) => {
    if (!a || !b) return fail('unsupported', 'where needs a condition and two values here.', call.span);
    const values = entrywise(a, b, context, 'where', (x, y) =>
      piecewise([{ condition: condition.build(), value: x }], y),
    );
    return { ...values, span: call.span };
  },
};
