import { NotDifferentiable } from '../calculus/errors';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { type Edit, editsOf } from '../diagnose/edits';
import { ElaborationError } from '../elaborate/context';
import { type Attempt, attemptsOf, holdsIn, type JudgeRequest } from './attempts';

export interface Repair {
  readonly edit: Edit;
  readonly attempt: Attempt;
}

const EDITS_TRIED = 60;

/** A single edit that makes a claim fit and hold. That there is one is what shows that the claim, and not its reading, is wrong. */
export function repairOf(claim: FoundClaim, document: DocumentReading, request: JudgeRequest): Repair | null {
  for (const edit of editsOf(claim.right).slice(0, EDITS_TRIED)) {
    try {
      const attempt = holdsIn(attemptsOf({ ...claim, right: edit.edited }, document, request));
      if (attempt) return { edit, attempt };
    } catch (error) {
      if (!(error instanceof ElaborationError || error instanceof NotDifferentiable)) throw error;
    }
  }
  return null;
}
