import {
  type AnalyticName,
  add,
  type Expr,
  type FrechetNode,
  frechet,
  freshIndex,
  identity,
  isInteger,
  isNumber,
  isScalar,
  isZero,
  type MatrixFunctionNode,
  type MatrixPowerNode,
  MINUS_ONE,
  matmul,
  matrixFunction,
  matrixPower,
  mul,
  negate,
  number,
  splitScalars,
  subtract,
  sum,
  trace,
  transpose,
  ZERO,
  zeros,
} from '../expr';
import { NotDifferentiable } from './errors';

type Differentiate = (e: Expr) => Expr;

/**
 * dA^k = Σ_{r=0}^{k-1} A^r dA A^{k-1-r} for integer k; dA^{-p} = -A^{-p} dA^p A^{-p} (Matrix Cookbook eq. 59); A^{1/2} by
 * the direction of dA; dA^p = A^p log(A) dp where A is fixed.
 */
export function differentialOfMatrixPower(e: MatrixPowerNode, d: Differentiate): Expr {
  const tangent = d(e.base);
  const exponentTangent = d(e.exponent);
  if (!isZero(exponentTangent)) {
    if (isZero(tangent)) return mul([exponentTangent, matmul([e, matrixFunction('logm', e.base)])]);
    throw new NotDifferentiable(
      'A matrix power whose base and exponent both vary has no derivative here.',
      e,
    );
  }
  if (isZero(tangent)) return zeros(e.shape);
  if (isNumber(e.exponent) && e.exponent.value < 0) {
    const positive = matrixPower(e.base, negate(e.exponent));
    const inner = isNumber(e.exponent, -1)
      ? tangent
      : differentialOfMatrixPower(positive as MatrixPowerNode, d);
    return negate(matmul([e, inner, e]));
  }
  if (isNumber(e.exponent, 0.5)) return frechet('sqrtm', e.base, tangent);
  if (!isInteger(e.exponent))
    throw new NotDifferentiable(
      'A matrix power is differentiated for integer exponents and 1/2; under a trace for any.',
      e,
    );
  const r = freshIndex('r');
  const left = matrixPower(e.base, r);
  const right = matrixPower(e.base, add([e.exponent, MINUS_ONE, negate(r)]));
  return sum(r.name, ZERO, add([e.exponent, MINUS_ONE]), matmul([left, tangent, right]));
}

/** f' of the analytic matrix functions, as a matrix function; what tr f(A) and f(tA) need. */
const primeOf: Partial<Record<MatrixFunctionNode['name'], (a: Expr) => Expr>> = {
  expm: (a) => matrixFunction('expm', a),
  sinm: (a) => matrixFunction('cosm', a),
  cosm: (a) => negate(matrixFunction('sinm', a)),
  logm: (a) => matrixPower(a, MINUS_ONE),
  sqrtm: (a) => mul([number(1, 2), matrixPower(matrixFunction('sqrtm', a), MINUS_ONE)]),
};

/** d tr f(A) = tr(f'(A) dA) (Magnus & Neudecker ch. 8), k tr(A^{k-1} dA) for powers; null for any other trace. */
export function differentialOfSpectralTrace(arg: Expr, d: Differentiate): Expr | null {
  if (arg.kind === 'matrixfunction') {
    const prime = primeOf[arg.name];
    const tangent = d(arg.arg);
    if (isZero(tangent)) return ZERO;
    return prime ? trace(matmul([prime(arg.arg), tangent])) : null;
  }
  if (arg.kind === 'matrixpower') {
    const tangent = d(arg.base);
    if (isZero(tangent)) return ZERO;
    return mul([
      arg.exponent,
      trace(matmul([matrixPower(arg.base, add([arg.exponent, MINUS_ONE])), tangent])),
    ]);
  }
  return null;
}

/**
 * dA⁺ = -A⁺ dA A⁺ + A⁺A⁺ᵀ dAᵀ (I - AA⁺) + (I - A⁺A) dAᵀ A⁺ᵀA⁺, where the rank stays the same (Golub & Pereyra 1973,
 * eq. 4.12).
 */
function differentialOfPseudoInverse(a: Expr, pseudo: Expr, tangent: Expr): Expr {
  const turned = transpose(tangent);
  const besideRange = subtract(identity(a.shape.rows), matmul([a, pseudo]));
  const besideRows = subtract(identity(a.shape.cols), matmul([pseudo, a]));
  return add([
    negate(matmul([pseudo, tangent, pseudo])),
    matmul([pseudo, transpose(pseudo), turned, besideRange]),
    matmul([besideRows, turned, transpose(pseudo), pseudo]),
  ]);
}

/** d adj(A) = (tr(adj(A) dA) I - adj(A) dA) A⁻¹ for invertible A, from adj(A) = det(A) A⁻¹ (Magnus & Neudecker ch. 8, sec. 6). */
function differentialOfAdjugate(e: MatrixFunctionNode, tangent: Expr): Expr {
  const change = matmul([e, tangent]);
  const spreadTrace = mul([trace(change), identity(e.shape.rows)]);
  return matmul([subtract(spreadTrace, change), matrixPower(e.arg, MINUS_ONE)]);
}

/** The functions that a power series defines, which have a derivative in every direction. */
const isAnalytic = (name: MatrixFunctionNode['name']): name is AnalyticName =>
  name !== 'pinv' && name in primeOf;

/** d f(sA) = ds A f'(sA) where only the scalar s varies, since sA and A commute; elsewhere d f(A) = L_f(A, dA). */
export function differentialOfMatrixFunction(e: MatrixFunctionNode, d: Differentiate): Expr {
  const tangent = d(e.arg);
  if (isZero(tangent)) return zeros(e.shape);
  if (e.name === 'adjugate') return differentialOfAdjugate(e, tangent);
  if (e.name === 'pinv') return differentialOfPseudoInverse(e.arg, e, tangent);
  const prime = primeOf[e.name];
  const { scalars, rest } = splitScalars(e.arg);
  if (prime && isZero(d(rest)) && scalars.length > 0) {
    const scalar = mul(scalars);
    const scalarTangent = d(scalar);
    if (isScalar(scalarTangent)) return mul([scalarTangent, matmul([rest, prime(e.arg)])]);
  }
  if (isAnalytic(e.name)) return frechet(e.name, e.arg, tangent);
  throw new NotDifferentiable(`The derivative of ${e.name} has no closed form here.`, e);
}

/** L_f(A, E) is linear in E; by A it would be a second derivative of f. */
export function differentialOfFrechet(e: FrechetNode, d: Differentiate): Expr {
  if (!isZero(d(e.arg)))
    throw new NotDifferentiable(
      `A second derivative of ${e.name} has no closed form here: its argument does not commute with its change.`,
      e,
    );
  return frechet(e.name, e.arg, d(e.direction));
}
