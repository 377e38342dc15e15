import {
  add,
  apartFrom,
  areWeightsOf,
  commutation,
  contains,
  delta,
  diagonal,
  diagonalPart,
  duplication,
  type EntryNode,
  type Expr,
  freeIndices,
  HALF,
  identity,
  isOne,
  isScalar,
  isWeights,
  type MatmulNode,
  matmul,
  mul,
  multiplyDimensions,
  negate,
  ONE,
  postorder,
  type SymbolNode,
  subtract,
  symbol,
  transpose,
  unitVector,
  vec,
} from '../expr';
import { literal, withoutBlocks } from './blocks';
import { differential, type Seed } from './differential';
import { NotDifferentiable } from './errors';
import { jacobian } from './jacobian';
import { matrixNotation } from './matrixNotation';
import { pullback } from './pullback';

export type Layout = 'denominator' | 'numerator';
/** How a symmetric or diagonal variable is treated; CONTRACT's `structure`, and `free`: as if it had none. */
export type Structure = 'projected' | 'entries' | 'free';

/** What can be differentiated by: a symbol, a member of a family, one entry of a symbol, or vech(X), the product L vec X. */
export type Variable = SymbolNode | EntryNode | MatmulNode;

export interface DerivativeOptions {
  readonly layout: Layout;
  readonly structure: Structure;
}

/** The tangent symbol of a variable; its name cannot be written by a user. */
export const tangentOf = (variable: SymbolNode): SymbolNode => symbol(`d'${variable.name}`, variable.shape);

/** The X of vech(X). */
function matrixOfHalf(variable: Expr): SymbolNode | null {
  if (variable.kind !== 'matmul' || variable.args.length !== 2) return null;
  const [first, second] = variable.args;
  return first.kind === 'elimination' && second.kind === 'vec' && second.arg.kind === 'symbol'
    ? second.arg
    : null;
}

export const isVariable = (e: Expr): e is Variable =>
  e.kind === 'symbol' || (e.kind === 'entry' && e.arg.kind === 'symbol') || matrixOfHalf(e) !== null;

/** The symbol that a variable is, or of which it is a part. */
export const ownerOf = (variable: Variable): SymbolNode =>
  variable.kind === 'entry'
    ? (variable.arg as SymbolNode)
    : (matrixOfHalf(variable) ?? (variable as SymbolNode));

/** The tangents of all leaves when `variable` moves by `tangent`. */
export function seedFor(variable: SymbolNode | EntryNode, tangent: Expr): Seed {
  if (variable.kind === 'entry') {
    const owner = variable.arg;
    const { rows, cols } = owner.shape;
    const basis = mul([
      tangent,
      matmul([
        isOne(rows) ? ONE : unitVector(rows, variable.row),
        isOne(cols) ? ONE : transpose(unitVector(cols, variable.col)),
      ]),
    ]);
    return (leaf) => (leaf === owner ? basis : null);
  }
  if (variable.indices.length === 0) return (leaf) => (leaf === variable ? tangent : null);
  return (leaf) => {
    if (
      leaf.kind !== 'symbol' ||
      leaf.name !== variable.name ||
      leaf.indices.length !== variable.indices.length
    )
      return null;
    return mul([...leaf.indices.map((i, k) => delta(i, variable.indices[k])), tangent]);
  };
}

/** Whether an expression holds the variable at all. */
export function dependsOn(e: Expr, variable: Variable): boolean {
  const { name } = ownerOf(variable);
  return contains(e, (node) => node.kind === 'symbol' && node.name === name);
}

/**
 * The derivative of `f` by `variable`. Shapes follow cases/README: a scalar by a vector or matrix has the variable's
 * shape in denominator layout and its transpose in numerator layout; a vector by a vector is the Jacobian m×n in
 * numerator layout; anything with a matrix on one side and a vector or matrix on the other is d vec Y / d (vec X)ᵀ.
 * Throws `NotDifferentiable` with the node no rule reaches.
 */
export function derivative(given: Expr, variable: Variable, options: DerivativeOptions): Expr {
  requireFixedWeights(given, variable);
  return literal(derivativeInMatrices(withoutBlocks(given), variable, options));
}

/** A derivative passes through an expectation or an integral only where what it is taken over stays as it is. */
function requireFixedWeights(given: Expr, variable: Variable): void {
  const namesIn = () => postorder([variable]).flatMap((node) => (node.kind === 'symbol' ? [node.name] : []));
  for (const node of postorder([given]))
    if (isWeights(node) && namesIn().some((name) => areWeightsOf(node, name)))
      throw new NotDifferentiable(
        'What this is taken over depends on the variable, so that the derivative does not pass through.',
        node,
      );
}

function derivativeInMatrices(given: Expr, variable: Variable, options: DerivativeOptions): Expr {
  const half = matrixOfHalf(variable);
  if (half) return derivativeByHalf(given, half, options);
  if (variable.kind === 'matmul')
    throw new NotDifferentiable('A derivative by a product is not known.', variable);
  const apart = apartFrom(given, freeIndices(variable));
  const f = variable.kind === 'entry' ? apart : matrixNotation(apart);
  const isDenominator = options.layout === 'denominator';
  if (isScalar(variable)) {
    const result = differential(f, seedFor(variable, ONE));
    return isDenominator ? transpose(result) : result;
  }
  const owner = variable as SymbolNode;
  const gradient = isScalar(f) ? gradientOf(f, owner, options.structure) : null;
  if (gradient) return isDenominator ? gradient : transpose(gradient);
  const tangent = tangentOf(owner);
  const matrix = jacobian(matrixNotation(differential(f, seedFor(owner, tangent))), tangent);
  const space = spaceOf(owner, options.structure);
  const inStructure = space ? matmul([matrix, space]) : matrix;
  return isDenominator ? transpose(inStructure) : inStructure;
}

/**
 * By vech(X) of a symmetric X, through vec X = D vech X: the gradient is Dᵀ vec G of the free gradient G, a Jacobian J D of
 * the free Jacobian J (Magnus & Neudecker, ch. 9, sec. 5).
 */
function derivativeByHalf(f: Expr, matrix: SymbolNode, options: DerivativeOptions): Expr {
  if (!['symmetric', 'spd'].includes(matrix.property))
    throw new NotDifferentiable(
      `vech(${matrix.name}) holds all of ${matrix.name} only where it is symmetric: declare ${matrix.name}: symmetric(n).`,
      matrix,
    );
  const jacobianByHalf = isScalar(f)
    ? matmul([transpose(vec(gradientOf(f, matrix, 'free'))), duplication(matrix.shape.rows)])
    : matmul([
        derivative(f, matrix, { layout: 'numerator', structure: 'free' }),
        duplication(matrix.shape.rows),
      ]);
  return options.layout === 'denominator' ? transpose(jacobianByHalf) : jacobianByHalf;
}

/**
 * The T by which a free Jacobian J becomes the one by a structured variable, J T; T is symmetric. By each independent entry
 * of a symmetric matrix it is I + K - diag(vec I), of a diagonal one diag(vec I). For a symmetric variable `projected`
 * leaves J as it is: it is applied to changes that are symmetric already, and books print it so.
 */
function spaceOf(variable: SymbolNode, structure: Structure): Expr | null {
  if (structure === 'free') return null;
  const { rows } = variable.shape;
  const side = multiplyDimensions(rows, rows);
  const onDiagonal = diagonal(vec(identity(rows)));
  if (variable.property === 'diagonal') return onDiagonal;
  if (structure !== 'entries' || !['symmetric', 'spd'].includes(variable.property)) return null;
  return subtract(add([identity(side), commutation(rows, rows, side)]), onDiagonal);
}

/** The gradient of a scalar, in the variable's own shape and, for a structured variable, inside its structure. */
export function gradientOf(f: Expr, variable: SymbolNode, structure: Structure = 'projected'): Expr {
  const tangent = tangentOf(variable);
  const free = pullback(matrixNotation(differential(f, seedFor(variable, tangent))), ONE, tangent);
  return withStructure(matrixNotation(free), variable, structure);
}

/**
 * The gradient for a variable that can only move inside a structure. `projected`: the orthogonal projection onto
 * the space of symmetric (or diagonal) matrices. `entries`: the derivative by each independent entry, G + Gᵀ - G∘I
 * (Matrix Cookbook eq. 138).
 */
function withStructure(gradient: Expr, variable: SymbolNode, structure: Structure): Expr {
  if (structure === 'free') return gradient;
  switch (variable.property) {
    case 'symmetric':
    case 'spd': {
      const turned = transpose(gradient);
      const isSymmetric = turned === gradient;
      if (structure === 'entries') return add([gradient, turned, negate(diagonal(diagonalPart(gradient)))]);
      return isSymmetric ? gradient : mul([HALF, add([gradient, turned])]);
    }
    case 'diagonal':
      return diagonal(diagonalPart(gradient));
    default:
      return gradient;
  }
}

/**
 * Differentiates in turn by several variables. A derivative that is a matrix is differentiated entry by entry, as
 * `derivative` does: [x, x] gives the Hessian d²f / d vec(x) d vec(x)ᵀ.
 */
export function derivativeInTurn(f: Expr, variables: readonly Variable[], options: DerivativeOptions): Expr {
  if (variables.length === 0) throw new NotDifferentiable('No variable to differentiate by.', f);
  const [first, second, ...others] = variables;
  // The Hessian by structured matrices is that of free ones, between the T of each: the gradient stays free until then.
  if (second && others.length === 0 && isScalar(f) && isStructured(first, options.structure)) {
    const free = derivative(f, first, { layout: 'denominator', structure: 'free' });
    const space = spaceOf(first, options.structure) as Expr;
    const matrix = derivative(free, second, { ...options, layout: 'numerator' });
    const hessian = matmul([space, matrix]);
    return options.layout === 'denominator' ? transpose(hessian) : hessian;
  }
  let current = f;
  for (const [k, variable] of variables.entries()) {
    const isLast = k === variables.length - 1;
    const layout = isLast ? options.layout : isScalar(current) ? 'denominator' : 'numerator';
    current = derivative(current, variable, { ...options, layout });
  }
  return current;
}

const isStructured = (variable: Variable, structure: Structure): variable is SymbolNode =>
  variable.kind === 'symbol' && spaceOf(variable, structure) !== null;
