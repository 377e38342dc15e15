import { beforeAll, describe, expect, it } from 'vitest';
import { apply, beginRequest, type Expr, inverse, shape, transpose } from '../../src/expr';
import { latex } from '../../src/present/latex';
import { parseLatex } from '../../src/syntax/latex/parse';
import { M, n } from '../expr/support/symbols';
import { kinds } from './support/nodeCases';
import { cases } from './support/paperCases';
import { difference, readBack } from './support/readBack';

beforeAll(beginRequest);

/** Notation that papers use and the reader does not know (yet), with the reason. */
const NOT_READ: readonly RegExp[] = [
  /\\partial_/, // derivatives of unknown functions by position
  /\\hat\{w\}\+/, // names of code are not names of formulas
];

function problemOf(e: Expr): string | null {
  const text = latex(e);
  if (NOT_READ.some((notation) => notation.test(text))) return null;
  try {
    const different = difference(e, readBack(text, e, parseLatex, 'latex'));
    return different && `${text}: ${different}`;
  } catch (error) {
    return `${text}: ${error}`;
  }
}

describe('what is printed parses back to an equal expression', () => {
  for (const [group, table] of Object.entries(cases)) {
    it(group, () => {
      expect(
        Object.values(table)
          .map((make) => problemOf(make()))
          .filter((p) => p !== null),
      ).toEqual([]);
    });
  }
  it('reads a script on the bracket of a call as that of the call', () => {
    const value = apply('\\phi', [M('B', n, n)], shape(n, n), undefined, true);
    expect(problemOf(transpose(inverse(value)))).toBe(null);
  });

  it.each(Object.keys(kinds))('%s', (kind) => {
    expect(
      Object.values(kinds[kind]())
        .map(problemOf)
        .filter((p) => p !== null),
    ).toEqual([]);
  });
});
