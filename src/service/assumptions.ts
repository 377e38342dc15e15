import type { DocumentReading, FoundClaim } from '../claims/document';
import { usesOf } from '../elaborate/uses';
import { attemptsOf, holdsIn, type JudgeRequest } from './attempts';

/** Letters whose matrices are symmetric by what they stand for (covariance, precision, scatter, kernel). */
const SYMMETRIC_BY_HABIT = ['\\Sigma', '\\Lambda', 'S', 'K', '\\mathbf{S}'];
/** Letters of targets and distributions, whose entries mostly sum to one. */
const TARGETS = ['y', 't', 'p', 'q', '\\pi'];

/** What a text may take for granted without saying so, and under which a refuted claim holds. */
export function assumptionUnder(
  claim: FoundClaim,
  document: DocumentReading,
  request: JudgeRequest,
  tried: Set<string>,
): { key: string; name: string } | null {
  const tries = [
    ...SYMMETRIC_BY_HABIT.map((name) => ({ name, property: 'spd' as const, key: 'assumes.symmetric' })),
    ...TARGETS.map((name) => ({ name, property: 'onehot' as const, key: 'assumes.sum' })),
  ];
  const used = usesOf(
    { kind: 'list', items: [claim.left, claim.right], span: claim.equation },
    () => false,
    (name) => document.definitionAt(name, claim.equation.from),
  );
  for (const { name, property, key } of tries) {
    if (!used.has(name)) continue;
    const attempts = attemptsOf(claim, document, request, new Map([[name, property]]), tried);
    if (holdsIn(attempts)) return { key, name };
  }
  return null;
}
