// The texts the project is developed on are read without a message.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { regionsOf } from '../../src/documents/regions';
import { parseLatex } from '../../src/syntax/latex/parse';
import { parseMath } from '../../src/syntax/math/parse';
import { identityFormulas, sharedFile, sharedFolder } from './support/samples';

const scalar = sharedFile('cases/scalar.jsonl');
const book = sharedFolder('wild/pumpkin-book/docs');

describe('texts at large', () => {
  it.skipIf(identityFormulas().length === 0)(
    'every matrix identity: the expression and its derivative in both layouts',
    () => {
      const formulas = identityFormulas();
      expect(formulas.length).toBe(405);
      expect(formulas.filter((formula) => parseLatex(formula).errors.length > 0)).toEqual([]);
    },
  );

  it.skipIf(!scalar)('every scalar problem: the expression and its derivative', () => {
    const formulas = scalar!
      .trim()
      .split('\n')
      .flatMap((line) => {
        const { expr, derivative } = JSON.parse(line) as { expr: string; derivative: string };
        return [expr, derivative];
      });
    expect(formulas.length).toBe(1000);
    expect(formulas.filter((formula) => parseMath(formula).errors.length > 0)).toEqual([]);
  });

  it.skipIf(!book)('of the formulas of a textbook all but a few that are cut off in the text itself', () => {
    const files = readdirSync(book!, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /chapter.*\.md$/.test(file),
    );
    const formulas = files.flatMap((file) => regionsOf(readFileSync(join(book!, file), 'utf8'), 'markdown'));
    const unread = formulas.filter(({ source }) => parseLatex(source).errors.length > 0);
    expect(formulas.length).toBeGreaterThan(5000);
    expect(unread.length / formulas.length).toBeLessThan(0.006);
  });
});
