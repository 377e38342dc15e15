import { writtenName } from '../claims/unknownFunctions';
import { latex } from '../present/latex';
import { readable } from '../simplify/readable';
import type { Decision } from '../verify/decide';
import type { Attempt } from './attempts';
import type { ClaimResult, Layout, Locale } from './protocol';
import { explainDecision, joined, say } from './wording';

const layoutOf = ({ layout }: Attempt): Layout => (layout === 'mixed' ? 'denominator' : layout);

export const evidenceOf = ({ method, points, maxRelError }: Decision) => ({ method, points, maxRelError });

/** What is told of a claim that holds, after how it does where that is not as it is read first. */
export function confirmedIn(
  attempt: Attempt,
  how: string | null,
  locale: Locale,
): Omit<ClaimResult, 'range' | 'equation' | 'kind' | 'text'> {
  const { decision, suggested } = attempt;
  const expected = latex(readable(attempt.left));
  return {
    verdict: decision.verdict,
    reason: joined(
      locale,
      ...(how === null ? [] : [how]),
      ...(suggested.length === 0
        ? []
        : [say(locale, 'suggested', { name: suggested.map(writtenName).join(', ') })]),
      explainDecision(decision, locale, expected),
    ),
    category: null,
    layout: layoutOf(attempt),
    evidence: evidenceOf(decision),
    counterexample: null,
    diagnosis: [],
    expected,
  };
}
