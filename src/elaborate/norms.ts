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
  const index = order ? context.infer(order) : null;
  if (index && isScalarTyped(index)) {
    return result(() => {
      const k = index.build();
      return pow(total(pow(elementwise('abs', arg.build()), k)), reciprocal(k));
    });
  }
  // A matrix as the order: ‖x‖_A² = xᵀAx.
  if (index && isMatrixTyped(index) && isColumnTyped(arg)) {
    const message = () => 'The weight of the norm does not fit its argument.';
    requireSame(context, index.rows, arg.rows, span, message);
    requireSame(context, index.cols, arg.rows, span, message);
    return result(() => pow(matmul([transpose(arg.build()), index.build(), arg.build()]), HALF));
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
