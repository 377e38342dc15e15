import {
  add,
  diagonal,
  type Expr,
  identity,
  isOne,
  isScalar,
  matmul,
  mul,
  splitScalars,
  transpose,
} from '../expr';
import type { Rule } from './rule';

/** diag(diag(M)) = M ∘ I: the matrix with all but its diagonal set to zero (Matrix Cookbook eq. 141). */
export const diagonalOfDiagonal: Rule = {
  name: 'diagonal-of-diagonal',
  kinds: ['diagonal'],
  apply(e) {
    if (e.kind !== 'diagonal' || e.arg.kind !== 'diagonalpart') return null;
    return mul([e.arg.arg, identity(e.shape.rows)]);
  },
};

/** diag(a) + s diag(b) = diag(a + s b). */
export const sumOfDiagonals: Rule = {
  name: 'sum-of-diagonals',
  kinds: ['add'],
  arraysOnly: true,
  apply(e) {
    if (e.kind !== 'add') return null;
    const entries = e.args.map(entriesOfDiagonal);
    if (entries.filter((v) => v !== null).length < 2) return null;
    const others = e.args.filter((_, k) => entries[k] === null);
    return add([diagonal(add(entries.filter((v) => v !== null))), ...others]);
  },
};

/** The v of diag(v), or of s diag(v). */
function entriesOfDiagonal(term: Expr): Expr | null {
  const { scalars, rest } = splitScalars(term);
  return rest.kind === 'diagonal' ? mul([...scalars, rest.arg]) : null;
}

/** M ∘ (u 1ᵀ) = diag(u) M scales the rows, M ∘ (1 vᵀ) = M diag(v) the columns. */
export const scaledRowsOrColumns: Rule = {
  name: 'scaled-rows-or-columns',
  kinds: ['mul'],
  arraysOnly: true,
  apply(e) {
    if (e.kind !== 'mul' || isOne(e.shape.rows) || isOne(e.shape.cols)) return null;
    for (const factor of e.args) {
      const scaling = scalingOf(factor);
      const rest = mul(e.args.filter((a) => a !== factor));
      if (!scaling || isScalar(rest) || scalingOf(rest)) continue;
      return matmul([
        scaling.rows ?? identity(rest.shape.rows),
        rest,
        scaling.cols ?? identity(rest.shape.cols),
      ]);
    }
    return null;
  },
};

/** The diagonal matrix by whose side u 1ᵀ or 1 vᵀ scales. */
function scalingOf(factor: Expr): { rows?: Expr; cols?: Expr } | null {
  if (factor.kind !== 'matmul') return null;
  const cut = factor.args.findIndex((a) => isOne(a.shape.rows));
  if (cut < 1) return null;
  const [column, row] = [matmul(factor.args.slice(0, cut)), matmul(factor.args.slice(cut))];
  if (row.kind === 'ones') return { rows: diagonal(column) };
  return column.kind === 'ones' ? { cols: diagonal(transpose(row)) } : null;
}
