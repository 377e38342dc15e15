import type { DocumentReading, FoundClaim } from '../claims/document';
import type { Convention, Conventions } from '../elaborate/context';
import { visitAll } from '../syntax/walk';
import { type Attempt, attemptsOf } from './attempts';
import { definitionsAt, definitionsUsed } from './claimDefinitions';
import { isUnreadable } from './formula';
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
    if (convention === 'repeated-indices' && writesSums(claim, document, request)) continue;
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
  try {
    return attemptsOf(claim, document, request, undefined, undefined, { chosen, met: new Set() });
  } catch (error) {
    if (isUnreadable(error)) return [];
    throw error;
  }
}

/** Whether a sum is written anywhere in a claim or in what defines its names: who writes sums leaves none out. */
function writesSums(claim: FoundClaim, document: DocumentReading, request: JudgeRequest): boolean {
  const bodies = definitionsUsed(claim, definitionsAt(claim, document, request)).map(({ body }) => body);
  let found = false;
  for (const root of [claim.left, claim.right, claim.about, ...bodies])
    visitAll(root, (node) => {
      if (node.kind === 'big' && node.op === 'sum') found = true;
    });
  return found;
}
