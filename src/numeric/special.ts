/**
 * Special functions of a real variable to near double precision. Each is built from a convergent or asymptotic
 * series of Abramowitz and Stegun, Handbook of Mathematical Functions (1964), by the equation numbers given.
 */

const SQRT_PI = Math.sqrt(Math.PI);

/** erf(x) = (2/√π) ∫₀ˣ e^(−t²) dt. */
export function erf(x: number): number {
  const z = Math.abs(x);
  if (z > 6) return Math.sign(x);
  return z < 2.5 ? erfSeries(x) : Math.sign(x) * (1 - erfcFraction(z));
}

/** erfc(x) = 1 − erf(x), with its relative precision kept in the right tail. */
export const erfc = (x: number): number => (x > 1 ? erfcFraction(x) : 1 - erf(x));

/** A&S 7.1.6: erf x = (2/√π) e^(−x²) Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)); no cancellation, all terms have one sign. */
function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 200; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
    if (Math.abs(term) <= 1e-17 * Math.abs(sum)) break;
  }
  return (2 / SQRT_PI) * Math.exp(-x * x) * sum;
}

/** A&S 7.1.14: √π e^(x²) erfc x = 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), for x > 1, from the tail inwards. */
function erfcFraction(x: number): number {
  let tail = x;
  for (let k = x > 2 ? 100 : 300; k >= 1; k--) tail = x + k / 2 / tail;
  return Math.exp(-x * x) / (SQRT_PI * tail);
}

/** Bernoulli numbers B₂, B₄, …, B₂₀ (A&S table 23.2). */
const BERNOULLI = [
  1 / 6,
  -1 / 30,
  1 / 42,
  -1 / 30,
  5 / 66,
  -691 / 2730,
  7 / 6,
  -3617 / 510,
  43867 / 798,
  -174611 / 330,
];

const EULER_GAMMA = 0.5772156649015329;

/** ζ(k) − 1 for k = 2, 3, …, by Euler–Maclaurin summation from n = 10 on (A&S 23.2.23 with 3.6.28). */
const ZETA_MINUS_ONE = Array.from({ length: 40 }, (_, at) => {
  const k = at + 2;
  const from = 10;
  let tail = from ** (1 - k) / (k - 1) + from ** -k / 2;
  let rising = k;
  let factorial = 2;
  for (let j = 0; j < 8; j++) {
    tail += (BERNOULLI[j] * rising * from ** (-k - 2 * j - 1)) / factorial;
    rising *= (k + 2 * j + 1) * (k + 2 * j + 2);
    factorial *= (2 * j + 3) * (2 * j + 4);
  }
  for (let n = from - 1; n >= 2; n--) tail += n ** -k;
  return tail;
});

/** A&S 6.1.33: log Γ(1 + z) = −log(1 + z) + z(1 − γ) + Σ_{k≥2} (−1)^k (ζ(k) − 1) z^k / k, for |z| ≤ 1/2. */
function logGammaNearOne(z: number): number {
  let sum = 0;
  for (let k = ZETA_MINUS_ONE.length + 1; k >= 2; k--) {
    sum = sum * z + ((k % 2 === 0 ? 1 : -1) * ZETA_MINUS_ONE[k - 2]) / k;
  }
  return -Math.log1p(z) + z * (1 - EULER_GAMMA) + z * z * sum;
}

/** log |Γ(x)|; infinite at 0, −1, −2, …. */
export function loggamma(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x <= 0) {
    if (Number.isInteger(x)) return Number.POSITIVE_INFINITY;
    return Math.log(Math.PI / Math.abs(sinPi(x))) - loggamma(1 - x);
  }
  if (x < 0.5) return loggamma(x + 1) - Math.log(x);
  if (x <= 1.5) return logGammaNearOne(x - 1);
  if (x <= 2.5) return logGammaNearOne(x - 2) + Math.log1p(x - 2);
  if (x >= 12) return stirling(x);
  let reduced = x;
  let product = 1;
  while (reduced > 2.5) product *= --reduced;
  return Math.log(product) + loggamma(reduced);
}

/** A&S 6.1.41: log Γ(x) ~ (x − 1/2) log x − x + log(2π)/2 + Σ B₂ₙ / (2n(2n − 1) x^(2n−1)), for x ≥ 12. */
function stirling(x: number): number {
  let series = 0;
  for (let n = BERNOULLI.length; n >= 1; n--)
    series = series / (x * x) + BERNOULLI[n - 1] / (2 * n * (2 * n - 1));
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series / x;
}

/** sin(πx), exact at integers and half-integers. */
function sinPi(x: number): number {
  const nearest = Math.round(x);
  return (nearest % 2 === 0 ? 1 : -1) * Math.sin(Math.PI * (x - nearest));
}

/** Γ(x); NaN at 0, −1, −2, …. */
export function gamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x)) return Number.NaN;
    return Math.PI / (sinPi(x) * gamma(1 - x));
  }
  if (x > 172) return Number.POSITIVE_INFINITY;
  let reduced = x;
  let product = 1;
  while (reduced > 1.5) product *= --reduced;
  if (reduced < 0.5) return (Math.exp(logGammaNearOne(reduced)) / reduced) * product;
  return Math.exp(logGammaNearOne(reduced - 1)) * product;
}

/** ψ(x) = Γ′(x)/Γ(x) (A&S 6.3.18 after 6.3.5; reflection 6.3.7); NaN at 0, −1, −2, …. */
export function digamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x)) return Number.NaN;
    return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.round(x)));
  }
  let shifted = x;
  let sum = 0;
  while (shifted < 12) sum -= 1 / shifted++;
  let series = 0;
  for (let n = BERNOULLI.length; n >= 1; n--)
    series = (series + BERNOULLI[n - 1] / (2 * n)) / (shifted * shifted);
  return sum + Math.log(shifted) - 0.5 / shifted - series;
}

/** ψ′(x) (A&S 6.4.12 after 6.4.6; reflection 6.4.7); NaN at 0, −1, −2, …. */
export function trigamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x)) return Number.NaN;
    return (Math.PI / sinPi(x)) ** 2 - trigamma(1 - x);
  }
  let shifted = x;
  let sum = 0;
  while (shifted < 12) sum += 1 / (shifted * shifted++);
  let series = 0;
  for (let n = BERNOULLI.length; n >= 1; n--) series = (series + BERNOULLI[n - 1]) / (shifted * shifted);
  return sum + (1 + series) / shifted + 0.5 / (shifted * shifted);
}

/** ψ″(x) (A&S 6.4.13 after 6.4.6; reflection 6.4.7); NaN at 0, −1, −2, …. */
export function tetragamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x)) return Number.NaN;
    const angle = Math.PI * (x - Math.round(x));
    return tetragamma(1 - x) - (2 * Math.PI ** 3 * Math.cos(angle)) / Math.sin(angle) ** 3;
  }
  let shifted = x;
  let sum = 0;
  while (shifted < 12) sum -= 2 / (shifted++) ** 3;
  let series = 0;
  for (let n = BERNOULLI.length; n >= 1; n--)
    series = (series + (2 * n + 1) * BERNOULLI[n - 1]) / (shifted * shifted);
  return sum - (1 + series) / (shifted * shifted) - 1 / shifted ** 3;
}
