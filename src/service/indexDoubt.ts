import { derivativeVariables } from '../claims/derivativeSide';
import type { FoundClaim } from '../claims/document';
import { indexLettersIn } from '../claims/freeIndices';
import { plainText } from '../elaborate/names';
import { type Expr, freeIndices } from '../expr';
import { visitAll } from '../syntax/walk';
import type { Doubt } from './doubtReason';

/**
 * An index that is free in what the left side comes to, and that the claim sums over or does not name at all: the sum
 * that it belongs to ended too early in the text, or one of two sides speaks of one sample and the other of all. Then
 * the two differ whatever the derivative is. What the variable bears is free by right.
 */
export function doubtOfIndices({ left, right }: FoundClaim, derived: Expr): Doubt | null {
  const sides = [left, right];
  const own = new Set(sides.flatMap(derivativeVariables).flatMap((v) => [...indexLettersIn(v)]));
  const summed = new Set<string>();
  for (const side of sides)
    visitAll(side, (node) => {
      if (node.kind === 'big') for (const index of node.indices) summed.add(plainText(index));
    });
  const written = new Set(sides.flatMap((side) => [...indexLettersIn(side)]));
  const open = [...freeIndices(derived)].find(
    (letter) => !own.has(letter) && (summed.has(letter) || !written.has(letter)),
  );
  return open === undefined
    ? null
    : { category: 'ambiguous', key: 'index-outside-sum', blanks: { name: open } };
}

/**
 * An index that the right side has and the left one has not: a sum that is lost, if a sum there makes it right; else the
 * text may say what it is, `i = k + m - 1`.
 */
export const indexOnRightOnly = (left: Expr, right: Expr): string | null =>
  [...freeIndices(right)].find((letter) => !freeIndices(left).has(letter)) ?? null;
