import {
  type Expr,
  elementwise,
  extremeEntry,
  HALF,
  matmul,
  mul,
  norm,
  ones,
  pow,
  reciprocal,
  SCALAR,
  square,
  total,
  transpose,
} from '../expr';
import { UNIT } from '../shapes/sizes';
import type { Span, Syntax } from '../syntax/tree';
import {
  type Context,
  type Convention,
  fail,
  isColumnTyped,
  isMatrixTyped,
  isScalarTyped,
  requireSame,
  type Typed,
} from './context';
import { follows } from './conventions';

/** A norm with its written order: none and 2 are Euclidean (F for matrices), 1 the sum of absolute entries. */
export function readNorm(arg: Typed, order: Syntax | null, context: Context, span: Span): Typed {
  if (isScalarTyped(arg)) context.charge(1.5);
  const result = (build: () => Expr): Typed => ({ rows: UNIT, cols: UNIT, span, build });
  const isMatrix = isMatrixTyped(arg);
  // In programs, 1 and ∞ of a matrix are the norms induced by those of vectors; on paper they go over all entries.
  const isInduced = isMatrix && context.options.language !== 'latex';
  const other = (convention: Convention) =>
    isMatrix && context.options.language === 'latex' && follows(convention, context);
  switch (order ? orderName(order) : '') {
    case '': {
      const isSpectral = other('spectral-norm');
      return result(() => norm(isSpectral ? 'spectral' : 'two', arg.build()));
    }
    case 'F':
    case 'f':
    case 'fro':
      return result(() => norm('two', arg.build()));
    case '2': {
      // For a matrix ‖·‖₂ is the spectral norm by the book and the Frobenius norm in many notes; vectors are safe.
      if (isMatrix) context.charge(2);
      const isSpectral = isMatrix && !other('frobenius-norm');
      return result(() => norm(isSpectral ? 'spectral' : 'two', arg.build()));
    }
    case '1':
      return result(() => (isInduced ? largestColumnSum(arg.build()) : norm('one', arg.build())));
    case '\\infty':
    case 'inf':
      return result(() => (isInduced ? largestColumnSum(transpose(arg.build())) : norm('inf', arg.build())));
    case '*':
    case 'nuc':
      return result(() => norm('nuclear', arg.build()));
    case '0':
      return fail(
        'unsupported',
        'The "norm" with subscript 0 counts entries that are not zero; its derivative is zero where it exists.',
        span,
      );
    case '1\\to1':
      return result(() => largestColumnSum(arg.build()));
    case '\\infty\\to\\infty':
      return result(() => largestColumnSum(transpose(arg.build())));
    case '2\\to2':
      return result(() => norm('spectral', arg.build()));
  }
  if (order?.kind === 'list' && order.items.length === 2) {
    const [p, q] = order.items.map((item) => scalarOrder(item, context, span));
    const ofRows = other('norms-of-rows');
    return result(() => normOfColumns(ofRows ? transpose(arg.build()) : arg.build(), p(), q()));
  }
  const index = order ? context.infer(order) : null;
  if (index && isScalarTyped(index)) {
    return result(() => {
      const k = index.build();
      return pow(sumOfPowers(arg.build(), k), reciprocal(k));
    });
  }
  // A matrix as the order: ‖x‖_A² = xᵀAx.
  if (index && isMatrixTyped(index) && isColumnTyped(arg)) {
    const message = () => 'The weight of the norm does not fit its argument.';
    requireSame(context, index.rows, arg.rows, span, message);
    requireSame(context, index.cols, arg.rows, span, message);
    return result(() => pow(matmul([transpose(arg.build()), index.build(), arg.build()]), HALF));
  }
  return fail('shape', 'This norm is not known.', span);
}

function scalarOrder(order: Syntax, context: Context, span: Span): () => Expr {
  if (orderName(order) === '\\infty')
    return fail('unsupported', 'A mixed norm with ∞ is not supported.', span);
  const typed = context.infer(order);
  if (!isScalarTyped(typed)) return fail('shape', 'The order of a norm must be a number here.', order.span);
  return () => typed.build();
}

/** Σ |x_i|^p over all entries; the sign plays no part for an even p. */
const sumOfPowers = (x: Expr, p: Expr): Expr => total(pow(elementwise('abs', x), p));

/** ‖X‖_{p,q} = (Σ_j (Σ_i |x_ij|^p)^{q/p})^{1/q}: the q-norm of the columns' p-norms. */
function normOfColumns(x: Expr, p: Expr, q: Expr): Expr {
  const powers = p.kind === 'number' && p.value === 2 ? square(x) : pow(elementwise('abs', x), p);
  const sums = columnSums(powers);
  return pow(total(pow(sums, mul([q, reciprocal(p)]))), reciprocal(q));
}

/** ‖X‖_{1→1}, the largest of the columns' absolute sums. */
const largestColumnSum = (x: Expr): Expr => extremeEntry('max', columnSums(elementwise('abs', x)));

const columnSums = (x: Expr): Expr => matmul([transpose(x), ones({ rows: x.shape.rows, cols: SCALAR.cols })]);

const NAMED = /^(?:F|f|fro|inf|nuc|\*|\\infty|)$/;

/** Whether the order of a norm has names in it that stand for numbers or matrices: the p of ‖x‖_p. */
export const hasVariables = (order: Syntax): boolean =>
  order.kind !== 'relation' && !NAMED.test(orderName(order)) && order.kind !== 'text';

function orderName(order: Syntax): string {
  switch (order.kind) {
    case 'number':
    case 'text':
      return order.text.trim();
    case 'symbol':
      return order.name;
    case 'group':
      return orderName(order.body);
    case 'binary':
      return order.op === 'star' ? '*' : '?';
    case 'relation':
      return order.sides.map(orderName).join('\\to');
    default:
      return '?';
  }
}
