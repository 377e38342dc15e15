import type { DocumentReading, FoundClaim } from '../claims/document';
import { isConfirmed } from '../verify/decide';
import { readingsOf } from './attempts';
import { judgeClaim } from './judgeClaim';
import type { JudgeRequest } from './judgeRequest';
import type { ClaimResult, UndecidedReason } from './protocol';
import { joined, say } from './wording';

/** What keeps a link from being decided is one of its sides, so that another one can stand for it. */
const OF_ONE_SIDE: ReadonlySet<UndecidedReason> = new Set(['no-definition', 'notation', 'unsupported']);
/** The same where that side cannot be read by itself; what can be read and does not fit is what the link is about. */
const OF_BOTH_SIDES: ReadonlySet<UndecidedReason> = new Set(['shape', 'ambiguous']);

/**
 * Judges a link of a chain. Where the side before it is nothing that can be computed with, `\operatorname{prod}(A, B)` or
 * words, a reader compares with the side before that. This only ever confirms: a difference could have come in unseen.
 */
export function judgeLink(found: FoundClaim, document: DocumentReading, request: JudgeRequest): ClaimResult {
  const judged = judgeClaim(found, document, request);
  const { category } = judged;
  if (category === null || found.earlier.length === 0) return judged;
  const isLeftAlone = () => readingsOf([found.left], found, document, request).length === 0;
  if (!OF_ONE_SIDE.has(category) && !(OF_BOTH_SIDES.has(category) && isLeftAlone())) return judged;
  for (const left of found.earlier) {
    const other = judgeClaim({ ...found, left }, document, { ...request, explain: false });
    if (isConfirmed(other))
      return { ...other, reason: joined(request.locale, say(request.locale, 'skipped'), other.reason) };
  }
  return judged;
}
