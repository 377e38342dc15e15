import {
  type AddNode,
  type CompareNode,
  coefficientOf,
  type DeltaNode,
  type ElementwiseNode,
  type Expr,
  type ExtremumNode,
  elementwise,
  isNumber,
  isOne,
  isScalar,
  logSumExp,
  type MulNode,
  mul,
  type NumberNode,
  negate as negateExpr,
  type PiecewiseNode,
  type PowNode,
  SCALAR,
} from '../../expr';
import type { Part } from '../../simplify/sharedProducts';
import type { Code } from './code';
import { add, divide, entrywise, func, materialize, multiply, negate, power, subtract } from './entrywise';
import type { Lowering } from './lowering';

const isNegative = (e: Expr): boolean => (coefficientOf(e)?.value ?? 0) < 0;

/** Numbers that stay exact as decimals are written so (0.5, 0.25); others as a quotient. */
function splitNumber(e: NumberNode): { over: number; under: number } {
  if (!e.exact || e.exact.q === 1) return { over: e.value, under: 1 };
  const { p, q } = e.exact;
  const dyadic = q <= 1024 && (q & (q - 1)) === 0;
  return dyadic ? { over: p / q, under: 1 } : { over: p, under: q };
}

export function lowerNumber(e: NumberNode, low: Lowering): Code {
  const g = low.graph;
  const { over, under } = splitNumber(e);
  return under === 1 ? g.number(over) : divide(g, g.number(over), g.number(under));
}

function lowerAdd(e: AddNode, low: Lowering): Code {
  const g = low.graph;
  const first = e.args.find((a) => !isNegative(a)) ?? e.args[0];
  let total = low.operand(first);
  for (const term of e.args) {
    if (term === first) continue;
    total = isNegative(term)
      ? subtract(g, total, low.operand(negateExpr(term)))
      : add(g, total, low.operand(term));
  }
  return total;
}

const isDenominator = (e: Expr): e is PowNode =>
  e.kind === 'pow' && isNumber(e.exponent) && isNegative(e.exponent);

function lowerMul(e: MulNode, low: Lowering): Code {
  const g = low.graph;
  const logistic = asLogistic(e, low);
  if (logistic) return logistic;
  const coefficient = e.args[0].kind === 'number' ? splitNumber(e.args[0]) : { over: 1, under: 1 };
  const parts = low.parts(e);
  let scalar = g.number(Math.abs(coefficient.over));
  let divisor = g.number(coefficient.under);
  let tensor: Code | null = null;
  let tensorDivisor: Code | null = null;
  for (const factor of parts) {
    if (factor.kind === 'number') continue;
    if (factor.kind === 'pair') {
      scalar = multiply(g, scalar, lowerPart(factor, low));
      continue;
    }
    const below = isDenominator(factor);
    const value = below
      ? lowerPower(factor.base, -(factor.exponent as NumberNode).value, low)
      : low.operand(factor);
    if (isScalar(factor)) {
      if (below) divisor = multiply(g, divisor, value);
      else scalar = multiply(g, scalar, value);
    } else if (below) tensorDivisor = tensorDivisor ? multiply(g, tensorDivisor, value) : value;
    else tensor = tensor ? multiply(g, tensor, value) : value;
  }
  const sign = (a: Code) => (coefficient.over < 0 ? negate(g, a) : a);
  if (!tensor && !tensorDivisor) return sign(divide(g, scalar, divisor));
  if (!tensor) return sign(divide(g, divide(g, scalar, divisor), tensorDivisor as Code));
  if (tensorDivisor) tensor = divide(g, tensor, tensorDivisor);
  return sign(scaled(scalar, divisor, tensor, low));
}

const lowerPart = (part: Part, low: Lowering): Code =>
  part.kind === 'pair'
    ? multiply(low.graph, lowerPart(part.left, low), lowerPart(part.right, low))
    : low.operand(part);

/** (s/d)·T with as little work on the tensor as possible: an outer product is scaled in one of its factors. */
function scaled(scalar: Code, divisor: Code, tensor: Code, low: Lowering): Code {
  const g = low.graph;
  if (tensor.op === 'outer') {
    const [a, b] = tensor.args;
    return g.make('outer', [scaled(scalar, divisor, a, low), b], tensor.shape);
  }
  if (tensor.op === 'transpose' && tensor.args[0].op !== 'parameter')
    return g.transpose(scaled(scalar, divisor, tensor.args[0], low));
  const plain = scalar.op === 'number';
  return plain && (scalar.data as { value: number }).value === 1
    ? divide(g, tensor, divisor)
    : multiply(g, divide(g, scalar, divisor), tensor);
}

/** e^z/(1 + e^z) and 1/(1 + e^z) overflow as they stand; they are σ(z) and σ(−z). */
function asLogistic(e: MulNode, low: Lowering): Code | null {
  const under = e.args.find((a) => isNumberPower(a, -1) && onePlusExp(a.base) !== null);
  if (under?.kind !== 'pow') return null;
  const z = onePlusExp(under.base) as Expr;
  const over = e.args.find((a) => a.kind === 'elementwise' && a.name === 'exp' && a.arg === z);
  if (!over) return null;
  return low.operand(mul([...e.args.filter((a) => a !== under && a !== over), elementwise('sigmoid', z)]));
}

const isNumberPower = (e: Expr, value: number): e is PowNode =>
  e.kind === 'pow' && isNumber(e.exponent, value);

/** The z of 1 + e^z. */
function onePlusExp(e: Expr): Expr | null {
  if (e.kind !== 'add' || e.args.length !== 2) return null;
  const exponential = e.args.find((a) => a.kind === 'elementwise' && a.name === 'exp');
  const one = e.args.find((a) => isNumber(a, 1) || a.kind === 'ones');
  return exponential?.kind === 'elementwise' && one ? exponential.arg : null;
}

function lowerPow(e: PowNode, low: Lowering): Code {
  const g = low.graph;
  if (e.exponent.kind === 'number') {
    const z = e.exponent.value === -1 ? onePlusExp(e.base) : null;
    return z ? low.operand(elementwise('sigmoid', negateExpr(z))) : lowerPower(e.base, e.exponent.value, low);
  }
  return entrywise(g, 'power', [low.operand(e.base), low.operand(e.exponent)]);
}

/** An even power of a Euclidean norm needs no root. */
function lowerPower(base: Expr, k: number, low: Lowering): Code {
  const g = low.graph;
  if (base.kind === 'norm' && base.which === 'two' && k % 2 === 0) {
    return power(g, low.squaredNorm(base.arg), k / 2);
  }
  return power(g, low.operand(base), k);
}

/** Functions whose value comes from others. */
function lowerElementwise(e: ElementwiseNode, low: Lowering): Code {
  const g = low.graph;
  if (e.name === 'log') {
    const stable = lowerLog(e.arg, low);
    if (stable) return stable;
  }
  const arg = low.operand(e.arg);
  switch (e.name) {
    case 'sec':
      return divide(g, g.number(1), func(g, 'cos', arg));
    case 'csc':
      return divide(g, g.number(1), func(g, 'sin', arg));
    case 'cot':
      return divide(g, g.number(1), func(g, 'tan', arg));
    case 'sech':
      return divide(g, g.number(1), func(g, 'cosh', arg));
    case 'csch':
      return divide(g, g.number(1), func(g, 'sinh', arg));
    case 'coth':
      return divide(g, g.number(1), func(g, 'tanh', arg));
    case 'asec':
    case 'acsc':
    case 'acot':
    case 'asech':
    case 'acsch':
    case 'acoth':
      return func(g, INVERSES[e.name], divide(g, g.number(1), arg));
    case 'step':
      return indicator(entrywise(g, 'compare', [arg, g.number(0)], '>'), low);
    case 'relu':
      return entrywise(g, 'maximum', [arg, g.number(0)]);
    default:
      return func(g, e.name, arg);
  }
}

const INVERSES = {
  asec: 'acos',
  acsc: 'asin',
  acot: 'atan',
  asech: 'acosh',
  acsch: 'asinh',
  acoth: 'atanh',
} as const;

/** Logarithms that would overflow, underflow or cancel when taken after the fact. */
function lowerLog(arg: Expr, low: Lowering): Code | null {
  const g = low.graph;
  const inner = arg.kind === 'elementwise' && arg.name === 'abs' ? arg.arg : arg;
  if (inner.kind === 'det') return g.make('logdeterminant', [low.full(inner.arg)], SCALAR);
  const z = onePlusExp(arg);
  if (z) return func(g, 'softplus', low.operand(z));
  if (arg.kind === 'elementwise' && arg.name === 'sigmoid')
    return negate(g, func(g, 'softplus', low.operand(negateExpr(arg.arg))));
  if (arg.kind === 'softmax' && !arg.rowwise && isOne(arg.arg.shape.cols))
    return subtract(g, low.operand(arg.arg), low.operand(logSumExp(arg.arg)));
  if (
    arg.kind === 'total' &&
    arg.arg.kind === 'elementwise' &&
    arg.arg.name === 'exp' &&
    isOne(arg.arg.shape.cols)
  )
    return low.operand(logSumExp(arg.arg.arg));
  return null;
}

function lowerExtremum(e: ExtremumNode, low: Lowering): Code {
  const op = e.which === 'max' ? 'maximum' : 'minimum';
  return e.args.map((a) => low.operand(a)).reduce((a, b) => entrywise(low.graph, op, [a, b]));
}

function lowerCompare(e: CompareNode, low: Lowering): Code {
  return indicator(condition(e, low), low);
}

const indicator = (truth: Code, low: Lowering): Code => entrywise(low.graph, 'asnumber', [truth]);

function condition(e: Expr, low: Lowering): Code {
  const g = low.graph;
  if (e.kind !== 'compare') return entrywise(g, 'compare', [low.operand(e), g.number(0)], '!=');
  // What varies stands first: z > 0, not 0 < z.
  const isMirrored = isConstant(e.left) && !isConstant(e.right);
  const sides = isMirrored ? [e.right, e.left] : [e.left, e.right];
  return entrywise(
    g,
    'compare',
    sides.map((side) => low.operand(side)),
    isMirrored ? MIRRORED[e.op] : e.op,
  );
}

const isConstant = (e: Expr): boolean => e.kind === 'number' || e.kind === 'zeros' || e.kind === 'ones';
const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' } as const;

/** The first branch whose condition holds: nested choices, the last branch innermost. */
function lowerPiecewise(e: PiecewiseNode, low: Lowering): Code {
  // A condition that is one for all entries picks a whole value, which must not be still to broadcast.
  const isWhole = e.branches.some((b) => isScalar(b.condition));
  const whole = (of: Expr): Code =>
    isWhole ? materialize(low.graph, low.operand(of), e.shape) : low.operand(of);
  let value = whole(e.otherwise);
  for (const branch of [...e.branches].reverse()) {
    value = entrywise(low.graph, 'where', [condition(branch.condition, low), whole(branch.value), value]);
  }
  return value;
}

/** Kronecker's delta as a comparison. */
function lowerDelta(e: DeltaNode, low: Lowering): Code {
  const g = low.graph;
  return entrywise(g, 'asnumber', [
    entrywise(g, 'compare', [low.operand(e.left), low.operand(e.right)], '=='),
  ]);
}

export type Entrywise =
  | AddNode
  | MulNode
  | PowNode
  | ElementwiseNode
  | ExtremumNode
  | CompareNode
  | PiecewiseNode
  | DeltaNode;

export function lowerEntrywise(e: Entrywise, low: Lowering): Code {
  switch (e.kind) {
    case 'add':
      return lowerAdd(e, low);
    case 'mul':
      return lowerMul(e, low);
    case 'pow':
      return lowerPow(e, low);
    case 'elementwise':
      return lowerElementwise(e, low);
    case 'extremum':
      return lowerExtremum(e, low);
    case 'compare':
      return lowerCompare(e, low);
    case 'piecewise':
      return lowerPiecewise(e, low);
    case 'delta':
      return lowerDelta(e, low);
  }
}
