import type { DocumentReading, FoundClaim } from '../claims/document';
import { beginRequest, checkWanted, withinTime } from '../expr';
import { shiftClaim } from './claimChanges';
import { groundsOf } from './grounds';
import { judgeLink } from './judgeLink';
import type { ClaimResult, Layout, Locale } from './protocol';

/** A few long documents' worth: about 3 KB each. */
const KEPT_VERDICTS = 5000;

/** How claims are to be judged, apart from what the document says. */
export interface Judging {
  readonly text: string;
  readonly locale: Locale;
  readonly layout: Layout | null;
  /** Milliseconds for one claim; past them it is undecided. */
  readonly limit: number;
}

/** A verdict; one without its explanation is only the first half of the work. */
export interface Reached {
  readonly result: ClaimResult;
  readonly isExplained: boolean;
}

interface Kept extends Reached {
  readonly limit: number;
}

/** By the claim's grounds; the longest unused goes first. Positions count from the claim's equation. */
const kept = new Map<string, Kept>();

/** The verdict on a claim if it was reached before on the same grounds; positions count from the claim's equation. */
export function knownVerdict(claim: FoundClaim, document: DocumentReading, judging: Judging): Reached | null {
  const key = keyOf(claim, document, judging);
  const found = kept.get(key);
  // What ran out of time gets another chance once it may take longer.
  if (!found || (found.result.category === 'time' && found.limit < judging.limit)) return null;
  kept.delete(key);
  kept.set(key, found);
  return found;
}

/** Judges a claim and keeps the verdict; throws `Interrupted` where it is not wanted any more, and keeps nothing then. What is wrong with a refuted one is only looked for where `explain` is set. */
export function reachVerdict(
  claim: FoundClaim,
  document: DocumentReading,
  judging: Judging,
  explain = true,
): Reached {
  const { text, locale, layout, limit } = judging;
  beginRequest();
  const judged = withinTime(limit, () => judgeLink(claim, document, { text, locale, layout, explain }));
  // An interruption may have been taken for a reading that does not fit.
  checkWanted();
  const result = shiftClaim(judged, -claim.equation.from);
  const key = keyOf(claim, document, judging);
  kept.delete(key);
  const reached = { result, limit, isExplained: explain || result.verdict !== 'refuted' };
  kept.set(key, reached);
  while (kept.size > KEPT_VERDICTS) kept.delete(kept.keys().next().value as string);
  return reached;
}

/** A claim belongs to one reading of one text, so its grounds are what they are. */
const knownGrounds = new WeakMap<FoundClaim, string>();

function keyOf(claim: FoundClaim, document: DocumentReading, { text, locale, layout }: Judging): string {
  let grounds = knownGrounds.get(claim);
  if (grounds === undefined) {
    grounds = groundsOf(claim, document, text);
    knownGrounds.set(claim, grounds);
  }
  return `${locale} ${layout} ${grounds}`;
}
