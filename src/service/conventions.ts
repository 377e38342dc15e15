import type { DocumentReading, FoundClaim } from '../claims/document';
import type { Convention, Conventions } from '../elaborate/context';
import { type Attempt, attemptsOrNone } from './attempts';
import type { JudgeRequest } from './judgeRequest';

/** A record of the conventions that would have made a difference. */
export const noConventions = (): Conventions => ({ chosen: new Set(), met: new Set() });

/** How a claim holds, or may hold, where a sign in it is used in another way. */
export interface OtherUse {
  readonly convention: Convention;
  readonly attempt: Attempt;
}

/**
 * A claim that does not hold as it is read first, in the other uses of its signs, one at a time: the first in which it
 * holds, else one in which that cannot be told. Null where it is false in all of them.
 */
export function inOtherUse(
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
  met: ReadonlySet<Convention>,
): OtherUse | null {
  let open: OtherUse | null = null;
  for (const convention of met) {
    if (convention === 'repeated-indices' && !document.common.leavesOutSums) continue;
    for (const attempt of attemptsFollowing(convention, claim, document, request)) {
      const { verdict } = attempt.decision;
      if (verdict === 'proved' || verdict === 'agrees') return { convention, attempt };
      if (verdict === 'undecided' && convention !== 'repeated-indices') open ??= { convention, attempt };
    }
  }
  return open;
}

function attemptsFollowing(
  convention: Convention,
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
): readonly Attempt[] {
  const chosen = new Set([convention]);
  return attemptsOrNone(claim, document, request, undefined, undefined, { chosen, met: new Set() });
}
