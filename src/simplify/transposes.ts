import { type Expr, isScalar, mapNodes, postorder, rawTranspose, transpose } from '../expr';

/**
 * For display only: builders push transposes to the leaves, people write (Xw - y)ᵀ. Where the transposed operand has
 * fewer transposes than the operand itself, it is written transposed as a whole. The result equals its input but is
 * not canonical, so nothing may be built from it.
 */
export function gatherTransposes(e: Expr): Expr {
  return mapNodes(e, (node) => {
    if (
      isScalar(node) ||
      !['add', 'mul', 'elementwise', 'pow', 'softmax', 'extremum', 'matmul'].includes(node.kind)
    )
      return node;
    if (node.kind === 'matmul' && node !== e) return node;
    const turned = transpose(node);
    return transposeCount(turned) + 1 < transposeCount(node) ? rawTranspose(turned) : node;
  });
}

const transposeCount = (e: Expr): number => postorder([e]).filter((n) => n.kind === 'transpose').length;
