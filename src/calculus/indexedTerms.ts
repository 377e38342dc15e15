import {
  children,
  type Dimension,
  type Expr,
  freshIndex,
  index,
  isOne,
  isScalar,
  matmul,
  type SymbolNode,
  substituteIndex,
} from '../expr';
import { NotDifferentiable } from './errors';

/**
 * A linear map in index notation (Laue, Mitterreiter & Giesen, "Computing higher order derivatives of matrix and
 * tensor expressions", NeurIPS 2018): one term of Σ_bound  scalars · Π factors · dX[slot]. What was not
 * differentiated stays whole in its factor, so that results keep the groups people wrote.
 */
export interface IndexedTerm {
  readonly scalars: readonly Expr[];
  /** matrix[row, col]; an index is null where that side has size 1. */
  readonly factors: readonly Factor[];
  /** Pairs of indices that are equal. */
  readonly deltas: readonly (readonly [string, string])[];
  readonly slot: { readonly row: Index; readonly col: Index };
  /** Explicit sums of the formula around the term, outermost first. */
  readonly sums: readonly { readonly index: string; readonly from: Expr; readonly to: Expr }[];
}

export type Index = string | null;
export interface Factor {
  readonly matrix: Expr;
  readonly row: Index;
  readonly col: Index;
}

/** What every index runs over. */
export type IndexSizes = Map<string, Dimension>;

export function newIndex(sizes: IndexSizes, over: Dimension): Index {
  if (isOne(over)) return null;
  const name = freshIndex('t').name;
  sizes.set(name, over);
  return name;
}

const EMPTY = { scalars: [], factors: [], deltas: [], sums: [] };

/** The entry (row, col) of an expression linear in `tangent`, as a sum of indexed terms. */
export function indexedTerms(
  linear: Expr,
  row: Index,
  col: Index,
  tangent: SymbolNode,
  sizes: IndexSizes,
): IndexedTerm[] {
  const varyTable = new Map<Expr, boolean>();
  const varies = (e: Expr): boolean => {
    const known = varyTable.get(e);
    if (known !== undefined) return known;
    const result = e === tangent || children(e).some(varies);
    varyTable.set(e, result);
    return result;
  };
  const theOne = (e: Expr, args: readonly Expr[]): number => {
    const k = args.findIndex(varies);
    if (k < 0 || args.slice(k + 1).some(varies))
      throw new NotDifferentiable('A map that should be linear is not.', e);
    return k;
  };

  const lower = (e: Expr, i: Index, j: Index): IndexedTerm[] => {
    if (!varies(e)) return [];
    if (e === tangent) return [{ ...EMPTY, slot: { row: i, col: j } }];
    switch (e.kind) {
      case 'add':
        return e.args.flatMap((a) => lower(a, i, j));
      case 'mul': {
        const k = theOne(e, e.args);
        const scalars = e.args.filter((a, at) => at !== k && isScalar(a));
        const matrices = e.args.filter((a, at) => at !== k && !isScalar(a));
        const inner = isScalar(e.args[k]) ? lower(e.args[k], null, null) : lower(e.args[k], i, j);
        const factors = matrices.map((matrix) => ({ matrix, row: i, col: j }));
        return inner.map((t) => ({
          ...t,
          scalars: [...scalars, ...t.scalars],
          factors: [...factors, ...t.factors],
        }));
      }
      case 'matmul': {
        const k = theOne(e, e.args);
        const left = k > 0 ? matmul(e.args.slice(0, k)) : null;
        const right = k < e.args.length - 1 ? matmul(e.args.slice(k + 1)) : null;
        const p = left ? newIndex(sizes, e.args[k].shape.rows) : i;
        const q = right ? newIndex(sizes, e.args[k].shape.cols) : j;
        const around: Factor[] = [];
        if (left) around.push({ matrix: left, row: i, col: p });
        if (right) around.push({ matrix: right, row: q, col: j });
        return lower(e.args[k], p, q).map((t) => ({ ...t, factors: [...around, ...t.factors] }));
      }
      case 'transpose':
        return lower(e.arg, j, i);
      case 'trace': {
        const p = newIndex(sizes, e.arg.shape.rows);
        return lower(e.arg, p, p);
      }
      case 'total':
        return lower(e.arg, newIndex(sizes, e.arg.shape.rows), newIndex(sizes, e.arg.shape.cols));
      case 'diagonal':
        return lower(e.arg, i, null).map((t) => ({ ...t, deltas: [...t.deltas, pair(i, j)] }));
      case 'diagonalpart':
        return lower(e.arg, i, i);
      case 'sum':
        return lower(e.body, i, j).map((t) => ({
          ...t,
          sums: [{ index: e.index, from: e.from, to: e.to }, ...t.sums],
        }));
      case 'build': {
        let body = e.body;
        if (e.row && i) body = substituteIndex(body, e.row, index(i));
        if (e.col && j) body = substituteIndex(body, e.col, index(j));
        return lower(body, null, null);
      }
      case 'entry': {
        const at = (x: Expr, over: Dimension): Index => {
          if (isOne(over)) return null;
          if (x.kind !== 'index')
            throw new NotDifferentiable('An entry at a shifted index has no closed form here.', e);
          sizes.set(x.name, over);
          return x.name;
        };
        return lower(e.arg, at(e.row, e.arg.shape.rows), at(e.col, e.arg.shape.cols));
      }
      default:
        throw new NotDifferentiable(
          `The derivative runs through ${e.kind}, for which no closed form is known here.`,
          e,
        );
    }
  };
  return lower(linear, row, col);
}

const pair = (a: Index, b: Index): readonly [string, string] => [a as string, b as string];
