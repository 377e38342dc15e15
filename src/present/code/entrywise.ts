import { isOne, isScalarShape, SCALAR, type Shape } from '../../expr';
import type { Code, CodeGraph, Literal, Op } from './code';
import { isNumberCode } from './code';

/*
 * Entrywise steps, with the little arithmetic that keeps programs free of `1 * x` and `x + -y`.
 */

/** The shape of operands that broadcast: that of the first which is no scalar. */
const jointShape = (args: readonly Code[]): Shape =>
  args.find((a) => !isScalarShape(a.shape))?.shape ?? SCALAR;

export const entrywise = (g: CodeGraph, op: Op, args: readonly Code[], data: string | null = null): Code =>
  g.make(op, args, jointShape(args), data);

const literal = (a: Code): Literal => a.data as Literal;

export function negate(g: CodeGraph, a: Code): Code {
  if (a.op === 'negate') return a.args[0];
  if (a.op === 'number') return g.number(-literal(a).value, -literal(a).p, literal(a).q);
  if (a.op === 'subtract') return subtract(g, a.args[1], a.args[0]);
  return entrywise(g, 'negate', [a]);
}

export function add(g: CodeGraph, a: Code, b: Code): Code {
  if (isNumberCode(a, 0)) return b;
  if (isNumberCode(b, 0)) return a;
  if (b.op === 'negate') return subtract(g, a, b.args[0]);
  if (b.op === 'number' && literal(b).value < 0) return entrywise(g, 'subtract', [a, negate(g, b)]);
  return entrywise(g, 'add', [a, b]);
}

export function subtract(g: CodeGraph, a: Code, b: Code): Code {
  if (isNumberCode(b, 0)) return a;
  if (isNumberCode(a, 0)) return negate(g, b);
  if (b.op === 'negate') return add(g, a, b.args[0]);
  return entrywise(g, 'subtract', [a, b]);
}

export function multiply(g: CodeGraph, a: Code, b: Code): Code {
  if (isNumberCode(a, 1)) return b;
  if (isNumberCode(b, 1)) return a;
  if (isNumberCode(a, -1)) return negate(g, b);
  if (a.op === 'negate') return negate(g, multiply(g, a.args[0], b));
  if (b.op === 'negate') return negate(g, multiply(g, a, b.args[0]));
  if (a === b) return power(g, a, 2);
  if (b.op === 'divide' && isNumberCode(b.args[0], 1)) return divide(g, a, b.args[1]);
  if (a.op === 'divide' && isNumberCode(a.args[0], 1)) return divide(g, b, a.args[1]);
  return entrywise(g, 'multiply', [a, b]);
}

export function divide(g: CodeGraph, a: Code, b: Code): Code {
  if (isNumberCode(b, 1)) return a;
  if (a.op === 'negate') return negate(g, divide(g, a.args[0], b));
  return entrywise(g, 'divide', [a, b]);
}

/** a^k for a number k; negative powers are divisions, halves are roots. */
export function power(g: CodeGraph, a: Code, k: number): Code {
  if (k === 1) return a;
  if (k < 0) return divide(g, g.number(1), power(g, a, -k));
  if (k === 0.5) return func(g, 'sqrt', a);
  return entrywise(g, 'power', [a, g.number(k)]);
}

export const func = (g: CodeGraph, name: string, a: Code): Code => g.make('function', [a], a.shape, name);

/** Whether a value really has all entries of its shape, or is still to be broadcast. */
export function isFull(a: Code): boolean {
  if (isScalarShape(a.shape)) return true;
  switch (a.op) {
    case 'spreadcolumn':
    case 'spreadrow':
      return false;
    case 'negate':
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'power':
    case 'function':
    case 'maximum':
    case 'minimum':
    case 'compare':
    case 'asnumber':
    case 'where': {
      const tensors = a.args.filter((x) => !isScalarShape(x.shape));
      return tensors.some(isFull) || (runsAlong(a, 'spreadcolumn') && runsAlong(a, 'spreadrow'));
    }
    default:
      return true;
  }
}

const runsAlong = (a: Code, op: Op): boolean =>
  a.op === op ||
  (a.op !== 'spreadcolumn' &&
    a.op !== 'spreadrow' &&
    a.args.some((x) => !isScalarShape(x.shape) && runsAlong(x, op)));

/** A value of this very shape: scalars are filled in, spread columns and rows laid out. */
export function materialize(g: CodeGraph, a: Code, shape: Shape): Code {
  if (isScalarShape(shape)) return a;
  if (isScalarShape(a.shape)) {
    // Rows are transposed columns throughout.
    return isOne(shape.rows)
      ? g.transpose(g.make('fill', [a], { rows: shape.cols, cols: shape.rows }))
      : g.make('fill', [a], shape);
  }
  return isFull(a) ? a : g.make('expand', [a], shape);
}
