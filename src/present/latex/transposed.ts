import { type Expr, isScalar, transpose } from '../../expr';
import { type Piece, visibleLength, withSuperscript } from './piece';

/**
 * In the tree transposes stand on the leaves; on paper a whole is often shorter transposed, (Xw − y)ᵀ. Gives the
 * shorter of the two; `print` must print a node of this kind as it stands.
 */
export function shorterTransposed<E extends Expr>(e: E, print: (node: E) => Piece): Piece {
  const plain = print(e);
  if (isScalar(e) || !plain.text.includes('\\top')) return plain;
  const flipped = transpose(e);
  if (flipped === e || flipped.kind !== e.kind) return plain;
  const outside = withSuperscript(print(flipped as E), '\\top');
  return visibleLength(outside.text) <= visibleLength(plain.text) + 1 ? outside : plain;
}
