/** The replacements that mend wrong claims. Free of vscode, so that they can be tested. */
import type { ClaimResult, TextRange } from '../service/protocol';

export interface Fix {
  readonly range: TextRange;
  readonly text: string;
}

/** What mends a claim, the likeliest first. */
export function fixesOf(claim: Pick<ClaimResult, 'verdict' | 'range' | 'diagnosis'>): Fix[] {
  if (claim.verdict !== 'refuted') return [];
  return claim.diagnosis.flatMap(({ fix, span }) =>
    fix === null ? [] : [{ range: span ?? claim.range, text: fix }],
  );
}

/** Fixes that can be made in one step: of two that touch the same text, the one that begins first. */
export function withoutOverlaps(fixes: readonly Fix[]): Fix[] {
  const kept: Fix[] = [];
  for (const fix of [...fixes].sort((a, b) => a.range.from - b.range.from)) {
    const before = kept.at(-1);
    if (!before || before.range.to <= fix.range.from) kept.push(fix);
  }
  return kept;
}
