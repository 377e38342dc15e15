import {
  add,
  coefficientOf,
  type Expr,
  gcd,
  isNumber,
  isOne,
  isScalar,
  MINUS_ONE,
  mul,
  mulNumbers,
  type NumberNode,
  negate,
  nodeMemo,
  number,
  ONE,
  pow,
  type Rational,
} from '../expr';
import { writtenCount } from './cost';
import type { Rule } from './rule';

interface Split {
  readonly coefficient: NumberNode;
  /** Base and numeric exponent. */
  readonly powers: Map<Expr, number>;
  /** The product of all these. */
  readonly term: Expr;
}

const splits = nodeMemo<Split>();

/** The factors of a term as base -> numeric exponent; the coefficient apart. */
function factorsOf(term: Expr): Split {
  const known = splits.get(term);
  if (known) return known;
  const powers = new Map<Expr, number>();
  let coefficient: NumberNode = ONE;
  for (const factor of term.kind === 'mul' ? term.args : [term]) {
    if (factor.kind === 'number') coefficient = factor;
    else if (factor.kind === 'pow' && isNumber(factor.exponent))
      powers.set(factor.base, factor.exponent.value);
    else powers.set(factor, 1);
  }
  const split = { coefficient, powers, term };
  splits.set(term, split);
  return split;
}

/** The same where of b - a and a - b one stands for both. */
function turnedFactorsOf(term: Expr): Split {
  const split = factorsOf(term);
  const isTurned = (base: Expr, exponent: number) => Number.isInteger(exponent) && turned(base) !== base;
  let isSame = true;
  for (const [base, exponent] of split.powers) if (isTurned(base, exponent)) isSame = false;
  if (isSame) return split;
  let { coefficient } = split;
  const powers = new Map<Expr, number>();
  for (const [written, exponent] of split.powers) {
    const base = isTurned(written, exponent) ? turned(written) : written;
    if (base !== written && exponent % 2 !== 0) coefficient = mulNumbers(MINUS_ONE, coefficient);
    powers.set(base, (powers.get(base) ?? 0) + exponent);
  }
  const product = [...powers].map(([base, exponent]) => powerOf(base, exponent));
  return { coefficient, powers, term: mul([coefficient, ...product]) };
}

/** Of a difference and its negative the one with fewer signs; of two alike the one that was met first. */
function turned(e: Expr): Expr {
  if (e.kind !== 'add') return e;
  let negative = 0;
  for (const a of e.args) if ((coefficientOf(a)?.value ?? 1) < 0) negative++;
  if (2 * negative < e.args.length) return e;
  const other = add(e.args.map(negate));
  return 2 * negative > e.args.length || other.id < e.id ? other : e;
}

/**
 * ab + ac = a(b + c), for factors that every term shares; of powers the least. A vector or matrix comes out as a factor
 * of an entrywise product, where that is shorter.
 */
export const commonScalarFactor: Rule = {
  name: 'common-scalar-factor',
  kinds: ['add'],
  apply(e) {
    if (e.kind !== 'add' || hasOneAmongWholes(e.args)) return null;
    const written = e.args.map(factorsOf);
    const found = factored(e, written);
    if (found) return found;
    const turned = e.args.map(turnedFactorsOf);
    return turned.some((split, k) => split !== written[k]) ? factored(e, turned) : null;
  },
};

/** `1 + 2x`: a term that is 1 has no factor to share, where nothing is a fraction. */
const hasOneAmongWholes = (terms: readonly Expr[]): boolean =>
  terms.includes(ONE) && terms.every((term) => (coefficientOf(term)?.exact?.q ?? 1) === 1);

function factored(e: Expr, split: readonly Split[]): Expr | null {
  const shared: { base: Expr; exponent: number }[] = [];
  for (const [base, exponent] of split[0].powers) {
    let least = exponent;
    const everywhere = split.every(({ powers }) => {
      const own = powers.get(base);
      if (own === undefined || own > 0 !== exponent > 0) return false;
      // Of positive powers the least comes out, of negative ones the whole denominator.
      least = Math.min(least, own);
      return true;
    });
    if (everywhere) shared.push({ base, exponent: least });
  }
  const content = commonContent(split.map((s) => s.coefficient));
  if (shared.length === 0 && content.p === 1 && content.q === 1) return null;
  const factor = mul([
    number(content.p, content.q),
    ...shared.map(({ base, exponent }) => powerOf(base, exponent)),
  ]);
  const inverse = mul([
    number(content.q, content.p),
    ...shared.map(({ base, exponent }) => powerOf(base, -exponent)),
  ]);
  const rest = add(split.map(({ term }) => mul([term, inverse])));
  if (isMatrix(e) && hasOnes(rest)) return null;
  const product = mul([factor, rest]);
  const isEntrywise = !isScalar(e) && shared.some(({ base }) => !isScalar(base));
  return isEntrywise && writtenCount(product) >= writtenCount(e) ? null : product;
}

const isMatrix = (e: Expr): boolean => !isOne(e.shape.rows) && !isOne(e.shape.cols);

/** 2A - A ∘ I, not A ∘ (2·11ᵀ - I). */
const hasOnes = (e: Expr): boolean =>
  e.kind === 'add' &&
  e.args.some((a) => a.kind === 'ones' || (a.kind === 'mul' && a.args.some((b) => b.kind === 'ones')));

const powerOf = (base: Expr, exponent: number): Expr => pow(base, fractionOf(exponent));
const fractionOf = (x: number): Expr => {
  for (let q = 1; q <= 12; q++) if (Number.isInteger(x * q)) return number(x * q, q);
  return number(x);
};

/** The greatest rational that leaves whole coefficients, with the sign that all of them share. */
function commonContent(coefficients: readonly NumberNode[]): Rational {
  const sign = coefficients.every((c) => c.value < 0) ? -1 : 1;
  const exact = coefficients.map((c) => c.exact);
  if (exact.some((c) => c === null)) return { p: sign, q: 1 };
  const numerator = exact.reduce((g, c) => gcd(g, (c as Rational).p), 0);
  const denominator = exact.reduce((l, c) => (l * (c as Rational).q) / gcd(l, (c as Rational).q), 1);
  if (!Number.isSafeInteger(denominator)) return { p: sign, q: 1 };
  return { p: sign * numerator, q: denominator };
}
