import { type FrechetNode, ONE, type SpectralNode, smallestRank } from '../../expr';
import { call, type Piece, type Printer } from './piece';

/** The letters of eigenvalues and singular values; the vectors' are roman, so that they are no names of variables. */
const LETTERS: Readonly<Record<SpectralNode['what'], string>> = {
  eigenvalue: '\\lambda',
  eigenvector: '\\operatorname{q}',
  singularvalue: '\\sigma',
  leftsingularvector: '\\operatorname{u}',
  rightsingularvector: '\\operatorname{v}',
};

/** λ_max(A) and its unit eigenvector q_max(A); σ_k(X) and its singular vectors u_k(X), v_k(X). */
export function spectralPiece(e: SpectralNode, printer: Printer): Piece {
  const rank =
    e.rank === ONE ? '\\max' : e.rank === smallestRank(e.arg.shape) ? '\\min' : printer.print(e.rank).text;
  // σ_2 before a bracket is the second layer's activation to most readers.
  const isNumbered = e.what === 'singularvalue' && e.rank.kind === 'number';
  return call(`${isNumbered ? '\\operatorname{sv}' : LETTERS[e.what]}_{${rank}}`, printer.print(e.arg));
}

/** L_f(A, E), as Higham writes it (Functions of Matrices, section 3.1). */
export const frechetPiece = (e: FrechetNode, printer: Printer): Piece =>
  call(`L_{\\operatorname{${e.name}}}`, printer.print(e.arg), printer.print(e.direction));
