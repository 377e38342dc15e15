import { beforeAll, describe, expect, it } from 'vitest';
import { derivative } from '../../src/calculus/derivative';
import { beginRequest, type SymbolNode } from '../../src/expr';
import { checkExprGradient } from '../../src/numeric';
import { answerBatch } from '../../src/service/batch';
import { parseVariables, readProblem } from '../../src/service/differentiate';
import { parseFormula, readDeclarations } from '../../src/service/formula';

beforeAll(beginRequest);

const DECLARED =
  'X: matrix(m,n); Z: matrix(n,n); S: symmetric(n); P: spd(n); A: matrix(n,n); B: symmetric(n); C: matrix(p,m); a: vector(n); b: vector(n); t: scalar; p: scalar+; x: vector(n)';

const problemOf = (text: string, by: string) =>
  readProblem(parseFormula(text, 'latex'), parseVariables([by], 'latex'), {
    language: 'latex',
    declared: readDeclarations(DECLARED),
  })[0].problem;

/** Function, variable, derivative as it is printed (numerator layout where the function is no scalar). */
const ROWS: readonly (readonly [string, string, string])[] = [
  ['\\lambda_{\\max}(S)', 'S', '\\operatorname{q}_{\\max}(S)\\operatorname{q}_{\\max}(S)^\\top'],
  ['\\lambda_{\\min}(S)', 'S', '\\operatorname{q}_{\\min}(S)\\operatorname{q}_{\\min}(S)^\\top'],
  ['\\lambda_{2}(S)', 'S', '\\operatorname{q}_{2}(S)\\operatorname{q}_{2}(S)^\\top'],
  ['\\lambda_{\\max}(B+tS)', 't', '\\operatorname{q}_{\\max}(B+tS)^\\top S\\operatorname{q}_{\\max}(B+tS)'],
  [
    '\\lambda_{\\max}(X^\\top X)',
    'X',
    '2X\\operatorname{q}_{\\max}(X^\\top X)\\operatorname{q}_{\\max}(X^\\top X)^\\top',
  ],
  [
    '\\lambda_{\\max}(S+aa^\\top)',
    'a',
    '2(a^\\top\\operatorname{q}_{\\max}(S+aa^\\top))\\operatorname{q}_{\\max}(S+aa^\\top)',
  ],
  ['\\|X\\|_{2}', 'X', '\\operatorname{u}_{\\max}(X)\\operatorname{v}_{\\max}(X)^\\top'],
  ['\\sigma_{\\min}(X)', 'X', '\\operatorname{u}_{\\min}(X)\\operatorname{v}_{\\min}(X)^\\top'],
  ['\\operatorname{sv}_{2}(X)', 'X', '\\operatorname{u}_{2}(X)\\operatorname{v}_{2}(X)^\\top'],
  ['\\|X\\|_{*}', 'X', '\\operatorname{polar}(X)'],
  ['\\|CX\\|_{*}', 'X', 'C^\\top\\operatorname{polar}(CX)'],
  ['a^\\top\\operatorname{expm}(Z)b', 'Z', 'L_{\\operatorname{expm}}(Z^\\top,ab^\\top)'],
  ['\\operatorname{tr}(A\\operatorname{sinm}(Z))', 'Z', 'L_{\\operatorname{sinm}}(Z^\\top,A^\\top)'],
  ['\\operatorname{expm}(A+tZ)', 't', 'L_{\\operatorname{expm}}(A+tZ,Z)'],
  ['\\operatorname{logm}(P+tB)', 't', 'L_{\\operatorname{logm}}(P+tB,B)'],
  ['\\operatorname{sqrtm}(P+tB)', 't', 'L_{\\operatorname{sqrtm}}(P+tB,B)'],
  ['a^\\top\\operatorname{logm}(P)a', 'P', 'L_{\\operatorname{logm}}(P,aa^\\top)'],
  ['a^\\top P^{1/2}a', 'P', 'L_{\\operatorname{sqrtm}}(P,aa^\\top)'],
  ['a^\\top P^{-1/2}a', 'P', '-L_{\\operatorname{sqrtm}}(P,P^{-1/2}aa^\\top P^{-1/2})'],
  ['P^{p}', 'p', 'P^p\\operatorname{logm}(P)'],
];

describe('eigenvalues, singular values and functions of matrices', () => {
  it.each(ROWS)('%s by %s', (text, by, expected) => {
    const answer = answerBatch({
      op: 'diff',
      expr: text,
      wrt: by,
      declare: DECLARED,
      layout: by === 't' || by === 'p' ? 'numerator' : 'denominator',
    });
    expect(answer.latex ?? answer.error).toBe(expected);
    const problem = problemOf(text, by);
    const variable = problem.variables[0] as SymbolNode;
    const found = derivative(problem.f, variable, { layout: 'numerator', structure: 'projected' });
    expect(checkExprGradient(problem.f, found, variable, 'numerator', { entries: 'all' })?.verdict).toBe(
      'agrees',
    );
  });

  it.each(ROWS)('%s by %s: what is printed reads back', (text, by, expected) => {
    const claim = { op: 'verify', expr: text, wrt: by, declare: DECLARED, claim: expected };
    expect(answerBatch(claim)).toMatchObject({
      ok: true,
      verdict: expect.stringMatching(/proved|agrees/),
    });
    expect(answerBatch({ ...claim, claim: `2${expected}` })).toMatchObject({ ok: true, verdict: 'refuted' });
  });
});

/** Second derivatives, as the Jacobian of the gradient. */
it.each([
  ['\\lambda_{\\max}(S)', 'S'],
  ['\\lambda_{\\min}(B+tS)', 't'],
  ['\\lambda_{\\max}(S+aa^\\top)', 'a'],
  ['\\|X\\|_{2}', 'X'],
  ['\\sigma_{\\min}(X)', 'X'],
])('%s has a second derivative by %s', (text, by) => {
  const problem = problemOf(text, by);
  const variable = problem.variables[0] as SymbolNode;
  const gradient = derivative(problem.f, variable, { layout: 'denominator', structure: 'projected' });
  const hessian = derivative(gradient, variable, { layout: 'numerator', structure: 'entries' });
  const check = checkExprGradient(gradient, hessian, variable, 'numerator', { structure: 'entries' });
  expect(check?.verdict).toBe('agrees');
});

describe('what has no form is answered with a sentence', () => {
  it.each([
    ['\\lambda_{\\max}(Z)', 'Z', /symmetric/],
    ['\\operatorname{expm}(Z)', 'Z', /linear map without a matrix form/],
    ['P^{p}', 'P', /integer exponents and 1\/2/],
    ['a^\\top\\operatorname{expm}(Z)b', ['Z', 'Z'], /second derivative of expm/],
  ])('%s by %s', (expr, wrt, message) => {
    const answer = answerBatch({ op: 'diff', expr, wrt, declare: DECLARED });
    expect(answer).toMatchObject({ ok: false });
    expect((answer.error as { message: string }).message).toMatch(message);
  });
});

/** λ_i is a multiplier, and σ_1 an activation, where the text has given it a meaning or it stands by no matrix. */
it.each([
  ['\\lambda_{i}(a^\\top x)', 'x', '\\lambda_{i}a'],
  ['\\operatorname{tr}(\\lambda_{i}(Z))', 'Z', '\\lambda_iI_{n}', '; \\lambda_i: scalar'],
])('%s by %s is a product', (expr, wrt, expected, more = '') => {
  const answer = answerBatch({ op: 'diff', expr, wrt, declare: DECLARED + more });
  expect(answer.latex ?? answer.error).toBe(expected);
});
