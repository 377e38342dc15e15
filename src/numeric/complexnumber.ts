/** A complex number. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/**
 * Complex arithmetic and the elementary functions with their principal branches. Every formula keeps the relative
 * precision of a tiny imaginary part next to a real part of usual size, which the complex step lives on; so
 * inverse functions follow Kahan (Branch cuts for complex elementary functions, 1987), not the definitions by
 * logarithms.
 */

export const complex = (re: number, im = 0): Complex => ({ re, im });
export const ZERO = complex(0);
export const ONE = complex(1);
export const I = complex(0, 1);

export const add = (a: Complex, b: Complex): Complex => complex(a.re + b.re, a.im + b.im);
export const subtract = (a: Complex, b: Complex): Complex => complex(a.re - b.re, a.im - b.im);
export const multiply = (a: Complex, b: Complex): Complex =>
  complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);
export const scale = (factor: number, a: Complex): Complex => complex(factor * a.re, factor * a.im);
export const negate = (a: Complex): Complex => complex(-a.re, -a.im);
export const magnitude = (a: Complex): number => Math.hypot(a.re, a.im);
/** ia, without rounding. */
const timesI = (a: Complex): Complex => complex(-a.im, a.re);
/** −ia, without rounding. */
const overI = (a: Complex): Complex => complex(a.im, -a.re);

/** Smith's quotient: scaled by the larger part of the divisor, so squares do not overflow. */
export function divide(a: Complex, b: Complex): Complex {
  if (b.im === 0) return complex(a.re / b.re, a.im / b.re);
  if (Math.abs(b.re) >= Math.abs(b.im)) {
    const ratio = b.im / b.re;
    const size = b.re + b.im * ratio;
    return complex((a.re + a.im * ratio) / size, (a.im - a.re * ratio) / size);
  }
  const ratio = b.re / b.im;
  const size = b.re * ratio + b.im;
  return complex((a.re * ratio + a.im) / size, (a.im * ratio - a.re) / size);
}

export const reciprocal = (a: Complex): Complex => divide(ONE, a);

export function exp(z: Complex): Complex {
  const size = Math.exp(z.re);
  return z.im === 0 ? complex(size) : complex(size * Math.cos(z.im), size * Math.sin(z.im));
}

export const log = (z: Complex): Complex => complex(Math.log(magnitude(z)), Math.atan2(z.im, z.re));

/** log(1 + z). */
export const log1p = (z: Complex): Complex =>
  complex(0.5 * Math.log1p(z.re * (z.re + 2) + z.im * z.im), Math.atan2(z.im, 1 + z.re));

export function sqrt(z: Complex): Complex {
  if (z.re === 0 && z.im === 0) return ZERO;
  const root = Math.sqrt(0.5 * (magnitude(z) + Math.abs(z.re)));
  if (z.re >= 0) return complex(root, z.im / (2 * root));
  const sign = z.im < 0 || Object.is(z.im, -0) ? -1 : 1;
  return complex(Math.abs(z.im) / (2 * root), sign * root);
}

/** z^p: repeated multiplication for an integer p, √ for 1/2, else exp(p log z), in polar form for a real p. */
export function power(z: Complex, p: Complex): Complex {
  if (p.im === 0) {
    if (p.re === 0.5) return sqrt(z);
    if (Number.isInteger(p.re) && Math.abs(p.re) <= 1024) return integerPower(z, p.re);
  }
  if (z.re === 0 && z.im === 0) return p.re > 0 ? ZERO : complex(Number.NaN, Number.NaN);
  if (p.im !== 0) return exp(multiply(p, log(z)));
  const size = magnitude(z) ** p.re;
  const angle = p.re * Math.atan2(z.im, z.re);
  return angle === 0 ? complex(size) : complex(size * Math.cos(angle), size * Math.sin(angle));
}

function integerPower(z: Complex, p: number): Complex {
  let square = p < 0 ? reciprocal(z) : z;
  let result = ONE;
  for (let k = Math.abs(p); k > 0; k = Math.floor(k / 2)) {
    if (k % 2 === 1) result = multiply(result, square);
    if (k > 1) square = multiply(square, square);
  }
  return result;
}

export const sin = (z: Complex): Complex =>
  complex(Math.sin(z.re) * Math.cosh(z.im), Math.cos(z.re) * Math.sinh(z.im));
export const cos = (z: Complex): Complex =>
  complex(Math.cos(z.re) * Math.cosh(z.im), -Math.sin(z.re) * Math.sinh(z.im));
export const sinh = (z: Complex): Complex =>
  complex(Math.sinh(z.re) * Math.cos(z.im), Math.cosh(z.re) * Math.sin(z.im));
export const cosh = (z: Complex): Complex =>
  complex(Math.cosh(z.re) * Math.cos(z.im), Math.sinh(z.re) * Math.sin(z.im));
export const tan = (z: Complex): Complex => divide(sin(z), cos(z));
/** Beyond ±20 the quotient is ±1 to the last digit, and its parts would soon overflow. */
export const tanh = (z: Complex): Complex =>
  Math.abs(z.re) > 20 && z.im !== 0
    ? complex(Math.sign(z.re), (4 * Math.sin(z.im) * Math.cos(z.im)) / Math.exp(2 * Math.abs(z.re)))
    : divide(sinh(z), cosh(z));

export function asin(z: Complex): Complex {
  const below = sqrt(subtract(ONE, z));
  const above = sqrt(add(ONE, z));
  return complex(
    Math.atan2(z.re, below.re * above.re - below.im * above.im),
    Math.asinh(below.re * above.im - below.im * above.re),
  );
}

export function acos(z: Complex): Complex {
  const below = sqrt(subtract(ONE, z));
  const above = sqrt(add(ONE, z));
  return complex(2 * Math.atan2(below.re, above.re), Math.asinh(above.re * below.im - above.im * below.re));
}

export function acosh(z: Complex): Complex {
  const below = sqrt(subtract(z, ONE));
  const above = sqrt(add(z, ONE));
  return complex(Math.asinh(below.re * above.re + below.im * above.im), 2 * Math.atan2(below.im, above.re));
}

export function atanh(z: Complex): Complex {
  const beside = (1 - z.re) ** 2 + z.im * z.im;
  return complex(
    0.25 * Math.log1p((4 * z.re) / beside),
    0.5 * Math.atan2(2 * z.im, (1 - z.re) * (1 + z.re) - z.im * z.im),
  );
}

export const asinh = (z: Complex): Complex => overI(asin(timesI(z)));
export const atan = (z: Complex): Complex => overI(atanh(timesI(z)));
