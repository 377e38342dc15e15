import { SCALAR, type Shape, sameDimension } from './dimension';
import { extremum } from './functions';
import { intern } from './intern';
import { norm } from './invariants';
import { isScalar, ONE, size } from './leaves';
import { transpose } from './linear';
import type { Expr, SpectralNode } from './node';

/** The rank of a matrix's smallest eigenvalue or singular value. */
export const smallestRank = ({ rows, cols }: Shape): Expr =>
  sameDimension(rows, cols) ? size(rows) : extremum('min', [size(rows), size(cols)]);

/**
 * An eigenvalue or a singular value, or a vector that belongs to one. Of a scalar the number itself; the largest
 * singular value is the spectral norm; transposing a matrix exchanges its left and right singular vectors.
 */
export function spectral(what: SpectralNode['what'], arg: Expr, rank: Expr): Expr {
  if (isScalar(arg)) return what === 'eigenvalue' ? arg : what === 'singularvalue' ? norm('two', arg) : ONE;
  if (what === 'singularvalue' && rank === ONE) return norm('spectral', arg);
  const flipped = transpose(arg);
  // One of X and its transpose stands for both, so that vectors that belong together have signs that go together.
  if (flipped.id < arg.id) {
    const mirrored = MIRRORED[what];
    if (mirrored) return spectral(mirrored, flipped, rank);
  }
  return intern<'spectral'>(`${what} ${rank.id} ${arg.id}`, () => ({
    kind: 'spectral',
    shape: shapeOf(what, arg.shape),
    what,
    arg,
    rank,
  }));
}

const MIRRORED: Partial<Record<SpectralNode['what'], SpectralNode['what']>> = {
  singularvalue: 'singularvalue',
  leftsingularvector: 'rightsingularvector',
  rightsingularvector: 'leftsingularvector',
};

function shapeOf(what: SpectralNode['what'], { rows, cols }: Shape): Shape {
  if (what === 'eigenvalue' || what === 'singularvalue') return SCALAR;
  return { rows: what === 'rightsingularvector' ? cols : rows, cols: SCALAR.cols };
}
