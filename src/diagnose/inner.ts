import { dependsOn, derivative, type Variable } from '../calculus/derivative';
import { elementwiseDerivative } from '../calculus/elementwiseDerivatives';
import { NotDifferentiable } from '../calculus/errors';
import { type Expr, postorder, ShapeMismatch, TooLarge } from '../expr';

const MOST = 24;

/**
 * The derivatives that the chain rule multiplies with when f is differentiated by x: of every function inside f that
 * depends on x, by x, and of every entrywise function inside f by its argument. With f, the outermost, left out.
 */
export function innerDerivatives(f: Expr, x: Variable): Expr[] {
  const inside = postorder([f]).filter((h) => h !== f && h !== x && dependsOn(h, x));
  return inside.slice(0, MOST).flatMap((h) => {
    const slope = h.kind === 'elementwise' ? elementwiseDerivative[h.name]?.(h.arg, h) : null;
    return [...byVariable(h, x), ...(slope ? [slope] : [])];
  });
}

function byVariable(h: Expr, x: Variable): Expr[] {
  try {
    return [derivative(h, x, { layout: 'numerator', structure: 'free' })];
  } catch (error) {
    if (error instanceof NotDifferentiable || error instanceof ShapeMismatch || error instanceof TooLarge)
      return [];
    throw error;
  }
}
