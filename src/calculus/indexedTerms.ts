import {
  build,
  children,
  type Dimension,
  type Expr,
  freeIndices,
  freshIndex,
  identity,
  index,
  isOne,
  isScalar,
  kronecker,
  matmul,
  mul,
  ONE,
  SCALAR,
  type SymbolNode,
  size,
  substituteIndex,
  transpose,
  unitVector,
} from '../expr';
import { NotDifferentiable } from './errors';
import { type Factor, type Index, type IndexSizes, newIndex } from './indices';
import { type IndexedProduct, productsOf } from './lift';
import { aroundFactor, sumOfBlocks, sumOfCases } from './vectorised';

/**
 * A linear map in index notation (Laue, Mitterreiter & Giesen, "Computing higher order derivatives of matrix and
 * tensor expressions", NeurIPS 2018): one term of Σ_bound  scalars · Π factors · dX[slot]. What was not
 * differentiated stays whole in its factor, so that results keep the groups people wrote.
 */
export interface IndexedTerm extends IndexedProduct {
  readonly slot: { readonly row: Index; readonly col: Index };
  /** Explicit sums of the formula around the term, outermost first. */
  readonly sums: readonly { readonly index: string; readonly from: Expr; readonly to: Expr }[];
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

  const entriesOf = (e: Expr, within: Expr): readonly IndexedProduct[] => {
    const products = productsOf(e, sizes) ?? entriesAsMatrix(e, sizes);
    if (!products)
      throw new NotDifferentiable(
        'This derivative holds entries with more than two indices at once.',
        within,
      );
    return products;
  };

  /** Terms for every value of an index over each dimension, under explicit sums over them. */
  const overEntries = (
    over: readonly Dimension[],
    terms: (at: readonly Expr[]) => IndexedTerm[],
  ): IndexedTerm[] => {
    const at = over.map((d) => (isOne(d) ? ONE : freshIndex('s')));
    const sums = at.flatMap((s, k) =>
      s.kind === 'index' ? [{ index: s.name, from: ONE, to: size(over[k]) }] : [],
    );
    return terms(at).map((t) => ({ ...t, sums: [...sums, ...t.sums] }));
  };

  const lower = (e: Expr, i: Index, j: Index): IndexedTerm[] => {
    if (!varies(e)) return [];
    if (e === tangent) return [{ ...EMPTY, slot: { row: i, col: j } }];
    switch (e.kind) {
      case 'add':
        return e.args.flatMap((a) => lower(a, i, j));
      case 'mul': {
        const k = theOne(e, e.args);
        const others = e.args.filter((_, at) => at !== k);
        const scalars = others.filter((a) => isScalar(a) && !hasIndexOf(a, sizes));
        const entries = others.filter((a) => isScalar(a) && hasIndexOf(a, sizes));
        const matrices = others.filter((a) => !isScalar(a));
        const inner = isScalar(e.args[k]) ? lower(e.args[k], null, null) : lower(e.args[k], i, j);
        const factors = matrices.map((matrix) => ({ matrix, row: i, col: j }));
        const products = entries.length === 0 ? [EMPTY] : entriesOf(mul(entries), e);
        return inner.flatMap((t) =>
          products.map((p) => ({
            ...t,
            scalars: [...scalars, ...p.scalars, ...t.scalars],
            factors: [...factors, ...p.factors, ...t.factors],
            deltas: [...p.deltas, ...t.deltas],
          })),
        );
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
      case 'piecewise':
        return lower(sumOfCases(e, varies), i, j);
      case 'block':
        return lower(sumOfBlocks(e, varies), i, j);
      case 'build': {
        let body = e.body;
        if (e.row && i) body = substituteIndex(body, e.row, index(i));
        if (e.col && j) body = substituteIndex(body, e.col, index(j));
        return lower(body, null, null);
      }
      case 'entry': {
        // At an index of the result the entry is taken there; elsewhere by a unit vector.
        const picks: Factor[] = [];
        const at = (x: Expr, over: Dimension): Index => {
          if (isOne(over)) return null;
          if (x.kind === 'index' && sizes.has(x.name)) return x.name;
          const p = newIndex(sizes, over);
          picks.push({ matrix: unitVector(over, x), row: p, col: null });
          return p;
        };
        const [row, col] = [at(e.row, e.arg.shape.rows), at(e.col, e.arg.shape.cols)];
        return lower(e.arg, row, col).map((t) => ({ ...t, factors: [...picks, ...t.factors] }));
      }
      case 'vec': {
        // vec(M)[t] = Σ_s (e_s ⊗ I)[t, p] M[p, s]
        const { rows, cols } = e.arg.shape;
        const p = newIndex(sizes, rows);
        const q = newIndex(sizes, cols);
        return overEntries([cols], ([s]) => {
          const spread: Factor = { matrix: kronecker([unitVector(cols, s), identity(rows)]), row: i, col: p };
          const pick: Factor = { matrix: unitVector(cols, s), row: q, col: null };
          return lower(e.arg, p, q).map((t) => ({ ...t, factors: [spread, pick, ...t.factors] }));
        });
      }
      case 'unvec': {
        // unvec(v)[i, j] = Σ_s ((e_sᵀ ⊗ I) v)[i] e_s[j]
        const { rows, cols } = e.shape;
        const t = newIndex(sizes, e.arg.shape.rows);
        return overEntries([cols], ([s]) => {
          const unit = unitVector(cols, s);
          const part: Factor = { matrix: kronecker([transpose(unit), identity(rows)]), row: i, col: t };
          const pick: Factor = { matrix: unit, row: j, col: null };
          return lower(e.arg, t, null).map((term) => ({ ...term, factors: [part, pick, ...term.factors] }));
        });
      }
      case 'kronecker': {
        // L ⊗ X ⊗ R = Σ_{s,r} X[s, r] (L ⊗ E_sr ⊗ R)
        const k = theOne(e, e.args);
        const { left, right } = aroundFactor(e.args, k);
        const { rows, cols } = e.args[k].shape;
        const p = newIndex(sizes, rows);
        const q = newIndex(sizes, cols);
        return overEntries([rows, cols], ([s, r]) => {
          const unit = matmul([unitVector(rows, s), transpose(unitVector(cols, r))]);
          const around: Factor = { matrix: kronecker([left, unit, right]), row: i, col: j };
          const picks = [
            ...(p ? [{ matrix: unitVector(rows, s), row: p, col: null }] : []),
            ...(q ? [{ matrix: unitVector(cols, r), row: q, col: null }] : []),
          ];
          return lower(e.args[k], p, q).map((t) => ({ ...t, factors: [around, ...picks, ...t.factors] }));
        });
      }
      case 'frechet':
        throw new NotDifferentiable(
          `The derivative of ${e.name} by a matrix is a linear map without a matrix form: take it under a trace, in a product that is a scalar, or by a scalar.`,
          e,
        );
      default:
        throw new NotDifferentiable(
          `The derivative runs through ${e.kind}, for which no closed form is known here.`,
          e,
        );
    }
  };
  return lower(linear, row, col);
}

const hasIndexOf = (e: Expr, sizes: IndexSizes): boolean =>
  [...freeIndices(e)].some((name) => sizes.has(name));

/** Entries that no matrix expression has, as a matrix written by its entries; null for more than two indices. */
function entriesAsMatrix(e: Expr, sizes: IndexSizes): IndexedProduct[] | null {
  const [row, col = null, ...more] = [...freeIndices(e)].filter((name) => sizes.has(name));
  if (more.length > 0) return null;
  const side = (i: Index) => (i === null ? SCALAR.rows : (sizes.get(i) as Dimension));
  const matrix = build(row, col, e, { rows: side(row), cols: side(col) });
  return [{ scalars: [], factors: [{ matrix, row, col }], deltas: [] }];
}

const pair = (a: Index, b: Index): readonly [string, string] => [a as string, b as string];
