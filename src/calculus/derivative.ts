import {
  add,
  apartFrom,
  commutation,
  contains,
  delta,
  diagonal,
  diagonalPart,
  type EntryNode,
  type Expr,
  freeIndices,
  HALF,
  identity,
  isOne,
  isScalar,
  matmul,
  mul,
  multiplyDimensions,
  negate,
  ONE,
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

/** What can be differentiated by: a symbol, a member of a family, or one entry of a symbol. */
export type Variable = SymbolNode | EntryNode;

export interface DerivativeOptions {
  readonly layout: Layout;
  readonly structure: Structure;
}

/** The tangent symbol of a variable; its name cannot be written by a user. */
export const tangentOf = (variable: SymbolNode): SymbolNode => symbol(`d'${variable.name}`, variable.shape);

/** The tangents of all leaves when `variable` moves by `tangent`. */
export function seedFor(variable: Variable, tangent: Expr): Seed {
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
  const name = variable.kind === 'entry' ? (variable.arg as SymbolNode).name : variable.name;
  return contains(e, (node) => node.kind === 'symbol' && node.name === name);
}

/**
 * The derivative of `f` by `variable`. Shapes follow cases/README: a scalar by a vector or matrix has the variable's
 * shape in denominator layout and its transpose in numerator layout; a vector by a vector is the Jacobian m×n in
 * numerator layout; anything with a matrix on one side and a vector or matrix on the other is d vec Y / d (vec X)ᵀ.
 * Throws `NotDifferentiable` with the node no rule reaches.
 */
export function derivative(given: Expr, variable: Variable, options: DerivativeOptions): Expr {
  return literal(derivativeInMatrices(withoutBlocks(given), variable, options));
}

function derivativeInMatrices(given: Expr, variable: Variable, options: DerivativeOptions): Expr {
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
  const inStructure = onEntries(matrix, owner, options.structure);
  return isDenominator ? transpose(inStructure) : inStructure;
}

/**
 * A Jacobian by each independent entry of a symmetric matrix: J (I + K - diag(vec I)). `projected` leaves it as it is:
 * it is applied to changes that are symmetric already, and books print it so.
 */
function onEntries(matrix: Expr, variable: SymbolNode, structure: Structure): Expr {
  if (structure !== 'entries' || !['symmetric', 'spd'].includes(variable.property)) return matrix;
  const { rows } = variable.shape;
  const side = multiplyDimensions(rows, rows);
  const twice = add([identity(side), commutation(rows, rows, side)]);
  return matmul([matrix, subtract(twice, diagonal(vec(identity(rows))))]);
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
  let current = f;
  for (const [k, variable] of variables.entries()) {
    const isLast = k === variables.length - 1;
    if (!isLast) {
      const first = derivative(current, variable, {
        ...options,
        layout: isScalar(current) ? 'denominator' : 'numerator',
      });
      current = first;
    } else current = derivative(current, variable, options);
  }
  return current;
}
