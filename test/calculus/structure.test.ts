import { describe, expect, it } from 'vitest';
import { derivative, derivativeInTurn, type Structure } from '../../src/calculus/derivative';
import {
  beginRequest,
  type Expr,
  elimination,
  isScalar,
  matmul,
  type SymbolNode,
  transpose,
  vec,
} from '../../src/expr';
import { checkExprGradient, compileComparison, pointsInDomain } from '../../src/numeric';
import { latex } from '../../src/present/latex';
import { differentiate, keptNames, parseVariables, readProblem } from '../../src/service/differentiate';
import { asFailure, parseFormula, readDeclarations } from '../../src/service/formula';
import { operationCount } from '../../src/simplify/cost';
import { simplify } from '../../src/simplify/readable';

const DECLARED =
  'S: spd(n); D: diagonal(n); Q: orthogonal(n); A: matrix(n,n); B: matrix(n,n); a: vector(n); c: vector(n); y: onehot(n); z: sgn(n)';

function read(expr: string, wrt: string, declare = DECLARED) {
  beginRequest();
  const [{ problem }] = readProblem(parseFormula(expr, 'latex'), parseVariables([wrt], 'latex'), {
    language: 'latex',
    declared: readDeclarations(declare),
    keep: keptNames([wrt]),
  });
  return problem;
}

function differs(f: Expr, claim: Expr, variable: SymbolNode, structure: Structure): string | null {
  const check = checkExprGradient(f, claim, variable, 'numerator', { seed: 3, structure, tolerance: 1e-5 });
  const { worst = null } = check ?? {};
  // Where both vanish, rounding is all there is.
  const isFlat = worst !== null && Math.abs(worst.numeric) + Math.abs(worst.claimed) < 1e-9;
  return check?.verdict === 'agrees' || isFlat ? null : `${check?.verdict}: ${check?.reason}`;
}

function equal(a: Expr, b: Expr): boolean {
  const { points } = pointsInDomain([a, b], 3, { seed: 4 });
  const compare = compileComparison(a, b);
  return points.length > 0 && points.every((point) => compare(point).verdict !== 'different');
}

const OF_SYMMETRIC = [
  '\\log\\det S',
  '\\operatorname{tr}(AS)',
  '\\operatorname{tr}(SAS)',
  '\\operatorname{tr}(SASB)',
  'a^\\top S^{-1} c',
  'a^\\top S c',
  '\\|S\\|_F^2',
  '(a^\\top Sa)^2',
  '\\log\\det S+\\operatorname{tr}(S^{-1}A)',
];
const MATRICES_OF_SYMMETRIC = ['S^{-1}', 'SAS', 'ASB', 'S^2', 'Sa', '\\operatorname{diag}(S)', 'S\\odot S'];

describe('by each independent entry of a symmetric matrix', () => {
  it.each(OF_SYMMETRIC)('the gradient and the Hessian of %s', (expr) => {
    const { f, variables } = read(expr, 'S');
    const variable = variables[0] as SymbolNode;
    const options = { layout: 'numerator', structure: 'entries' } as const;
    const gradient = derivative(f, variable, { ...options, layout: 'denominator' });
    expect(differs(f, simplify(derivative(f, variable, options)), variable, 'entries')).toBe(null);
    const hessian = simplify(derivativeInTurn(f, [variable, variable], options));
    expect(differs(gradient, hessian, variable, 'entries')).toBe(null);
  });

  it.each(MATRICES_OF_SYMMETRIC)('the Jacobian of %s', (expr) => {
    const { f, variables } = read(expr, 'S');
    const variable = variables[0] as SymbolNode;
    const jacobian = derivative(f, variable, { layout: 'numerator', structure: 'entries' });
    expect(differs(f, simplify(jacobian), variable, 'entries')).toBe(null);
  });

  it('the Hessian of tr(SAS) is as short as the free one between its two sides', () => {
    const { f, variables } = read('\\operatorname{tr}(SAS)', 'S');
    const hessian = derivativeInTurn(f, [variables[0], variables[0]], {
      layout: 'numerator',
      structure: 'entries',
    });
    expect(operationCount(simplify(hessian))).toBeLessThanOrEqual(11);
  });
});

describe('by a diagonal matrix', () => {
  it.each([
    '\\log\\det D',
    '\\operatorname{tr}(AD)',
    '\\operatorname{tr}(DAD)',
    'a^\\top D^{-1}c',
    '\\operatorname{tr}(DADB)',
  ])('the gradient and the Hessian of %s, in either convention', (expr) => {
    for (const structure of ['projected', 'entries'] as const) {
      const { f, variables } = read(expr, 'D');
      const variable = variables[0] as SymbolNode;
      const gradient = derivative(f, variable, { layout: 'denominator', structure });
      expect(
        differs(
          f,
          simplify(derivative(f, variable, { layout: 'numerator', structure })),
          variable,
          structure,
        ),
      ).toBe(null);
      const hessian = derivativeInTurn(f, [variable, variable], { layout: 'numerator', structure });
      expect(differs(gradient, simplify(hessian), variable, structure)).toBe(null);
    }
  });

  it.each(['D^{-1}', 'ADB', 'Da', 'DAD'])('the Jacobian of %s', (expr) => {
    const { f, variables } = read(expr, 'D');
    const variable = variables[0] as SymbolNode;
    const jacobian = derivative(f, variable, { layout: 'numerator', structure: 'projected' });
    expect(differs(f, simplify(jacobian), variable, 'projected')).toBe(null);
  });
});

describe('by vech of a symmetric matrix', () => {
  it.each([
    ...OF_SYMMETRIC,
    ...MATRICES_OF_SYMMETRIC,
    '\\operatorname{vech}(S)',
    '\\operatorname{vech}(ASA^\\top)',
  ])('%s, as by its independent entries', (expr) => {
    const problem = read(expr, '\\operatorname{vech}(S)');
    const { f, variables } = problem;
    const half = differentiate(problem, 'numerator', 'projected').simplified;
    const matrix = ((variables[0] as { args: readonly Expr[] }).args[1] as { arg: SymbolNode }).arg;
    const entries = derivative(f, matrix, { layout: 'numerator', structure: 'entries' });
    const select = elimination(matrix.shape.rows);
    const expected = isScalar(f) ? matmul([select, vec(entries)]) : matmul([entries, transpose(select)]);
    expect(equal(isScalar(f) ? transpose(half) : half, expected)).toBe(true);
  });

  it.each([
    ['\\log\\det S', 'D_{n}^\\top\\operatorname{vec}(S^{-1})'],
    ['a^\\top Sa', 'D_{n}^\\top\\operatorname{vec}(aa^\\top)'],
  ])('%s is printed with the duplication matrix', (expr, printed) => {
    const problem = read(expr, '\\operatorname{vech}(S)');
    expect(latex(differentiate(problem, 'denominator', 'projected').display)).toBe(printed);
  });

  it('the Hessian is that of the free matrix between duplication matrices', () => {
    const by = ['\\operatorname{vech}(S)', '\\operatorname{vech}(S)'];
    beginRequest();
    const [{ problem }] = readProblem(parseFormula('\\log\\det S', 'latex'), parseVariables(by, 'latex'), {
      language: 'latex',
      declared: readDeclarations(DECLARED),
      keep: keptNames(by),
    });
    const { display } = differentiate(problem, 'numerator', 'projected');
    expect(latex(display)).toBe('-D_{n}^\\top(S^{-1}\\otimes S^{-1})D_{n}');
  });

  it('a matrix that is not known to be symmetric is refused', () => {
    expect(() =>
      differentiate(read('\\log\\det A', '\\operatorname{vech}(A)'), 'numerator', 'projected'),
    ).toThrow(/only where it is symmetric/);
    try {
      differentiate(read('\\log\\det A', '\\operatorname{vech}(A)'), 'numerator', 'projected');
    } catch (error) {
      expect(asFailure(error).code).toBe('unsupported');
    }
  });
});

/** What is known of a variable shortens what is built of it. */
describe('structure simplifies', () => {
  it.each([
    ['Q^\\top Q a', 'a'],
    ['Q^{-1}a', 'Q^\\top a'],
    ['y \\odot y', 'y'],
    ['(\\mathbf{1}^\\top y)a', 'a'],
    ['z \\odot z \\odot a', 'a'],
    ['\\operatorname{diag}(\\operatorname{diag}(D))a', 'Da'],
  ])('%s is %s', (expr, short) => {
    const given = read(expr, 'a').f;
    expect(latex(given)).toBe(short);
  });
});
