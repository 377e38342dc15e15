import type { DocumentReading, FoundClaim } from '../claims/document';
import { isConfirmed } from '../verify/decide';
import { judgeClaim } from './judgeClaim';
import type { JudgeRequest } from './judgeRequest';
import type { ClaimResult, UndecidedReason } from './protocol';
import { joined, say } from './wording';

/** Why a side may be what keeps a link from being decided, so that another one can stand for it. */
const OF_ONE_SIDE: ReadonlySet<UndecidedReason> = new Set([
  'no-definition',
  'notation',
  'unsupported',
  'shape',
  'ambiguous',
]);

/**
 * Judges a link of a chain. Where the side before it is nothing that can be computed with, `\operatorname{prod}(A, B)` or
 * words, a reader compares with the side before that. This only ever confirms: a difference could have come in unseen.
 */
export function judgeLink(found: FoundClaim, document: DocumentReading, request: JudgeRequest): ClaimResult {
  const judged = judgeClaim(found, document, request);
  if (judged.category === null || !OF_ONE_SIDE.has(judged.category)) return judged;
  for (const left of found.earlier) {
    const other = judgeClaim({ ...found, left }, document, { ...request, explain: false });
    if (isConfirmed(other))
      return { ...other, reason: joined(request.locale, say(request.locale, 'skipped'), other.reason) };
  }
  return judged;
}
