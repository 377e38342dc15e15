import { describe, expect, it } from 'vitest';
import { mismatches } from '../../present/support/checkNumpy';
import { hasNumpy } from '../../present/support/python';
import { byDifferences, forCode, printed, type Row, readBackVerdict } from './derivedRows';

/** Tests of a table: what is printed in both layouts, that it is what finite differences give, reads back and runs as NumPy. */
export function checkRows(what: string, rows: readonly Row[]): void {
  const both = rows.flatMap((row) =>
    (['denominator', 'numerator'] as const).map((layout) => ({ row, layout })),
  );

  describe(what, () => {
    it.each(both.map(({ row, layout }) => [row[0], row[1], layout, row] as const))(
      '%s by %s, %s layout',
      (_expr, _wrt, layout, row) => {
        expect(printed(row, layout)).toBe(layout === 'numerator' ? (row[4] ?? row[3]) : row[3]);
        expect(byDifferences(row, layout)).toBe('agrees');
        expect(readBackVerdict(row, layout)).toMatch(/^(proved|agrees)$/);
      },
    );

    it.skipIf(!hasNumpy)('are computed by NumPy', () => {
      const cases = Object.fromEntries(
        both.map(({ row, layout }) => [`${row[0]} by ${row[1]}, ${layout}`, forCode(row, layout)]),
      );
      expect(mismatches(cases, 1e-7).join('\n\n')).toBe('');
    });
  });
}
