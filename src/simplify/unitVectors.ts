import {
  blockOf,
  columnOf,
  type Expr,
  entry,
  isNumber,
  isOne,
  isScalar,
  matmul,
  mul,
  ONE,
  rowOf,
  size,
  transpose,
  unitPlace,
} from '../expr';
import type { Rule } from './rule';

/** e_kᵀ v = v_k, and vᵀ e_k = v_k: a product with a unit vector is an entry. */
export const entryByUnitVector: Rule = {
  name: 'entry-by-unit-vector',
  kinds: ['mul', 'matmul'],
  apply(e) {
    if (e.kind === 'mul') {
      if (!e.args.some((a) => a.kind === 'matmul')) return null;
      const args = e.args.map((a) => entryByUnitVector.apply(a) ?? a);
      return args.some((a, k) => a !== e.args[k]) ? mul(args) : null;
    }
    if (e.kind !== 'matmul' || !isScalar(e)) return null;
    const first = e.args[0];
    const last = e.args[e.args.length - 1];
    const right = unitPlace(last);
    if (right) return entry(matmul(e.args.slice(0, -1)), ONE, right);
    const left = first.kind === 'transpose' ? unitPlace(first.arg) : null;
    return left && entry(matmul(e.args.slice(1)), left, ONE);
  },
};

/** u ⊙ e_k = u_k e_k: of an entrywise product with a unit vector one entry is left. */
export const scaledUnitVector: Rule = {
  name: 'scaled-unit-vector',
  kinds: ['mul'],
  arraysOnly: true,
  apply(e) {
    if (e.kind !== 'mul' || !isOne(e.shape.cols)) return null;
    const unit = e.args.find((a) => unitPlace(a) !== null);
    const at = unit && unitPlace(unit);
    if (!at || e.args.every((a) => a === unit || isScalar(a))) return null;
    return mul([...e.args.filter((a) => a !== unit).map((a) => entry(a, at, ONE)), unit]);
  },
};

/** a e_1 + b e_2 + c e_3 = (a, b, c), of a column of as many entries as are given. */
export const columnByItsEntries: Rule = {
  name: 'column-by-its-entries',
  kinds: ['add'],
  arraysOnly: true,
  apply(e) {
    if (e.kind !== 'add' || !isOne(e.shape.cols)) return null;
    const length = size(e.shape.rows);
    if (!isNumber(length, e.args.length)) return null;
    const entries = new Map<number, Expr>();
    for (const term of e.args) {
      const factors = term.kind === 'mul' ? term.args : [term];
      const [unit, ...more] = factors.filter((f) => !isScalar(f));
      const at = more.length === 0 ? unitPlace(unit) : null;
      if (!at || !isNumber(at) || entries.has(at.value)) return null;
      entries.set(at.value, mul(factors.filter((f) => f !== unit)));
    }
    const rows = e.args.map((_, k) => entries.get(k + 1));
    return rows.every((row) => row !== undefined) ? blockOf(rows.map((row) => [row])) : null;
  },
};

const isNamed = (e: Expr): boolean =>
  e.kind === 'symbol' || (e.kind === 'transpose' && e.arg.kind === 'symbol');

/** M ⊙ (u e_kᵀ) = (M_{:,k} ⊙ u) e_kᵀ, and M ⊙ (e_k vᵀ) = e_k (M_{k,:} ⊙ v)ᵀ: one column or row is left. */
export const scaledUnitMatrix: Rule = {
  name: 'scaled-unit-matrix',
  kinds: ['mul'],
  arraysOnly: true,
  apply(e) {
    if (e.kind !== 'mul' || isScalar(e)) return null;
    const outer = e.args.find(
      (a) => a.kind === 'matmul' && a.args.length === 2 && isOne(a.args[0].shape.cols),
    );
    const matrices = e.args.filter((a) => a !== outer && !isScalar(a));
    if (outer?.kind !== 'matmul' || matrices.length === 0 || !matrices.every(isNamed)) return null;
    const scalars = e.args.filter(isScalar);
    const [left, right] = [outer.args[0], transpose(outer.args[1])];
    const column = unitPlace(right);
    if (column) {
      const scaled = mul([...matrices.map((m) => columnOf(m, column)), left]);
      return mul([...scalars, matmul([scaled, transpose(right)])]);
    }
    const row = unitPlace(left);
    if (!row) return null;
    const scaled = mul([...matrices.map((m) => rowOf(m, row)), right]);
    return mul([...scalars, matmul([left, transpose(scaled)])]);
  },
};

/** A e_k = A_{:,k} and e_kᵀ A = A_{k,:}, for a matrix that has a name. */
export const columnByUnitVector: Rule = {
  name: 'column-by-unit-vector',
  kinds: ['matmul'],
  apply(e) {
    if (e.kind !== 'matmul') return null;
    for (let k = 0; k + 1 < e.args.length; k++) {
      const [left, right] = [e.args[k], e.args[k + 1]];
      const column = isNamed(left) ? unitPlace(right) : null;
      const row = isNamed(right) && left.kind === 'transpose' ? unitPlace(left.arg) : null;
      const slice = column ? columnOf(left, column) : row ? transpose(rowOf(right, row)) : null;
      if (slice) return matmul([...e.args.slice(0, k), slice, ...e.args.slice(k + 2)]);
    }
    return null;
  },
};
