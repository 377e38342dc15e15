import { describe, expect, it } from 'vitest';
import type { Checked, Verdict } from '../../src/service/protocol';
import { answer } from '../../src/service/service';
import { OPERATOR_CLAIMS } from './support/operatorClaims';

const verdictsOf = (prelude: string, claim: string): Verdict[] => {
  const text = `${prelude}\n\nThen ${claim}.\n`;
  const checked = answer({ op: 'check', text, languageId: 'markdown' }) as Checked;
  return checked.claims.map(({ verdict }) => verdict);
};
const isConfirmed = (verdict: Verdict) => verdict === 'proved' || verdict === 'agrees';

for (const [group, claims] of Object.entries(OPERATOR_CLAIMS)) {
  describe(group, () => {
    it.each(claims)('$prelude $right', ({ prelude, right, wrong }) => {
      const found = verdictsOf(prelude, right);
      expect(found.filter(isConfirmed)).toEqual(found);
      expect(found.length).toBeGreaterThan(0);
      const wronged = verdictsOf(prelude, wrong);
      expect(wronged.length).toBe(found.length);
      expect(wronged.every(isConfirmed)).toBe(false);
    });
  });
}
