import type { FoundClaim } from '../claims/document';
import { shiftClaim } from './claimChanges';
import { readDocument } from './documents';
import type { Checked, CheckRequest, ClaimResult } from './protocol';
import { type Judging, knownVerdict, reachVerdict } from './verdicts';

/** What one claim may take where nobody says. */
const CLAIM_LIMIT = 20_000;

/** A claim of a document and its verdict, with positions that count from its equation; null where it is yet to come. */
export interface Settled {
  readonly claim: FoundClaim;
  verdict: ClaimResult | null;
}

/** Every derivative claim of a document, or the caller's share of them, judged. */
export function check(request: CheckRequest): Checked {
  const started = performance.now();
  const { share } = request;
  const all = settle(request, Number.POSITIVE_INFINITY, (claims) =>
    share ? claims.filter((_, k) => k % share.of === share.index) : claims,
  );
  const claims = all.flatMap(({ claim, verdict }) =>
    verdict ? [shiftClaim(verdict, claim.equation.from)] : [],
  );
  const { reading, claims: counted, problems } = readDocument(request.text, request.languageId);
  const ignored = reading.claims.length - counted.length;
  return { ok: true, claims, ignored, problems, ms: performance.now() - started };
}

/**
 * The claims of a document with their verdicts: those reached before on the same grounds at once, then as many others
 * as there is time for, those nearest to `focus` first.
 */
export function settle(
  request: Pick<CheckRequest, 'text' | 'languageId' | 'locale' | 'layout' | 'limit'> & {
    readonly focus?: number;
  },
  budget: number,
  choose: (claims: readonly FoundClaim[]) => readonly FoundClaim[] = (claims) => claims,
): Settled[] {
  const end = performance.now() + budget;
  const { reading, claims } = readDocument(request.text, request.languageId);
  const judging: Judging = {
    text: request.text,
    locale: request.locale ?? 'en',
    layout: request.layout ?? null,
    limit: request.limit ?? CLAIM_LIMIT,
  };
  const all = choose(claims).map(
    (claim): Settled => ({ claim, verdict: knownVerdict(claim, reading, judging) }),
  );
  const open = all.filter(({ verdict }) => verdict === null);
  const { focus } = request;
  if (focus !== undefined) {
    const distance = ({ claim }: Settled) => Math.abs(claim.range.from - focus);
    open.sort((a, b) => distance(a) - distance(b));
  }
  for (const each of open) {
    each.verdict = reachVerdict(each.claim, reading, judging);
    if (performance.now() >= end) break;
  }
  return all;
}
