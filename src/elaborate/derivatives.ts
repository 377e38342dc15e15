import type { Expr } from '../expr';
import { isUnit, productSize, type Size } from '../shapes/sizes';
import type { Syntax } from '../syntax/tree';
import { type Context, type DerivativeLayout, fail, isScalarTyped, type Typed } from './context';

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
  const shape = shapeOfDerivative(operand, by, transposed, context.options.derivativeLayout);
  if (!shape)
    return fail('unsupported', 'A derivative of this kind cannot stand inside an expression yet.', node.span);
  return {
    ...shape,
    span: node.span,
    build: () =>
      derive(
        operand.build(),
        by.map((b): Expr => b.build()),
        { form: node.form, transposed, layout: context.options.derivativeLayout },
      ),
  };
}

/**
 * Sizes that a claim leaves open, those of a bare I, of a vector of ones or of a unit vector, are those of the derivative it
 * is about, in that layout. Nothing else is changed by it: a claim of another shape keeps its own.
 */
export function suggestDerivativeShape(
  operand: Typed,
  by: readonly Typed[],
  claim: Typed,
  layout: 'denominator' | 'numerator',
  context: Context,
): void {
  const shape = shapeOfDerivative(operand, by, false, layout);
  if (!shape || isUnit(shape.rows) !== isUnit(claim.rows) || isUnit(shape.cols) !== isUnit(claim.cols))
    return;
  context.sizes.suggest(claim.rows, shape.rows);
  context.sizes.suggest(claim.cols, shape.cols);
}

/** Shapes as `calculus/derivative` gives them: numerator layout, turned round for denominator layout. */
function shapeOfDerivative(
  operand: Typed,
  by: readonly Typed[],
  transposed: boolean,
  layout: DerivativeLayout,
): { rows: Size; cols: Size } | null {
  if (by.every(isScalarTyped))
    return layout === 'denominator'
      ? { rows: operand.cols, cols: operand.rows }
      : { rows: operand.rows, cols: operand.cols };
  if (by.length === 1) {
    const [x] = by;
    if (isScalarTyped(operand)) {
      const turned = transposed || layout === 'numerator';
      return turned ? { rows: x.cols, cols: x.rows } : { rows: x.rows, cols: x.cols };
    }
    const out = productSize(operand.rows, operand.cols);
    const over = productSize(x.rows, x.cols);
    return layout === 'denominator' && !transposed ? { rows: over, cols: out } : { rows: out, cols: over };
  }
  if (by.length === 2 && isScalarTyped(operand)) {
    const [x, y] = by;
    return { rows: productSize(x.rows, x.cols), cols: productSize(y.rows, y.cols) };
  }
  return null;
}
