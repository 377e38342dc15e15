import { add, type Expr, isNumber, matmul, mul, negate, transpose } from '../expr';
import type { Rule } from './rule';

/**
 * -A(X - Y) = A(Y - X): a sign in front goes into a difference. Sums with a one in them, such as 1 - σ(z), stay as they
 * are, and so does what stands in the product twice: -(x - y)(x - y)ᵀ.
 */
export const signIntoDifference: Rule = {
  name: 'sign-into-difference',
  kinds: ['mul'],
  apply(e) {
    if (e.kind !== 'mul' || !isNumber(e.args[0]) || e.args[0].value >= 0) return null;
    const [coefficient, ...factors] = e.args;
    const turned = turnedOnce(factors);
    return turned && mul([negate(coefficient), ...turned]);
  },
};

/** The factors with one of them turned, where a difference takes the sign in. */
function turnedOnce(factors: readonly Expr[]): Expr[] | null {
  for (const [k, factor] of factors.entries()) {
    const turned = turnedFactor(factor, factors);
    if (turned) return factors.map((a, at) => (at === k ? turned : a));
  }
  return null;
}

function turnedFactor(factor: Expr, beside: readonly Expr[]): Expr | null {
  switch (factor.kind) {
    case 'add':
      return isDifference(factor.args) && !standsTwice(factor, beside) ? add(factor.args.map(negate)) : null;
    case 'mul':
    case 'matmul': {
      const args = turnedOnce(factor.args);
      return args && (factor.kind === 'mul' ? mul(args) : matmul(args));
    }
    default:
      return null;
  }
}

const standsTwice = (difference: Expr, beside: readonly Expr[]): boolean =>
  beside.filter((a) => a === difference || a === transpose(difference)).length > 1;

const isNegative = (term: Expr): boolean =>
  term.kind === 'mul' && isNumber(term.args[0]) && term.args[0].value < 0;
const isOneOf = (term: Expr): boolean => {
  const bare = term.kind === 'mul' && term.args.length === 2 && isNumber(term.args[0]) ? term.args[1] : term;
  return ['number', 'ones', 'identity'].includes(bare.kind);
};

const isDifference = (terms: readonly Expr[]): boolean =>
  !terms.some(isOneOf) && 2 * terms.filter(isNegative).length >= terms.length;
