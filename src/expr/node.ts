import type { Dimension, Shape } from './dimension';
import type { ElementwiseName } from './namedFunctions';
import type { Rational } from './rational';

/**
 * The expression language. Every node is immutable and hash-consed: two expressions that are equal in canonical
 * form are the same object, so equality is `===` and memo tables are keyed by `id`. Everything has a shape; a
 * scalar is 1×1, a vector is a column. Matrix notation (`matmul`, `trace`, …) and index notation (`sum`, `entry`,
 * `delta`, `build`) are one language, so that one can be turned into the other a node at a time.
 *
 * Nodes are made only by the builders in `builders*.ts`, which keep the canonical form.
 */
export type Expr =
  | NumberNode
  | ConstantNode
  | SymbolNode
  | SizeNode
  | IndexNode
  | AddNode
  | MulNode
  | PowNode
  | ElementwiseNode
  | ExtremumNode
  | ApplyNode
  | MatmulNode
  | TransposeNode
  | MatrixPowerNode
  | MatrixFunctionNode
  | FrechetNode
  | SpectralNode
  | TraceNode
  | DetNode
  | TotalNode
  | NormNode
  | ExtremeEntryNode
  | SoftmaxNode
  | LogSumExpNode
  | DiagonalNode
  | DiagonalPartNode
  | VecNode
  | UnvecNode
  | KroneckerNode
  | CommutationNode
  | DuplicationNode
  | EliminationNode
  | OnesNode
  | ZerosNode
  | IdentityNode
  | EntryNode
  | BuildNode
  | DeltaNode
  | SumNode
  | ProductNode
  | PiecewiseNode
  | CompareNode
  | BlockNode;

interface Base {
  readonly id: number;
  readonly shape: Shape;
}

export interface NumberNode extends Base {
  readonly kind: 'number';
  readonly value: number;
  /** Null when the number is not exact (a result that left the safe range, an irrational constant). */
  readonly exact: Rational | null;
}
export interface ConstantNode extends Base {
  readonly kind: 'constant';
  readonly name: 'pi' | 'e';
}

/** What is known of a symbol beyond its shape. `onehotrows`: each row one-hot. `signs`: ±1. `bits`: 0/1. */
export type Property =
  | 'none'
  | 'positive'
  | 'large'
  | 'symmetric'
  | 'spd'
  | 'invertible'
  | 'diagonal'
  | 'orthogonal'
  | 'prob'
  | 'onehot'
  | 'onehotrows'
  | 'signs'
  | 'bits'
  | 'integer';

/** A variable. `indices`: for a family of tensors (samples x_i), which member; `name` is canonical LaTeX (`\beta`, `W_{1}`). */
export interface SymbolNode extends Base {
  readonly kind: 'symbol';
  readonly name: string;
  readonly property: Property;
  readonly indices: readonly Expr[];
  /** The ranges of `indices`. */
  readonly family: readonly Dimension[];
  /** For `integer`: the fixed value samples take. */
  readonly integer: number | null;
}
/** A dimension as a number: the n of 1/n. */
export interface SizeNode extends Base {
  readonly kind: 'size';
  readonly dimension: Dimension;
}
/** A bound or free index variable, a positive integer; indices count from 1. */
export interface IndexNode extends Base {
  readonly kind: 'index';
  readonly name: string;
}

/** A sum of two or more terms of one shape. A numeric term stands last. */
export interface AddNode extends Base {
  readonly kind: 'add';
  readonly args: readonly Expr[];
}
/**
 * A commutative, entrywise product: scalars, and factors of the node's own shape (so a Hadamard product where
 * there are several of those, a scaling where there is one). A numeric coefficient stands first.
 */
export interface MulNode extends Base {
  readonly kind: 'mul';
  readonly args: readonly Expr[];
}
/** Entrywise power; the exponent is a scalar. `pow(x, -1)` is the entrywise reciprocal, `pow(x, 1/2)` the root. */
export interface PowNode extends Base {
  readonly kind: 'pow';
  readonly base: Expr;
  readonly exponent: Expr;
}
/** A named function of one real variable, applied to every entry. */
export interface ElementwiseNode extends Base {
  readonly kind: 'elementwise';
  readonly name: ElementwiseName;
  readonly arg: Expr;
}
/** Entrywise maximum or minimum of two or more arguments of one shape (scalars broadcast). */
export interface ExtremumNode extends Base {
  readonly kind: 'extremum';
  readonly which: 'max' | 'min';
  readonly args: readonly Expr[];
}
/**
 * A function without a definition. `orders[k]`: how often it has been differentiated by argument k. `elementwise`:
 * applied to every entry of its one argument (an activation), and then of the argument's shape.
 */
export interface ApplyNode extends Base {
  readonly kind: 'apply';
  readonly name: string;
  readonly args: readonly Expr[];
  readonly orders: readonly number[];
  readonly elementwise: boolean;
}

/** A chain of two or more non-scalar factors; no inner size is 1 (scalar sub-chains are factored out). */
export interface MatmulNode extends Base {
  readonly kind: 'matmul';
  readonly args: readonly Expr[];
}
/** Only on what a transpose cannot be pushed into. */
export interface TransposeNode extends Base {
  readonly kind: 'transpose';
  readonly arg: Expr;
}
/** A square matrix to a scalar power; `exponent` -1 is the inverse. */
export interface MatrixPowerNode extends Base {
  readonly kind: 'matrixpower';
  readonly base: Expr;
  readonly exponent: Expr;
}
/** `polar`: the factor U Vᵀ of X = U Σ Vᵀ, orthonormal. */
export interface MatrixFunctionNode extends Base {
  readonly kind: 'matrixfunction';
  readonly name: 'expm' | 'logm' | 'sqrtm' | 'sinm' | 'cosm' | 'adjugate' | 'pinv' | 'polar';
  readonly arg: Expr;
}
/** The functions of a matrix that a power series defines. */
export type AnalyticName = 'expm' | 'logm' | 'sqrtm' | 'sinm' | 'cosm';
/** The Fréchet derivative L_f(A, E) of such a function at A in the direction E: linear in E, of E's shape. */
export interface FrechetNode extends Base {
  readonly kind: 'frechet';
  readonly name: AnalyticName;
  readonly arg: Expr;
  readonly direction: Expr;
}
/**
 * Of a symmetric matrix an eigenvalue and its unit eigenvector, of any matrix a singular value and its singular
 * vectors, those of one rank with signs that go together. `rank` counts from 1, the largest; values are simple.
 */
export interface SpectralNode extends Base {
  readonly kind: 'spectral';
  readonly what:
    | 'eigenvalue'
    | 'eigenvector'
    | 'singularvalue'
    | 'leftsingularvector'
    | 'rightsingularvector';
  readonly arg: Expr;
  readonly rank: Expr;
}
export interface TraceNode extends Base {
  readonly kind: 'trace';
  readonly arg: Expr;
}
export interface DetNode extends Base {
  readonly kind: 'det';
  readonly arg: Expr;
}
/** The sum of all entries, 1ᵀ M 1. */
export interface TotalNode extends Base {
  readonly kind: 'total';
  readonly arg: Expr;
}
/** `two`: Euclidean or Frobenius. `one`: entrywise absolute sum. `inf`: largest absolute entry (vectors). */
export interface NormNode extends Base {
  readonly kind: 'norm';
  readonly which: 'two' | 'one' | 'inf' | 'nuclear' | 'spectral';
  readonly arg: Expr;
}
/** The largest or the smallest of all entries. */
export interface ExtremeEntryNode extends Base {
  readonly kind: 'extremeentry';
  readonly which: 'max' | 'min';
  readonly arg: Expr;
}
/** exp(z)/Σexp(z) of a column (or of each row, when `rowwise`). */
export interface SoftmaxNode extends Base {
  readonly kind: 'softmax';
  readonly arg: Expr;
  readonly rowwise: boolean;
}
/** log Σ exp(z) over all entries of a vector. */
export interface LogSumExpNode extends Base {
  readonly kind: 'logsumexp';
  readonly arg: Expr;
}
/** The diagonal matrix of a column. */
export interface DiagonalNode extends Base {
  readonly kind: 'diagonal';
  readonly arg: Expr;
}
/** The diagonal of a square matrix, as a column. */
export interface DiagonalPartNode extends Base {
  readonly kind: 'diagonalpart';
  readonly arg: Expr;
}
/** Columns stacked. */
export interface VecNode extends Base {
  readonly kind: 'vec';
  readonly arg: Expr;
}
/** The matrix whose columns a vector stacks: the inverse of vec, for the node's shape. */
export interface UnvecNode extends Base {
  readonly kind: 'unvec';
  readonly arg: Expr;
}
export interface KroneckerNode extends Base {
  readonly kind: 'kronecker';
  readonly args: readonly Expr[];
}
/** K_{m,n}: K vec X = vec Xᵀ for X m×n. */
export interface CommutationNode extends Base {
  readonly kind: 'commutation';
  readonly m: Dimension;
  readonly n: Dimension;
}
/** D_n: D vech S = vec S for symmetric S, where vech stacks the columns from the diagonal down. */
export interface DuplicationNode extends Base {
  readonly kind: 'duplication';
  readonly n: Dimension;
}
/** L_n: L vec X = vech X. */
export interface EliminationNode extends Base {
  readonly kind: 'elimination';
  readonly n: Dimension;
}
export interface OnesNode extends Base {
  readonly kind: 'ones';
}
export interface ZerosNode extends Base {
  readonly kind: 'zeros';
}
export interface IdentityNode extends Base {
  readonly kind: 'identity';
}

/** A scalar: one entry of a matrix. A column's `col` and a row's `row` is the number 1. */
export interface EntryNode extends Base {
  readonly kind: 'entry';
  readonly arg: Expr;
  readonly row: Expr;
  readonly col: Expr;
}
/** The matrix whose entry (row, col) is `body`; an index is null where that size is 1. */
export interface BuildNode extends Base {
  readonly kind: 'build';
  readonly row: string | null;
  readonly col: string | null;
  readonly body: Expr;
}
/** Kronecker's delta of two index expressions. */
export interface DeltaNode extends Base {
  readonly kind: 'delta';
  readonly left: Expr;
  readonly right: Expr;
}
/** Σ over index from `from` to `to`, inclusive, of a body of any shape. */
export interface SumNode extends Base {
  readonly kind: 'sum';
  readonly index: string;
  readonly from: Expr;
  readonly to: Expr;
  readonly body: Expr;
}
export interface ProductNode extends Base {
  readonly kind: 'product';
  readonly index: string;
  readonly from: Expr;
  readonly to: Expr;
  readonly body: Expr;
}
/** The value of the first branch whose condition (a `compare`) holds, else `otherwise`. */
export interface PiecewiseNode extends Base {
  readonly kind: 'piecewise';
  readonly branches: readonly { readonly condition: Expr; readonly value: Expr }[];
  readonly otherwise: Expr;
}
/** 1 where the comparison holds, else 0; entrywise. As a factor it is the indicator function. */
export interface CompareNode extends Base {
  readonly kind: 'compare';
  readonly op: '<' | '<=' | '>' | '>=' | '==' | '!=';
  readonly left: Expr;
  readonly right: Expr;
}
/** A matrix put together from blocks, row by row. */
export interface BlockNode extends Base {
  readonly kind: 'block';
  readonly rows: readonly (readonly Expr[])[];
}

export type Kind = Expr['kind'];
