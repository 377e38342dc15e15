import {
  type Expr,
  elementwise,
  extremeEntry,
  extremum,
  HALF,
  innerProduct,
  isNumber,
  logSumExp,
  matmul,
  mul,
  multiplyDimensions,
  norm,
  ONE,
  ones,
  pow,
  reciprocal,
  SCALAR,
  size,
  square,
  subtract,
  total,
} from '../expr';
import { UNIT } from '../shapes/sizes';
import {
  type Context,
  fail,
  isMatrixTyped,
  isScalarTyped,
  requireSame,
  showTyped,
  type Typed,
} from './context';
import { entrywise } from './products';
import { type Reader, scalarResult } from './readers';

/** max and min: of two or more things entry by entry, of one vector or matrix its largest or smallest entry. */
const readExtremum =
  (which: 'max' | 'min'): Reader =>
  (args, context, call) => {
    if (args.length === 1) return scalarResult(call, () => extremeEntry(which, args[0].build()));
    return args.slice(1).reduce(
      (a, b) =>
        entrywise(a, b, context, which, (x, y) => {
          // max(0, z) is the rectifier.
          if (which === 'max' && isZeroExpr(x)) return elementwise('relu', y);
          if (which === 'max' && isZeroExpr(y)) return elementwise('relu', x);
          return extremum(which, [x, y]);
        }),
      args[0],
    );
  };
const isZeroExpr = (e: Expr) => isNumber(e, 0) || e.kind === 'zeros';

const countOf = (e: Expr): Expr => size(multiplyDimensions(e.shape.rows, e.shape.cols));
const meanOf = (e: Expr): Expr => mul([reciprocal(countOf(e)), total(e)]);

/**
 * The mean square of what is left when the mean is taken off. NumPy divides by n, everybody else by n - 1: on paper
 * the population's variance is meant, in mathjs the sample's.
 */
function variance(e: Expr, context: Context): Expr {
  const centred = subtract(e, mul([meanOf(e), ones(e.shape)]));
  if (context.options.language !== 'math') return meanOf(square(centred));
  return mul([reciprocal(subtract(countOf(e), ONE)), total(square(centred))]);
}

/** aᵀb / (‖a‖ ‖b‖). */
const cosineSimilarity = (a: Expr, b: Expr): Expr =>
  mul([innerProduct(a, b), reciprocal(norm('two', a)), reciprocal(norm('two', b))]);

const needsSeveral = (arg: Typed, what: string): void => {
  if (isScalarTyped(arg))
    fail('shape', `${what} needs a vector or a matrix, but this is a scalar.`, arg.span);
};

const notDifferentiable =
  (what: string): Reader =>
  (_args, _context, call) =>
    fail('unsupported', what, call.span);

/** Functions that make one number, or one number a row, of all entries. */
export const REDUCTIONS: Record<string, Reader> = {
  max: readExtremum('max'),
  min: readExtremum('min'),
  sum: ([a], _context, call) => scalarResult(call, () => total(a.build())),
  mean: ([a], _context, call) => scalarResult(call, () => meanOf(a.build())),
  var: ([a], context, call) => {
    needsSeveral(a, 'A variance');
    return scalarResult(call, () => variance(a.build(), context));
  },
  std: ([a], context, call) => {
    needsSeveral(a, 'A standard deviation');
    return scalarResult(call, () => pow(variance(a.build(), context), HALF));
  },
  cosinesimilarity: ([a, b], context, call) => {
    const message = () =>
      `A cosine needs two vectors of one length: these are ${showTyped(a, context)} and ${showTyped(b, context)}.`;
    requireSame(context, a.rows, b.rows, b.span, message);
    requireSame(context, a.cols, b.cols, b.span, message);
    return scalarResult(call, () => cosineSimilarity(a.build(), b.build()));
  },
  /** Of a matrix: of each of its rows, as softmax is; programs without an axis mean all entries. */
  logsumexp: ([z], context, call) => {
    if (!isMatrixTyped(z)) return scalarResult(call, () => logSumExp(z.build()));
    const exponentials = () => elementwise('exp', z.build());
    if (context.options.language !== 'latex')
      return scalarResult(call, () => elementwise('log', total(exponentials())));
    const rowSums = () => {
      const e = exponentials();
      return elementwise('log', matmul([e, ones({ rows: e.shape.cols, cols: SCALAR.cols })]));
    };
    return { rows: z.rows, cols: UNIT, span: call.span, build: rowSums };
  },
  cumsum: notDifferentiable('Cumulative sums are not supported: multiply by a triangular matrix of ones.'),
  cumprod: notDifferentiable('Cumulative products are not supported.'),
  rank: notDifferentiable('The rank is constant where it is continuous: it has no derivative to speak of.'),
  complexPart: notDifferentiable('Complex numbers are not supported: all quantities are real.'),
  convolution: notDifferentiable('Convolutions are not supported.'),
  sort: notDifferentiable('Sorting is not supported.'),
  randomVariance: notDifferentiable('Moments of random variables are not read.'),
  median: notDifferentiable('Medians and quantiles are not supported.'),
};
