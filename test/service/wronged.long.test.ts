import { expect, it } from 'vitest';
import { answerBatch } from '../../src/service/batch';
import { hasCases, readIdentities } from './support/cases';
import { wrongedForms } from './support/wronged';

interface Answer {
  readonly ok: boolean;
  readonly verdict?: string;
  readonly diagnosis?: readonly {
    readonly kind: string;
    readonly span: readonly [number, number] | null;
    readonly fix: string | null;
  }[];
}

const ask = (request: object): Answer => answerBatch(request) as unknown as Answer;
const holds = ({ verdict }: Answer) => verdict === 'proved' || verdict === 'agrees';

interface Count {
  wrong: number;
  named: number;
  fixed: number;
}

it('wronged derivatives are refuted, nine in ten named rightly and mended', (context) => {
  if (!hasCases) {
    console.warn('SKIPPED: no shared/cases beside the repository; no identity was wronged.');
    return context.skip();
  }
  const counts = new Map<string, Count>();
  const notRefuted: string[] = [];
  const wrongFixes: string[] = [];
  for (const { id, expr, wrt, declare, structure, derivative } of readIdentities())
    for (const layout of ['denominator', 'numerator'] as const) {
      const base = { op: 'verify', expr, wrt, declare, structure, layout, syntax: 'latex' };
      for (const { mistake, text, kinds } of wrongedForms(derivative[layout])) {
        const answer = ask({ ...base, claim: text });
        // Equal by chance: a swap of factors that commute, twice nothing.
        if (holds(answer)) continue;
        const count = counts.get(mistake) ?? { wrong: 0, named: 0, fixed: 0 };
        counts.set(mistake, count);
        count.wrong++;
        const name = `${id} ${layout} ${mistake}: ${text}`;
        if (answer.verdict !== 'refuted') notRefuted.push(name);
        const [first] = answer.diagnosis ?? [];
        if (first && kinds.includes(first.kind)) count.named++;
        if (!first?.span || first.fix === null) continue;
        const fixed = text.slice(0, first.span[0]) + first.fix + text.slice(first.span[1]);
        if (holds(ask({ ...base, claim: fixed }))) count.fixed++;
        else wrongFixes.push(`${name} → ${fixed}`);
      }
    }
  console.table(Object.fromEntries(counts));
  expect(notRefuted).toEqual([]);
  expect(wrongFixes).toEqual([]);
  const sum = (pick: (c: Count) => number) => [...counts.values()].reduce((total, c) => total + pick(c), 0);
  expect(sum((c) => c.named) / sum((c) => c.wrong)).toBeGreaterThan(0.9);
  expect(sum((c) => c.fixed) / sum((c) => c.wrong)).toBeGreaterThan(0.9);
});
