import { describe, expect, it } from 'vitest';
import { isScalar, type SymbolNode } from '../../src/expr';
import { checkExprGradient } from '../../src/numeric';
import { differentiate, parseVariables, readProblem } from '../../src/service/differentiate';
import { asFailure, parseFormula, readDeclarations } from '../../src/service/formula';
import type { SyntaxLanguage } from '../../src/service/protocol';
import { FUNCTIONS, type NamedFunction } from '../../src/syntax/functions';

const SHAPES = {
  scalar: 'x: scalar+; y: scalar+; z: scalar+',
  vector: 'x: vector+(n); y: vector+(n); z: scalar+',
  matrix: 'x: matrix+(n,n); y: matrix+(n,n); z: scalar+',
} as const;
type ShapeName = keyof typeof SHAPES;

/** What each is called with, where x alone or x and y do not fit. */
const ARGUMENTS: Record<string, string> = {
  clip: 'x, z, 2',
  pow: 'x, z',
  hadamardPower: 'x, z',
  matrixpower: 'x, 3',
  nthRoot: 'x, z',
  leakyrelu: 'x, z',
  elu: 'x, z',
  huber: 'x, z',
  max: 'x, y',
  min: 'x, y',
  hypot: 'x, y',
  unvec: 'x \\otimes x, n, n',
  prod: 'x',
  mod: 'x, 7',
};

/** No derivative, by nature or not here; the answer says so. */
const REFUSED = new Set([
  'trigamma',
  'rank',
  'cross',
  'cumsum',
  'cumprod',
  'median',
  'randomVariance',
  'complexPart',
  'convolution',
  'sort',
  'ones',
  'zeros',
  'onesLike',
  'zerosLike',
  'size',
  'reshape',
  'ravel',
  'squeeze',
  'eye',
  'where',
]);
/** Refused for these shapes, with what the answer must say. */
const REFUSED_AT: Record<string, Partial<Record<ShapeName, RegExp>>> = {
  softmax: { scalar: /needs a vector/ },
  logsoftmax: { scalar: /needs a vector/ },
  diag: { scalar: /needs a vector or a square matrix/ },
  ...Object.fromEntries(
    ['tr', 'det', 'logdet', 'inv', 'adj', 'matrixpower', 'solve', 'vech'].map((name) => [
      name,
      { vector: /square/ },
    ]),
  ),
  ...Object.fromEntries(
    ['expm', 'logm', 'sqrtm', 'sinm', 'cosm'].map((name) => [
      name,
      { vector: /square/, matrix: /linear map without a matrix form/ },
    ]),
  ),
  var: { scalar: /needs a vector/ },
  std: { scalar: /needs a vector/ },
  polar: { matrix: /no closed form/ },
  matmul: { vector: /does not fit/ },
  unvec: { scalar: /needs a vector/, matrix: /needs a vector/ },
  prod: { matrix: /needs a vector/, scalar: /needs a vector/ },
};
const known = [...new Map(FUNCTIONS.map((f) => [f.name, f])).values()].filter((f) => f.name !== '');

function callOf(f: NamedFunction): { text: string; language: SyntaxLanguage } {
  const language = f.latex.length > 0 ? 'latex' : f.math.length > 0 ? 'math' : 'python';
  const words = { latex: `\\operatorname{${f.latex[0]}}`, math: f.math[0], python: `np.${f.python[0]}` };
  const text = `${words[language]}(${ARGUMENTS[f.name] ?? (f.arity[0] > 1 ? 'x, y' : 'x')})`;
  return { text, language };
}

/** `right`, or why there is no derivative, or how it differs from finite differences. */
function outcome(f: NamedFunction, shape: ShapeName): string {
  const { text, language } = callOf(f);
  try {
    const [{ problem }] = readProblem(parseFormula(text, language), parseVariables(['x'], language), {
      language,
      declared: readDeclarations(SHAPES[shape]),
    });
    const { derivative } = differentiate(problem, 'numerator', 'projected');
    const variable = problem.variables[0] as SymbolNode;
    let said = 'no point in its domain';
    // Away from kinks: another point is tried where one is met.
    for (const seed of [11, 12, 13, 14, 15]) {
      const check = checkExprGradient(problem.f, derivative, variable, 'numerator', {
        seed,
        tolerance: 1e-5,
      });
      if (!check) return said;
      if (check.verdict === 'agrees' || isFlat(check)) return 'right';
      said = `${check.verdict}: ${check.reason}`;
      if (check.verdict === 'disagrees') return said;
    }
    return said;
  } catch (error) {
    const failure = asFailure(error);
    if (failure.code === 'internal') throw error;
    return failure.message;
  }
}

/** Both sides vanish but for rounding. */
const isFlat = (check: { worst: { numeric: number; claimed: number } | null }): boolean =>
  check.worst !== null && Math.abs(check.worst.numeric) + Math.abs(check.worst.claimed) < 1e-9;

describe('every function known by name', () => {
  const names = known.filter((f) => !REFUSED.has(f.name));
  it.each(names.flatMap((f) => (Object.keys(SHAPES) as ShapeName[]).map((s) => [f.name, s, f] as const)))(
    '%s of a %s',
    (name, shape, f) => {
      const refusal = REFUSED_AT[name]?.[shape];
      if (refusal) expect(outcome(f, shape)).toMatch(refusal);
      else expect(outcome(f, shape)).toBe('right');
    },
  );

  it.each(known.filter((f) => REFUSED.has(f.name)).map((f) => [f.name, f] as const))(
    '%s is refused with a sentence',
    (_, f) => {
      const said = outcome(f, 'scalar');
      expect(said).not.toBe('right');
      expect(said).toMatch(/^[A-Zw].*\.$/);
    },
  );
});

it('an inner function is differentiated too', () => {
  const [{ problem }] = readProblem(
    parseFormula('\\sigma(\\log(x))', 'latex'),
    parseVariables(['x'], 'latex'),
    {
      language: 'latex',
      declared: readDeclarations('x: scalar+'),
    },
  );
  expect(isScalar(differentiate(problem, 'numerator', 'projected').derivative)).toBe(true);
});
