import type { AnalyticName, MatrixFunctionNode } from '../expr/node';
import type { FieldMatrices, Matrix } from './fieldmatrix';

/** Functions of matrices over any field, by series and iterations that end at the field's own precision. */

const HALVED = 0.25;

function halvings<S>(m: FieldMatrices<S>, a: Matrix<S>): number {
  return Math.max(0, Math.ceil(Math.log2((m.size(a) * a.rows) / HALVED + Number.MIN_VALUE)));
}

/** Σ weight(k)·Aᵏ/k!, until the terms vanish. */
function series<S>(m: FieldMatrices<S>, a: Matrix<S>, weight: (k: number) => number): Matrix<S> {
  let power = m.identity(a.rows);
  let sum = m.scale(weight(0), power);
  for (let k = 1; k < 200; k++) {
    power = m.map(m.multiply(power, a), (x) => m.field.divide(x, m.field.of(k)));
    sum = m.add(sum, m.scale(weight(k), power));
    if (!(m.size(power) > m.field.epsilon * 1e-2)) break;
  }
  return sum;
}

export function exponential<S>(m: FieldMatrices<S>, a: Matrix<S>): Matrix<S> {
  if (!m.isFinite(a)) return m.undefinedMatrix(a.rows, a.cols);
  const squarings = halvings(m, a);
  let result = series(m, m.scale(2 ** -squarings, a), () => 1);
  for (let k = 0; k < squarings; k++) result = m.multiply(result, result);
  return result;
}

export function cosineAndSine<S>(m: FieldMatrices<S>, a: Matrix<S>): { cosine: Matrix<S>; sine: Matrix<S> } {
  if (!m.isFinite(a)) {
    const none = m.undefinedMatrix(a.rows, a.cols);
    return { cosine: none, sine: none };
  }
  const doublings = halvings(m, a);
  const scaled = m.scale(2 ** -doublings, a);
  let cosine = series(m, scaled, (k) => [1, 0, -1, 0][k % 4]);
  let sine = series(m, scaled, (k) => [0, 1, 0, -1][k % 4]);
  for (let k = 0; k < doublings; k++) {
    sine = m.scale(2, m.multiply(sine, cosine));
    cosine = m.subtract(m.scale(2, m.multiply(cosine, cosine)), m.identity(a.rows));
  }
  return { cosine, sine };
}

/** The principal square root (Higham, Functions of Matrices, 6.29); not a number where the iteration fails. */
export function squareRoot<S>(m: FieldMatrices<S>, a: Matrix<S>): Matrix<S> {
  const n = a.rows;
  const unit = m.identity(n);
  let product = a;
  let root = a;
  for (let k = 0; k < 80; k++) {
    const inverse = m.inverse(product);
    if (!m.isFinite(inverse)) break;
    root = m.scale(0.5, m.multiply(root, m.add(unit, inverse)));
    product = m.scale(0.25, m.add(m.add(m.scale(2, unit), product), inverse));
    if (m.size(m.subtract(product, unit)) < 8 * n * m.field.epsilon) break;
  }
  const residual = m.size(m.subtract(m.multiply(root, root), a));
  return residual <= 1e7 * m.field.epsilon * m.size(a) ? root : m.undefinedMatrix(n, n);
}

/** The principal logarithm: square roots until A is near I, then 2 artanh((A − I)(A + I)⁻¹). */
export function logarithm<S>(m: FieldMatrices<S>, a: Matrix<S>): Matrix<S> {
  const n = a.rows;
  const unit = m.identity(n);
  let root = a;
  let doublings = 0;
  while (m.size(m.subtract(root, unit)) * n > HALVED) {
    if (++doublings > 60) return m.undefinedMatrix(n, n);
    root = squareRoot(m, root);
    if (!m.isFinite(root)) return root;
  }
  const quotient = m.solve(m.add(root, unit), m.subtract(root, unit)).solution;
  const square = m.multiply(quotient, quotient);
  let power = quotient;
  let sum = quotient;
  for (let k = 3; k < 400; k += 2) {
    power = m.multiply(power, square);
    sum = m.add(
      sum,
      m.map(power, (x) => m.field.divide(x, m.field.of(k))),
    );
    if (!(m.size(power) > m.field.epsilon * 1e-2)) break;
  }
  return m.scale(2 ** (doublings + 1), sum);
}

function adjugate<S>(m: FieldMatrices<S>, a: Matrix<S>): Matrix<S> {
  const n = a.rows;
  return m.fill(n, n, (j, i) => {
    const kept = a.data.filter((_, k) => Math.floor(k / n) !== i && k % n !== j);
    const minor = m.determinant({ rows: n - 1, cols: n - 1, data: kept });
    return (i + j) % 2 === 0 ? minor : m.field.subtract(m.field.zero, minor);
  });
}

/** (XᵀX)⁻¹Xᵀ or Xᵀ(XXᵀ)⁻¹ for X of full rank; not a number else. The transposes are not conjugated. */
function pseudoInverse<S>(m: FieldMatrices<S>, a: Matrix<S>): Matrix<S> {
  const t = m.transpose(a);
  return a.rows >= a.cols
    ? m.solve(m.multiply(t, a), t).solution
    : m.transpose(m.solve(m.multiply(a, t), a).solution);
}

/** X (XᵀX)^(-1/2), or (XXᵀ)^(-1/2) X, for X of full rank; not a number else. */
function polarFactor<S>(m: FieldMatrices<S>, a: Matrix<S>): Matrix<S> {
  const t = m.transpose(a);
  return a.rows >= a.cols
    ? m.multiply(a, m.inverse(squareRoot(m, m.multiply(t, a))))
    : m.multiply(m.inverse(squareRoot(m, m.multiply(a, t))), a);
}

/** L_f(A, E): the upper right block of f of (A E; 0 A) (Higham, Functions of Matrices, equation 3.16). */
export function frechetOver<S>(
  m: FieldMatrices<S>,
  name: AnalyticName,
  a: Matrix<S>,
  direction: Matrix<S>,
): Matrix<S> {
  const n = a.rows;
  const doubled = m.fill(2 * n, 2 * n, (i, j) =>
    i < n === j < n ? a.data[(i % n) * n + (j % n)] : i < n ? direction.data[i * n + j - n] : m.field.zero,
  );
  const value = matrixFunctionOver(m, name, doubled);
  return m.fill(n, n, (i, j) => value.data[i * 2 * n + n + j]);
}

export function matrixFunctionOver<S>(
  m: FieldMatrices<S>,
  name: MatrixFunctionNode['name'],
  a: Matrix<S>,
): Matrix<S> {
  switch (name) {
    case 'expm':
      return exponential(m, a);
    case 'logm':
      return logarithm(m, a);
    case 'sqrtm':
      return squareRoot(m, a);
    case 'sinm':
      return cosineAndSine(m, a).sine;
    case 'cosm':
      return cosineAndSine(m, a).cosine;
    case 'adjugate':
      return adjugate(m, a);
    case 'pinv':
      return pseudoInverse(m, a);
    case 'polar':
      return polarFactor(m, a);
  }
}

/** A^p: repeated squaring for an integer p, else exp(p log A). */
export function matrixPowerOver<S>(m: FieldMatrices<S>, a: Matrix<S>, exponent: S): Matrix<S> {
  const p = m.field.toNumber(exponent);
  const isReal = m.field.magnitude(m.field.subtract(exponent, m.field.of(p))) === 0;
  if (isReal && Number.isInteger(p) && Math.abs(p) <= 1024) return m.integerPower(a, p);
  return exponential(
    m,
    m.map(logarithm(m, a), (x) => m.field.multiply(exponent, x)),
  );
}
