import type { FoundClaim } from '../claims/document';
import type { FoundStatement } from '../claims/statements';
import { shiftClaim } from './claimChanges';
import { readDocument } from './documents';
import type { Checked, CheckRequest, ClaimResult, DocumentProblem, UndecidedReason } from './protocol';
import { inLanguage } from './translation';
import { type Judging, knownVerdict, type Reached, reachVerdict } from './verdicts';
import { say } from './wording';

/** What one claim may take where nobody says. */
const CLAIM_LIMIT = 20_000;

/** A claim of a document and its verdict, with positions that count from its equation; null where it is yet to come. */
export interface Settled {
  readonly claim: FoundClaim;
  reached: Reached | null;
}

/** Every derivative claim of a document, or the caller's share of them, judged. */
export function check(request: CheckRequest): Checked {
  const started = performance.now();
  const { share } = request;
  const all = settle(request, Number.POSITIVE_INFINITY, (claims) =>
    share ? claims.filter((_, k) => k % share.of === share.index) : claims,
  );
  const claims = all.flatMap(({ claim, reached }) =>
    reached ? [shiftClaim(reached.result, claim.equation.from)] : [],
  );
  const { ignored, statements, problems } = readDocument(request.text, request.languageId);
  // What is not judged costs nothing, so that the first of those who share a document tells of all.
  const isFirst = !share || share.index === 0;
  return {
    ok: true,
    claims,
    ignored: isFirst ? ignored.map((claim) => notJudged(claim, request, 'ignored', 'ignored')) : [],
    stated: isFirst ? statements.map((statement) => stated(statement, request)) : [],
    problems: inTheirLanguage(problems, request),
    ms: performance.now() - started,
  };
}

type Asked = Pick<CheckRequest, 'text' | 'locale'>;

/** A definition, an update, a choice or a conclusion: what it is about, and that there is nothing to decide. */
function stated(statement: FoundStatement, request: Asked): ClaimResult {
  const { from, to } = statement.left;
  const name = request.text.slice(from, to).replace(/\s+/g, ' ').trim();
  return notJudged(statement, request, 'stated', `stated.${statement.kind}`, { name });
}

/** The entry of an equal sign that nobody judges. */
function notJudged(
  { range, equation }: Pick<FoundClaim, 'range' | 'equation'>,
  { text, locale = 'en' }: Asked,
  category: UndecidedReason,
  sentence: string,
  blanks: Readonly<Record<string, string>> = {},
): ClaimResult {
  return {
    range,
    equation,
    kind: 'formula',
    text: text.slice(range.from, range.to),
    verdict: 'undecided',
    reason: say(locale, sentence, blanks),
    category,
    layout: null,
    evidence: null,
    counterexample: null,
    diagnosis: [],
    expected: null,
  };
}

/** What cannot be read of a document's comments, as its reader is told. */
export const inTheirLanguage = (
  problems: readonly DocumentProblem[],
  { locale = 'en' }: Pick<CheckRequest, 'locale'>,
): DocumentProblem[] =>
  problems.map((problem) => ({ ...problem, message: inLanguage(problem.message, locale) }));

/**
 * The claims of a document with their verdicts: those reached before on the same grounds at once, then as many others
 * as there is time for, those nearest to `focus` first. With a budget, what is wrong is looked for once it has been
 * told of all claims whether they are.
 */
export function settle(
  request: Pick<CheckRequest, 'text' | 'languageId' | 'locale' | 'layout' | 'limit'> & {
    readonly focus?: number;
  },
  budget: number,
  choose: (claims: readonly FoundClaim[]) => readonly FoundClaim[] = (claims) => claims,
): Settled[] {
  const { reading, claims } = readDocument(request.text, request.languageId);
  const judging: Judging = {
    text: request.text,
    locale: request.locale ?? 'en',
    layout: request.layout ?? null,
    limit: request.limit ?? CLAIM_LIMIT,
  };
  const all = choose(claims).map(
    (claim): Settled => ({ claim, reached: knownVerdict(claim, reading, judging) }),
  );
  const { focus = 0 } = request;
  const nearestFirst = all
    .filter(({ reached }) => !reached?.isExplained)
    .sort((a, b) => Math.abs(a.claim.range.from - focus) - Math.abs(b.claim.range.from - focus));
  const end = performance.now() + budget;
  let isBegun = false;
  const work = (each: Settled, explain: boolean) => {
    if (isBegun && performance.now() >= end) return;
    isBegun = true;
    each.reached = reachVerdict(each.claim, reading, judging, explain);
  };
  if (budget !== Number.POSITIVE_INFINITY)
    for (const each of nearestFirst) if (!each.reached) work(each, false);
  // What was found out is told before work begins that may take far longer.
  if (isBegun) return all;
  for (const each of nearestFirst) if (!each.reached?.isExplained) work(each, true);
  return all;
}
