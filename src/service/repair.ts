import { NotDifferentiable } from '../calculus/errors';
import { holdsDifferential } from '../claims/derivativeSide';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { countEditsOf } from '../diagnose/countEdits';
import type { Edit } from '../diagnose/edit';
import { traceEditsOf } from '../diagnose/functionEdits';
import { structureEditsOf } from '../diagnose/structureEdits';
import { ElaborationError } from '../elaborate/context';
import type { Syntax } from '../syntax/tree';
import { type Attempt, attemptsOf, attemptsOrNone, holdsIn } from './attempts';
import type { JudgeRequest } from './judgeRequest';

export interface Repair {
  readonly edit: Edit;
  readonly attempt: Attempt;
}

const EDITS_TRIED = 60;
/** Every definition is meant: what holds for any function in its place shows no mistake. */
const NONE: ReadonlySet<string> = new Set();

/** A single edit that makes a claim fit and hold. That there is one is what shows that the claim, and not its reading, is wrong. */
export function repairOf(claim: FoundClaim, document: DocumentReading, asked: JudgeRequest): Repair | null {
  const request = { ...asked, without: NONE, onlyWhether: true };
  // No edit of the right side helps where the left one fits with nothing, not even with itself.
  if (attemptsOrNone({ ...claim, right: claim.left }, document, request).length === 0) return null;
  return firstRepair(
    [
      ...(areDifferentials(claim) ? traceEditsOf(claim.right) : []),
      ...countEditsOf(claim.right, claim.left),
      ...structureEditsOf(claim.right).slice(0, EDITS_TRIED),
    ],
    (right) => holdsIn(attemptsOf({ ...claim, right }, document, request)) ?? null,
  );
}

/** In `df = tr(…)` the trace is what makes a scalar of a product; elsewhere it would make one of a misreading too. */
const areDifferentials = ({ left, right }: FoundClaim): boolean =>
  holdsDifferential(left) && holdsDifferential(right);

/** The first edit after which the claim holds, with what `judge` found then. What an edit makes unreadable does not hold. */
function firstRepair<T>(
  edits: Iterable<Edit>,
  judge: (edited: Syntax) => T | null,
): { edit: Edit; attempt: T } | null {
  for (const edit of edits) {
    try {
      const attempt = judge(edit.edited);
      if (attempt !== null) return { edit, attempt };
    } catch (error) {
      // A RangeError: what it makes of the sizes cannot be computed with, or it nests too deeply.
      const isNoRepair =
        error instanceof ElaborationError ||
        error instanceof NotDifferentiable ||
        error instanceof RangeError;
      if (!isNoRepair) throw error;
    }
  }
  return null;
}
