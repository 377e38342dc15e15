import {
  add,
  coefficientOf,
  type Expr,
  gcd,
  isNumber,
  isScalar,
  mul,
  type NumberNode,
  number,
  ONE,
  pow,
  type Rational,
  withoutCoefficient,
} from '../expr';
import type { Rule } from './rule';

/** The factors of a term as base -> numeric exponent; the coefficient apart. */
function factorsOf(term: Expr): { coefficient: NumberNode; powers: Map<Expr, number> } {
  const coefficient = coefficientOf(term) ?? (ONE as NumberNode);
  const rest = withoutCoefficient(term);
  const powers = new Map<Expr, number>();
  if (term.kind === 'number') return { coefficient: term, powers };
  for (const factor of rest.kind === 'mul' ? rest.args : [rest]) {
    if (factor.kind === 'pow' && isNumber(factor.exponent))
      powers.set(factor.base, (powers.get(factor.base) ?? 0) + factor.exponent.value);
    else powers.set(factor, (powers.get(factor) ?? 0) + 1);
  }
  return { coefficient, powers };
}

/** ab + ac = a(b + c), for scalar factors that every term shares; of powers the least. */
export const commonScalarFactor: Rule = {
  name: 'common-scalar-factor',
  apply(e) {
    if (e.kind !== 'add') return null;
    const split = e.args.map(factorsOf);
    const shared: { base: Expr; exponent: number }[] = [];
    for (const [base, exponent] of split[0].powers) {
      if (!isScalar(base) && !isScalar(e)) continue;
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
    const rest = add(e.args.map((t) => mul([t, inverse])));
    return rest.kind === 'add' && rest.args.length === e.args.length ? mul([factor, rest]) : null;
  },
};

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
