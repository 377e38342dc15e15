import { type ElementwiseName, type Expr, elementwise, isNumber, mul, number, pow } from '../expr';
import type { Rule } from './rule';

const QUOTIENTS: readonly (readonly [ElementwiseName, ElementwiseName, ElementwiseName])[] = [
  ['sin', 'cos', 'tan'],
  ['sinh', 'cosh', 'tanh'],
];

/** sin(u)/cos(u) = tan(u), sinh(u)/cosh(u) = tanh(u), and their whole powers. */
export const tangentOfQuotient: Rule = {
  name: 'tangent-of-quotient',
  kinds: ['mul'],
  apply(e) {
    if (e.kind !== 'mul') return null;
    for (const [over, under, quotient] of QUOTIENTS) {
      for (const factor of e.args) {
        const top = wholePower(factor, over);
        if (!top || top.power < 1) continue;
        const below = e.args.find((a) => {
          const found = wholePower(a, under);
          return found !== null && found.arg === top.arg && found.power === -top.power;
        });
        if (!below) continue;
        const others = e.args.filter((a) => a !== factor && a !== below);
        return mul([...others, pow(elementwise(quotient, top.arg), number(top.power))]);
      }
    }
    return null;
  },
};

function wholePower(e: Expr, name: ElementwiseName): { arg: Expr; power: number } | null {
  const base = e.kind === 'pow' ? e.base : e;
  const power = e.kind === 'pow' ? (isNumber(e.exponent) ? e.exponent.value : Number.NaN) : 1;
  if (base.kind !== 'elementwise' || base.name !== name || !Number.isInteger(power)) return null;
  return { arg: base.arg, power };
}
