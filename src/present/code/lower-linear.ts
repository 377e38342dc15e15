import {
  type DiagonalPartNode,
  type Expr,
  type ExtremeEntryNode,
  isInteger,
  isNumber,
  isOne,
  isScalar,
  type KroneckerNode,
  type MatrixPowerNode,
  type MulNode,
  matmul,
  type NormNode,
  SCALAR,
  type Shape,
  type SoftmaxNode,
  type TotalNode,
  type TraceNode,
  transpose,
} from '../../expr';
import { totalOfChain, traceOfChain } from './chains';
import type { Code } from './code';
import { add, divide, func, multiply, negate, power, subtract } from './entrywise';
import type { Lowering } from './lowering';

export const columnShape = (s: Shape): Shape => ({ rows: s.rows, cols: SCALAR.cols });

export function lowerTrace(e: TraceNode, low: Lowering): Code {
  if (e.arg.kind === 'matmul') return traceOfChain(e.arg.args, low);
  return low.graph.make('trace', [low.full(e.arg)], SCALAR);
}

/** The sum of all entries; of a product of two columns it is their inner product. */
export function lowerTotal(e: TotalNode, low: Lowering): Code {
  const g = low.graph;
  const { arg } = e;
  if (isOne(arg.shape.rows)) return lowerTotal({ ...e, arg: transpose(arg) }, low);
  if (arg.kind === 'matmul' && arg.args.every((a) => !isScalar(a))) return totalOfChain(arg.args, low);
  if (isOne(arg.shape.cols)) {
    if (arg.kind === 'pow' && isNumber(arg.exponent, 2)) {
      const base = low.full(arg.base);
      return g.make('dot', [base, base], SCALAR);
    }
    if (arg.kind === 'mul') {
      const pair = asInnerProduct(arg, low);
      if (pair) return g.make('dot', pair, SCALAR);
    }
  }
  return g.make('sum', [low.full(arg)], SCALAR);
}

/** A product of columns as two: the last factor against all others. Quotients are left alone. */
function asInnerProduct(e: MulNode, low: Lowering): [Code, Code] | null {
  const isQuotient = (a: Expr) => a.kind === 'pow' && a.exponent.kind === 'number' && a.exponent.value < 0;
  if (e.args.length < 2 || e.args.some((a) => isScalar(a) || isQuotient(a))) return null;
  const codes = e.args.map((a) => low.full(a));
  const last = codes[codes.length - 1];
  return [codes.slice(0, -1).reduce((a, b) => multiply(low.graph, a, b)), last];
}

/** ‖x‖², which needs no root. */
export function squaredNorm(arg: Expr, low: Lowering): Code {
  const g = low.graph;
  const value = low.full(isOne(arg.shape.rows) ? transpose(arg) : arg);
  return isOne(value.shape.cols)
    ? g.make('dot', [value, value], SCALAR)
    : g.make('sum', [power(g, value, 2)], SCALAR);
}

export function lowerNorm(e: NormNode, low: Lowering): Code {
  const g = low.graph;
  const arg = low.full(isOne(e.arg.shape.rows) ? transpose(e.arg) : e.arg);
  switch (e.which) {
    case 'two':
      return g.make('norm', [arg], SCALAR);
    case 'one':
      return g.make('sum', [func(g, 'abs', arg)], SCALAR);
    case 'inf':
      return g.make('largest', [func(g, 'abs', arg)], SCALAR);
    case 'nuclear':
      return isOne(arg.shape.cols) ? g.make('norm', [arg], SCALAR) : g.make('nuclearnorm', [arg], SCALAR);
    case 'spectral':
      return isOne(arg.shape.cols) ? g.make('norm', [arg], SCALAR) : g.make('spectralnorm', [arg], SCALAR);
  }
}

/** min(x) = -max(-x). */
export function lowerExtremeEntry(e: ExtremeEntryNode, low: Lowering): Code {
  const g = low.graph;
  const arg = low.full(isOne(e.arg.shape.rows) ? transpose(e.arg) : e.arg);
  if (e.which === 'max') return g.make('largest', [arg], SCALAR);
  return negate(g, g.make('largest', [negate(g, arg)], SCALAR));
}

/** Shifted by the largest entry, so that nothing overflows. */
export function lowerSoftmax(e: SoftmaxNode, low: Lowering): Code {
  const g = low.graph;
  const z = low.full(e.arg);
  if (isOne(z.shape.cols)) {
    const powers = func(g, 'exp', subtract(g, z, g.make('largest', [z], SCALAR)));
    return divide(g, powers, g.make('sum', [powers], SCALAR));
  }
  return e.rowwise ? softmaxOfRows(z, low) : g.transpose(softmaxOfRows(g.transpose(z), low));
}

export function softmaxOfRows(z: Code, low: Lowering): Code {
  const g = low.graph;
  const column = columnShape(z.shape);
  const spread = (v: Code) => g.make('spreadcolumn', [v], z.shape);
  const powers = func(g, 'exp', subtract(g, z, spread(g.make('largestrows', [z], column))));
  return divide(g, powers, spread(g.make('sumrows', [powers], column)));
}

export function lowerLogSumExp(arg: Expr, low: Lowering): Code {
  const g = low.graph;
  const z = low.full(isOne(arg.shape.rows) ? transpose(arg) : arg);
  const top = g.make('largest', [z], SCALAR);
  return add(g, top, func(g, 'log', g.make('sum', [func(g, 'exp', subtract(g, z, top))], SCALAR)));
}

export function logSumExpOfRows(z: Code, low: Lowering): Code {
  const g = low.graph;
  const column = columnShape(z.shape);
  const top = g.make('largestrows', [z], column);
  const powers = func(g, 'exp', subtract(g, z, g.make('spreadcolumn', [top], z.shape)));
  return add(g, top, func(g, 'log', g.make('sumrows', [powers], column)));
}

/** diag(A B) needs the rows of A and the columns of B only. */
export function lowerDiagonalPart(e: DiagonalPartNode, low: Lowering): Code {
  const g = low.graph;
  if (e.arg.kind === 'matmul' && e.arg.args.length >= 2) {
    const { args } = e.arg;
    const cut = args.findIndex((a) => isOne(a.shape.rows));
    if (cut > 0) {
      // diag(u vᵀ) is u ⊙ v.
      const left = low.full(matmul(args.slice(0, cut)));
      return multiply(g, left, low.full(transpose(matmul(args.slice(cut)))));
    }
    const last = args[args.length - 1];
    const head = low.full(args.length === 2 ? args[0] : matmul(args.slice(0, -1)));
    return g.make('sumrows', [multiply(g, head, low.full(transpose(last)))], e.shape);
  }
  return g.make('diagonalpart', [low.full(e.arg)], e.shape);
}

export function lowerMatrixPower(e: MatrixPowerNode, low: Lowering): Code {
  const g = low.graph;
  const base = low.full(e.base);
  if (isNumber(e.exponent, -1)) return g.make('inverse', [base], e.shape);
  if (isNumber(e.exponent, 2)) return g.make('matmul', [base, base], e.shape);
  if (isNumber(e.exponent, 0.5)) return g.make('matrixfunction', [base], e.shape, 'sqrtm');
  return g.make(
    'matrixpower',
    [base, low.operand(e.exponent)],
    e.shape,
    isInteger(e.exponent) ? 'integer' : 'real',
  );
}

export function lowerKronecker(e: KroneckerNode, low: Lowering): Code {
  return low.graph.make(
    'kronecker',
    e.args.map((a) => low.full(a)),
    e.shape,
  );
}
