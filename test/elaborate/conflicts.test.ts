import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Conflicts } from '../../src/elaborate/conflicts';

const NAMES = ['A', 'b', 'c', 'd'];
const picks = fc.array(fc.nat({ max: 2 }), { minLength: NAMES.length, maxLength: NAMES.length });

it('rules out exactly the picks that agree with failed ones on what was looked at', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(picks, fc.subarray(NAMES))), picks, (failures, tried) => {
      const conflicts = new Conflicts(NAMES.map((name) => [name]));
      for (const [failed, consulted] of failures) conflicts.learn(failed, new Set(consulted));
      const fails = failures.some(([failed, consulted]) =>
        consulted.every((name) => failed[NAMES.indexOf(name)] === tried[NAMES.indexOf(name)]),
      );
      expect(conflicts.placesRuledOut(tried) !== null).toBe(fails);
    }),
  );
});
