import {
  type ElementwiseName,
  type ElementwiseNode,
  type Expr,
  elementwise,
  isNumber,
  mul,
  number,
  pow,
} from '../expr';
import type { Rule } from './rule';

/** What a function is divided by, and the quotient. */
const QUOTIENTS: ReadonlyMap<ElementwiseName, { under: ElementwiseName; quotient: ElementwiseName }> =
  new Map([
    ['sin', { under: 'cos', quotient: 'tan' }],
    ['sinh', { under: 'cosh', quotient: 'tanh' }],
  ]);

/** sin(u)/cos(u) = tan(u), sinh(u)/cosh(u) = tanh(u), and their whole powers. */
export const tangentOfQuotient: Rule = {
  name: 'tangent-of-quotient',
  kinds: ['mul'],
  apply(e) {
    if (e.kind !== 'mul') return null;
    for (const factor of e.args) {
      const top = functionIn(factor);
      const known = top && QUOTIENTS.get(top.name);
      const power = powerOf(factor);
      if (!known || !Number.isInteger(power) || power < 1) continue;
      const below = e.args.find((a) => {
        const found = functionIn(a);
        return found?.name === known.under && found.arg === top.arg && powerOf(a) === -power;
      });
      if (!below) continue;
      const others = e.args.filter((a) => a !== factor && a !== below);
      return mul([...others, pow(elementwise(known.quotient, top.arg), number(power))]);
    }
    return null;
  },
};

function functionIn(factor: Expr): ElementwiseNode | null {
  const base = factor.kind === 'pow' ? factor.base : factor;
  return base.kind === 'elementwise' ? base : null;
}

const powerOf = (factor: Expr): number =>
  factor.kind !== 'pow' ? 1 : isNumber(factor.exponent) ? factor.exponent.value : Number.NaN;
