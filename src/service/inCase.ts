import { type Condition, concerns, inCase } from '../claims/cases';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { zeros } from '../expr';
import { decide } from '../verify/decide';
import { type Attempt, attemptsOrNone, holdsIn, readingsOf } from './attempts';
import type { JudgeRequest } from './judgeRequest';

/** How a claim holds in the case that its text is in; null where it is in none, or where the claim does not hold in it. */
export function holdsInCase(
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
): Attempt | null {
  const condition = caseOf(claim);
  if (!condition || !isMet(condition, claim, document, request)) return null;
  const left = inCase(claim.left, condition);
  const right = inCase(claim.right, condition);
  return holdsIn(attemptsOrNone({ ...claim, left, right }, document, request)) ?? null;
}

/** The condition of the case a claim is in, where it is one on what stands in it. */
function caseOf({ supposed, left, right, about }: FoundClaim): Condition | null {
  if (!supposed) return null;
  return [left, right, about].some((side) => concerns(supposed.condition, side)) ? supposed.condition : null;
}

/** Whether there are points where a condition holds: where it never does everything would hold in it. */
function isMet(
  condition: Condition,
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
): boolean {
  return readingsOf([condition], claim, document, request).some(({ exprs: [indicator] }) => {
    const { verdict, obstacle } = decide(indicator, zeros(indicator.shape));
    return verdict === 'refuted' || obstacle === 'partial';
  });
}
