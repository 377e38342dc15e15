import { coefficientOf, compare, type Expr, elementwise, isNumber, mul, negate, zeros } from '../expr';
import type { Rule } from './rule';

const named = (e: Expr, name: 'relu' | 'step' | 'abs' | 'sign'): Expr | null =>
  e.kind === 'elementwise' && e.name === name ? e.arg : null;
/** A factor and its power. */
const baseOf = (e: Expr): Expr =>
  e.kind === 'pow' && isNumber(e.exponent) && e.exponent.value > 0 ? e.base : e;

/** relu(u) step(u) = relu(u), for any power of relu(u): where the gate is closed there is nothing to stop. */
export const rectifierGate: Rule = {
  name: 'rectifier-gate',
  kinds: ['mul'],
  apply(e) {
    if (e.kind !== 'mul') return null;
    const gate = e.args.find((a) => {
      const u = named(a, 'step');
      return u !== null && e.args.some((b) => named(baseOf(b), 'relu') === u && b.shape === a.shape);
    });
    return gate ? mul(e.args.filter((a) => a !== gate)) : null;
  },
};

/** |u| sign(u) = u. */
export const signOfAbsolute: Rule = {
  name: 'sign-of-absolute',
  kinds: ['mul'],
  apply(e) {
    if (e.kind !== 'mul') return null;
    for (const a of e.args) {
      const u = named(a, 'sign');
      const size = u && e.args.find((b) => b === elementwise('abs', u));
      if (u && size) return mul([...e.args.filter((b) => b !== a && b !== size), u]);
    }
    return null;
  },
};

/** 1(-u > 0) = 1(u < 0). */
export const gateOfNegative: Rule = {
  name: 'gate-of-negative',
  kinds: ['elementwise'],
  apply(e) {
    const u = named(e, 'step');
    if (u === null || u.kind === 'add' || (coefficientOf(u)?.value ?? 1) >= 0) return null;
    return compare('<', negate(u), zeros(u.shape));
  },
};
