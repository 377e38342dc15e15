import { elementwise } from './algebra';
import { extremeEntry, logSumExp, softmax } from './functions';
import { det, diagonalPart, norm, trace } from './invariants';
import { diagonal, matrixFunction, total, transpose, vec } from './linear';
import type { Expr } from './node';
import { unvec } from './unvec';

type Unary = Exclude<Extract<Expr, { arg: Expr }>, { kind: 'entry' | 'frechet' | 'spectral' }>;

/** A node with one child, made again around another. */
export function rebuildUnary(e: Unary, arg: Expr): Expr {
  switch (e.kind) {
    case 'elementwise':
      return elementwise(e.name, arg);
    case 'transpose':
      return transpose(arg);
    case 'matrixfunction':
      return matrixFunction(e.name, arg);
    case 'trace':
      return trace(arg);
    case 'det':
      return det(arg);
    case 'total':
      return total(arg);
    case 'norm':
      return norm(e.which, arg);
    case 'extremeentry':
      return extremeEntry(e.which, arg);
    case 'softmax':
      return softmax(arg, e.rowwise);
    case 'logsumexp':
      return logSumExp(arg);
    case 'diagonal':
      return diagonal(arg);
    case 'diagonalpart':
      return diagonalPart(arg);
    case 'vec':
      return vec(arg);
    case 'unvec':
      return unvec(arg, e.shape.rows, e.shape.cols);
  }
}
