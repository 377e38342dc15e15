import {
  add,
  apply,
  block,
  build,
  children,
  compare,
  diagonal,
  diagonalPart,
  divide,
  type Expr,
  elementwise,
  entry,
  innerProduct,
  isScalar,
  isZero,
  kronecker,
  matmul,
  matrixPower,
  mul,
  number,
  ONE,
  piecewise,
  postorder,
  pow,
  product,
  softmax,
  spread,
  subtract,
  sum,
  total,
  trace,
  transpose,
  unvec,
  vec,
  zeros,
} from '../expr';
import { differentialOfCases } from './cases';
import { elementwiseDerivative } from './elementwiseDerivatives';
import { NotDifferentiable } from './errors';
import { differentialOfExtremeEntry, differentialOfMaximumNorm } from './extremeEntries';
import {
  differentialOfFrechet,
  differentialOfMatrixFunction,
  differentialOfMatrixPower,
  differentialOfSpectralTrace,
} from './matrixFunctions';
import { differentialOfSpectral, differentialOfSpectralNorm } from './spectralFunctions';

/** The tangent of a leaf: null where the leaf does not vary. */
export type Seed = (leaf: Expr) => Expr | null;

/**
 * The differential dY of an expression, given its leaves' tangents: an expression of Y's shape, linear in the
 * tangents. With the tangent 1 for a scalar variable it is the derivative itself. One rule a construct
 * (Magnus & Neudecker, Matrix Differential Calculus, ch. 8). Shared nodes are differentiated once.
 */
export function differential(root: Expr, seed: Seed): Expr {
  const memo = new Map<Expr, Expr>();
  const d = (e: Expr): Expr => {
    const known = memo.get(e);
    if (known) return known;
    const result = differentiateNode(e, d, seed);
    memo.set(e, result);
    return result;
  };
  visitFromBelow(root, d);
  return d(root);
}

/** Nodes that a recursion may go down through at once. */
const SHALLOW = 500;

/** Large graphs are differentiated from the leaves up, so that a deep chain does not exhaust the stack. */
function visitFromBelow(root: Expr, d: Differentiate): void {
  const order = postorder([root]);
  if (order.length <= SHALLOW) return;
  const inChain = new Set(order.filter(isPlain).map((node) => node.arg));
  const outside = new Set(order.filter((node) => !isPlain(node)).flatMap(children));
  for (const node of order) {
    if (inChain.has(node) && !outside.has(node)) continue;
    try {
      d(node);
    } catch (error) {
      // Some constructs have no differential alone but one within another (expm under a trace): asked again there.
      if (!(error instanceof NotDifferentiable)) throw error;
    }
  }
}

type Differentiate = (e: Expr) => Expr;

function differentiateNode(e: Expr, d: Differentiate, seed: Seed): Expr {
  switch (e.kind) {
    case 'number':
    case 'constant':
    case 'size':
    case 'index':
    case 'ones':
    case 'zeros':
    case 'identity':
    case 'commutation':
    case 'duplication':
    case 'elimination':
    case 'delta':
    case 'compare':
      return zeros(e.shape);
    case 'symbol':
      return seed(e) ?? zeros(e.shape);
    case 'add':
      return addOrZero(e.args.map(d), e);
    case 'mul':
      return differentialOfProduct(e.args, d, e);
    case 'pow':
      return differentialOfPower(e.base, e.exponent, e, d);
    case 'elementwise':
      return chain(e, d);
    case 'matmul':
      return addOrZero(
        eachVarying(e.args, d).map(({ k, tangent }) =>
          matmul([...e.args.slice(0, k), tangent, ...e.args.slice(k + 1)]),
        ),
        e,
      );
    case 'kronecker':
      return addOrZero(
        eachVarying(e.args, d).map(({ k, tangent }) =>
          kronecker([...e.args.slice(0, k), tangent, ...e.args.slice(k + 1)]),
        ),
        e,
      );
    case 'transpose':
      return transpose(d(e.arg));
    case 'trace':
      return differentialOfSpectralTrace(e.arg, d) ?? trace(d(e.arg));
    case 'total':
      return total(d(e.arg));
    case 'diagonal':
      return diagonal(d(e.arg));
    case 'diagonalpart':
      return diagonalPart(d(e.arg));
    case 'vec':
      return vec(d(e.arg));
    case 'unvec':
      return unvec(d(e.arg), e.shape.rows, e.shape.cols);
    case 'matrixpower':
      return differentialOfMatrixPower(e, d);
    case 'matrixfunction':
      return differentialOfMatrixFunction(e, d);
    case 'spectral':
      return differentialOfSpectral(e, d);
    case 'frechet':
      return differentialOfFrechet(e, d);
    case 'det': {
      const tangent = d(e.arg);
      return isZero(tangent)
        ? zeros(e.shape)
        : mul([e, trace(matmul([matrixPower(e.arg, number(-1)), tangent]))]);
    }
    case 'norm':
      return differentialOfNorm(e, d);
    case 'extremeentry':
      return differentialOfExtremeEntry(e, d);
    case 'logsumexp': {
      const tangent = d(e.arg);
      return isZero(tangent) ? zeros(e.shape) : innerProduct(softmax(e.arg), tangent);
    }
    case 'softmax': {
      const tangent = d(e.arg);
      if (isZero(tangent)) return zeros(e.shape);
      if (!e.rowwise) return subtract(mul([e, tangent]), mul([innerProduct(e, tangent), e]));
      const all = { rows: e.shape.cols, cols: e.shape.cols };
      return subtract(mul([e, tangent]), mul([e, matmul([mul([e, tangent]), spread(ONE, all)])]));
    }
    case 'extremum':
      return differentialOfExtremum(e, d);
    case 'entry': {
      const direct = seed(e);
      if (direct) return direct;
      return entry(d(e.arg), e.row, e.col);
    }
    case 'build':
      return build(e.row, e.col, d(e.body), e.shape);
    case 'sum':
      return sum(e.index, e.from, e.to, d(e.body));
    case 'product': {
      const tangent = d(e.body);
      if (isZero(tangent)) return zeros(e.shape);
      return mul([
        product(e.index, e.from, e.to, e.body),
        sum(e.index, e.from, e.to, quotientByCases(tangent, e.body)),
      ]);
    }
    case 'piecewise':
      return differentialOfCases(e, d);
    case 'block': {
      const rows = e.rows.map((r) => r.map(d));
      return rows.flat().every(isZero) ? zeros(e.shape) : block(rows, e.shape);
    }
    case 'apply':
      return differentialOfUnknown(e, d);
  }
}

/** a/b where both are told apart by the same conditions: what stands under a condition is divided by what does. */
function quotientByCases(a: Expr, b: Expr): Expr {
  if (a.kind !== 'piecewise' || b.kind !== 'piecewise') return divide(a, b);
  const same =
    a.branches.length === b.branches.length &&
    a.branches.every((x, k) => x.condition === b.branches[k].condition);
  if (!same) return divide(a, b);
  return piecewise(
    a.branches.map(({ condition, value }, k) => ({ condition, value: divide(value, b.branches[k].value) })),
    divide(a.otherwise, b.otherwise),
  );
}

const addOrZero = (terms: Expr[], of: Expr): Expr => {
  const kept = terms.filter((t) => !isZero(t));
  return kept.length === 0 ? zeros(of.shape) : add(kept);
};

/** The factors that vary, with their differentials. */
const eachVarying = (args: readonly Expr[], d: Differentiate) =>
  args.map((arg, k) => ({ k, tangent: d(arg) })).filter(({ tangent }) => !isZero(tangent));

/** A product longer than this is differentiated by halves. */
const LONG = 6;

/**
 * d(uv) = du v + u dv; long products are split in halves down to pairs, whose runs of the same factors are multiplied
 * once (`simplify/sharedProducts.ts`), so that the result takes operations in proportion to its length.
 */
function differentialOfProduct(args: readonly Expr[], d: Differentiate, e: Expr, most = LONG): Expr {
  const varying = eachVarying(args, d);
  if (varying.length <= most)
    return addOrZero(
      varying.map(({ k, tangent }) => mul([...args.slice(0, k), tangent, ...args.slice(k + 1)])),
      e,
    );
  const middle = Math.floor(args.length / 2);
  const left = args.slice(0, middle);
  const right = args.slice(middle);
  return addOrZero(
    [
      mul([differentialOfProduct(left, d, e, 2), ...right]),
      mul([...left, differentialOfProduct(right, d, e, 2)]),
    ],
    e,
  );
}

/** d(u^c) = c u^(c-1) du; d(a^v) = a^v ln a dv; both when both vary. */
function differentialOfPower(base: Expr, exponent: Expr, e: Expr, d: Differentiate): Expr {
  const baseTangent = d(base);
  const exponentTangent = d(exponent);
  const terms: Expr[] = [];
  if (!isZero(baseTangent)) terms.push(mul([exponent, pow(base, add([exponent, number(-1)])), baseTangent]));
  if (!isZero(exponentTangent)) terms.push(mul([e, elementwise('log', base), exponentTangent]));
  return addOrZero(terms, e);
}

/** d f(u) = f'(u) du, entrywise. */
function chain(e: Extract<Expr, { kind: 'elementwise' }>, d: Differentiate): Expr {
  if (isZero(innermost(e, d))) return zeros(e.shape);
  // d log|u| = du / u on either side of 0.
  if (e.name === 'log' && e.arg.kind === 'elementwise' && e.arg.name === 'abs')
    return divide(d(e.arg.arg), e.arg.arg);
  // d log softmax(z) = dz - (softmax(z)ᵀ dz) 1, without dividing by what was just computed.
  if (e.name === 'log' && e.arg.kind === 'softmax') {
    const inner = d(e.arg.arg);
    if (e.arg.rowwise) {
      const all = { rows: e.shape.cols, cols: e.shape.cols };
      return subtract(inner, matmul([mul([e.arg, inner]), spread(ONE, all)]));
    }
    return subtract(inner, mul([innerProduct(e.arg, inner), spread(ONE, e.shape)]));
  }
  return mul(slopesOf(e).concat(innermost(e, d)));
}

const isPlain = (e: Expr): e is Extract<Expr, { kind: 'elementwise' }> =>
  e.kind === 'elementwise' && e.name !== 'log';

/** f'(g(h(u))), g'(h(u)), h'(u) of a function in a function in a function: one product, however deep the chain. */
function slopesOf(e: Extract<Expr, { kind: 'elementwise' }>): Expr[] {
  const slopes: Expr[] = [];
  for (let node: Expr = e; node === e || isPlain(node); ) {
    const { name, arg } = node as typeof e;
    const rule = elementwiseDerivative[name];
    if (!rule) throw new NotDifferentiable(`The derivative of ${name} is not known here.`, node);
    slopes.push(rule(arg, node));
    node = arg;
  }
  return slopes;
}

/** du of the u that a chain of functions ends in. */
function innermost(e: Extract<Expr, { kind: 'elementwise' }>, d: Differentiate): Expr {
  let u = e.arg;
  while (isPlain(u)) u = u.arg;
  return d(u);
}

function differentialOfNorm(e: Extract<Expr, { kind: 'norm' }>, d: Differentiate): Expr {
  const tangent = d(e.arg);
  if (isZero(tangent)) return zeros(e.shape);
  switch (e.which) {
    case 'two':
      return divide(innerProduct(e.arg, tangent), e);
    case 'one':
      return innerProduct(elementwise('sign', e.arg), tangent);
    case 'inf':
      return differentialOfMaximumNorm(e, tangent);
    case 'nuclear':
    case 'spectral':
      return differentialOfSpectralNorm(e, tangent);
  }
}

/**
 * d max(a, b, …): the tangent of the first that is largest, by indicators of which exactly one is 1 everywhere (so
 * that max(|x|, x) is right where the two are equal).
 */
function differentialOfExtremum(e: Extract<Expr, { kind: 'extremum' }>, d: Differentiate): Expr {
  const tangents = e.args.map(d);
  if (tangents.every(isZero)) return zeros(e.shape);
  const args = e.args.map((arg) => spread(arg, e.shape));
  const beats = (a: Expr, b: Expr): [Expr, Expr] => (e.which === 'max' ? [a, b] : [b, a]);
  const selected = args.map((arg, k) => {
    const conditions = args.flatMap((other, j) => {
      if (j === k) return [];
      const [large, small] = beats(arg, other);
      return [compare(j < k ? '>' : '>=', large, small)];
    });
    return mul([...conditions, spread(tangents[k], e.shape)]);
  });
  return addOrZero(selected, e);
}

/** The chain rule over a function without a definition: d f(u, v) = ⟨∂₁f, du⟩ + ⟨∂₂f, dv⟩. */
function differentialOfUnknown(e: Extract<Expr, { kind: 'apply' }>, d: Differentiate): Expr {
  const terms = eachVarying(e.args, d).map(({ k, tangent }) => {
    const orders = e.orders.map((o, j) => (j === k ? o + 1 : o));
    const arg = e.args[k];
    if (e.elementwise) return mul([apply(e.name, e.args, arg.shape, orders, true), tangent]);
    if (isScalar(arg)) return mul([apply(e.name, e.args, e.shape, orders), tangent]);
    if (isScalar(e)) return innerProduct(apply(e.name, e.args, arg.shape, orders), tangent);
    if (e.shape.cols.key === '1' && arg.shape.cols.key === '1') {
      return matmul([apply(e.name, e.args, { rows: e.shape.rows, cols: arg.shape.rows }, orders), tangent]);
    }
    throw new NotDifferentiable(
      `The derivative of the unknown function ${e.name} by an argument of that shape is not known here.`,
      e,
    );
  });
  return addOrZero(terms, e);
}
