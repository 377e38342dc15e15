import type { DocumentReading, FoundClaim } from '../claims/document';
import { type Expansion, termOfOrder } from '../claims/expansions';
import type { Syntax } from '../syntax/tree';
import type { Decision } from '../verify/decide';
import { attemptsOf, holdsIn } from './attempts';
import { isUnreadable } from './formula';
import type { JudgeRequest } from './judgeRequest';

/**
 * Whether the two sides of an expansion agree up to its order: with t times what becomes small, their derivatives by t
 * at 0 are the same, from the values themselves on. Null where that cannot be shown; the rest that is left out, and what the
 * text says of it, are not looked at.
 */
export function expansionHolds(
  expansion: Expansion,
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
  complete: (side: Syntax) => Syntax,
): Decision | null {
  const decisions: Decision[] = [];
  for (let k = 0; k <= expansion.order; k++) {
    const left = termOfOrder(complete(expansion.left), k, expansion);
    const right = termOfOrder(complete(expansion.right), k, expansion);
    if (!left || !right) return null;
    try {
      const own: FoundClaim = { ...claim, left, right, about: left, sides: [left, right], op: '=' };
      const holds = holdsIn(attemptsOf(own, document, request));
      if (!holds) return null;
      decisions.push(holds.decision);
    } catch (error) {
      if (isUnreadable(error)) return null;
      throw error;
    }
  }
  // The weakest of them.
  return decisions.find(({ verdict }) => verdict === 'agrees') ?? decisions[0];
}
