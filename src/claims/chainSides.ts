import type { Equation } from '../syntax/equations';
import type { Syntax } from '../syntax/tree';
import { isWrittenZero } from './derivativeSide';

export const isEqualSign = (op: string): boolean => op === '=' || op === 'equiv' || op === ':=';

/** The sides before the k-th that equal signs join to it, the nearest first. */
export function joinedBefore(sides: readonly Syntax[], ops: Equation['ops'], k: number): Syntax[] {
  let first = k;
  while (first > 0 && isEqualSign(ops[first - 1].op)) first--;
  return sides.slice(first, k).reverse();
}

/** The side that goes on after the k-th: in `f' = a = 0`, and on the next row `= b`, the b is another form of a. */
export function beforeZero(sides: readonly Syntax[], k: number): Syntax {
  if (!isWrittenZero(sides[k]) || isWrittenZero(sides[k + 1])) return sides[k];
  return (
    sides
      .slice(0, k)
      .filter((side) => !isWrittenZero(side))
      .at(-1) ?? sides[k]
  );
}
