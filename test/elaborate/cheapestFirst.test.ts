import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CheapestFirst } from '../../src/elaborate/cheapestFirst';
import { Conflicts } from '../../src/elaborate/conflicts';
import type { WeighedKind } from '../../src/shapes/kinds';

const NAMES = ['A', 'b', 'c', 'd'];
/** Costs of each name's kinds, rising. */
const costs = fc.array(
  fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 4 }).map((rises) => {
    let total = 0;
    return rises.map((rise, k) => {
      total += k === 0 ? 0 : rise;
      return total;
    });
  }),
  { minLength: NAMES.length, maxLength: NAMES.length },
);
/** What does not go together: names with one kind each. */
const clashes = fc.array(
  fc.record({
    picks: fc.array(fc.nat({ max: 3 }), { minLength: NAMES.length, maxLength: NAMES.length }),
    of: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
  }),
  { maxLength: 12 },
);

type Clash = { picks: number[]; of: number[] };

const clashIn = (picks: readonly number[], all: readonly Clash[]): Clash | undefined =>
  all.find((clash) => clash.of.every((k) => clash.picks[k] === picks[k]));

function combinations(sizes: readonly number[]): number[][] {
  return sizes.reduce<number[][]>(
    (all, size) => all.flatMap((picks) => Array.from({ length: size }, (_, k) => [...picks, k])),
    [[]],
  );
}

it('finds every combination without a clash, the cheapest first, and of those with one as few as it must', () => {
  fc.assert(
    fc.property(costs, clashes, (costsOf, all) => {
      const choices = costsOf.map((own) =>
        own.map((cost): WeighedKind => ({ kind: { rank: 0, family: 0 }, cost })),
      );
      const costOf = (picks: readonly number[]) => picks.reduce((sum, p, k) => sum + costsOf[k][p], 0);
      const search = new CheapestFirst(choices);
      const conflicts = new Conflicts(NAMES.map((name) => [name]));
      const found: number[] = [];
      let tried = 0;
      for (let next = search.next(); next; next = search.next()) {
        const ruledOut = conflicts.placesRuledOut(next.picks);
        if (ruledOut) {
          search.goOnFrom(next, ruledOut);
          continue;
        }
        const clash = clashIn(next.picks, all);
        if (clash) {
          tried++;
          search.goOnFrom(next, conflicts.learn(next.picks, new Set(clash.of.map((k) => NAMES[k]))));
          continue;
        }
        search.goOnFrom(next);
        found.push(next.cost);
      }
      const right = combinations(costsOf.map((own) => own.length)).filter((picks) => !clashIn(picks, all));
      expect(found).toEqual(right.map(costOf).sort((a, b) => a - b));
      expect(tried).toBeLessThanOrEqual(all.length);
    }),
    { numRuns: 500 },
  );
});
