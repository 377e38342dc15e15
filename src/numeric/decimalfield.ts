import DecimalJs from 'decimal.js';
import type { CompareNode, ElementwiseName } from '../expr';
import { Unsupported } from './errors';
import type { Field } from './field';

/** Decimal numbers of forty digits with an exponent range in which nothing overflows. */
export type Decimal = DecimalJs;

const DIGITS = 40;
const D = DecimalJs.clone({ precision: DIGITS, defaults: true });
const ONE = new D(1);
const HALF = new D('0.5');
const PI = D.acos(-1);

/** An indicator as a decimal; not a number where a side is not. */
function compare(op: CompareNode['op'], a: Decimal, b: Decimal): Decimal {
  if (a.isNaN() || b.isNaN()) return new D(Number.NaN);
  const holds = {
    '<': () => a.lt(b),
    '<=': () => a.lte(b),
    '>': () => a.gt(b),
    '>=': () => a.gte(b),
    '==': () => a.eq(b),
    '!=': () => !a.eq(b),
  }[op]();
  return new D(holds ? 1 : 0);
}

const reciprocal = (a: Decimal): Decimal => ONE.div(a);

/** erf by its series without cancellation (A&S 7.1.6); beyond 10 it is ±1 to more than forty digits. */
function erf(a: Decimal): Decimal {
  if (!a.isFinite() || a.abs().gt(10)) return new D(D.sign(a));
  const twice = a.times(a).times(2);
  let term = a;
  let sum = a;
  for (let n = 1; n < 2000; n++) {
    term = term.times(twice).div(2 * n + 1);
    sum = sum.plus(term);
    if (term.abs().lte(sum.abs().times('1e-45'))) break;
  }
  return sum
    .times(2)
    .div(PI.sqrt())
    .times(D.exp(a.times(a).neg()));
}

const ELEMENTWISE: Partial<Record<ElementwiseName, (a: Decimal) => Decimal>> = {
  exp: (a) => D.exp(a),
  log: (a) => D.ln(a),
  sin: (a) => D.sin(a),
  cos: (a) => D.cos(a),
  tan: (a) => D.tan(a),
  sec: (a) => reciprocal(D.cos(a)),
  csc: (a) => reciprocal(D.sin(a)),
  cot: (a) => reciprocal(D.tan(a)),
  asin: (a) => D.asin(a),
  acos: (a) => D.acos(a),
  atan: (a) => D.atan(a),
  asec: (a) => D.acos(reciprocal(a)),
  acsc: (a) => D.asin(reciprocal(a)),
  acot: (a) => D.atan(reciprocal(a)),
  sinh: (a) => D.sinh(a),
  cosh: (a) => D.cosh(a),
  tanh: (a) => D.tanh(a),
  sech: (a) => reciprocal(D.cosh(a)),
  csch: (a) => reciprocal(D.sinh(a)),
  coth: (a) => reciprocal(D.tanh(a)),
  asinh: (a) => D.asinh(a),
  acosh: (a) => D.acosh(a),
  atanh: (a) => D.atanh(a),
  asech: (a) => D.acosh(reciprocal(a)),
  acsch: (a) => D.asinh(reciprocal(a)),
  acoth: (a) => D.atanh(reciprocal(a)),
  abs: (a) => a.abs(),
  sign: (a) => new D(D.sign(a)),
  step: (a) => compare('>', a, new D(0)),
  relu: (a) => (a.isNaN() ? a : D.max(a, 0)),
  sigmoid: (a) => reciprocal(ONE.plus(D.exp(a.neg()))),
  softplus: (a) => D.ln(ONE.plus(D.exp(a))),
  erf,
  gelu: (a) => a.times(HALF).times(ONE.plus(erf(a.div(D.sqrt(2))))),
  floor: (a) => a.floor(),
  ceil: (a) => a.ceil(),
  round: (a) => a.toDecimalPlaces(0, DecimalJs.ROUND_HALF_EVEN),
};

/** Real numbers to forty digits: slow, and used only where double precision cannot decide. */
export const DECIMAL: Field<Decimal> = {
  zero: new D(0),
  one: ONE,
  of: (value) => new D(value),
  constant: (name) => (name === 'pi' ? PI : D.exp(1)),
  add: (a, b) => a.plus(b),
  subtract: (a, b) => a.minus(b),
  multiply: (a, b) => a.times(b),
  divide: (a, b) => a.div(b),
  power: (base, exponent) => (exponent.eq(HALF) ? base.sqrt() : base.pow(exponent)),
  elementwise(name, a) {
    const f = ELEMENTWISE[name];
    if (!f) throw new Unsupported(`${name} to forty digits`);
    return f(a);
  },
  compare,
  magnitude: (a) => a.abs().toNumber(),
  toNumber: (a) => a.toNumber(),
  isFinite: (a) => a.isFinite(),
  epsilon: 10 ** -DIGITS,
};
