import type { Finding, Mistake } from './finding';
import { diagnoseLostFactor } from './lostFactor';
import { diagnoseMultiple, diagnoseTerms } from './multiple';
import { diagnoseTranspose } from './transposed';

/** The kinds of mistake that are looked for, the surest first. */
const DIAGNOSES: readonly ((mistake: Mistake) => Finding | null)[] = [
  diagnoseTranspose,
  diagnoseMultiple,
  diagnoseTerms,
  diagnoseLostFactor,
];

/** What is wrong with a refuted claim: the first kind of mistake that explains all of it, or nothing. */
export function diagnose(mistake: Mistake): Finding[] {
  for (const look of DIAGNOSES) {
    const finding = look(mistake);
    if (finding) return [finding];
  }
  return mistake.shapeMismatch ? [{ kind: 'shape', corrected: mistake.expected, detail: null }] : [];
}
