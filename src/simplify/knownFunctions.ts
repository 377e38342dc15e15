import {
  type Expr,
  elementwise,
  isNumber,
  isScalar,
  logSumExp,
  mapNodes,
  mul,
  negate,
  softmax,
  subtract,
  transpose,
} from '../expr';
import type { Rule } from './rule';

/** The u of e^u. */
const exponentOf = (e: Expr): Expr | null => (e.kind === 'elementwise' && e.name === 'exp' ? e.arg : null);

/** The u of 1 + e^u (entrywise). */
function onePlusExponential(e: Expr): Expr | null {
  if (e.kind !== 'add' || e.args.length !== 2) return null;
  const exponential = e.args.find((a) => exponentOf(a) !== null);
  const other = e.args.find((a) => a !== exponential);
  if (!exponential || !other || !(isNumber(other, 1) || other.kind === 'ones')) return null;
  return exponentOf(exponential);
}

/** The u and v of 1/(e^u + e^v). */
function pairOfExponents(e: Expr): (Expr | null)[] {
  if (e.kind !== 'pow' || !isNumber(e.exponent, -1) || e.base.kind !== 'add' || e.base.args.length !== 2)
    return [];
  return e.base.args.map(exponentOf);
}

/** 1/(1 + e^u) = σ(-u), and e^u/(1 + e^u) = σ(u). */
export const logisticFunction: Rule = {
  name: 'logistic-function',
  kinds: ['pow', 'mul'],
  apply(e) {
    if (e.kind === 'pow' && isNumber(e.exponent, -1)) {
      const u = onePlusExponential(e.base);
      return u ? elementwise('sigmoid', negate(u)) : null;
    }
    if (e.kind !== 'mul' || !e.args.some((a) => exponentOf(a) !== null)) return null;
    // e^u / (e^u + e^v) = σ(u - v), the softmax of two.
    for (const factor of e.args) {
      const [u, v] = pairOfExponents(factor);
      const own = e.args.find((a) => u && (exponentOf(a) === u || exponentOf(a) === v));
      if (!u || !v || !own) continue;
      const difference = exponentOf(own) === u ? subtract(u, v) : subtract(v, u);
      return mul([...e.args.filter((a) => a !== factor && a !== own), elementwise('sigmoid', difference)]);
    }
    // e^u σ(-u) = σ(u): what is left after the denominator alone was recognised.
    for (const factor of e.args) {
      const u = exponentOf(factor);
      const tail =
        u && e.args.find((a) => a.kind === 'elementwise' && a.name === 'sigmoid' && a.arg === negate(u));
      if (u && tail)
        return mul([...e.args.filter((a) => a !== factor && a !== tail), elementwise('sigmoid', u)]);
    }
    for (const factor of e.args) {
      if (factor.kind !== 'pow' || !isNumber(factor.exponent)) continue;
      const u = onePlusExponential(factor.base);
      if (!u || factor.exponent.value > -1) continue;
      const exponential = e.args.find((a) => exponentOf(a) === u);
      if (!exponential) continue;
      const rest = e.args.filter((a) => a !== exponential && a !== factor);
      const remaining = mul([factor, factor.base]);
      return mul([...rest, remaining, elementwise('sigmoid', u)]);
    }
    return null;
  },
};

/** e^u / 1ᵀe^u = softmax(u), for a column u, and the same for rows. */
export const softmaxFunction: Rule = {
  name: 'softmax-function',
  kinds: ['mul'],
  arraysOnly: true,
  apply(e) {
    if (e.kind !== 'mul' || isScalar(e)) return null;
    if (e.shape.rows.key === '1') {
      const column = softmaxFunction.apply(transpose(e));
      return column && transpose(column);
    }
    if (e.shape.cols.key !== '1') return null;
    for (const factor of e.args) {
      const u = exponentOf(factor);
      if (!u || isScalar(factor)) continue;
      const normaliser = e.args.find(
        (a) =>
          a.kind === 'pow' &&
          isNumber(a.exponent) &&
          a.exponent.value <= -1 &&
          a.base.kind === 'total' &&
          exponentOf(a.base.arg) === u,
      );
      if (normaliser?.kind !== 'pow') continue;
      const rest = e.args.filter((a) => a !== factor && a !== normaliser);
      return mul([...rest, mul([normaliser, normaliser.base]), softmax(u)]);
    }
    return null;
  },
};

/** log(1 + e^u) = softplus(u), entrywise. */
export const softplusFunction: Rule = {
  name: 'softplus-function',
  kinds: ['elementwise'],
  apply(e) {
    const u = e.kind === 'elementwise' && e.name === 'log' ? onePlusExponential(e.arg) : null;
    return u && elementwise('softplus', u);
  },
};

/** log 1ᵀe^u = logsumexp(u), for a column u. */
export const logSumExpFunction: Rule = {
  name: 'log-sum-exp-function',
  kinds: ['elementwise'],
  apply(e) {
    if (e.kind !== 'elementwise' || e.name !== 'log' || e.arg.kind !== 'total') return null;
    const u = exponentOf(e.arg.arg);
    return u && u.shape.cols.key === '1' ? logSumExp(u) : null;
  },
};

const KNOWN: readonly Rule[] = [softplusFunction, logSumExpFunction, softmaxFunction, logisticFunction];

/** Groups that have a name are given it, so that derivatives come out in terms of σ and softmax as people write them. */
export function recognise(root: Expr): Expr {
  return mapNodes(root, (e) => {
    for (const rule of KNOWN) {
      const result = rule.apply(e);
      if (result) return result;
    }
    return e;
  });
}
