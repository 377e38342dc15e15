import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { beginRequest, type Expr, type SymbolNode } from '../../src/expr';
import { checkExprGradient } from '../../src/numeric';
import { latex } from '../../src/present/latex';
import { differentiate, keptNames, parseVariables, readProblem } from '../../src/service/differentiate';
import { asFailure, parseFormula, readDeclarations } from '../../src/service/formula';
import { declarationsWith, type FunctionRow, LEFT_OUT, SECTIONS } from './support/functionRows';

interface Case {
  readonly name: string;
  readonly expr: string;
  readonly wrt: string;
  readonly declare: string;
}

/** The matrix a case is about, by which it is differentiated. */
const MATRICES = ['X', 'Z', 'B'];

function casesOf(row: FunctionRow): Case[] {
  const cases: Case[] = [];
  const add = (expr: string | null, wrt: string) => {
    if (expr !== null) cases.push({ name: row.name, expr, wrt, declare: row.declare });
  };
  add(row.scalar, 't');
  add(row.vector, 'x');
  add(
    row.matrix,
    MATRICES.find((name) => new RegExp(`(?<![a-zA-Z\\\\])${name}`).test(row.matrix ?? '')) ?? 'X',
  );
  return cases;
}

interface Derived {
  readonly f: Expr;
  readonly variable: SymbolNode;
  readonly derivative: Expr;
  readonly shown: string;
}

function derive({ expr, wrt, declare }: Case): Derived {
  beginRequest();
  const [{ problem }] = readProblem(parseFormula(expr, 'latex'), parseVariables([wrt], 'latex'), {
    language: 'latex',
    declared: readDeclarations(declare),
    keep: keptNames([wrt]),
  });
  const { simplified, display } = differentiate(problem, 'denominator', 'projected');
  return {
    f: problem.f,
    variable: problem.variables[0] as SymbolNode,
    derivative: simplified,
    shown: latex(display),
  };
}

/** Whether finite differences give the same at a point where the function has a derivative. */
function verdict(one: Case): string {
  const { f, derivative, variable } = derive(one);
  let said = 'no point in its domain';
  for (const seed of [11, 12, 13, 14, 15]) {
    const check = checkExprGradient(f, derivative, variable, 'denominator', { seed, tolerance: 1e-5 });
    if (!check) return said;
    if (check.verdict === 'agrees') return 'agrees';
    const worst = check.worst;
    if (worst && Math.abs(worst.numeric) + Math.abs(worst.claimed) < 1e-9) return 'agrees';
    said = `${check.verdict}: ${check.reason}`;
    if (check.verdict === 'disagrees') return said;
  }
  return said;
}

const CASES = SECTIONS.flatMap(({ rows }) => rows.flatMap(casesOf));

describe('every function of the table', () => {
  it.each(CASES.map((one) => [one.name, one.expr, one.wrt, one] as const))(
    '%s: %s by %s',
    (_, __, ___, one) => {
      expect(verdict(one)).toBe('agrees');
    },
  );
});

describe('what is left out is refused with a sentence', () => {
  it.each(LEFT_OUT)('%s: %s', (_, expr, says) => {
    const wrt = /X/.test(expr) ? 'X' : /x/.test(expr) ? 'x' : 't';
    let said = '';
    try {
      said = derive({ name: '', expr, wrt, declare: declarationsWith('') }).shown;
    } catch (error) {
      said = asFailure(error).message;
    }
    expect(said).toMatch(says);
  });
});

const DOCUMENT = new URL('../../docs/functions.md', import.meta.url);

/** The document that users read, written from the same table. */
function written(): string {
  const lines = [
    '# Functions',
    '',
    'What Nabla differentiates, each with a verified case by a scalar t, a vector x and a matrix X where that makes sense, in',
    'denominator layout. This page is written from the table that the tests check against finite differences.',
    '',
    'Here t is a number and p a positive one, x and a are vectors of length n, b is a vector of length m, X and A are m×n,',
    'N is n×m, B and C are n×n, Z is invertible, S symmetric positive definite, q a probability vector and y one-hot. Logarithms, roots and',
    'powers are of positive entries.',
  ];
  for (const { title, rows } of SECTIONS) {
    lines.push('', `## ${title}`, '');
    for (const one of rows) {
      lines.push(`- ${one.name}`);
      for (const each of casesOf(one)) {
        lines.push(`  - \`${each.expr}\` by \`${each.wrt}\`: \`${derive(each).shown}\``);
      }
    }
  }
  lines.push('', '## Left out', '', 'These are answered with an error that says so:', '');
  for (const [what, expr] of LEFT_OUT) lines.push(`- ${what}: \`${expr}\``);
  return `${lines.join('\n')}\n`;
}

/** `UPDATE_DOCS=1 npx vitest run test/calculus/functionTable.test.ts` writes the document anew. */
it('docs/functions.md says the same', () => {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(DOCUMENT, written());
  expect(readFileSync(DOCUMENT, 'utf8')).toBe(written());
});
