import { beforeAll, describe, expect, it } from 'vitest';
import { derivative, type Layout } from '../../src/calculus/derivative';
import { beginRequest, type Expr, type SymbolNode } from '../../src/expr';
import { checkExprGradient } from '../../src/numeric';
import { answerBatch } from '../../src/service/batch';
import { parseVariables, readProblem } from '../../src/service/differentiate';
import { parseFormula, readDeclarations } from '../../src/service/formula';

beforeAll(beginRequest);

/** Function, variable, declarations, derivative in denominator and in numerator layout. */
type Row = readonly [f: string, by: string, declare: string, denominator: string, numerator?: string];

const SCALARS: Row[] = [
  ['x^n', 'x', 'x: scalar; n: scalar', 'nx^{n-1}'],
  ['a^x', 'x', 'x: scalar; a: scalar', 'a^x\\log a'],
  ['\\prod_{i=1}^n x_i', 'x', 'x: vector+(n)', '\\left(\\prod_{i=1}^n x_i\\right) x^{\\odot -1}'],
  ['\\max(x, a)', 'x', 'x: scalar; a: scalar', '\\mathbb{1}(x - a)'],
  ['\\operatorname{tr}(e^{t} A)', 't', 't: scalar; A: matrix(n,n)', 'e^{t}\\operatorname{tr}(A)'],
];

const GRADIENTS: Row[] = [
  ['a^\\top x', 'x', 'a: vector(n); x: vector(n)', 'a', 'a^\\top'],
  ['\\lVert x \\rVert_2', 'x', 'x: vector(n)', 'x / \\lVert x \\rVert_2'],
  ['\\lVert x \\rVert_1', 'x', 'x: vector(n)', '\\operatorname{sign}(x)'],
  ['\\log\\det(X)', 'X', 'X: invertible(n)', 'X^{-\\top}', 'X^{-1}'],
  ['\\operatorname{tr}(\\operatorname{expm}(X))', 'X', 'X: matrix(n,n)', '\\operatorname{expm}(X)^\\top'],
  [
    '\\operatorname{vec}(A)^\\top \\operatorname{vec}(X)',
    'X',
    'A: matrix(m,n); X: matrix(m,n)',
    'A',
    'A^\\top',
  ],
  [
    '\\mathbf{1}_{m}^\\top (A \\otimes x) \\mathbf{1}_{n}',
    'x',
    'A: matrix(1,n); x: vector(m)',
    '(A\\mathbf{1}_{n}) \\mathbf{1}_{m}',
  ],
  ['\\operatorname{logsumexp}(x)', 'x', 'x: vector(n)', '\\operatorname{softmax}(x)'],
];

/** Index notation in, matrix notation out. */
const INDICES: Row[] = [
  ['\\sum_i \\sum_j a_{ij} x_i x_j', 'x', 'a: matrix(n,n); x: vector(n)', '(a + a^\\top) x'],
  ['\\sum_i x_i^2', 'x', 'x: vector(n)', '2x', '2x^\\top'],
  [
    '\\sum_{i=1}^n (y_i - \\sum_j X_{ij} w_j)^2',
    'w',
    'X: matrix(n,d); y: vector(n); w: vector(d)',
    '-2X^\\top(y - Xw)',
  ],
  [
    '\\sum_{i=1}^n (y_i - \\sum_j X_{ij} w_j)^2',
    'X',
    'X: matrix(n,d); y: vector(n); w: vector(d)',
    '-2(y - Xw)w^\\top',
  ],
  ['\\log \\sum_i e^{x_i}', 'x', 'x: vector(n)', '\\operatorname{softmax}(x)'],
  ['\\sum_i x_i^2', 'x_k', 'x: vector(n)', '2x_k'],
  [
    '\\sum_i \\sum_j a_{ij} x_i x_j',
    'x_k',
    'a: matrix(n,n); x: vector(n)',
    '\\sum_j a_{kj} x_j + \\sum_i a_{ik} x_i',
  ],
  ['\\sum_k A_{ik} B_{kj}', 'B_{kj}', 'A: matrix(m,n); B: matrix(n,p)', 'A_{ik}'],
];

const JACOBIANS: Row[] = [
  ['A x', 'x', 'A: matrix(m,n); x: vector(n)', 'A^\\top', 'A'],
  [
    'A X B',
    'X',
    'A: matrix(p,m); X: matrix(m,n); B: matrix(n,q)',
    'B \\otimes A^\\top',
    'B^\\top \\otimes A',
  ],
  ['X^\\top', 'X', 'X: matrix(m,n)', 'K_{n,m}', 'K_{m,n}'],
  ['X^{-1}', 'X', 'X: invertible(n)', '-X^{-1} \\otimes X^{-\\top}', '-X^{-\\top} \\otimes X^{-1}'],
  [
    '\\operatorname{diag}(x) A',
    'x',
    'x: vector(m); A: matrix(m,m)',
    '(\\operatorname{diag}(\\operatorname{vec}(A)) (\\mathbf{1}_{m} \\otimes I_m))^\\top',
  ],
  [
    'x \\otimes x',
    'x',
    'x: vector(n)',
    '(I_n \\otimes x + x \\otimes I_n)^\\top',
    'I_n \\otimes x + x \\otimes I_n',
  ],
  ['\\operatorname{vec}(X)', 'X', 'X: matrix(m,n)', 'I_{mn}'],
];

const UNKNOWN: Row[] = [
  ['f(g(x))', 'x', 'x: scalar', "f'(g(x)) g'(x)"],
  ['f(x^2)', 'x', 'x: scalar', "2 x f'(x^2)"],
];

const tables: Record<string, Row[]> = {
  scalars: SCALARS,
  gradients: GRADIENTS,
  indices: INDICES,
  Jacobians: JACOBIANS,
  'unknown functions': UNKNOWN,
};

describe.each(Object.entries(tables))('%s', (_, rows) => {
  const cases = rows.flatMap(([f, by, declare, denominator, numerator]) => [
    [f, by, 'denominator', declare, denominator] as const,
    ...(numerator ? [[f, by, 'numerator', declare, numerator] as const] : []),
  ]);
  it.each(cases)('%s by %s, %s layout', (expr, wrt, layout, declare, claim) => {
    const answer = answerBatch({ op: 'verify', expr, wrt, declare, layout, claim, syntax: 'latex' });
    expect(answer.error ?? answer.verdict).toMatch(/proved|agrees/);
  });
});

/** What comes out of index notation holds no index any more. */
it.each(INDICES.filter(([, by]) => !by.includes('_')))('%s by %s has a matrix form', (expr, wrt, declare) => {
  const answer = answerBatch({ op: 'diff', expr, wrt, declare, syntax: 'latex' }) as { latex: string };
  expect(answer.latex).not.toMatch(/_\{?[ijk]\}?|\\sum/);
});

/** Beyond the second order: Hessians as Jacobians of gradients, and the Jacobians of those. */
it.each([
  ['(x^\\top x)^2', 'x', 'x: vector(n)'],
  ['a^\\top \\sin(B x)', 'x', 'a: vector(m); B: matrix(m,n); x: vector(n)'],
  ['\\operatorname{logsumexp}(B x)', 'x', 'B: matrix(m,n); x: vector(n)'],
  ['\\operatorname{tr}(X^3)', 'X', 'X: matrix(n,n)'],
  ['\\log\\det X', 'X', 'X: invertible(n)'],
  ['a^\\top X^\\top X X^\\top b', 'X', 'X: matrix(m,n); a: vector(n); b: vector(m)'],
])('%s has second and third derivatives', (text, by, declare) => {
  const [{ problem }] = readProblem(parseFormula(text, 'latex'), parseVariables([by], 'latex'), {
    language: 'latex',
    declared: readDeclarations(declare),
  });
  const variable = problem.variables[0] as SymbolNode;
  const inLayout = (f: Expr, layout: Layout) => derivative(f, variable, { layout, structure: 'projected' });
  const gradient = inLayout(problem.f, 'denominator');
  const hessian = inLayout(gradient, 'numerator');
  const third = inLayout(hessian, 'numerator');
  expect(checkExprGradient(gradient, hessian, variable, 'numerator')?.verdict).toBe('agrees');
  expect(checkExprGradient(hessian, third, variable, 'numerator')?.verdict).toBe('agrees');
});

it('a deep chain is differentiated in proportion to its depth', () => {
  const ops = [25, 50, 100].map((depth) => {
    const expr = `${'sin('.repeat(depth)}x${')'.repeat(depth)}`;
    return (answerBatch({ op: 'diff', expr, wrt: 'x', syntax: 'math' }) as { ops: number }).ops;
  });
  expect(ops[1] - 2 * ops[0]).toBeLessThanOrEqual(2);
  expect(ops[2] - 2 * ops[1]).toBeLessThanOrEqual(2);
});

it('a Jacobian by the independent entries of a symmetric matrix', () => {
  const [{ problem }] = readProblem(parseFormula('S^{-1} a', 'latex'), parseVariables(['S'], 'latex'), {
    language: 'latex',
    declared: readDeclarations('S: spd(n); a: vector(n)'),
  });
  const variable = problem.variables[0] as SymbolNode;
  const jacobian = derivative(problem.f, variable, { layout: 'numerator', structure: 'entries' });
  const check = checkExprGradient(problem.f, jacobian, variable, 'numerator', { structure: 'entries' });
  expect(check?.verdict).toBe('agrees');
});
