import {
  children,
  contains,
  type Expr,
  fromBelow,
  isScalar,
  mapNodes,
  mul,
  nodeMemo,
  rawTranspose,
  splitScalars,
  transpose,
} from '../expr';

/**
 * For display only: builders push transposes to the leaves, people write (Xw - y)ᵀ. Where the transposed operand has
 * fewer transposes than the operand itself, it is written transposed as a whole. The result equals its input but is
 * not canonical, so nothing may be built from it.
 */
export function gatherTransposes(e: Expr): Expr {
  if (!contains(e, (node) => node.kind === 'transpose')) return e;
  return mapNodes(e, (node) => {
    if (
      isScalar(node) ||
      !['add', 'mul', 'elementwise', 'pow', 'softmax', 'extremum', 'matmul'].includes(node.kind)
    )
      return node;
    if (node.kind === 'matmul' && node !== e) return node;
    const turned = transpose(node);
    if (transposeCount(turned) + 1 >= transposeCount(node)) return node;
    // -2(AB)ᵀ, not (-2AB)ᵀ.
    const { scalars, rest } = splitScalars(turned);
    return mul([...scalars, rawTranspose(rest)]);
  });
}

const counts = nodeMemo<number>();

/** Transposes in an expression written out; found once a node. */
const transposeCount = (root: Expr): number =>
  fromBelow(root, counts, (e) => {
    let count = e.kind === 'transpose' ? 1 : 0;
    for (const child of children(e)) count += counts.get(child) as number;
    return count;
  });
