import type { ElementwiseName } from '../expr';
import type { Complex } from './complexnumber';
import * as c from './complexnumber';
import { ELEMENTWISE } from './elementwise';
import { compareNumbers } from './entrywise';
import { NotAnalytic, Unsupported } from './errors';
import type { Field } from './field';
import { digamma, erfc, tetragamma, trigamma } from './special';

/** The analytic functions, with principal branches that extend the real ones. */
const ANALYTIC: Partial<Record<ElementwiseName, (z: Complex) => Complex>> = {
  exp: c.exp,
  log: c.log,
  sin: c.sin,
  cos: c.cos,
  tan: c.tan,
  sec: (z) => c.reciprocal(c.cos(z)),
  csc: (z) => c.reciprocal(c.sin(z)),
  cot: (z) => c.divide(c.cos(z), c.sin(z)),
  asin: c.asin,
  acos: c.acos,
  atan: c.atan,
  asec: (z) => c.acos(c.reciprocal(z)),
  acsc: (z) => c.asin(c.reciprocal(z)),
  acot: (z) => c.atan(c.reciprocal(z)),
  sinh: c.sinh,
  cosh: c.cosh,
  tanh: c.tanh,
  sech: (z) => c.reciprocal(c.cosh(z)),
  csch: (z) => c.reciprocal(c.sinh(z)),
  coth: (z) => c.reciprocal(c.tanh(z)),
  asinh: c.asinh,
  acosh: c.acosh,
  atanh: c.atanh,
  asech: (z) => c.acosh(c.reciprocal(z)),
  acsch: (z) => c.asinh(c.reciprocal(z)),
  acoth: (z) => c.atanh(c.reciprocal(z)),
  sigmoid: (z) =>
    z.re >= 0 ? c.reciprocal(c.add(c.ONE, c.exp(c.negate(z)))) : c.divide(c.exp(z), c.add(c.ONE, c.exp(z))),
  softplus: (z) => (z.re > 0 ? c.add(z, c.log1p(c.exp(c.negate(z)))) : c.log1p(c.exp(z))),
};

const GAUSS = 2 / Math.sqrt(Math.PI);

/** Derivatives of functions that are extended off the real axis to first order only. */
const SLOPES: Partial<Record<ElementwiseName, (x: number) => number>> = {
  erf: (x) => GAUSS * Math.exp(-x * x),
  gelu: (x) => 0.5 * erfc(-x * Math.SQRT1_2) + x * GAUSS * Math.SQRT1_2 * 0.5 * Math.exp((-x * x) / 2),
  gamma: (x) => ELEMENTWISE.gamma(x) * digamma(x),
  loggamma: digamma,
  digamma: trigamma,
  trigamma: tetragamma,
};

/** An imaginary part whose square is lost against 1. */
const TINY = 1e-9;

function elementwise(name: ElementwiseName, z: Complex): Complex {
  const analytic = ANALYTIC[name];
  if (analytic) return analytic(z);
  if (z.im === 0 || Number.isNaN(z.im)) return c.complex(ELEMENTWISE[name](z.re), z.im);
  const slope = SLOPES[name];
  if (!slope) throw new NotAnalytic(name);
  if (Math.abs(z.im) > TINY) throw new Unsupported(`${name} of a complex number`);
  return c.complex(ELEMENTWISE[name](z.re), z.im * slope(z.re));
}

/**
 * Complex numbers. What is not analytic (|x|, max, a comparison) is computed of numbers with no imaginary part
 * and else throws `NotAnalytic`. The error function and the gamma functions are extended to first order, for the
 * tiny imaginary parts of a complex step.
 */
export const COMPLEX: Field<Complex> = {
  zero: c.ZERO,
  one: c.ONE,
  of: (value) => c.complex(value),
  constant: (name) => c.complex(name === 'pi' ? Math.PI : Math.E),
  add: c.add,
  subtract: c.subtract,
  multiply: c.multiply,
  divide: c.divide,
  power: c.power,
  elementwise,
  compare(op, a, b) {
    if (a.im !== 0 || b.im !== 0) throw new NotAnalytic('a comparison');
    return c.complex(compareNumbers(op, a.re, b.re));
  },
  magnitude: c.magnitude,
  toNumber: (a) => a.re,
  isFinite: (a) => Number.isFinite(a.re) && Number.isFinite(a.im),
  epsilon: Number.EPSILON,
};
