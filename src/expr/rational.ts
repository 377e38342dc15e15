/**
 * Exact rational numbers on safe integers. Arithmetic that would leave the safe range answers null, and the
 * caller falls back to an inexact number: never a silently rounded "exact" one. (fraction.js does the same on
 * BigInt at some fifty times the cost, and this sits in the innermost loop of every simplification.)
 */
export interface Rational {
  readonly p: number;
  /** Always positive; the fraction is in lowest terms. */
  readonly q: number;
}

export const gcd = (a: number, b: number): number => {
  let x = Math.abs(a);
  let y = Math.abs(b);
  while (y !== 0) {
    const t = x % y;
    x = y;
    y = t;
  }
  return x;
};

export function rational(p: number, q = 1): Rational | null {
  if (!Number.isSafeInteger(p) || !Number.isSafeInteger(q) || q === 0) return null;
  if (q === 1) return { p: p === 0 ? 0 : p, q: 1 };
  const g = gcd(p, q) * (q < 0 ? -1 : 1);
  return { p: p / g === 0 ? 0 : p / g, q: q / g };
}

export const addRational = (a: Rational, b: Rational): Rational | null =>
  rational(a.p * b.q + b.p * a.q, a.q * b.q);
export const mulRational = (a: Rational, b: Rational): Rational | null => rational(a.p * b.p, a.q * b.q);

/** a^k for an integer k; null when out of range or when 0 is raised to a negative power. */
export function powRational(a: Rational, k: number): Rational | null {
  if (!Number.isInteger(k) || Math.abs(k) > 1024) return null;
  if (k < 0) return a.p === 0 ? null : powRational({ p: a.p < 0 ? -a.q : a.q, q: Math.abs(a.p) }, -k);
  return rational(a.p ** k, a.q ** k);
}

/** The exact k-th root of a non-negative rational, when there is one. */
export function rootRational(a: Rational, k: number): Rational | null {
  if (a.p < 0 || k < 2) return null;
  const root = (n: number): number | null => {
    const r = Math.round(n ** (1 / k));
    return r ** k === n ? r : null;
  };
  const p = root(a.p);
  const q = root(a.q);
  return p === null || q === null ? null : rational(p, q);
}
