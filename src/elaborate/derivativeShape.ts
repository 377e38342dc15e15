import { productSize, type Size } from '../shapes/sizes';
import { type Derivation, isScalarTyped, type Typed } from './context';

/**
 * The shape of a derivative as `calculus/derivative` gives it: numerator layout, turned round for denominator layout;
 * null where it has none. The Jacobian that `D f` and `J_f` name is m×n in every layout, that of a scalar a row unless
 * gradients are columns throughout.
 */
export function shapeOfDerivative(
  operand: Typed,
  by: readonly Typed[],
  { form, transposed, layout }: Derivation,
): { rows: Size; cols: Size } | null {
  if (by.every(isScalarTyped))
    return layout === 'denominator'
      ? { rows: operand.cols, cols: operand.rows }
      : { rows: operand.rows, cols: operand.cols };
  if (by.length === 1) {
    const [x] = by;
    if (isScalarTyped(operand)) {
      const turned = transposed || layout === 'numerator' || (form === 'jacobian' && layout === 'mixed');
      return turned ? { rows: x.cols, cols: x.rows } : { rows: x.rows, cols: x.cols };
    }
    const out = productSize(operand.rows, operand.cols);
    const over = productSize(x.rows, x.cols);
    return layout === 'denominator' && !transposed && form !== 'jacobian'
      ? { rows: over, cols: out }
      : { rows: out, cols: over };
  }
  if (by.length === 2 && isScalarTyped(operand)) {
    const [x, y] = by;
    return { rows: productSize(x.rows, x.cols), cols: productSize(y.rows, y.cols) };
  }
  return null;
}
