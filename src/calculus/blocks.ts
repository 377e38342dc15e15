import {
  add,
  blockDeterminant,
  blockOf,
  blockProduct,
  blockSum,
  blockTrace,
  contains,
  type EntryNode,
  type Expr,
  entry,
  isNumber,
  isScalar,
  isZero,
  mapNodes,
  matmul,
  norm,
  number,
  ONE,
  square,
  unitPlace,
} from '../expr';

/**
 * A function of matrices put together from blocks as one of the blocks, where they are parted alike: [A B] [x; y] is Ax + By,
 * so that its derivative by x is in terms of A and not of the whole.
 */
export const withoutBlocks = (e: Expr): Expr =>
  contains(e, (node) => node.kind === 'block') ? mapNodes(e, (node) => takenApart(node) ?? node) : e;

function takenApart(e: Expr): Expr | null {
  switch (e.kind) {
    case 'matmul': {
      const k = e.args.findIndex(
        (a, at) => at + 1 < e.args.length && blockProduct(a, e.args[at + 1]) !== null,
      );
      if (k < 0) return null;
      const product = blockProduct(e.args[k], e.args[k + 1]) as Expr;
      const rest = matmul([...e.args.slice(0, k), product, ...e.args.slice(k + 2)]);
      return takenApart(rest) ?? rest;
    }
    case 'add':
      return blockSum(e.args);
    case 'trace':
      return blockTrace(e.arg);
    case 'det':
      return blockDeterminant(e.arg);
    case 'pow': {
      // ‖[x; y]‖² = ‖x‖² + ‖y‖²
      const { base } = e;
      if (
        base.kind !== 'norm' ||
        base.which !== 'two' ||
        base.arg.kind !== 'block' ||
        !isNumber(e.exponent, 2)
      )
        return null;
      return add(base.arg.rows.flat().map((cell) => square(norm('two', cell))));
    }
    default:
      return null;
  }
}

/** No literal is larger than that. */
const LARGEST = 36;

/**
 * A matrix of a fixed number of entries that was found by unit vectors e_1, e_2, … written out entry by entry, as people
 * write the Jacobian of a few functions of a few variables; as it stands where some entry has no form of its own.
 */
export function literal(e: Expr): Expr {
  if (isScalar(e)) return e;
  const [rows, cols] = [e.shape.rows, e.shape.cols].map((d) =>
    d.terms.every((t) => t.names.length === 0) ? Number(d.key) : null,
  );
  if (rows === null || cols === null || rows * cols > LARGEST) return e;
  const isPlaced = (node: Expr) => {
    const place = unitPlace(node);
    return (place !== null && isNumber(place)) || node.kind === 'block';
  };
  if (!contains(e, isPlaced)) return e;
  const cells = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: cols }, (_, j) =>
      entry(e, cols === 1 || rows > 1 ? number(i + 1) : ONE, number(j + 1)),
    ),
  );
  const isOpen = (node: Expr) => node.kind === 'build' || (node.kind === 'entry' && !isNamed(node));
  return cells.every((row) => row.every((cell) => isZero(cell) || !contains(cell, isOpen)))
    ? blockOf(cells)
    : e;
}

const isNamed = (e: EntryNode): boolean => e.arg.kind === 'symbol';
