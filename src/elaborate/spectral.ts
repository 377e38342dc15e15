import {
  type AnalyticName,
  type Expr,
  frechet,
  ONE,
  type SpectralNode,
  smallestRank,
  spectral,
} from '../expr';
import { UNIT } from '../shapes/sizes';
import type { Syntax } from '../syntax/tree';
import {
  type Context,
  fail,
  isMatrixTyped,
  requireSame,
  requireScalar,
  requireSquare,
  type Typed,
} from './context';
import { plainText } from './names';

type Subscript = Extract<Syntax, { kind: 'subscript' }>;

const VALUES: Readonly<Record<string, SpectralNode['what']>> = {
  '\\lambda': 'eigenvalue',
  '\\sigma': 'singularvalue',
};
/** Upright, as Nabla writes them itself: an italic v_1 is a name. */
const UPRIGHT: Readonly<Record<string, SpectralNode['what']>> = {
  '\\operatorname{sv}': 'singularvalue',
  q: 'eigenvector',
  u: 'leftsingularvector',
  v: 'rightsingularvector',
};
const EXTREME = /^\\?(operatorname\{)?(max|min)\}?$/;

/** What `λ_max`, `σ_1`, `q_k`, before a bracket, is of the matrix in the bracket; null where it is something else. */
function whatOf(node: Syntax, context: Context): { what: SpectralNode['what']; rank: Syntax } | null {
  if (node.kind !== 'subscript' || node.indices.length !== 1 || node.base.kind !== 'symbol') return null;
  const { name, font } = node.base;
  const [rank] = node.indices;
  const isExtreme = EXTREME.test(plainText(rank));
  const what = font === 'roman' ? UPRIGHT[name] : VALUES[name];
  if (!what) return null;
  // λ_i may be a multiplier and σ_1 an activation of the text's own: only what nothing declares is a spectrum's.
  if (!isExtreme && font !== 'roman' && isGiven(node, name, context)) return null;
  if (name === '\\sigma' && rank.kind === 'number') return null;
  return { what, rank };
}

function isGiven(node: Subscript, letter: string, context: Context): boolean {
  const { declared, definition } = context.options;
  return [letter, plainText(node)].some((name) => declared.has(name) || definition(name) !== null);
}

/** `λ_max(A)` and `σ_k(X)`, their vectors, and `L_{expm}(A, E)`: the two factors read as one, or null. */
export function readSpectral(node: Syntax, next: Syntax | undefined, context: Context): Typed | null {
  if (next?.kind !== 'group' || next.bracket !== 'round') return null;
  const span = { from: node.span.from, to: next.span.to };
  const analytic = analyticOf(node);
  if (analytic) return readFrechet(analytic, next.body, context, span);
  const found = whatOf(node, context);
  if (!found) return null;
  const arg = context.infer(next.body);
  // λ_i(x - μ) is a product.
  if (!isMatrixTyped(arg)) return null;
  const { what } = found;
  const isEigen = what === 'eigenvalue' || what === 'eigenvector';
  if (isEigen) requireSquare(arg, context, 'An eigenvalue');
  const rank = readRank(found.rank, context);
  const isValue = what === 'eigenvalue' || what === 'singularvalue';
  const rows = isValue ? UNIT : what === 'rightsingularvector' ? arg.cols : arg.rows;
  return {
    rows,
    cols: UNIT,
    span,
    build: () => {
      const matrix = arg.build();
      return spectral(what, matrix, rank(matrix));
    },
  };
}

function readRank(node: Syntax, context: Context): (matrix: Expr) => Expr {
  const extreme = EXTREME.exec(plainText(node))?.[2];
  if (extreme) return (matrix) => (extreme === 'max' ? ONE : smallestRank(matrix.shape));
  const rank = requireScalar(context.infer(node), context, 'The number of an eigenvalue');
  return () => rank.build();
}

const NAMED = /^\\operatorname\{(expm|logm|sqrtm|sinm|cosm)\}$/;

/** The f of `L_{\operatorname{f}}`. */
function analyticOf(node: Syntax): AnalyticName | null {
  if (node.kind !== 'subscript' || node.indices.length !== 1 || plainText(node.base) !== 'L') return null;
  return (NAMED.exec(plainText(node.indices[0]))?.[1] ?? null) as AnalyticName | null;
}

function readFrechet(name: AnalyticName, body: Syntax, context: Context, span: Typed['span']): Typed {
  if (body.kind !== 'list' || body.items.length !== 2)
    return fail('unknown', 'A derivative in a direction needs two arguments: L_f(A, E).', span);
  const [arg, direction] = body.items.map((item) =>
    requireSquare(context.infer(item), context, 'A matrix function'),
  );
  requireSame(
    context,
    arg.rows,
    direction.rows,
    span,
    () => 'The direction is not of the size of the matrix.',
  );
  return { rows: arg.rows, cols: arg.cols, span, build: () => frechet(name, arg.build(), direction.build()) };
}
