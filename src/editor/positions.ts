/** Moves the positions of an answer from the text that was sent into the document, and along with edits. */
import { shiftClaim, shiftRange } from '../service/claimChanges';
import type { Examined, Failure, TextRange } from '../service/protocol';

export function shiftAnswer(answer: Examined | Failure, by: number): Examined | Failure {
  if (by === 0) return answer;
  if (!answer.ok) return { ok: false, error: { ...answer.error, span: shiftRange(answer.error.span, by) } };
  return {
    ...answer,
    range: shiftRange(answer.range, by),
    claims: answer.claims.map((claim) => shiftClaim(claim, by)),
  };
}

/** A replacement of `length` units at `offset` by `text`, as an editor reports it. */
export interface Change {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/**
 * Where a range is after an edit. An edit inside it stretches it; one that reaches over an end leaves the part that
 * is still the range's own.
 */
export function rangeAfter(range: TextRange, { offset, length, text }: Change): TextRange {
  const end = offset + length;
  const growth = text.length - length;
  if (end <= range.from && !(offset === range.from && length === 0)) return shiftRange(range, growth);
  if (offset >= range.to && !(offset === range.to && length === 0)) return range;
  const from = offset < range.from ? offset + text.length : range.from;
  const to = end > range.to ? offset : range.to + growth;
  return { from, to: Math.max(from, to) };
}
