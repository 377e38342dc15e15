import type { Expr } from '../expr';
import { productSize, type Size, UNIT } from '../shapes/sizes';
import type { Syntax } from '../syntax/tree';
import { type Context, fail, isColumnTyped, isRowTyped, isScalarTyped, type Typed } from './context';

type DerivativeNode = Extract<Syntax, { kind: 'derivative' }>;

/**
 * A derivative inside a formula: `\frac{\partial L}{\partial z} W`. Its shape follows the mixed convention of most
 * papers (a gradient has the variable's shape, a Jacobian is m×n) unless the variable is written transposed.
 */
export function readDerivative(node: DerivativeNode, context: Context): Typed {
  const { derive } = context.options;
  if (!derive) return fail('unsupported', 'A derivative cannot stand here.', node.span);
  if (!node.operand) return fail('unknown', 'This derivative has nothing to act on.', node.span);
  if (node.by.length === 0)
    return fail('unknown', 'This gradient does not say by which variable.', node.span);
  const operand = context.infer(node.operand);
  const by = node.by.map((b) => context.infer(b.variable));
  const transposed = node.by.some((b) => b.transposed);
  const shape = shapeOfDerivative(operand, by, transposed);
  if (!shape)
    return fail('unsupported', 'A derivative of this kind cannot stand inside an expression yet.', node.span);
  return {
    ...shape,
    span: node.span,
    build: () =>
      derive(
        operand.build(),
        by.map((b): Expr => b.build()),
        { form: node.form, transposed },
      ),
  };
}

function shapeOfDerivative(
  operand: Typed,
  by: readonly Typed[],
  transposed: boolean,
): { rows: Size; cols: Size } | null {
  if (by.length === 1) {
    const [x] = by;
    if (isScalarTyped(operand))
      return transposed ? { rows: x.cols, cols: x.rows } : { rows: x.rows, cols: x.cols };
    if (isScalarTyped(x)) return { rows: operand.rows, cols: operand.cols };
    if ((isColumnTyped(operand) || isRowTyped(operand)) && isColumnTyped(x))
      return { rows: isRowTyped(operand) ? operand.cols : operand.rows, cols: x.rows };
    return { rows: productSize(operand.rows, operand.cols), cols: productSize(x.rows, x.cols) };
  }
  if (by.every(isScalarTyped)) return { rows: operand.rows, cols: operand.cols };
  if (by.length === 2 && isScalarTyped(operand)) {
    const [x, y] = by;
    return { rows: productSize(x.rows, x.cols), cols: productSize(y.rows, y.cols) };
  }
  return by.length === 0 ? { rows: UNIT, cols: UNIT } : null;
}
