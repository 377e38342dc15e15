import type { MatrixFunctionNode } from '../expr/node';
import { columnSumNorm, determinant, invertTensor, luDecompose, luSolve } from './lu';
import { isSymmetricTensor, polarFactor, pseudoInverse, spectralFunction } from './spectral';
import {
  addScaled,
  identityTensor,
  largestEntry,
  multiplyTensors,
  scaleTensor,
  type Tensor,
  zeroTensor,
} from './tensor';

/** Functions of a square matrix, real arithmetic; where there is no real result every entry is NaN. */

function nanTensor(rows: number, cols: number): Tensor {
  const result = zeroTensor(rows, cols);
  result.data.fill(Number.NaN);
  return result;
}

/** The number of halvings that bring ‖A‖ below `limit`. */
const halvings = (a: Tensor, limit: number): number =>
  Math.max(0, Math.ceil(Math.log2(Math.max(columnSumNorm(a) / limit, Number.MIN_VALUE))));

/** Coefficients of the numerator of the [8/8] Padé approximant of e^x; the denominator is the same at −x. */
const PADE = (() => {
  const q = 8;
  const coefficients = [1];
  for (let k = 1; k <= q; k++) coefficients.push((coefficients[k - 1] * (q - k + 1)) / (k * (2 * q - k + 1)));
  return coefficients;
})();

/** e^A by scaling and squaring with a diagonal Padé approximant (Golub and Van Loan, algorithm 9.3.1). */
export function matrixExponential(a: Tensor): Tensor {
  const n = a.rows;
  if (!Number.isFinite(largestEntry(a))) return nanTensor(n, n);
  const squarings = halvings(a, 0.5);
  const scaled = scaleTensor(2 ** -squarings, a);
  let numerator = zeroTensor(n, n);
  let denominator = zeroTensor(n, n);
  let power = identityTensor(n);
  for (let k = 0; k < PADE.length; k++) {
    numerator = addScaled(numerator, PADE[k], power);
    denominator = addScaled(denominator, k % 2 === 0 ? PADE[k] : -PADE[k], power);
    power = multiplyTensors(power, scaled);
  }
  let result = luSolve(luDecompose(denominator), numerator);
  for (let k = 0; k < squarings; k++) result = multiplyTensors(result, result);
  return result;
}

/** cos A and sin A: Taylor series of A/2^s, then cos 2B = 2cos²B − I and sin 2B = 2 sin B cos B. */
export function matrixCosineAndSine(a: Tensor): { cosine: Tensor; sine: Tensor } {
  const n = a.rows;
  if (!Number.isFinite(largestEntry(a))) return { cosine: nanTensor(n, n), sine: nanTensor(n, n) };
  const doublings = halvings(a, 0.5);
  const scaled = scaleTensor(2 ** -doublings, a);
  let cosine = identityTensor(n);
  let sine = scaled;
  let term = scaled;
  for (let k = 2; k <= 19; k++) {
    term = scaleTensor((k % 2 === 0 ? -1 : 1) / k, multiplyTensors(term, scaled));
    if (k % 2 === 0) cosine = addScaled(cosine, 1, term);
    else sine = addScaled(sine, 1, term);
  }
  for (let k = 0; k < doublings; k++) {
    sine = scaleTensor(2, multiplyTensors(sine, cosine));
    cosine = addScaled(scaleTensor(2, multiplyTensors(cosine, cosine)), -1, identityTensor(n));
  }
  return { cosine, sine };
}

/** The principal square root by the product form of Denman and Beavers' iteration (Higham, Functions of Matrices, 6.29). */
export function matrixSquareRoot(a: Tensor): Tensor {
  const n = a.rows;
  if (!Number.isFinite(largestEntry(a))) return nanTensor(n, n);
  if (isSymmetricTensor(a)) return spectralFunction(a, Math.sqrt);
  let product = a;
  let root = a;
  for (let k = 0; k < 60; k++) {
    const inverse = invertTensor(product);
    if (!Number.isFinite(largestEntry(inverse))) break;
    root = scaleTensor(0.5, multiplyTensors(root, addScaled(identityTensor(n), 1, inverse)));
    product = scaleTensor(
      0.25,
      addScaled(addScaled(scaleTensor(2, identityTensor(n)), 1, product), 1, inverse),
    );
    const distance = largestEntry(addScaled(product, -1, identityTensor(n)));
    if (distance < 1e-15 * n) break;
  }
  const residual = largestEntry(addScaled(multiplyTensors(root, root), -1, a));
  return residual <= 1e-9 * largestEntry(a) ? root : nanTensor(n, n);
}

/** The principal logarithm by inverse scaling and squaring: roots until A is near I, then 2 artanh((A − I)(A + I)⁻¹). */
export function matrixLogarithm(a: Tensor): Tensor {
  const n = a.rows;
  if (!Number.isFinite(largestEntry(a))) return nanTensor(n, n);
  if (isSymmetricTensor(a)) return spectralFunction(a, Math.log);
  const unit = identityTensor(n);
  let root = a;
  let doublings = 0;
  while (columnSumNorm(addScaled(root, -1, unit)) > 0.25) {
    if (++doublings > 40) return nanTensor(n, n);
    root = matrixSquareRoot(root);
    if (!Number.isFinite(largestEntry(root))) return root;
  }
  const quotient = luSolve(luDecompose(addScaled(root, 1, unit)), addScaled(root, -1, unit));
  const square = multiplyTensors(quotient, quotient);
  let sum = quotient;
  let power = quotient;
  for (let k = 3; k <= 31; k += 2) {
    power = multiplyTensors(power, square);
    sum = addScaled(sum, 1 / k, power);
  }
  return scaleTensor(2 ** (doublings + 1), sum);
}

/** adj A, the transpose of the matrix of cofactors; defined for singular matrices too. */
export function adjugate(a: Tensor): Tensor {
  const n = a.rows;
  const result = zeroTensor(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const minor = zeroTensor(n - 1, n - 1);
      let at = 0;
      for (let r = 0; r < n; r++)
        for (let c = 0; c < n; c++) if (r !== i && c !== j) minor.data[at++] = a.data[r * n + c];
      result.data[j * n + i] = ((i + j) % 2 === 0 ? 1 : -1) * determinant(minor);
    }
  }
  return result;
}

/**
 * A^p. Integer p by repeated squaring (of A⁻¹ when negative); other p by the eigenvalues of a symmetric A, else
 * as exp(p log A) where the principal logarithm is real.
 */
export function matrixPowerOf(a: Tensor, exponent: number): Tensor {
  if (exponent === -1) return invertTensor(a);
  if (Number.isInteger(exponent) && Math.abs(exponent) <= 1024) {
    let square = exponent < 0 ? invertTensor(a) : a;
    let result = identityTensor(a.rows);
    for (let k = Math.abs(exponent); k > 0; k = Math.floor(k / 2)) {
      if (k % 2 === 1) result = multiplyTensors(result, square);
      if (k > 1) square = multiplyTensors(square, square);
    }
    return result;
  }
  if (!Number.isFinite(exponent)) return nanTensor(a.rows, a.cols);
  if (isSymmetricTensor(a)) return spectralFunction(a, (value) => value ** exponent);
  return matrixExponential(scaleTensor(exponent, matrixLogarithm(a)));
}

export const MATRIX_FUNCTIONS: Readonly<Record<MatrixFunctionNode['name'], (a: Tensor) => Tensor>> = {
  expm: matrixExponential,
  logm: matrixLogarithm,
  sqrtm: matrixSquareRoot,
  sinm: (a) => matrixCosineAndSine(a).sine,
  cosm: (a) => matrixCosineAndSine(a).cosine,
  adjugate,
  pinv: pseudoInverse,
  polar: polarFactor,
};
