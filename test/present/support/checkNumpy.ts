import { type Expr, freeIndices, isOne, isScalarShape, postorder, type SymbolNode } from '../../../src/expr';
import {
  compile,
  compileWithErrors,
  evaluate,
  type Family,
  isFamily,
  type Point,
  pointsInDomain,
  type Tensor,
  tensorRows,
} from '../../../src/numeric';
import { singularValues } from '../../../src/numeric/spectral';
import { symbolsInOrder } from '../../../src/present/code/parameters';
import type { Program } from '../../../src/present/code/program';
import { numpy } from '../../../src/present/numpy';
import { type Answer, type Job, numbersOf, runPython } from './python';

type Vectors = '1d' | 'column';

/** A value as the generated function takes it. */
function argument(symbol: SymbolNode, value: Tensor | Family, vectors: Vectors): unknown {
  const one = (t: Tensor): unknown => {
    if (isScalarShape(symbol.shape)) return t.data[0];
    const isVector = isOne(symbol.shape.rows) || isOne(symbol.shape.cols);
    return isVector && (vectors === '1d' || symbol.family.length > 0) ? [...t.data] : tensorRows(t);
  };
  if (!isFamily(value)) return one(value);
  const members = value.members.map(one);
  if (value.extents.length === 1) return members;
  const [, inner] = value.extents;
  return Array.from({ length: value.extents[0] }, (_, k) => members.slice(k * inner, (k + 1) * inner));
}

/** A language or library, how it is written and run. */
export interface Library {
  readonly vectors: readonly Vectors[];
  readonly isFloat: boolean;
  write(e: Expr, vectors: Vectors): Program;
  run(jobs: readonly Job[]): Answer[];
}

const NUMPY: Library = {
  vectors: ['1d', 'column'],
  isFloat: true,
  write: (e, vectors) => numpy(e, { vectors }),
  run: (jobs) => runPython(jobs),
};

interface Check {
  readonly name: string;
  readonly expr: Expr;
  readonly point: Point;
  readonly vectors: Vectors;
  readonly source: string;
  readonly job: Job;
}

/** Checks that generated functions give what the evaluator gives; returns one line for each that does not. */
export function mismatches(
  cases: Readonly<Record<string, Expr>>,
  tolerance = 1e-8,
  library: Library = NUMPY,
): string[] {
  const failures: string[] = [];
  if (process.env.SHOW)
    for (const [name, e] of Object.entries(cases))
      console.log(`# ${name}\n${numpy(e, { vectors: process.env.SHOW as Vectors }).source}`);
  const checks: Check[] = [];
  for (const [name, expr] of Object.entries(cases)) {
    const { points } = pointsInDomain([expr], 2, { seed: 7 });
    if (points.length === 0) failures.push(`${name}: no point in its domain`);
    for (const found of points) {
      const point = {
        ...found,
        indices: new Map([...freeIndices(expr)].map((name, k) => [name, (k % 2) + 1])),
      };
      for (const vectors of library.vectors) {
        const { params, source } = library.write(expr, vectors);
        const symbols = symbolsInOrder([expr]);
        const args = params.map((p, k) => {
          if (k < symbols.length)
            return argument(symbols[k], point.values.get(symbols[k].name) as Tensor, vectors);
          const name = p.replace(/_$/, '');
          return point.indices.get(name) ?? point.sizes.get(name);
        });
        checks.push({ name, expr, point, vectors, source, job: { source, args } });
      }
    }
  }
  const answers = library.run(checks.map((c) => c.job));
  for (const [k, check] of checks.entries()) {
    const wrong = compare(check, answers[k], tolerance, library);
    if (wrong) failures.push(`${check.name} (${check.vectors}): ${wrong}\n${check.source}`);
  }
  return failures;
}

function compare(check: Check, answer: Answer, tolerance: number, library: Library): string | null {
  if ('error' in answer) return isOfDoubtfulInverse(check, answer.error) ? null : answer.error;
  const expected = evaluate(check.expr, check.point);
  const { rows, cols } = check.expr.shape;
  const isScalar = isScalarShape(check.expr.shape);
  const isVector = !isScalar && (isOne(rows) || isOne(cols));
  if (isScalar && library.isFloat && !answer.isFloat)
    return 'a scalar came back as something else than a float';
  const shape = isScalar
    ? []
    : isVector && check.vectors === '1d'
      ? [expected.data.length]
      : [expected.rows, expected.cols];
  if (answer.shape.join() !== shape.join()) return `shape ${answer.shape}, not ${shape}`;
  const values = numbersOf(answer.value);
  const rounding = new Rounding(check);
  for (const [k, value] of values.entries()) {
    const error = Math.abs(value - expected.data[k]) / (1 + Math.abs(expected.data[k]));
    if (!(error <= tolerance) && !rounding.explains(value, k))
      return `entry ${k} is ${value}, not ${expected.data[k]}`;
  }
  return answer.warnings.length > 0 ? `warns: ${answer.warnings.join('; ')}` : null;
}

/** What rounding alone may make of a value: of the inverse of a matrix that has hardly one, anything. */
class Rounding {
  private errors: ArrayLike<number> | null = null;

  constructor(private readonly check: Check) {}

  explains(value: number, k: number): boolean {
    const { expr, point } = this.check;
    this.errors ??= compileWithErrors([expr])(point).errors[0];
    const expected = evaluate(expr, point).data[k];
    return (
      standsAtJump(this.check) ||
      isOfDoubtfulRank(this.check) ||
      overflows(this.check) ||
      this.errors[k] > 1e-6 * (1 + Math.abs(expected)) ||
      Math.abs(value - expected) < 1000 * this.errors[k]
    );
  }
}

/** Whether some part steps from one value to another right where its argument is, so that rounding alone decides. */
function standsAtJump({ expr, point }: Check): boolean {
  const args = postorder([expr]).flatMap((node) =>
    node.kind === 'elementwise' && STEPS.has(node.name) && freeIndices(node).size === 0 ? [node.arg] : [],
  );
  return args.some((arg) =>
    evaluate(arg, point).data.some((x) => Math.abs(2 * x - Math.round(2 * x)) < 1e-9 * (1 + Math.abs(x))),
  );
}

/** Whether there is an inverse at all is left to rounding. */
const isOfDoubtfulInverse = (check: Check, error: string): boolean =>
  error.includes('Singular matrix') &&
  areDoubtful(check, (node) =>
    node.kind === 'matrixpower' ? node.base : node.kind === 'det' ? node.arg : null,
  );

/** Whether a pseudo-inverse is taken of a matrix whose rank rounding decides. */
const isOfDoubtfulRank = (check: Check): boolean =>
  areDoubtful(check, (node) => (node.kind === 'matrixfunction' && node.name === 'pinv' ? node.arg : null));

/** Whether one of the matrices that are looked at is hardly of full rank. */
function areDoubtful({ expr, point }: Check, matrixIn: (node: Expr) => Expr | null): boolean {
  const matrices = postorder([expr]).flatMap((node) =>
    freeIndices(node).size === 0 ? (matrixIn(node) ?? []) : [],
  );
  return matrices.some((matrix) => {
    const { values } = singularValues(evaluate(matrix, point));
    const largest = Math.max(...values);
    return values.some((value) => value < 1e-9 * largest);
  });
}

/** Whether a number on the way is too large for a double: what becomes of it is not said. */
function overflows({ expr, point }: Check): boolean {
  const parts = compile(postorder([expr]).filter((part) => freeIndices(part).size === 0));
  return parts(point).some(({ data }) => data.some((x) => !Number.isFinite(x)));
}

/** They step at whole numbers, or halfway between them; the inverse cotangent does at 0. */
const STEPS: ReadonlySet<string> = new Set(['sign', 'step', 'floor', 'ceil', 'round', 'acot']);
