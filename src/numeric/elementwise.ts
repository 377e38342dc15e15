import type { ElementwiseName } from '../expr';
import { digamma, erf, erfc, gamma, loggamma, trigamma } from './special';

/** 1/(1 + e^(−z)), without overflow for either sign of z. */
export const sigmoid = (z: number): number =>
  z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));

/** log(1 + e^z), without overflow and exact in the tail. */
export const softplus = (z: number): number => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

const keepNaN = (z: number, value: number): number => (Number.isNaN(z) ? Number.NaN : value);

/** Rounds halves to the even neighbour, as NumPy does. */
const roundHalfEven = (z: number): number => {
  const floor = Math.floor(z);
  const rest = z - floor;
  if (rest !== 0.5) return Math.round(z);
  return floor % 2 === 0 ? floor : floor + 1;
};

/**
 * Every named function of one real variable; NaN outside its real domain. The reciprocal functions' inverses are
 * asec z = acos(1/z), acsc z = asin(1/z), acot z = atan(1/z) and so for the hyperbolic ones. `step` is 1 for z > 0
 * and else 0; `gelu` is z·Φ(z) with the exact normal distribution function.
 */
export const ELEMENTWISE: Readonly<Record<ElementwiseName, (z: number) => number>> = {
  exp: Math.exp,
  log: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  sec: (z) => 1 / Math.cos(z),
  csc: (z) => 1 / Math.sin(z),
  cot: (z) => 1 / Math.tan(z),
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  asec: (z) => Math.acos(1 / z),
  acsc: (z) => Math.asin(1 / z),
  acot: (z) => Math.atan(1 / z),
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  sech: (z) => 1 / Math.cosh(z),
  csch: (z) => 1 / Math.sinh(z),
  coth: (z) => 1 / Math.tanh(z),
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  asech: (z) => Math.acosh(1 / z),
  acsch: (z) => Math.asinh(1 / z),
  acoth: (z) => Math.atanh(1 / z),
  abs: Math.abs,
  sign: Math.sign,
  step: (z) => keepNaN(z, z > 0 ? 1 : 0),
  relu: (z) => Math.max(z, 0),
  sigmoid,
  softplus,
  erf,
  gelu: (z) => 0.5 * z * erfc(-z * Math.SQRT1_2),
  gamma,
  loggamma,
  digamma,
  trigamma,
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundHalfEven,
};
