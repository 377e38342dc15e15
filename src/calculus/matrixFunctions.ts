import {
  add,
  type Expr,
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

/** dA^k = Σ_{r=0}^{k-1} A^r dA A^{k-1-r} for integer k; dA⁻¹ = -A⁻¹ dA A⁻¹ (Matrix Cookbook eq. 59). */
export function differentialOfMatrixPower(e: MatrixPowerNode, d: Differentiate): Expr {
  const tangent = d(e.base);
  if (!isZero(d(e.exponent)))
    throw new NotDifferentiable('A matrix power is differentiated by its base only, not by its exponent.', e);
  if (isZero(tangent)) return zeros(e.shape);
  if (isNumber(e.exponent) && e.exponent.value < 0 && Number.isInteger(e.exponent.value)) {
    const positive = matrixPower(e.base, negate(e.exponent));
    const inner = isNumber(e.exponent, -1)
      ? tangent
      : differentialOfMatrixPower(positive as MatrixPowerNode, d);
    return negate(matmul([e, inner, e]));
  }
  if (!isInteger(e.exponent))
    throw new NotDifferentiable('A matrix power is differentiated for integer exponents only.', e);
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

/** d f(sA) = ds A f'(sA) where only the scalar s varies, since sA and A commute. Elsewhere by no closed form. */
export function differentialOfMatrixFunction(e: MatrixFunctionNode, d: Differentiate): Expr {
  const tangent = d(e.arg);
  if (isZero(tangent)) return zeros(e.shape);
  if (e.name === 'pinv') return differentialOfPseudoInverse(e.arg, e, tangent);
  const prime = primeOf[e.name];
  const { scalars, rest } = splitScalars(e.arg);
  if (prime && isZero(d(rest)) && scalars.length > 0) {
    const scalar = mul(scalars);
    const scalarTangent = d(scalar);
    if (isScalar(scalarTangent)) return mul([scalarTangent, matmul([rest, prime(e.arg)])]);
  }
  throw new NotDifferentiable(
    `The derivative of ${e.name} has no closed form here: its argument does not commute with its change. Under a trace it has one.`,
    e,
  );
}
