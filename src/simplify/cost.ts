import { children, type Expr, postorder } from '../expr';

/**
 * Operations and function calls, each shared subexpression once: what `ops` reports and what rules must not raise.
 * A k-ary sum or product is k-1 operations, a coefficient -1 is one sign, a transpose one.
 */
export function operationCount(root: Expr): number {
  let count = 0;
  for (const e of postorder([root])) count += operationsOf(e);
  return count;
}

function operationsOf(e: Expr): number {
  switch (e.kind) {
    case 'number':
    case 'constant':
    case 'symbol':
    case 'size':
    case 'index':
    case 'ones':
    case 'zeros':
    case 'identity':
    case 'commutation':
    case 'entry':
    case 'delta':
      return 0;
    case 'add':
    case 'mul':
    case 'matmul':
    case 'kronecker':
    case 'extremum':
      return e.args.length - 1;
    default:
      return children(e).length === 0 ? 0 : 1;
  }
}
