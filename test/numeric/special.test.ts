import { describe, expect, it } from 'vitest';
import { ELEMENTWISE } from '../../src/numeric/elementwise';
import { digamma, erf, erfc, gamma, loggamma, tetragamma, trigamma } from '../../src/numeric/special';

const EULER = 0.5772156649015329;
const APERY = 1.2020569031595942;

/** Values to 16 digits or in closed form (A&S chapters 6 and 7; ζ(3) is Apéry's constant). */
const KNOWN: [string, number, number][] = [
  ['erf 0.5', erf(0.5), 0.5204998778130465],
  ['erf 1', erf(1), 0.8427007929497149],
  ['erf −2', erf(-2), -0.9953222650189527],
  ['erf 3', erf(3), 0.9999779095030014],
  ['erfc 1.5', erfc(1.5), 0.033894853524689274],
  ['erfc 5', erfc(5), 1.5374597944280349e-12],
  ['erfc −1', erfc(-1), 1.842700792949715],
  ['Γ(5)', gamma(5), 24],
  ['Γ(1/2)', gamma(0.5), Math.sqrt(Math.PI)],
  ['Γ(−3/2)', gamma(-1.5), (4 / 3) * Math.sqrt(Math.PI)],
  ['Γ(0.1)', gamma(0.1), 9.513507698668732],
  ['Γ(30)', gamma(30), 8.841761993739702e30],
  ['log Γ(1/2)', loggamma(0.5), Math.log(Math.PI) / 2],
  ['log Γ(100)', loggamma(100), 359.1342053695754],
  ['log Γ(1 + 1/1024)', loggamma(1 + 1 / 1024), -0.0005629031799912046],
  ['log Γ(11)', loggamma(11), Math.log(3628800)],
  ['log |Γ(−1/2)|', loggamma(-0.5), Math.log(2 * Math.sqrt(Math.PI))],
  ['ψ(1)', digamma(1), -EULER],
  ['ψ(1/2)', digamma(0.5), -EULER - 2 * Math.LN2],
  ['ψ(−1/2)', digamma(-0.5), 2 - EULER - 2 * Math.LN2],
  ['ψ(10)', digamma(10), 2.251752589066721],
  ['ψ′(1)', trigamma(1), Math.PI ** 2 / 6],
  ['ψ′(1/2)', trigamma(0.5), Math.PI ** 2 / 2],
  ['ψ′(−1/2)', trigamma(-0.5), Math.PI ** 2 / 2 + 4],
  ['ψ″(1)', tetragamma(1), -2 * APERY],
  ['ψ″(1/2)', tetragamma(0.5), -14 * APERY],
  ['ψ″(−1/2)', tetragamma(-0.5), -14 * APERY + 16],
];

describe('special functions', () => {
  it.each(KNOWN)('%s', (name, found, expected) => {
    expect(Math.abs(found / expected - 1), name).toBeLessThan(5e-15);
  });

  it('hold the functional equations between the known values', () => {
    for (let x = -4.97; x < 30; x += 0.213) {
      expect(gamma(x + 1) / (x * gamma(x)), `Γ at ${x}`).toBeCloseTo(1, 12);
      expect(digamma(x + 1) - digamma(x) - 1 / x, `ψ at ${x}`).toBeCloseTo(0, 11);
      expect((trigamma(x) - trigamma(x + 1)) * x * x, `ψ′ at ${x}`).toBeCloseTo(1, 9);
      expect((tetragamma(x + 1) - tetragamma(x)) * x ** 3, `ψ″ at ${x}`).toBeCloseTo(2, 7);
      expect(Math.log(Math.abs(gamma(x))), `log Γ at ${x}`).toBeCloseTo(loggamma(x), 11);
    }
  });

  it('erf joins its two series smoothly and is odd', () => {
    for (const x of [2.4, 2.4999, 2.5, 2.5001, 2.6]) {
      expect(erf(x) + erfc(x)).toBeCloseTo(1, 15);
      expect(erf(-x)).toBe(-erf(x));
      const slope = (erf(x + 1e-4) - erf(x - 1e-4)) / 2e-4;
      expect(slope).toBeCloseTo((2 / Math.sqrt(Math.PI)) * Math.exp(-x * x), 9);
    }
  });
});

/** Each function with a value at one point in its domain, and a point outside (NaN) where there is one. */
const VALUES: [keyof typeof ELEMENTWISE, number, number, number?][] = [
  ['exp', 1, Math.E],
  ['log', Math.E, 1, -1],
  ['sin', Math.PI / 6, 0.5],
  ['cos', Math.PI / 3, 0.5],
  ['tan', Math.PI / 4, 1],
  ['sec', Math.PI / 3, 2],
  ['csc', Math.PI / 6, 2],
  ['cot', Math.PI / 4, 1],
  ['asin', 0.5, Math.PI / 6, 2],
  ['acos', 0.5, Math.PI / 3, -2],
  ['atan', 1, Math.PI / 4],
  ['asec', 2, Math.PI / 3, 0.5],
  ['acsc', 2, Math.PI / 6, 0.5],
  ['acot', -1, -Math.PI / 4],
  ['sinh', Math.log(2), 0.75],
  ['cosh', Math.log(2), 1.25],
  ['tanh', Math.log(2), 0.6],
  ['sech', Math.log(2), 0.8],
  ['csch', Math.log(2), 4 / 3],
  ['coth', Math.log(2), 5 / 3],
  ['asinh', 0.75, Math.log(2)],
  ['acosh', 1.25, Math.log(2), 0.5],
  ['atanh', 0.6, Math.log(2), 1.5],
  ['asech', 0.8, Math.log(2), 1.5],
  ['acsch', 4 / 3, Math.log(2)],
  ['acoth', 5 / 3, Math.log(2), 0.5],
  ['abs', -2.5, 2.5],
  ['sign', -2.5, -1],
  ['step', 1e-9, 1, Number.NaN],
  ['relu', -2, 0, Number.NaN],
  ['sigmoid', Math.log(3), 0.75],
  ['softplus', Math.log(3), Math.log(4)],
  ['erf', 1, 0.8427007929497149],
  ['gelu', 1, 0.8413447460685429],
  ['gamma', 5, 24, -1],
  ['loggamma', 3, Math.LN2],
  ['digamma', 1, -EULER, -1],
  ['trigamma', 1, Math.PI ** 2 / 6, -1],
  ['floor', -1.5, -2],
  ['ceil', -1.5, -1],
  ['round', 2.5, 2],
];

describe('elementwise functions', () => {
  it('are all tested here', () => {
    expect(new Set(VALUES.map(([name]) => name))).toEqual(new Set(Object.keys(ELEMENTWISE)));
  });

  it.each(VALUES)('%s(%d) = %d', (name, at, expected, outside) => {
    expect(ELEMENTWISE[name](at)).toBeCloseTo(expected, 14);
    if (outside !== undefined) expect(ELEMENTWISE[name](outside)).toBeNaN();
  });

  it('do not overflow or lose the tails', () => {
    expect(ELEMENTWISE.sigmoid(-800)).toBe(0);
    expect(ELEMENTWISE.sigmoid(-40) / Math.exp(-40)).toBeCloseTo(1, 14);
    expect(ELEMENTWISE.softplus(800)).toBe(800);
    expect(ELEMENTWISE.softplus(-40) / Math.exp(-40)).toBeCloseTo(1, 14);
    expect(ELEMENTWISE.gelu(-10) / -7.61985302416053e-23).toBeCloseTo(1, 12);
    expect(ELEMENTWISE.step(0)).toBe(0);
  });
});
