import {
  add,
  apply,
  columnOf,
  compare,
  type Dimension,
  dependsOnIndex,
  diagonalPart,
  type Expr,
  elementwise,
  entry,
  extremum,
  freeIndices,
  identity,
  index,
  isScalar,
  isScalarShape,
  matmul,
  mul,
  ONE,
  ones,
  pow,
  rowOf,
  SCALAR,
  type Shape,
  sameDimension,
  substituteIndex,
  transpose,
  unitVector,
} from '../expr';
import { type Factor, type Index, type IndexSizes, newIndex } from './indices';

/** A product of entries: what carries no index, matrices at their indices, and pairs of equal indices. */
export interface IndexedProduct {
  readonly scalars: readonly Expr[];
  readonly factors: readonly Factor[];
  readonly deltas: readonly (readonly [string, string])[];
}

const sideOf = (i: Index, sizes: IndexSizes): Dimension =>
  i === null ? SCALAR.rows : (sizes.get(i) as Dimension);
const shapeOver = (row: Index, col: Index, sizes: IndexSizes): Shape => ({
  rows: sideOf(row, sizes),
  cols: sideOf(col, sizes),
});
const holds = (e: Expr, i: Index): boolean => i !== null && dependsOnIndex(e, i);

/**
 * The matrix over (row, col) whose entries are the scalar `e`: a_ij over (i, j) is A, sin(x_i) over i is sin(x). Null
 * where the entries are not those of one matrix expression (members of a family, an index as a number).
 */
export function lift(e: Expr, row: Index, col: Index, sizes: IndexSizes): Expr | null {
  const shape = shapeOver(row, col, sizes);
  if (!holds(e, row) && !holds(e, col)) return isScalarShape(shape) ? e : mul([e, ones(shape)]);
  const each = (args: readonly Expr[]): Expr[] | null => all(args.map((a) => lift(a, row, col, sizes)));
  switch (e.kind) {
    case 'entry':
      return liftEntry(e, row, col, sizes);
    case 'delta':
      return liftDelta(e, row, col, sizes);
    case 'add': {
      const terms = each(e.args);
      return terms && add(terms);
    }
    case 'mul':
      return liftProduct(e.args, row, col, sizes);
    case 'pow': {
      if (holds(e.exponent, row) || holds(e.exponent, col)) return null;
      const base = lift(e.base, row, col, sizes);
      return base && pow(base, e.exponent);
    }
    case 'elementwise': {
      const arg = lift(e.arg, row, col, sizes);
      return arg && elementwise(e.name, arg);
    }
    case 'extremum': {
      const args = each(e.args);
      return args && extremum(e.which, args);
    }
    case 'compare': {
      const args = each([e.left, e.right]);
      return args && compare(e.op, args[0], args[1]);
    }
    case 'apply': {
      const args = e.args.length === 1 && isScalar(e.args[0]) ? each(e.args) : null;
      return args && apply(e.name, args, shape, e.orders, true);
    }
    default:
      return null;
  }
}

const all = <T>(items: readonly (T | null)[]): T[] | null => (items.includes(null) ? null : (items as T[]));

/** Factors on the row alone and on the column alone make an outer product; the rest are multiplied entrywise. */
function liftProduct(given: readonly Expr[], row: Index, col: Index, sizes: IndexSizes): Expr | null {
  const args = pinned(given, row, col);
  const scalars = args.filter((a) => !holds(a, row) && !holds(a, col));
  const onRow = args.filter((a) => holds(a, row) && !holds(a, col));
  const onCol = args.filter((a) => !holds(a, row) && holds(a, col));
  const onBoth = args.filter((a) => holds(a, row) && holds(a, col));
  const column = (over: readonly Expr[], i: Index): Expr | null => {
    const parts = all(over.map((a) => lift(a, i, null, sizes)));
    return parts && (parts.length > 0 ? mul(parts) : ones(shapeOver(i, null, sizes)));
  };
  const parts = all(onBoth.map((a) => lift(a, row, col, sizes)));
  const outer = onRow.length + onCol.length > 0 ? all([column(onRow, row), column(onCol, col)]) : [];
  if (!parts || !outer) return null;
  const around = outer.length === 2 ? [matmul([outer[0], transpose(outer[1])])] : [];
  return mul([...scalars, ...parts, ...around]);
}

/** f(i) δ_ik = f(k) δ_ik: next to a delta with a place that stays, the other factors are taken there. */
function pinned(args: readonly Expr[], row: Index, col: Index): readonly Expr[] {
  for (const factor of args) {
    if (factor.kind !== 'delta') continue;
    for (const [own, at] of [
      [factor.left, factor.right],
      [factor.right, factor.left],
    ]) {
      if (own.kind !== 'index' || (own.name !== row && own.name !== col)) continue;
      if (holds(at, row) || holds(at, col)) continue;
      const others = args.filter((a) => a !== factor);
      if (others.some((a) => holds(a, own.name)))
        return pinned([...others.map((a) => substituteIndex(a, own.name, at)), factor], row, col);
    }
  }
  return args;
}

/** δ_ij over (i, j) is the identity, δ_ik over i the unit vector e_k. */
function liftDelta(
  e: Extract<Expr, { kind: 'delta' }>,
  row: Index,
  col: Index,
  sizes: IndexSizes,
): Expr | null {
  const shape = shapeOver(row, col, sizes);
  const sides = [e.left, e.right];
  const own = sides.filter((side) => side.kind === 'index' && (side.name === row || side.name === col));
  if (own.length === 2) return sameDimension(shape.rows, shape.cols) ? identity(shape.rows) : null;
  const [other] = sides.filter((side) => !own.includes(side));
  const [variable] = own;
  if (variable?.kind !== 'index' || holds(other, row) || holds(other, col)) return null;
  const vector = unitVector(sideOf(variable.name, sizes), other);
  return spreadOver(vector, variable.name, row, col, sizes);
}

/** A vector over one of two indices as a matrix over both: u 1ᵀ or 1 vᵀ; as it stands where there is only one. */
function spreadOver(vector: Expr, over: string, row: Index, col: Index, sizes: IndexSizes): Expr {
  if (row === null) return transpose(vector);
  if (col === null) return vector;
  return over === row
    ? matmul([vector, ones(shapeOver(null, col, sizes))])
    : matmul([ones(shapeOver(row, null, sizes)), transpose(vector)]);
}

function liftEntry(
  e: Extract<Expr, { kind: 'entry' }>,
  row: Index,
  col: Index,
  sizes: IndexSizes,
): Expr | null {
  if (holds(e.arg, row) || holds(e.arg, col)) return null;
  const places: Index[] = [];
  for (const [at, over] of [
    [e.row, e.arg.shape.rows],
    [e.col, e.arg.shape.cols],
  ] as const) {
    if (over.key === '1') places.push(null);
    else if (at.kind === 'index' && (at.name === row || at.name === col)) {
      if (!sameDimension(over, sideOf(at.name, sizes))) return null;
      places.push(at.name);
    } else if (holds(at, row) || holds(at, col)) return null;
    else places.push(null);
  }
  const [first, second] = places;
  if (first !== null && second !== null) {
    if (first === second) return spreadOver(diagonalPart(e.arg), first, row, col, sizes);
    return first === row ? e.arg : transpose(e.arg);
  }
  // The row or column at a place that stays: of a vector, all of it.
  if (first !== null) return spreadOver(columnOf(e.arg, e.col), first, row, col, sizes);
  return spreadOver(columnOf(transpose(e.arg), e.row), second as string, row, col, sizes);
}

/**
 * A scalar in index notation as a sum of products of entries over the indices in `sizes`; matrix products in it
 * get indices of their own. What can stand as one vector or matrix is kept whole. Null where some part can not.
 */
export function productsOf(e: Expr, sizes: IndexSizes): IndexedProduct[] | null {
  const used = [...freeIndices(e)].filter((name) => sizes.has(name));
  if (used.length === 0) return [{ scalars: [e], factors: [], deltas: [] }];
  switch (e.kind) {
    case 'mul':
      return e.args.reduce<IndexedProduct[] | null>(
        (products, arg) => {
          const more = products && productsOf(arg, sizes);
          return more && (products as IndexedProduct[]).flatMap((p) => more.map((q) => together(p, q)));
        },
        [{ scalars: [], factors: [], deltas: [] }],
      );
    case 'delta':
      if (e.left.kind === 'index' && e.right.kind === 'index' && used.length === 2)
        return [{ scalars: [], factors: [], deltas: [[e.left.name, e.right.name]] }];
      break;
    case 'matmul':
      return productsOfChain(e.args, null, null, sizes);
    case 'entry':
      if (e.arg.kind === 'matmul' && used.some((i) => dependsOnIndex(e.arg, i)))
        return productsOfEntry(e.arg.args, e, sizes);
      break;
  }
  if (used.length <= 2) {
    const [row, col = null] = used;
    const matrix = lift(e, row, col, sizes);
    if (matrix) return [{ scalars: [], factors: [{ matrix, row, col }], deltas: [] }];
  }
  if (e.kind !== 'add') return null;
  return all(e.args.map((a) => productsOf(a, sizes)))?.flat() ?? null;
}

/** (A₁A₂…)_{rc}: at a place that stays, the row of the first factor or the column of the last. */
function productsOfEntry(
  args: readonly Expr[],
  e: Extract<Expr, { kind: 'entry' }>,
  sizes: IndexSizes,
): IndexedProduct[] | null {
  const runs = (at: Expr): Index => (at.kind === 'index' && sizes.has(at.name) ? at.name : null);
  const [row, col] = [runs(e.row), runs(e.col)];
  const chain = [...args];
  const last = chain.length - 1;
  if (row === null && chain[0].shape.rows.key !== '1') chain[0] = transpose(rowOf(chain[0], e.row));
  if (col === null && chain[last].shape.cols.key !== '1') chain[last] = columnOf(chain[last], e.col);
  return productsOfChain(chain, row, col, sizes);
}

const together = (a: IndexedProduct, b: IndexedProduct): IndexedProduct => ({
  scalars: [...a.scalars, ...b.scalars],
  factors: [...a.factors, ...b.factors],
  deltas: [...a.deltas, ...b.deltas],
});

/** (A₁A₂…)_{row,col} with an index between neighbours. */
function productsOfChain(
  args: readonly Expr[],
  row: Index,
  col: Index,
  sizes: IndexSizes,
): IndexedProduct[] | null {
  let products: IndexedProduct[] = [{ scalars: [], factors: [], deltas: [] }];
  let left = row;
  for (const [k, arg] of args.entries()) {
    const right = k === args.length - 1 ? col : newIndex(sizes, arg.shape.cols);
    const depends = [...freeIndices(arg)].some((name) => sizes.has(name));
    const one = (i: Index) => (i === null ? ONE : index(i));
    const more = depends
      ? productsOf(entry(arg, one(left), one(right)), sizes)
      : [{ scalars: [], factors: [{ matrix: arg, row: left, col: right }], deltas: [] }];
    if (!more) return null;
    products = products.flatMap((p) => more.map((q) => together(p, q)));
    left = right;
  }
  return products;
}
