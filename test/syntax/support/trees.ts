import { describe, expect, it } from 'vitest';
import { showSyntax } from '../../../src/syntax/show';
import type { Parsed } from '../../../src/syntax/tree';

/**
 * A table of formulas and their trees, one a line: the source, an arrow ⟶, and what `showSyntax` prints. Each line is
 * a test; reading it must bring no message.
 */
export function trees(title: string, parse: (source: string) => Parsed, table: string): void {
  describe(title, () => {
    for (const line of table.split('\n')) {
      if (line.trim() === '') continue;
      const [source, tree] = line.split('⟶').map((part) => part.trim());
      it(source, () => {
        const { root, errors } = parse(source);
        expect(errors.map(({ message }) => message)).toEqual([]);
        expect(showSyntax(root)).toBe(tree);
      });
    }
  });
}
