import { latex } from '../present/latex';
import { readable } from '../simplify/readable';
import type { Decision } from '../verify/decide';
import type { Attempt } from './attempts';
import type { ClaimResult, Layout, Locale } from './protocol';
import { explainDecision, joined } from './wording';

export const layoutOf = ({ layout }: Attempt): Layout => (layout === 'mixed' ? 'denominator' : layout);

export const evidenceOf = ({ method, points, maxRelError }: Decision) => ({ method, points, maxRelError });

/** What is told of a claim that holds, after how it does. */
export function confirmedIn(
  attempt: Attempt,
  how: string,
  locale: Locale,
): Omit<ClaimResult, 'range' | 'equation' | 'kind' | 'text'> {
  const { decision } = attempt;
  const expected = latex(readable(attempt.left));
  return {
    verdict: decision.verdict,
    reason: joined(locale, how, explainDecision(decision, locale, expected)),
    category: null,
    layout: layoutOf(attempt),
    evidence: evidenceOf(decision),
    counterexample: null,
    diagnosis: [],
    expected,
  };
}
