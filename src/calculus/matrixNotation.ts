import {
  add,
  contains,
  type Dimension,
  type Expr,
  entry,
  freeIndices,
  freshIndex,
  index,
  isNumber,
  isOne,
  isScalar,
  mapNodes,
  mul,
  ONE,
  postorder,
  type SumNode,
  sameDimension,
  size,
  unitPlace,
} from '../expr';
import { contract } from './contract';
import { NotDifferentiable } from './errors';
import type { IndexSizes } from './indices';
import { type IndexedProduct, lift, productsOf } from './lift';

/**
 * Index notation turned into matrix notation where its structure allows: Σ_i Σ_j a_ij x_i x_j is xᵀAx, the vector of
 * Σ_j a_ij x_j is Ax. A sum that is over part of a range, or over members of a family, stays as it is.
 */
export function matrixNotation(e: Expr): Expr {
  if (!contains(e, (node) => node.kind === 'sum' || node.kind === 'build')) return e;
  const open = freeIndices(e);
  return mapNodes(e, (node) => {
    switch (node.kind) {
      case 'sum':
        return sumOfProducts(node, open) ?? node;
      case 'build':
        return matrixOfEntries(node.body, node.row, node.col, rangesIn(node.body), node.shape) ?? node;
      case 'matmul':
        return (isScalar(node) && productInMatrices(node)) || node;
      default:
        return node;
    }
  });
}

/** What every index runs over, read off the entries it stands in; one that runs over two sizes is left out. */
function rangesIn(e: Expr): IndexSizes {
  const sizes: IndexSizes = new Map();
  const torn = new Set<string>();
  const note = (at: Expr, over: Dimension) => {
    if (at.kind !== 'index') return;
    const known = sizes.get(at.name);
    if (known && !sameDimension(known, over)) torn.add(at.name);
    sizes.set(at.name, over);
  };
  for (const node of postorder([e])) {
    // The k of a unit vector e_k runs over its length.
    const place = unitPlace(node);
    if (place) note(place, node.shape.rows);
    if (node.kind !== 'entry') continue;
    note(node.row, node.arg.shape.rows);
    note(node.col, node.arg.shape.cols);
  }
  for (const name of torn) sizes.delete(name);
  return sizes;
}

function matrixOfEntries(
  body: Expr,
  row: string | null,
  col: string | null,
  sizes: IndexSizes,
  shape: Expr['shape'],
): Expr | null {
  if (row !== null) {
    if (sizes.has(row) && !sameDimension(sizes.get(row) as Dimension, shape.rows)) return null;
    sizes.set(row, shape.rows);
  }
  if (col !== null) {
    if (sizes.has(col) && !sameDimension(sizes.get(col) as Dimension, shape.cols)) return null;
    sizes.set(col, shape.cols);
  }
  return lift(body, row, col, sizes);
}

/** A product of matrices in which indices stand, (Xᵀe_i)ᵀw, as entries of products without: (Xw)_i. */
function productInMatrices(node: Expr): Expr | null {
  const free = freeIndices(node);
  if (free.size === 0) return null;
  const sizes = rangesIn(node);
  for (const name of free) if (!sizes.has(name)) return null;
  const products = productsOf(node, sizes);
  return products && contracted(products, free, null, sizes);
}

/**
 * Indices free in the whole formula that stand next to a bound one inside a function: of max(0, s_j - s_y) over j the
 * vector is wanted, with s_y a number, and not the matrix over j and y.
 */
function inFunctionsWith(bound: string, body: Expr, open: ReadonlySet<string>): string[] {
  if (open.size === 0) return [];
  const isFunction = (e: Expr) => ['elementwise', 'pow', 'compare', 'extremum', 'apply'].includes(e.kind);
  return postorder([body])
    .filter((e) => isFunction(e) && freeIndices(e).has(bound))
    .flatMap((e) => [...freeIndices(e)].filter((name) => open.has(name)));
}

/** Σ over the whole range 1..n of an index, contracted to matrix products; null where it has no such form. */
function sumOfProducts(node: SumNode, open: ReadonlySet<string>): Expr | null {
  const { index: bound, from, to, body } = node;
  if (!isNumber(from, 1)) return null;
  const sizes = rangesIn(body);
  const over = sizes.get(bound);
  if (!over || size(over) !== to) return null;
  for (const name of inFunctionsWith(bound, body, open)) sizes.delete(name);
  if (isScalar(body)) return contractedSum(body, bound, sizes);
  const { rows, cols } = body.shape;
  const row = isOne(rows) ? null : freshIndex('r').name;
  const col = isOne(cols) ? null : freshIndex('c').name;
  if (row) sizes.set(row, rows);
  if (col) sizes.set(col, cols);
  const one = entry(body, row ? index(row) : ONE, col ? index(col) : ONE);
  for (const [name, range] of rangesIn(one)) {
    const known = sizes.get(name);
    if (known && !sameDimension(known, range)) return null;
    sizes.set(name, range);
  }
  const summed = contractedSum(one, bound, sizes);
  return summed && matrixOfEntries(summed, row, col, sizes, body.shape);
}

function contractedSum(body: Expr, bound: string, sizes: IndexSizes): Expr | null {
  const products = productsOf(body, sizes);
  const free = new Set([...freeIndices(body)].filter((name) => name !== bound));
  return products && contracted(products, free, bound, sizes);
}

/** The sum of products with every index but the free ones summed out; entries at the free ones are left. */
function contracted(
  products: readonly IndexedProduct[],
  free: ReadonlySet<string>,
  bound: string | null,
  sizes: IndexSizes,
): Expr | null {
  try {
    const terms = products.map((product) => {
      const { scalars, factors, sums } = contract(product, free, sizes);
      if (sums.length > 0) return null;
      const at = (i: string | null) => (i === null ? ONE : index(i));
      const isMissing = bound !== null && !occurs(bound, product);
      return mul([
        ...(isMissing ? [size(sizes.get(bound) as Dimension)] : []),
        ...scalars,
        ...factors.map((f) => entry(f.matrix, at(f.row), at(f.col))),
      ]);
    });
    return terms.includes(null) ? null : add(terms as Expr[]);
  } catch (error) {
    if (error instanceof NotDifferentiable) return null;
    throw error;
  }
}

const occurs = (name: string, { factors, deltas }: IndexedProduct): boolean =>
  factors.some((f) => f.row === name || f.col === name) || deltas.some((d) => d.includes(name));
