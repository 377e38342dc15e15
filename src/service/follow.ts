import { inTheirLanguage, settle } from './check';
import { shiftClaim } from './claimChanges';
import { readDocument } from './documents';
import type { ClaimChange, ClaimResult, Followed, FollowRequest } from './protocol';

/** An answer is small, so that whoever receives it is never held up by it. */
const MOST_NEW = 50;
const KEPT_DOCUMENTS = 16;

/** What a follower was told last: the verdicts, by identity, and where their equations stood. */
interface Told {
  readonly revision: number;
  readonly claims: readonly { readonly verdict: ClaimResult; readonly at: number }[];
}

/** The last answers for each document: one may have been dropped on the way. */
const told = new Map<string, Told[]>();
const KEPT_ANSWERS = 6;
/** Another worker's revisions, from before this one was started, are none of its own. */
let lastRevision = Date.now();

/**
 * The claims of a document that is being written, as changes to what the follower holds. Where `pending` is not 0 the
 * follower asks again with the same text: verdicts that were reached are kept.
 */
export function follow(request: FollowRequest): Followed {
  const settled = settle(request, request.budget);
  const before = told.get(request.document) ?? [];
  const held = before.find(({ revision }) => revision === request.held)?.claims ?? [];
  const changes: ClaimChange[] = [];
  const claims: { verdict: ClaimResult; at: number }[] = [];
  const indices = new Map<ClaimResult, number[]>();
  for (const [k, { verdict }] of held.entries()) {
    const same = indices.get(verdict);
    if (same) same.push(k);
    else indices.set(verdict, [k]);
  }
  let fresh = 0;
  let pending = 0;
  for (const { claim, reached } of settled) {
    if (!reached?.isExplained) pending++;
    if (!reached) continue;
    const verdict = reached.result;
    const at = claim.equation.from;
    const index = indices.get(verdict)?.shift();
    if (index === undefined) {
      if (fresh === MOST_NEW) {
        if (reached.isExplained) pending++;
        continue;
      }
      fresh++;
      changes.push(shiftClaim(verdict, at));
    } else {
      const shift = at - held[index].at;
      const last = changes.at(-1);
      if (last && 'keep' in last && last.from + last.keep === index && last.shift === shift)
        changes[changes.length - 1] = { ...last, keep: last.keep + 1 };
      else changes.push({ keep: 1, from: index, shift });
    }
    claims.push({ verdict, at });
  }
  const revision = ++lastRevision;
  told.delete(request.document);
  told.set(request.document, [{ revision, claims }, ...before].slice(0, KEPT_ANSWERS));
  while (told.size > KEPT_DOCUMENTS) told.delete(told.keys().next().value as string);
  const { problems } = readDocument(request.text, request.languageId);
  return { ok: true, revision, changes, problems: inTheirLanguage(problems, request), pending };
}
