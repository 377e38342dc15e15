import {
  add,
  type Expr,
  identity,
  innerProduct,
  isSymmetric,
  isZero,
  matmul,
  matrixFunction,
  mul,
  type NormNode,
  ONE,
  type SpectralNode,
  spectral,
  square,
  subtract,
  transpose,
  zeros,
} from '../expr';
import { NotDifferentiable } from './errors';

type Differentiate = (e: Expr) => Expr;

/**
 * For simple values of a symmetric A: dλ = qᵀ dA q and dq = (λI - A)⁺ dA q (Magnus & Neudecker, Matrix Differential
 * Calculus, ch. 8, theorem 7). Of any X: dσ = uᵀ dX v, with u and v the singular vectors of σ.
 */
export function differentialOfSpectral(e: SpectralNode, d: Differentiate): Expr {
  if (!isZero(d(e.rank)))
    throw new NotDifferentiable('Which eigenvalue or singular value is meant cannot vary.', e);
  const tangent = d(e.arg);
  if (isZero(tangent)) return zeros(e.shape);
  switch (e.what) {
    case 'eigenvalue': {
      const vector = spectral('eigenvector', symmetric(e), e.rank);
      return matmul([transpose(vector), tangent, vector]);
    }
    case 'eigenvector': {
      const value = spectral('eigenvalue', symmetric(e), e.rank);
      const gaps = subtract(mul([value, identity(e.arg.shape.rows)]), e.arg);
      return matmul([matrixFunction('pinv', gaps), tangent, e]);
    }
    case 'singularvalue':
      return alongSingularVectors(e.arg, e.rank, tangent);
    case 'leftsingularvector':
      return alongGram(e, e.arg, tangent);
    case 'rightsingularvector':
      return alongGram(e, transpose(e.arg), transpose(tangent));
  }
}

/** A singular vector is an eigenvector of XXᵀ (of XᵀX) with the eigenvalue σ²: du = (σ²I - XXᵀ)⁺ (dX Xᵀ + X dXᵀ) u. */
function alongGram(e: SpectralNode, x: Expr, tangent: Expr): Expr {
  const value = square(spectral('singularvalue', x, e.rank));
  const gaps = subtract(mul([value, identity(x.shape.rows)]), matmul([x, transpose(x)]));
  const change = add([matmul([tangent, transpose(x)]), matmul([x, transpose(tangent)])]);
  return matmul([matrixFunction('pinv', gaps), change, e]);
}

function symmetric(e: SpectralNode): Expr {
  if (isSymmetric(e.arg)) return e.arg;
  throw new NotDifferentiable(
    'Eigenvalues are differentiated for symmetric matrices: declare the matrix so, as in X: symmetric(n).',
    e,
  );
}

const alongSingularVectors = (x: Expr, rank: Expr, tangent: Expr): Expr =>
  matmul([
    transpose(spectral('leftsingularvector', x, rank)),
    tangent,
    spectral('rightsingularvector', x, rank),
  ]);

/** d‖X‖₂ = u₁ᵀ dX v₁ where the largest singular value is simple; d‖X‖_* = ⟨U Vᵀ, dX⟩ where X has full rank. */
export function differentialOfSpectralNorm(e: NormNode, tangent: Expr): Expr {
  return e.which === 'nuclear'
    ? innerProduct(matrixFunction('polar', e.arg), tangent)
    : alongSingularVectors(e.arg, ONE, tangent);
}
