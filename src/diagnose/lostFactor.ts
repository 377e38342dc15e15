import { type Expr, isScalar, matmul, mul, postorder, ShapeMismatch, sameShape, substitute } from '../expr';
import { decide, isConfirmed } from '../verify/decide';
import type { Finding, Mistake } from './finding';

const TRIED = 80;

/** One factor (or two that belong together, as σ and 1 - σ do) of a product somewhere in the truth is missing in the claim. */
export function diagnoseLostFactor({ expected, claimed }: Mistake): Finding | null {
  if (!sameShape(expected.shape, claimed.shape)) return null;
  let tried = 0;
  for (const node of [...postorder([expected])].reverse()) {
    if (node.kind !== 'mul' && node.kind !== 'matmul') continue;
    for (const lost of smallGroups(node.args)) {
      if (++tried > TRIED) return null;
      const without = removed(expected, node, lost);
      if (!without || !sameShape(without.shape, claimed.shape)) continue;
      if (!isConfirmed(decide(without, claimed))) continue;
      const detail = lost.length === 1 ? lost[0] : node.kind === 'mul' ? mul(lost) : matmul(lost);
      return { kind: kindOf(detail), corrected: expected, detail };
    }
  }
  return null;
}

/** Single factors and neighbouring pairs; never all factors, never the bare coefficient. */
function smallGroups(args: readonly Expr[]): Expr[][] {
  const named = args.filter((a) => a.kind !== 'number');
  const pairs = named.slice(1).map((a, k) => [named[k], a]);
  return [...named.map((a) => [a]), ...pairs].filter((group) => group.length < args.length);
}

function removed(
  root: Expr,
  node: Extract<Expr, { kind: 'mul' | 'matmul' }>,
  lost: readonly Expr[],
): Expr | null {
  const rest = node.args.filter((a) => !lost.includes(a));
  try {
    const product = node.kind === 'mul' ? mul(rest) : matmul(rest);
    return substitute(root, new Map([[node, product]]));
  } catch (error) {
    if (error instanceof ShapeMismatch) return null;
    throw error;
  }
}

/** A lost 1/n, a lost λ, or a lost inner derivative. */
function kindOf(detail: Expr): Finding['kind'] {
  if (isMean(detail)) return 'mean';
  return isScalar(detail) && detail.kind === 'symbol' ? 'factor' : 'chain';
}

/** n, 1/n: the number of samples. */
export const isMean = (e: Expr): boolean => e.kind === 'size' || (e.kind === 'pow' && e.base.kind === 'size');
