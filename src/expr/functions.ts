import { mul, ShapeMismatch, withoutCoefficient } from './algebra';
import { isOne, SCALAR, type Shape, sameShape } from './dimension';
import { intern } from './intern';
import { isNumber, isScalar, isZero, ONE, ones, ZERO, zeros } from './leaves';
import type { CompareNode, Expr, ExtremeEntryNode, ExtremumNode } from './node';
import { coefficientOf } from './numbers';

/** The one non-scalar shape among arguments that broadcast. */
export function broadcastShape(what: string, args: readonly Expr[]): Shape {
  let shape = SCALAR;
  for (const arg of args) {
    if (isScalar(arg)) continue;
    if (shape === SCALAR) shape = arg.shape;
    else if (!sameShape(shape, arg.shape)) throw new ShapeMismatch(what, shape, arg.shape);
  }
  return shape;
}

/** Makes a scalar argument as large as the others: s becomes s·1. */
export const spread = (arg: Expr, shape: Shape): Expr =>
  isScalar(arg) && shape !== SCALAR ? mul([arg, ones(shape)]) : arg;

/** max(0, z) is kept as relu by elaboration; this is the general extremum, flattened, duplicates dropped. */
export function extremum(which: ExtremumNode['which'], args: readonly Expr[]): Expr {
  const shape = broadcastShape(which, args);
  const flat = [...new Set(args.flatMap((a) => (a.kind === 'extremum' && a.which === which ? a.args : [a])))];
  if (flat.length === 1) return spread(flat[0], shape);
  if (flat.every((a) => a.kind === 'number')) {
    return flat.reduce((a, b) =>
      (
        which === 'max'
          ? (a as { value: number }).value >= (b as { value: number }).value
          : (a as { value: number }).value <= (b as { value: number }).value
      )
        ? a
        : b,
    );
  }
  const key = flat.map((a) => a.id).sort((a, b) => a - b);
  return intern<'extremum'>(`${which} ${key}`, () => ({ kind: 'extremum', shape, which, args: flat }));
}

/** The largest or smallest entry; max(-M) = -min(M). */
export function extremeEntry(which: ExtremeEntryNode['which'], arg: Expr): Expr {
  if (isScalar(arg)) return arg;
  if (arg.kind === 'zeros') return ZERO;
  const { scalars, rest } = splitScalars(arg);
  if (rest.kind === 'ones') return scalars.length > 0 ? mul(scalars) : ONE;
  const coefficient = coefficientOf(arg);
  if (coefficient && coefficient.value !== 0) {
    const turned = which === 'max' ? 'min' : 'max';
    const inner = extremeEntry(coefficient.value < 0 ? turned : which, withoutCoefficient(arg));
    return mul([coefficient, inner]);
  }
  return intern<'extremeentry'>(`${which}entry ${arg.id}`, () => ({
    kind: 'extremeentry',
    shape: SCALAR,
    which,
    arg,
  }));
}

export function compare(op: CompareNode['op'], left: Expr, right: Expr): Expr {
  const shape = broadcastShape('comparison', [left, right]);
  if (left === right) return op === '<=' || op === '>=' || op === '==' ? ones(shape) : zeros(shape);
  if (left.kind === 'number' && right.kind === 'number')
    return holdsFor(op, left.value, right.value) ? ONE : ZERO;
  // One spelling for each: a > b is b < a.
  if (op === '>') return compare('<', right, left);
  if (op === '>=') return compare('<=', right, left);
  return intern<'compare'>(`cmp ${op} ${left.id},${right.id}`, () => ({
    kind: 'compare',
    shape,
    op,
    left,
    right,
  }));
}

function holdsFor(op: CompareNode['op'], a: number, b: number): boolean {
  switch (op) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '==':
      return a === b;
    case '!=':
      return a !== b;
  }
}

export function piecewise(branches: readonly { condition: Expr; value: Expr }[], otherwise: Expr): Expr {
  const shape = broadcastShape('cases', [...branches.map((b) => b.value), otherwise]);
  const certain = branches.findIndex((b) => isNumber(b.condition, 1));
  if (certain >= 0) return piecewise(branches.slice(0, certain), spread(branches[certain].value, shape));
  const kept = branches.filter((b) => !isNumber(b.condition, 0) && b.condition.kind !== 'zeros');
  if (kept.length === 0 || kept.every((b) => b.value === otherwise)) return spread(otherwise, shape);
  const [only] = kept;
  if (kept.length === 1 && isZero(otherwise) && only.value.kind === 'mul') {
    // δ_jk u where a condition holds is δ_jk times what u is there, so that a sum over j still finds its delta.
    const deltas = only.value.args.filter((a) => a.kind === 'delta');
    if (deltas.length > 0) {
      const rest = mul(only.value.args.filter((a) => a.kind !== 'delta'));
      return mul([...deltas, piecewise([{ condition: only.condition, value: rest }], otherwise)]);
    }
  }
  const key = kept.map((b) => `${b.condition.id}:${b.value.id}`).join(',');
  return intern<'piecewise'>(`cases ${key};${otherwise.id}`, () => ({
    kind: 'piecewise',
    shape,
    branches: kept,
    otherwise,
  }));
}

/** softmax of a column; of a row, the row's own; `rowwise` of each row of a matrix. */
export function softmax(arg: Expr, rowwise = false): Expr {
  if (isScalar(arg)) return ones(SCALAR);
  const rows = rowwise && !isOne(arg.shape.cols) && !isOne(arg.shape.rows);
  return intern<'softmax'>(`softmax ${rows} ${arg.id}`, () => ({
    kind: 'softmax',
    shape: arg.shape,
    arg,
    rowwise: rows,
  }));
}

export function logSumExp(arg: Expr): Expr {
  if (isScalar(arg)) return arg;
  return intern<'logsumexp'>(`lse ${arg.id}`, () => ({ kind: 'logsumexp', shape: SCALAR, arg }));
}

/** An unknown function's value, or one of its derivatives. `shape`: of the value. */
export function apply(
  name: string,
  args: readonly Expr[],
  shape: Shape,
  orders?: readonly number[],
  elementwise = false,
): Expr {
  const by = orders ?? args.map(() => 0);
  return intern<'apply'>(
    `call ${name}(${args.map((a) => a.id)})^${by}|${elementwise}|${shape.rows.key},${shape.cols.key}`,
    () => ({
      kind: 'apply',
      shape,
      name,
      args,
      orders: by,
      elementwise,
    }),
  );
}

/** A matrix of blocks; every row of blocks has one height, every column one width. */
export function block(rows: readonly (readonly Expr[])[], shape: Shape): Expr {
  if (rows.length === 1 && rows[0].length === 1) return rows[0][0];
  return intern<'block'>(
    `block ${shape.rows.key},${shape.cols.key} ${rows.map((r) => r.map((e) => e.id)).join(';')}`,
    () => ({ kind: 'block', shape, rows }),
  );
}

/** The scalar factors of an entrywise product, and what is left of it. */
export function splitScalars(e: Expr): { scalars: Expr[]; rest: Expr } {
  if (e.kind !== 'mul' || isScalar(e)) return { scalars: [], rest: e };
  const scalars = e.args.filter(isScalar);
  if (scalars.length === 0) return { scalars, rest: e };
  return { scalars, rest: mul(e.args.filter((a) => !isScalar(a))) };
}
