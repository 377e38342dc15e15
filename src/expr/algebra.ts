import { Collected } from './collected';
import { SCALAR, type Shape, sameShape, showShape } from './dimension';
import { intern, internCommutative, internPower, nodeMemo } from './intern';
import {
  HALF,
  isInteger,
  isNumber,
  isScalar,
  isZero,
  MINUS_ONE,
  ONE,
  ones,
  TWO,
  ZERO,
  zeros,
} from './leaves';
import { type ElementwiseName, factsOf } from './namedFunctions';
import type { Expr, NumberNode, SymbolNode } from './node';
import { addNumbers, coefficientOf, mulNumbers, powNumbers } from './numbers';

/** Thrown by a builder whose operands' shapes do not fit: an error of the caller, checked before by elaboration. */
export class ShapeMismatch extends Error {
  constructor(operation: string, a: Shape, b: Shape) {
    super(`${operation}: ${showShape(a)} does not fit ${showShape(b)}.`);
  }
}

/** The product's factors but for its numeric coefficient. */
export function withoutCoefficient(e: Expr): Expr {
  if (e.kind !== 'mul' || e.args[0].kind !== 'number') return e;
  return rawMul(e.args.slice(1), e.shape);
}

const rawMul = (args: readonly Expr[], shape: Shape): Expr =>
  args.length === 1 && sameShape(args[0].shape, shape) ? args[0] : internCommutative('mul', args, shape);

/** A sum of terms of one shape: flattened, like terms collected, a number last. */
export function add(terms: readonly Expr[]): Expr {
  if (terms.length === 0) return ZERO;
  let shape = terms[0].shape;
  let numeric: NumberNode = ZERO;
  const collected = new Collected<NumberNode>();
  const collect = (term: Expr, sign: NumberNode): void => {
    if (term.kind === 'add') {
      for (const arg of term.args) collect(arg, sign);
    } else if (term.kind === 'number' && isNumber(term)) {
      numeric = addNumbers(numeric, mulNumbers(sign, term));
    } else if (!isZero(term)) {
      const coefficient = coefficientOf(term);
      const rest = coefficient ? withoutCoefficient(term) : term;
      const scaled = coefficient ? mulNumbers(sign, coefficient) : sign;
      if (rest.kind === 'add' && Math.abs(scaled.value) === 1) {
        for (const arg of rest.args) collect(arg, scaled);
      } else {
        const at = collected.placeOf(rest);
        if (at < 0) collected.push(rest, scaled);
        else collected.values[at] = addNumbers(collected.values[at], scaled);
      }
    }
  };
  for (const term of terms) {
    if (!sameShape(term.shape, shape)) {
      if (isZero(term) && isScalar(term)) continue;
      if (isZero(terms[0]) && shape === SCALAR) shape = term.shape;
      else throw new ShapeMismatch('add', shape, term.shape);
    }
    collect(term, ONE);
  }
  const args: Expr[] = [];
  for (const [k, rest] of collected.keys.entries()) {
    const coefficient = collected.values[k];
    if (coefficient.value !== 0) args.push(times(coefficient, rest));
  }
  if (numeric.value !== 0) args.push(numeric);
  if (args.length === 0) return zeros(shape);
  if (args.length === 1) return args[0];
  return internCommutative('add', args, shape);
}

export const negate = (e: Expr): Expr => times(MINUS_ONE, e);
export const subtract = (a: Expr, b: Expr): Expr => add([a, negate(b)]);

/** A number times an expression, whose factors are collected already. */
function times(coefficient: NumberNode, e: Expr): Expr {
  if (e.kind === 'number') return mulNumbers(coefficient, e);
  if (e.kind === 'zeros' || coefficient.value === 0) return zeros(e.shape);
  const own = coefficientOf(e);
  const total = own ? mulNumbers(coefficient, own) : coefficient;
  const factors = e.kind !== 'mul' ? [e] : own ? e.args.slice(1) : e.args;
  if (total.value === 0) return zeros(e.shape);
  return total.value === 1
    ? rawMul(factors, e.shape)
    : internCommutative('mul', [total, ...factors], e.shape);
}

/** A commutative entrywise product: scalars broadcast, all other factors have one shape. Like bases are collected. */
export function mul(factors: readonly Expr[]): Expr {
  if (factors.length === 1) return factors[0];
  if (factors.length === 2 && factors[0].kind === 'number') return times(factors[0], factors[1]);
  let shape = SCALAR;
  let coefficient: NumberNode = ONE;
  /** Bases with their exponents. */
  const powers = new Collected<Expr>();
  /** The factor that brought each base, as long as there is no other of that base. */
  const factorsOfBases: (Expr | null)[] = [];
  let exponentials: Expr[] | null = null;
  const collect = (factor: Expr): void => {
    if (!isScalar(factor)) {
      if (shape === SCALAR) shape = factor.shape;
      else if (!sameShape(shape, factor.shape))
        throw new ShapeMismatch('entrywise product', shape, factor.shape);
    }
    switch (factor.kind) {
      case 'number':
        coefficient = mulNumbers(coefficient, factor);
        return;
      case 'mul':
        for (const arg of factor.args) collect(arg);
        return;
      case 'zeros':
        coefficient = ZERO;
        return;
      case 'ones':
        return;
      case 'elementwise':
        if (factor.name === 'exp') {
          if (exponentials === null) exponentials = [];
          exponentials.push(factor.arg);
          return;
        }
        break;
    }
    const base = factor.kind === 'pow' ? factor.base : factor;
    const exponent = factor.kind === 'pow' ? factor.exponent : ONE;
    const at = powers.placeOf(base);
    if (at >= 0) {
      powers.values[at] = add([powers.values[at], exponent]);
      factorsOfBases[at] = null;
      return;
    }
    powers.push(base, exponent);
    factorsOfBases.push(factor);
  };
  for (const factor of factors) collect(factor);
  if (coefficient.value === 0) return zeros(shape);
  const args: Expr[] = [];
  let isCollected = true;
  for (const [k, base] of powers.keys.entries()) {
    const power = factorsOfBases[k] ?? pow(base, powers.values[k]);
    if (power.kind === 'number') coefficient = mulNumbers(coefficient, power);
    else if (power.kind !== 'ones') args.push(power);
    // √(ab)·√(ab) is ab, whose factors may have others of their bases beside them.
    if (power.kind === 'mul') isCollected = false;
  }
  for (const exponential of mergeExponentials(exponentials)) {
    if (exponential.kind === 'number') coefficient = mulNumbers(coefficient, exponential);
    else if (exponential.kind !== 'ones') args.push(exponential);
    if (exponential.kind !== 'elementwise') isCollected = false;
  }
  if (coefficient.value === 0) return zeros(shape);
  if (!isScalarShapeMet(args, shape)) args.push(ones(shape));
  if (!isCollected) return mul([coefficient, ...args]);
  if (args.length === 0) return coefficient;
  if (coefficient.value !== 1) args.unshift(coefficient);
  if (args.length === 1) return args[0];
  return internCommutative('mul', args, shape);
}

const isScalarShapeMet = (args: readonly Expr[], shape: Shape) =>
  shape === SCALAR || args.some((a) => !isScalar(a));

/** e^a e^b = e^(a+b), for exponents of one shape. */
function mergeExponentials(exponents: Expr[] | null): Expr[] {
  if (exponents === null) return [];
  if (exponents.length === 1) return [elementwise('exp', exponents[0])];
  const scalars = exponents.filter(isScalar);
  const others = exponents.filter((e) => !isScalar(e));
  return [scalars, others].filter((g) => g.length > 0).map((group) => elementwise('exp', add(group)));
}

/** Whether an expression is positive wherever it is defined (sufficient, not necessary). */
export const isPositive = remembered(positive);
export const isNonnegative = remembered(nonnegative);

/** Found once a node, so that deep sums and products cost no more than they have nodes. */
function remembered(find: (e: Expr) => boolean): (e: Expr) => boolean {
  const memo = nodeMemo<boolean>();
  return (e) => {
    const known = memo.get(e);
    if (known !== undefined) return known;
    const found = find(e);
    memo.set(e, found);
    return found;
  };
}

function positive(e: Expr): boolean {
  switch (e.kind) {
    case 'number':
      return e.value > 0;
    case 'constant':
    case 'size':
    case 'index':
      return true;
    case 'symbol':
      return e.property === 'positive' || e.property === 'large' || e.property === 'prob';
    case 'elementwise':
      return factsOf(e.name).sign === 'positive';
    case 'softmax':
      return true;
    case 'mul':
    case 'add':
      return (
        e.args.every((a) => isPositive(a) || (e.kind === 'add' && isNonnegative(a))) &&
        e.args.some(isPositive)
      );
    case 'pow':
      return isPositive(e.base);
    default:
      return false;
  }
}

function nonnegative(e: Expr): boolean {
  if (isPositive(e)) return true;
  switch (e.kind) {
    case 'number':
      return e.value >= 0;
    case 'elementwise':
      return factsOf(e.name).sign === 'nonnegative';
    case 'norm':
    case 'compare':
      return true;
    case 'total':
      return isNonnegative(e.arg);
    case 'matmul':
      return isGram(e.args) || e.args.every(isNonnegative);
    case 'ones':
    case 'zeros':
    case 'identity':
      return true;
    case 'transpose':
    case 'diagonal':
    case 'diagonalpart':
      return isNonnegative(e.arg);
    case 'symbol':
      return ['onehot', 'onehotrows', 'bits'].includes(e.property);
    case 'pow':
      return (
        isNonnegative(e.base) ||
        (e.exponent.kind === 'number' && e.exponent.value % 2 === 0) ||
        (e.exponent.kind === 'number' && e.exponent.exact !== null && e.exponent.exact.q % 2 === 0)
      );
    case 'mul':
    case 'add':
      return e.args.every(isNonnegative);
    default:
      return false;
  }
}

/** xᵀx, and xᵀAᵀAx: a vector with itself. */
function isGram(args: readonly Expr[]): boolean {
  if (args.length === 2 && args[0].kind === 'transpose') return args[0].arg === args[1];
  return false;
}

const isEven = (e: Expr): boolean => e.kind === 'number' && e.value % 2 === 0;

/** Entrywise power. Only identities that hold for all real bases at which both sides are defined are applied. */
export function pow(base: Expr, exponent: Expr): Expr {
  if (exponent.kind === 'number') {
    if (exponent.value === 1) return base;
    if (exponent.value === 0) return ones(base.shape);
  }
  switch (base.kind) {
    case 'number': {
      if (base.value === 1) return ONE;
      const folded = exponent.kind === 'number' ? powNumbers(base, exponent) : null;
      if (folded) return folded;
      if (base.value === 0 && exponent.kind === 'number' && exponent.value > 0) return ZERO;
      break;
    }
    case 'constant':
      if (base.name === 'e') return elementwise('exp', exponent);
      break;
    case 'ones':
      return base;
    case 'symbol': {
      const known = powerOfSymbol(base, exponent);
      if (known) return known;
      break;
    }
    case 'compare':
    case 'delta':
      if (isNumber(exponent) && exponent.value > 0) return base;
      break;
    case 'elementwise':
      if (base.name === 'step' && isNumber(exponent) && exponent.value > 0) return base;
      if (base.name === 'exp' && (isScalar(base) || isScalar(exponent)))
        return elementwise('exp', mul([exponent, base.arg]));
      if (base.name === 'abs' && isEven(exponent)) return pow(base.arg, exponent);
      break;
    case 'pow': {
      const merged = powerOfPower(base.base, base.exponent, exponent);
      if (merged) return merged;
      break;
    }
    case 'mul': {
      const split = powerOfProduct(base.args, exponent);
      if (split) return split;
      break;
    }
  }
  return internPower(base, exponent);
}

/** What is 0 or 1 is its own power, what is ±1 has only the powers 1 and itself. */
function powerOfSymbol(base: SymbolNode, exponent: Expr): Expr | null {
  switch (base.property) {
    case 'onehot':
    case 'onehotrows':
    case 'bits':
      return isNumber(exponent) && exponent.value > 0 ? base : null;
    case 'signs':
      if (!isNumber(exponent) || !Number.isInteger(exponent.value)) return null;
      return exponent.value % 2 === 0 ? ones(base.shape) : base;
    default:
      return null;
  }
}

function powerOfPower(base: Expr, inner: Expr, outer: Expr): Expr | null {
  if (isInteger(outer) || isNonnegative(base)) return pow(base, mul([inner, outer]));
  // |x|: the real even root of an even power.
  if (isEven(inner)) return pow(elementwise('abs', base), mul([inner, outer]));
  return null;
}

function powerOfProduct(args: readonly Expr[], exponent: Expr): Expr | null {
  if (isInteger(exponent)) return mul(args.map((a) => pow(a, exponent)));
  const outside = args.filter((a) => (a.kind === 'number' ? a.value > 0 : isPositive(a)));
  if (outside.length === 0) return null;
  const inside = args.filter((a) => !outside.includes(a));
  if (inside.length === 0) return mul(args.map((a) => pow(a, exponent)));
  return mul([...outside.map((a) => pow(a, exponent)), pow(mul(inside), exponent)]);
}

export const divide = (a: Expr, b: Expr): Expr => mul([a, reciprocal(b)]);
export const reciprocal = (e: Expr): Expr => pow(e, MINUS_ONE);
export const square = (e: Expr): Expr => pow(e, TWO);

/** A named function of one variable, applied entrywise. */
export function elementwise(name: ElementwiseName, arg: Expr): Expr {
  const { atZero, parity } = factsOf(name);
  if (isZero(arg)) {
    if (atZero === 0) return zeros(arg.shape);
    if (atZero === 1) return ones(arg.shape);
    if (name === 'sigmoid') return mul([HALF, ones(arg.shape)]);
  }
  switch (name) {
    case 'exp':
      if (arg.kind === 'elementwise' && arg.name === 'log') return arg.arg;
      break;
    case 'log':
      if (isNumber(arg, 1) || arg.kind === 'ones') return zeros(arg.shape);
      if (arg.kind === 'constant' && arg.name === 'e') return ONE;
      if (arg.kind === 'elementwise' && arg.name === 'exp') return arg.arg;
      break;
    case 'abs':
      if (isNonnegative(arg)) return arg;
      if (arg.kind === 'number') return arg.value < 0 ? mulNumbers(MINUS_ONE, arg) : arg;
      if (arg.kind === 'elementwise' && arg.name === 'abs') return arg;
      break;
    case 'sign':
      if (isPositive(arg)) return ones(arg.shape);
      break;
    case 'step':
      if (isPositive(arg)) return ones(arg.shape);
      break;
    case 'relu':
      if (isNonnegative(arg)) return arg;
      break;
  }
  const coefficient = coefficientOf(arg);
  if (coefficient && coefficient.value < 0) {
    if (parity === 'odd') return negate(elementwise(name, negate(arg)));
    if (parity === 'even') return elementwise(name, negate(arg));
  }
  return intern<'elementwise'>(`${name} ${arg.id}`, () => ({
    kind: 'elementwise',
    shape: arg.shape,
    name,
    arg,
  }));
}
