import {
  type ApplyNode,
  add,
  children,
  commutation,
  type Dimension,
  diagonal,
  type Expr,
  elimination,
  freshIndex,
  identity,
  isOne,
  isScalar,
  isScalarShape,
  matmul,
  multiplyDimensions,
  negate,
  number,
  ones,
  postorder,
  SCALAR,
  type Shape,
  transpose,
  vec,
} from '../../expr';
import { type Part, SHORTEST, sharedProducts } from '../../simplify/sharedProducts';
import { multiplyChain } from './chains';
import { type Code, CodeGraph, type Loop, type Parameter } from './code';
import { materialize } from './entrywise';
import { lowerEntrywise, lowerNumber } from './lower-entrywise';
import { lowerBuild, lowerEntry, lowerMember, lowerProduct, lowerSum } from './lower-indexed';
import {
  lowerDiagonalPart,
  lowerExtremeEntry,
  lowerKronecker,
  lowerLogSumExp,
  lowerMatrixPower,
  lowerNorm,
  lowerSoftmax,
  lowerTotal,
  lowerTrace,
  squaredNorm,
} from './lower-linear';
import { lowerFrechet, lowerSpectral } from './lower-spectral';
import type { Lowering } from './lowering';
import { codeOf } from './operands';

export interface LowerOptions {
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly base: 0 | 1;
  /** The parameter that stands for an index variable nothing binds. */
  readonly openIndex: (name: string) => Parameter;
  /** The parameter that stands for an unknown function or one of its derivatives. */
  readonly callable: (e: ApplyNode) => Parameter;
}

/** Translates an expression into steps. */
export function lower(e: Expr, options: LowerOptions): Code {
  const graph = new CodeGraph();
  const operands = new Map<Expr, Code>();
  const fulls = new Map<Expr, Code>();
  const loops = new Map<string, Loop>();
  const counts = new Map<Expr, number>();
  let products: ReadonlyMap<Expr, readonly Part[]> | null = null;
  const remember = (memo: Map<Expr, Code>, node: Expr, make: () => Code): Code => {
    const known = memo.get(node);
    if (known) return known;
    const made = make();
    memo.set(node, made);
    return made;
  };
  const low: Lowering = {
    graph,
    base: options.base,
    operand: (node) => remember(operands, node, () => translate(node, low, options)),
    full: (node) => remember(fulls, node, () => materialize(graph, low.operand(node), node.shape)),
    parts: (node) => {
      if (node.args.length < SHORTEST) return node.args;
      products ??= sharedProducts(postorder([e]));
      return products.get(node) ?? node.args;
    },
    isDone: (node) => operands.has(node),
    transposes: (node) => countTransposes(node, counts),
    parameter: (name) => options.parameters.get(name) as Parameter,
    squaredNorm: (arg) => squaredNorm(arg, low),
    family: (name) => {
      const parameter = low.parameter(name);
      return graph.make('parameter', [], familyShape(parameter), parameter);
    },
    openLoop: (hint) => {
      const index = freshIndex(hint.split("'")[0]);
      const loop: Loop = { kind: 'loop', index: index.name, hint: hint.split("'")[0] };
      loops.set(index.name, loop);
      return { loop, index };
    },
    loop: (index) => loops.get(index) ?? null,
    position: (node) => low.operand(add([node, number(options.base - 1)])),
  };
  return low.full(e);
}

/** A family as one array: its indices first, then the members' own entries. */
function familyShape(p: Parameter): Shape {
  const [first, second] = p.family;
  if (p.family.length === 2 && isScalarShape(p.member)) return { rows: first, cols: second };
  if (p.family.length !== 1) return p.member;
  if (isScalarShape(p.member)) return { rows: first, cols: SCALAR.cols };
  return { rows: first, cols: isOne(p.member.cols) ? p.member.rows : p.member.cols };
}

/** How many transposes stand in an expression as it is written out. */
function countTransposes(root: Expr, counts: Map<Expr, number>): number {
  const known = counts.get(root);
  if (known !== undefined) return known;
  for (const node of postorder([root])) {
    if (counts.has(node)) continue;
    const inside = children(node).reduce((sum, child) => sum + (counts.get(child) ?? 0), 0);
    counts.set(node, inside + (node.kind === 'transpose' ? 1 : 0));
  }
  return counts.get(root) as number;
}

function translate(e: Expr, low: Lowering, options: LowerOptions): Code {
  // A row is its column transposed, whatever it is made of.
  if (isOne(e.shape.rows) && !isScalar(e) && e.kind !== 'symbol') {
    const column = e.kind === 'transpose' ? e.arg : transpose(e);
    if (column.kind !== 'transpose') return low.graph.transpose(low.full(column));
  }
  const flipped = betterTransposed(e, low);
  if (flipped) return low.graph.transpose(low.full(flipped));
  const g = low.graph;
  switch (e.kind) {
    case 'number':
      return lowerNumber(e, low);
    case 'constant':
      return g.make('constant', [], SCALAR, e.name);
    case 'size':
      return g.size(e.dimension);
    case 'index': {
      const loop = low.loop(e.name);
      return loop
        ? g.make('loopindex', [], SCALAR, loop)
        : g.make('parameter', [], SCALAR, options.openIndex(e.name));
    }
    case 'symbol':
      return e.indices.length > 0
        ? lowerMember(e, low)
        : g.make('parameter', [], e.shape, low.parameter(e.name));
    case 'add':
    case 'mul':
    case 'pow':
    case 'elementwise':
    case 'extremum':
    case 'compare':
    case 'piecewise':
    case 'delta':
      return lowerEntrywise(e, low);
    case 'ones':
      return g.number(1);
    case 'zeros':
      return g.number(0);
    case 'matmul':
      return lowerMatmul(e, low);
    case 'transpose':
      return g.transpose(low.full(e.arg));
    case 'matrixpower':
      return lowerMatrixPower(e, low);
    case 'matrixfunction':
      return g.make('matrixfunction', [low.full(e.arg)], e.shape, e.name);
    case 'frechet':
      return lowerFrechet(e, low);
    case 'spectral':
      return lowerSpectral(e, low);
    case 'trace':
      return lowerTrace(e, low);
    case 'det':
      return g.make('determinant', [low.full(e.arg)], SCALAR);
    case 'total':
      return lowerTotal(e, low);
    case 'norm':
      return lowerNorm(e, low);
    case 'extremeentry':
      return lowerExtremeEntry(e, low);
    case 'softmax':
      return lowerSoftmax(e, low);
    case 'logsumexp':
      return lowerLogSumExp(e.arg, low);
    case 'diagonal':
      return g.make('diagonal', [low.full(e.arg)], e.shape);
    case 'diagonalpart':
      return lowerDiagonalPart(e, low);
    case 'vec':
      return g.make('vec', [low.full(e.arg)], e.shape);
    case 'unvec':
      return g.make('unvec', [low.full(e.arg)], e.shape, [e.shape.rows, e.shape.cols]);
    case 'kronecker':
      return lowerKronecker(e, low);
    case 'duplication':
      return low.full(duplicationByElimination(e.n));
    case 'elimination':
      return g.make('elimination', [], e.shape, [e.n]);
    case 'commutation':
      return g.make('commutation', [], e.shape, [e.m, e.n]);
    case 'identity':
      return g.make('identity', [], e.shape);
    case 'entry':
      return lowerEntry(e, low);
    case 'build':
      return lowerBuild(e, low);
    case 'sum':
      return lowerSum(e, low);
    case 'product':
      return lowerProduct(e, low);
    case 'apply':
      return g.make(
        'call',
        e.args.map((a) => low.full(a)),
        e.shape,
        options.callable(e),
      );
    case 'block':
      return g.make(
        'block',
        e.rows.flatMap((row) => row.map((cell) => low.full(cell))),
        e.shape,
        e.rows.length,
      );
  }
}

/** D_n = (I + K - diag(vec I)) L_nᵀ: each entry below the diagonal is put in both its places. */
function duplicationByElimination(n: Dimension): Expr {
  const side = multiplyDimensions(n, n);
  const onDiagonal = diagonal(vec(identity(n)));
  const twice = add([identity(side), commutation(n, n, side), negate(onDiagonal)]);
  return matmul([twice, transpose(elimination(n))]);
}

const ORIENTED: ReadonlySet<Expr['kind']> = new Set([
  'add',
  'mul',
  'pow',
  'elementwise',
  'matmul',
  'matrixpower',
  'matrixfunction',
]);

/** The transpose of a matrix expression where that has fewer transposes at its leaves, or is computed already. */
function betterTransposed(e: Expr, low: Lowering): Expr | null {
  if (!ORIENTED.has(e.kind) || isOne(e.shape.rows) || isOne(e.shape.cols)) return null;
  const before = low.transposes(e);
  if (before === 0) return null;
  const flipped = transpose(e);
  if (flipped === e || flipped.kind === 'transpose') return null;
  const after = low.transposes(flipped);
  const isFunction = e.kind === 'matrixpower' || e.kind === 'matrixfunction';
  const gain = isFunction || low.isDone(flipped) ? before - after : before - after - 1;
  return gain > 0 || (gain === 0 && low.isDone(flipped)) ? flipped : null;
}

/** u 1ᵀ and 1 vᵀ stay to be broadcast; other chains are multiplied out. */
function lowerMatmul(e: Extract<Expr, { kind: 'matmul' }>, low: Lowering): Code {
  const g = low.graph;
  const { args } = e;
  if (isScalar(e)) return codeOf(multiplyChain(args, low), low);
  const last = args[args.length - 1];
  if (last.kind === 'ones' && !isOne(last.shape.cols)) {
    // M 1 1ᵀ repeats the row sums along all columns.
    const inner = isOne(last.shape.rows) ? [] : [ones({ rows: last.shape.rows, cols: SCALAR.cols })];
    const column = codeOf(multiplyChain([...args.slice(0, -1), ...inner], low), low);
    return isScalarShape(column.shape) ? column : g.make('spreadcolumn', [column], e.shape);
  }
  if (args[0].kind === 'ones' && !isOne(args[0].shape.rows)) {
    const inner = isOne(args[0].shape.cols) ? [] : [ones({ rows: SCALAR.rows, cols: args[0].shape.cols })];
    const row = multiplyChain([...inner, ...args.slice(1)], low);
    const column = row.expr ? low.full(transpose(row.expr)) : g.transpose(codeOf(row, low));
    return isScalarShape(column.shape) ? column : g.make('spreadrow', [column], e.shape);
  }
  return codeOf(multiplyChain(args, low), low);
}
