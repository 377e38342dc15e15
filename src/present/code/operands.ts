import {
  type Dimension,
  type Expr,
  isNumber,
  isOne,
  isScalar,
  isScalarShape,
  multiplyDimensions,
  SCALAR,
  type Shape,
  splitScalars,
  transpose,
} from '../../expr';
import type { Code } from './code';
import { add, materialize, multiply } from './entrywise';
import type { Lowering } from './lowering';

/**
 * A factor of a matrix product: an expression not yet computed, so that a diagonal matrix, an inverse or a
 * permutation need never be formed, or a computed value.
 */
export interface Operand {
  readonly expr: Expr | null;
  readonly code: Code | null;
  readonly shape: Shape;
}

export const ofExpr = (expr: Expr): Operand => ({ expr, code: null, shape: expr.shape });
export const ofCode = (code: Code): Operand => ({ expr: null, code, shape: code.shape });

export const codeOf = (o: Operand, low: Lowering): Code => o.code ?? low.full(o.expr as Expr);

const isRowShape = (s: Shape): boolean => isOne(s.rows);
const isColumnShape = (s: Shape): boolean => isOne(s.cols);

function flip(o: Operand, low: Lowering): Operand {
  return o.expr ? ofExpr(transpose(o.expr)) : ofCode(low.graph.transpose(o.code as Code));
}

const isInverse = (e: Expr | null): boolean => e?.kind === 'matrixpower' && isNumber(e.exponent, -1);

/** The product of two factors. */
export function times(left: Operand, right: Operand, low: Lowering): Operand {
  const shape = { rows: left.shape.rows, cols: right.shape.cols };
  // u (vᵀ1): part of a chain may be a number.
  if (isScalarShape(right.shape) && !isScalarShape(left.shape)) return times(right, left, low);
  if (isScalarShape(left.shape)) return ofCode(multiply(low.graph, codeOf(left, low), codeOf(right, low)));
  if (isColumnShape(left.shape) && isRowShape(right.shape)) return ofCode(outer(left, right, shape, low));
  if (isRowShape(left.shape)) {
    if (isColumnShape(right.shape)) return ofCode(inner(left, right, low));
    // A row times a matrix, transposed: vectors are columns throughout.
    return flip(times(flip(right, low), flip(left, low), low), low);
  }
  return ofCode(
    isColumnShape(right.shape)
      ? matrixTimesColumn(left, right, low)
      : matrixTimesMatrix(left, right, shape, low),
  );
}

function outer(left: Operand, right: Operand, shape: Shape, low: Lowering): Code {
  const g = low.graph;
  if (right.expr?.kind === 'ones')
    return materialize(g, g.make('spreadcolumn', [codeOf(left, low)], shape), shape);
  const row = codeOf(flip(right, low), low);
  if (left.expr?.kind === 'ones') return materialize(g, g.make('spreadrow', [row], shape), shape);
  return g.make('outer', [codeOf(left, low), row], shape);
}

function inner(left: Operand, right: Operand, low: Lowering): Code {
  const g = low.graph;
  if (left.expr?.kind === 'ones') return g.make('sum', [codeOf(right, low)], SCALAR);
  const column = codeOf(flip(left, low), low);
  if (right.expr?.kind === 'ones') return g.make('sum', [column], SCALAR);
  return g.make('dot', [column, codeOf(right, low)], SCALAR);
}

function matrixTimesColumn(left: Operand, right: Operand, low: Lowering): Code {
  const g = low.graph;
  const shape = { rows: left.shape.rows, cols: right.shape.cols };
  if (right.expr?.kind === 'ones' && left.expr?.kind !== 'diagonal' && !isInverse(left.expr))
    return g.make('sumrows', [codeOf(left, low)], shape);
  return applyTo(left, codeOf(right, low), low);
}

/** M v without forming M where M has structure. */
function applyTo(left: Operand, v: Code, low: Lowering): Code {
  const g = low.graph;
  const shape = { rows: left.shape.rows, cols: v.shape.cols };
  const e = left.expr;
  switch (e?.kind) {
    case 'identity':
      return v;
    case 'diagonal':
      return multiply(g, low.operand(e.arg), v);
    case 'matrixpower':
      if (isInverse(e)) return g.make('solve', [low.full(e.base), v], shape);
      break;
    case 'commutation':
      return g.make('permuterows', [v], shape, [e.m, e.n]);
    case 'ones':
      return g.make('fill', [g.make('sum', [v], SCALAR)], shape);
    case 'matmul':
      if (isStructured(e))
        return [...e.args]
          .reverse()
          .reduce((value, a) => codeOf(times(ofExpr(a), ofCode(value), low), low), v);
      break;
    case 'mul': {
      // The vector is scaled, not the matrix.
      const { scalars, rest } = splitScalars(e);
      if (scalars.length > 0)
        return scalars.reduce(
          (value, s) => multiply(g, low.operand(s), value),
          applyTo(ofExpr(rest), v, low),
        );
      break;
    }
    case 'add':
      // (diag(s) − s sᵀ)v is s⊙v − s(sᵀv): worth it when at most one term is a matrix without structure.
      if (e.args.some(isStructured) && e.args.filter((a) => !isStructured(a)).length <= 1)
        return e.args.map((a) => applyTo(ofExpr(a), v, low)).reduce((a, b) => add(g, a, b));
      break;
    case 'kronecker':
      if (e.args.length === 2) return applyKronecker(e.args[0], e.args[1], v, low);
      break;
  }
  return g.make('matvec', [codeOf(left, low), v], shape);
}

/** (A ⊗ B) vec(V) = vec(B V Aᵀ), without the Kronecker product. */
function applyKronecker(a: Expr, b: Expr, v: Code, low: Lowering): Code {
  const matrix = ofCode(unstack(v, b.shape.cols, a.shape.cols, low));
  const inside = b.kind === 'identity' ? matrix : times(ofExpr(b), matrix, low);
  const both = a.kind === 'identity' ? inside : times(inside, ofExpr(transpose(a)), low);
  const value = codeOf(both, low);
  if (isOne(value.shape.cols)) return value;
  if (isOne(value.shape.rows)) return low.graph.transpose(value);
  return low.graph.make('vec', [value], columnOf(multiplyDimensions(b.shape.rows, a.shape.rows)));
}

/** The matrix whose columns a vector stacks. */
function unstack(v: Code, rows: Dimension, cols: Dimension, low: Lowering): Code {
  if (isOne(cols)) return v;
  if (isOne(rows)) return low.graph.transpose(v);
  return low.graph.make('unvec', [v], { rows, cols }, [rows, cols]);
}

/** A matrix whose product with a vector costs no more than its vectors. */
function isStructured(e: Expr): boolean {
  switch (e.kind) {
    case 'diagonal':
    case 'identity':
    case 'commutation':
    case 'ones':
      return true;
    case 'kronecker':
      return e.args.length === 2;
    case 'matmul':
      // An outer product somewhere inside makes the whole thin.
      return e.args.some((a, k) => k > 0 && isOne(a.shape.rows)) || e.args.every(isStructured);
    case 'mul':
      return (
        e.args.every((a) => isScalar(a) || isStructured(a)) && e.args.filter((a) => !isScalar(a)).length === 1
      );
    default:
      return false;
  }
}

function matrixTimesMatrix(left: Operand, right: Operand, shape: Shape, low: Lowering): Code {
  const g = low.graph;
  const [a, b] = [left.expr, right.expr];
  switch (a?.kind) {
    case 'diagonal':
      return multiply(g, g.make('spreadcolumn', [low.full(a.arg)], shape), codeOf(right, low));
    case 'matrixpower':
      if (isInverse(a)) return g.make('solve', [low.full(a.base), codeOf(right, low)], shape);
      break;
    case 'commutation':
      return g.make('permuterows', [codeOf(right, low)], shape, [a.m, a.n]);
    case 'ones':
      return materialize(
        g,
        g.make('spreadrow', [g.make('sumcolumns', [codeOf(right, low)], columnOf(shape.cols))], shape),
        shape,
      );
  }
  switch (b?.kind) {
    case 'diagonal':
      return multiply(g, codeOf(left, low), g.make('spreadrow', [low.full(b.arg)], shape));
    case 'matrixpower':
      // L A⁻¹ is the transpose of A⁻ᵀ Lᵀ.
      if (isInverse(b)) {
        const flipped = { rows: shape.cols, cols: shape.rows };
        return g.transpose(
          g.make('solve', [low.full(transpose(b.base)), codeOf(flip(left, low), low)], flipped),
        );
      }
      break;
    case 'commutation':
      return g.make('permutecolumns', [codeOf(left, low)], shape, [b.m, b.n]);
    case 'ones':
      return materialize(
        g,
        g.make('spreadcolumn', [g.make('sumrows', [codeOf(left, low)], columnOf(shape.rows))], shape),
        shape,
      );
  }
  return g.make('matmul', [codeOf(left, low), codeOf(right, low)], shape);
}

const columnOf = (rows: Dimension): Shape => ({ rows, cols: SCALAR.cols });
