import {
  add,
  type Expr,
  elementwise,
  innerProduct,
  mul,
  multiplyDimensions,
  negate,
  ones,
  reciprocal,
  size,
  square,
  subtract,
  total,
} from '../expr';
import { type Context, requireSame, showTyped, type Typed } from './context';
import { type Reader, scalarResult } from './readers';

/** A number made of two things of one shape: a target and a prediction, or two distributions. */
const ofPair =
  (what: string, build: (a: Expr, b: Expr) => Expr): Reader =>
  ([a, b], context, call) => {
    requireOneShape(a, b, what, context);
    return scalarResult(call, () => build(a.build(), b.build()));
  };

function requireOneShape(a: Typed, b: Typed, what: string, context: Context): void {
  const message = () =>
    `${what} compares two things of one shape: these are ${showTyped(a, context)} and ${showTyped(b, context)}.`;
  requireSame(context, a.rows, b.rows, b.span, message);
  requireSame(context, a.cols, b.cols, b.span, message);
}

const log = (e: Expr): Expr => elementwise('log', e);

/** -Σ p_i log q_i; what is one-hot is the target p, wherever it stands. */
function crossEntropy(p: Expr, q: Expr): Expr {
  return isOneHot(q) && !isOneHot(p) ? crossEntropy(q, p) : negate(innerProduct(p, log(q)));
}

const isOneHot = (e: Expr): boolean =>
  e.kind === 'symbol' && (e.property === 'onehot' || e.property === 'onehotrows');

const meanOf = (e: Expr): Expr =>
  mul([reciprocal(size(multiplyDimensions(e.shape.rows, e.shape.cols))), total(e)]);

/** -(y log p + (1 - y) log(1 - p)), the mean over the entries. */
function binaryCrossEntropy(y: Expr, p: Expr): Expr {
  const one = ones(y.shape);
  const terms = add([mul([y, log(p)]), mul([subtract(one, y), log(subtract(one, p))])]);
  return negate(meanOf(terms));
}

/** Losses and divergences of distributions, known by name. */
export const LOSSES: Record<string, Reader> = {
  crossentropy: ofPair('A cross-entropy', crossEntropy),
  bce: ofPair('A binary cross-entropy', binaryCrossEntropy),
  kl: ofPair('A divergence', (p, q) => innerProduct(p, subtract(log(p), log(q)))),
  mse: ofPair('A mean squared error', (a, b) => meanOf(square(subtract(a, b)))),
  mae: ofPair('A mean absolute error', (a, b) => meanOf(elementwise('abs', subtract(a, b)))),
  entropy: ([p], _context, call) =>
    scalarResult(call, () => {
      const built = p.build();
      return negate(innerProduct(built, log(built)));
    }),
};
