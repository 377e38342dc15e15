import {
  add,
  compare,
  type Expr,
  elementwise,
  HALF,
  mul,
  negate,
  number,
  ONE,
  ones,
  piecewise,
  spread,
  square,
  subtract,
} from '../expr';
import { requireScalar } from './context';
import { each, type Reader } from './readers';

/** A function of every entry with one scalar parameter, which may be left out. */
const withParameter =
  (what: string, fallback: Expr, f: (u: Expr, parameter: Expr) => Expr): Reader =>
  ([u, parameter], context, call) => {
    if (parameter) requireScalar(parameter, context, what);
    return {
      rows: u.rows,
      cols: u.cols,
      span: call.span,
      build: () => f(u.build(), parameter ? parameter.build() : fallback),
    };
  };

/** Activation and loss functions that are made of others. */
export const ACTIVATIONS: Record<string, Reader> = {
  hinge: each((u) => elementwise('relu', subtract(ones(u.shape), u))),
  logsigmoid: each((u) => negate(elementwise('softplus', negate(u)))),
  logit: each((u) => subtract(elementwise('log', u), elementwise('log', subtract(ones(u.shape), u)))),
  silu: each((u) => mul([u, elementwise('sigmoid', u)])),
  leakyrelu: withParameter('The slope', number(1, 100), (u, slope) =>
    subtract(elementwise('relu', u), mul([slope, elementwise('relu', negate(u))])),
  ),
  // u where u > 0, else α(e^u - 1); e^{-relu(-u)} is e^u below 0 and 1 above.
  elu: withParameter('The scale', ONE, (u, scale) => {
    const below = elementwise('exp', negate(elementwise('relu', negate(u))));
    return add([elementwise('relu', u), mul([scale, subtract(below, ones(u.shape))])]);
  }),
  huber: withParameter('The threshold', ONE, (u, threshold) => {
    const size = elementwise('abs', u);
    const half = mul([HALF, threshold, ones(u.shape)]);
    return piecewise(
      [{ condition: compare('<=', size, spread(threshold, u.shape)), value: mul([HALF, square(u)]) }],
      mul([threshold, subtract(size, half)]),
    );
  }),
};
