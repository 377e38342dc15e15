/** Verdicts moved along with the text they are about: free of the engine, for all who hold verdicts. */
import type { ClaimChange, ClaimResult, DocumentProblem, TextRange } from './protocol';

export function shiftRange<R extends TextRange | null>(range: R, by: number): R {
  return (range && { from: range.from + by, to: range.to + by }) as R;
}

export function shiftClaim(claim: ClaimResult, by: number): ClaimResult {
  if (by === 0) return claim;
  return {
    ...claim,
    range: shiftRange(claim.range, by),
    equation: shiftRange(claim.equation, by),
    diagnosis: claim.diagnosis.map((diagnosis) => ({ ...diagnosis, span: shiftRange(diagnosis.span, by) })),
  };
}

interface Found {
  readonly claims: readonly ClaimResult[];
  readonly problems: readonly DocumentProblem[];
}

/** What was found in a part of a text, with positions that count from its beginning. */
export function withinPart(found: Found, { from, to }: TextRange): Found {
  const isInside = ({ range }: ClaimResult | DocumentProblem) => from <= range.from && range.from < to;
  return {
    claims: found.claims.filter(isInside).map((claim) => shiftClaim(claim, -from)),
    problems: found.problems
      .filter(isInside)
      .map((problem) => ({ ...problem, range: shiftRange(problem.range, -from) })),
  };
}

/** What a follower of a document holds after an answer. */
export function withChanges(held: readonly ClaimResult[], changes: readonly ClaimChange[]): ClaimResult[] {
  return changes.flatMap((change) =>
    'keep' in change
      ? held.slice(change.from, change.from + change.keep).map((claim) => shiftClaim(claim, change.shift))
      : [change],
  );
}
