import { type Expr, elementwise, HALF, matmul, norm, pow, reciprocal, total, transpose } from '../expr';
import { UNIT } from '../shapes/sizes';
import type { Syntax } from '../syntax/tree';
import {
  type Context,
  fail,
  isColumnTyped,
  isMatrixTyped,
  isScalarTyped,
  requireSame,
  requireScalar,
  type Typed,
} from './context';

/** A norm with its written order: none and 2 are Euclidean (F for matrices), 1 the sum of absolute entries. */
export function readNorm(
  arg: Typed,
  order: Syntax | null,
  context: Context,
  span: { from: number; to: number },
): Typed {
  const written = order ? orderName(order) : '';
  if (isScalarTyped(arg)) context.charge(1.5);
  const result = (build: () => Expr): Typed => ({ rows: UNIT, cols: UNIT, span, build });
  switch (written) {
    case '':
    case 'F':
    case 'f':
    case 'fro':
      return result(() => norm('two', arg.build()));
    case '2':
      // For a matrix ‖·‖₂ is the spectral norm by the book and the Frobenius norm in many notes; vectors are safe.
      if (isMatrixTyped(arg)) context.charge(2);
      return result(() => norm(isMatrixTyped(arg) ? 'spectral' : 'two', arg.build()));
    case '1':
      return result(() => norm('one', arg.build()));
    case '\\infty':
    case 'inf':
      return result(() => norm('inf', arg.build()));
    case '*':
    case 'nuc':
      return result(() => norm('nuclear', arg.build()));
  }
  if (order && (order.kind === 'number' || order.kind === 'symbol')) {
    const p = requireScalar(context.infer(order), context, 'The order of a norm');
    return result(() => {
      const k = p.build();
      return pow(total(pow(elementwise('abs', arg.build()), k)), reciprocal(k));
    });
  }
  // A matrix as the order: ‖x‖_A² = xᵀAx.
  const weight = order ? context.infer(order) : null;
  if (weight && isMatrixTyped(weight) && isColumnTyped(arg)) {
    requireSame(
      context,
      weight.rows,
      arg.rows,
      span,
      () => 'The weight of the norm does not fit its argument.',
    );
    requireSame(
      context,
      weight.cols,
      arg.rows,
      span,
      () => 'The weight of the norm does not fit its argument.',
    );
    return result(() => pow(matmul([transpose(arg.build()), weight.build(), arg.build()]), HALF));
  }
  return fail('unsupported', 'This norm is not known.', span);
}

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
    default:
      return '?';
  }
}
