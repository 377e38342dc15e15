import type { ElementwiseName } from './namedFunctions';
import type { Expr } from './node';
import { postorder } from './traverse';

const PARTIAL: ReadonlySet<ElementwiseName> = new Set<ElementwiseName>([
  'log',
  'tan',
  'sec',
  'csc',
  'cot',
  'asin',
  'acos',
  'asec',
  'acsc',
  'acot',
  'csch',
  'coth',
  'acosh',
  'atanh',
  'asech',
  'acsch',
  'acoth',
  'gamma',
  'loggamma',
  'digamma',
  'trigamma',
]);

/** Whether an expression has a finite value wherever its symbols have one: no logarithm, quotient, root or inverse. */
export function definedEverywhere(e: Expr): boolean {
  return postorder([e]).every((node) => {
    switch (node.kind) {
      case 'pow':
        return (
          node.exponent.kind === 'number' && node.exponent.value > 0 && Number.isInteger(node.exponent.value)
        );
      case 'elementwise':
        return !PARTIAL.has(node.name);
      case 'matrixpower':
      case 'matrixfunction':
      case 'apply':
        return false;
      default:
        return true;
    }
  });
}
