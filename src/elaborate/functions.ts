import {
  add,
  det,
  diagonal,
  diagonalPart,
  divide,
  ELEMENTWISE_NAMES,
  type ElementwiseName,
  type Expr,
  elementwise,
  elimination,
  extremum,
  HALF,
  inverse,
  isZero,
  type MatrixFunctionNode,
  matmul,
  matrixFunction,
  matrixPower,
  mul,
  number,
  ones,
  pow,
  reciprocal,
  softmax,
  square,
  subtract,
  TWO,
  trace,
  transpose,
  triangleOf,
  unvec,
  vec,
} from '../expr';
import { known, productSize, UNIT } from '../shapes/sizes';
import { functionOf } from '../syntax/functions';
import { ACTIVATIONS } from './activations';
import {
  type Context,
  fail,
  isColumnTyped,
  isMatrixTyped,
  isScalarTyped,
  requireSame,
  requireScalar,
  requireSquare,
  showTyped,
  type Typed,
} from './context';
import { LOSSES } from './losses';
import { readNorm } from './norms';
import { entrywise, inner, kroneckerProduct, multiply, pythonMatmul, quotient } from './products';
import { type Call, each, type Reader, scalarResult } from './readers';
import { REDUCTIONS } from './reductions';
import { SPECIAL_FUNCTIONS } from './specialFunctions';
import { sizeNamed } from './specialMatrices';

const named = (name: ElementwiseName): Reader => each((u) => elementwise(name, u));

const matrixNamed =
  (name: MatrixFunctionNode['name']): Reader =>
  ([a], context, call) => {
    requireSquare(a, context, name);
    return {
      rows: a.rows,
      cols: a.cols,
      span: call.span,
      build: () => (name === 'adjugate' ? adjugate(a.build()) : matrixFunction(name, a.build())),
    };
  };
/** adj(A) = det(A) A⁻¹ for invertible A. */
const adjugate = (a: Expr): Expr => mul([det(a), inverse(a)]);

const readSoftmax =
  (wrap: (soft: Expr, arg: Expr) => Expr): Reader =>
  ([z], context, call) => {
    if (isScalarTyped(z)) fail('shape', 'softmax needs a vector, but this is a scalar.', z.span);
    if (isMatrixTyped(z)) context.charge(1);
    return {
      rows: z.rows,
      cols: z.cols,
      span: call.span,
      build: () => wrap(softmax(z.build(), isMatrixTyped(z)), z.build()),
    };
  };

const READERS: Record<string, Reader> = {
  ...ACTIVATIONS,
  ...SPECIAL_FUNCTIONS,
  ...LOSSES,
  ...REDUCTIONS,
  ...Object.fromEntries(ELEMENTWISE_NAMES.map((name) => [name, named(name)])),
  log: ([u], context, call) => {
    const base = call.base
      ? requireScalar(context.infer(call.base), context, 'The base of a logarithm')
      : null;
    return {
      rows: u.rows,
      cols: u.cols,
      span: call.span,
      build: () =>
        base
          ? divide(elementwise('log', u.build()), elementwise('log', base.build()))
          : elementwise('log', u.build()),
    };
  },
  log1p: each((u) => elementwise('log', add([ones(u.shape), u]))),
  expm1: each((u) => subtract(elementwise('exp', u), ones(u.shape))),
  exp2: each((u) => elementwise('exp', mul([elementwise('log', TWO), u]))),
  sinc: each((u) => divide(elementwise('sin', u), u)),
  sqrt: each((u) => pow(u, HALF)),
  cbrt: each((u) => pow(u, number(1, 3))),
  rsqrt: each((u) => pow(u, number(-1, 2))),
  square: each(square),
  cube: each((u) => pow(u, number(3))),
  reciprocal: each(reciprocal),
  nthRoot: ([u, n], context, call) => ({
    rows: u.rows,
    cols: u.cols,
    span: call.span,
    build: () =>
      pow(u.build(), n ? reciprocal(requireScalar(n, context, 'The degree of a root').build()) : HALF),
  }),
  pow: ([u, k], context, call) => {
    requireScalar(k, context, 'The exponent');
    return { rows: u.rows, cols: u.cols, span: call.span, build: () => pow(u.build(), k.build()) };
  },
  indicator: each((u) => asIndicator(u)),
  clip: ([u, low, high], context, call) => {
    requireScalar(low, context, 'A bound of clip');
    requireScalar(high, context, 'A bound of clip');
    return {
      rows: u.rows,
      cols: u.cols,
      span: call.span,
      build: () =>
        extremum('min', [
          extremum('max', [u.build(), spreadLike(low.build(), u.build())]),
          spreadLike(high.build(), u.build()),
        ]),
    };
  },
  softmax: readSoftmax((soft) => soft),
  logsoftmax: readSoftmax((soft) => elementwise('log', soft)),
  logaddexp: ([a, b], context) =>
    entrywise(a, b, context, 'logaddexp', (x, y) =>
      elementwise('log', add([elementwise('exp', x), elementwise('exp', y)])),
    ),
  xlogy: ([a, b], context) => entrywise(a, b, context, 'xlogy', (x, y) => mul([x, elementwise('log', y)])),
  tr: ([a], context, call) => {
    requireSquare(a, context, 'A trace');
    return scalarResult(call, () => trace(a.build()));
  },
  det: ([a], context, call) => {
    requireSquare(a, context, 'A determinant');
    return scalarResult(call, () => det(a.build()));
  },
  logdet: ([a], context, call) => {
    requireSquare(a, context, 'A determinant');
    return scalarResult(call, () => elementwise('log', det(a.build())));
  },
  inv: ([a], context, call) => {
    requireSquare(a, context, 'An inverse');
    return { rows: a.rows, cols: a.cols, span: call.span, build: () => inverse(a.build()) };
  },
  pinv: ([a], _context, call) => ({
    rows: a.cols,
    cols: a.rows,
    span: call.span,
    build: () => matrixFunction('pinv', a.build()),
  }),
  /** U Vᵀ of X = U Σ Vᵀ, of any shape. */
  polar: ([a], _context, call) => ({
    rows: a.rows,
    cols: a.cols,
    span: call.span,
    build: () => matrixFunction('polar', a.build()),
  }),
  adj: matrixNamed('adjugate'),
  expm: matrixNamed('expm'),
  logm: matrixNamed('logm'),
  sqrtm: matrixNamed('sqrtm'),
  sinm: matrixNamed('sinm'),
  cosm: matrixNamed('cosm'),
  matrixpower: ([a, k], context, call) => {
    requireSquare(a, context, 'A matrix power');
    return {
      rows: a.rows,
      cols: a.cols,
      span: call.span,
      build: () => matrixPower(a.build(), requireScalar(k, context, 'The exponent').build()),
    };
  },
  transpose: ([a], _context, call) => ({
    rows: a.cols,
    cols: a.rows,
    span: call.span,
    build: () => transpose(a.build()),
  }),
  diag: (args, context, call) => {
    if (args.length !== 1)
      fail(
        'unsupported',
        'diag of several arguments is not supported: give it a vector or a matrix.',
        call.span,
      );
    const [a] = args;
    if (isScalarTyped(a))
      fail('shape', 'diag needs a vector or a square matrix, but this is a scalar.', a.span);
    if (isMatrixTyped(a)) {
      requireSquare(a, context, 'The diagonal');
      return { rows: a.rows, cols: UNIT, span: call.span, build: () => diagonalPart(a.build()) };
    }
    const side = isColumnTyped(a) ? a.rows : a.cols;
    return { rows: side, cols: side, span: call.span, build: () => diagonal(a.build()) };
  },
  vec: ([a], _context, call) => ({
    rows: productSize(a.rows, a.cols),
    cols: UNIT,
    span: call.span,
    build: () => vec(a.build()),
  }),
  vech: ([a], context, call) => {
    requireSquare(a, context, 'vech');
    if (isScalarTyped(a)) return a;
    const n = context.sizes.dimensionOf(a.rows);
    requireSame(context, a.rows, known(n), a.span, () => 'vech needs a square matrix.');
    return {
      rows: known(triangleOf(n)),
      cols: UNIT,
      span: call.span,
      build: () => matmul([elimination(n), vec(a.build())]),
    };
  },
  norm: (args, context, call) => readNorm(args[0], call.args[1] ?? null, context, call.span),
  kron: ([a, b]) => kroneckerProduct(a, b),
  dot: ([a, b], context) =>
    context.options.language === 'python' ? pythonMatmul(a, b, context) : inner(a, b, context),
  inner: ([a, b], context) => inner(a, b, context),
  outer: ([a, b], _context, call) => ({
    rows: a.rows,
    cols: b.rows,
    span: call.span,
    build: () => matmul([a.build(), transpose(b.build())]),
  }),
  matmul: (args, context) =>
    args.reduce((a, b) =>
      context.options.language === 'python' ? pythonMatmul(a, b, context) : multiply(a, b, context),
    ),
  solve: ([a, b], context, call) => {
    requireSquare(a, context, 'A linear system');
    requireSame(
      context,
      a.rows,
      b.rows,
      call.span,
      () => `The system is ${showTyped(a, context)}, its right side ${showTyped(b, context)}.`,
    );
    return {
      rows: a.cols,
      cols: b.cols,
      span: call.span,
      build: () => matmul([inverse(a.build()), b.build()]),
    };
  },
  hadamard: ([a, b], context) => entrywise(a, b, context, 'the entrywise product', (x, y) => mul([x, y])),
  hadamardQuotient: ([a, b], context) =>
    entrywise(a, b, context, 'the entrywise quotient', (x, y) => divide(x, y)),
  divide: ([a, b], context) => quotient(a, b, context),
  add: ([a, b], context) => entrywise(a, b, context, 'the sum', (x, y) => add([x, y])),
  subtract: ([a, b], context) => entrywise(a, b, context, 'the difference', subtract),
  negate: each((u) => mul([number(-1), u])),
};

/** A call of a function known by name. */
export function readCall(call: Call, context: Context): Typed {
  if (call.name === 'unvec') return readUnvec(call, context);
  const reader = READERS[call.name];
  if (!reader)
    return fail('unsupported', `The function ${call.name} is known but not supported yet.`, call.nameSpan);
  const args = call.args.map((a) => context.infer(a));
  const [least, most] = functionOf(call.name)?.arity ?? [args.length, args.length];
  const wanted = args.length < least ? least : most;
  if (args.length > 0 && (args.length < least || args.length > most))
    return fail(
      'unknown',
      `${call.name} takes ${wanted === 1 ? 'one argument' : `${wanted} arguments`}, not ${args.length}.`,
      call.span,
    );
  if (args.length === 0) fail('unknown', `${call.name} needs an argument.`, call.span);
  return reader(args, context, call);
}

/** vec⁻¹ of a vector, with the sizes that are written or those that fit. */
function readUnvec(call: Call, context: Context): Typed {
  const [vector, ...written] = call.args;
  const v = context.infer(vector);
  const parts = written.flatMap((s) => (s.kind === 'binary' && s.op === 'times' ? [s.left, s.right] : [s]));
  const [rows, cols] = [0, 1].map((k) =>
    parts.length === 2 ? known(sizeNamed(parts[k], context)) : context.sizes.fresh(),
  );
  if (!isColumnTyped(v)) fail('shape', 'The inverse of vec needs a vector.', v.span);
  const message = () => `The inverse of vec does not fit ${showTyped(v, context)}.`;
  requireSame(context, productSize(rows, cols), v.rows, call.span, message);
  const build = () => unvec(v.build(), context.sizes.dimensionOf(rows), context.sizes.dimensionOf(cols));
  return { rows, cols, span: call.span, build };
}

/** 1(z > 0) and 1(z) are the step function; other conditions stand for themselves. */
const asIndicator = (e: Expr): Expr => {
  if (e.kind !== 'compare') return elementwise('step', e);
  return e.op === '<' && isZero(e.left) ? elementwise('step', e.right) : e;
};
const spreadLike = (s: Expr, of: Expr): Expr => mul([s, ones(of.shape)]);
