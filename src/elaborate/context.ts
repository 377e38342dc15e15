import type { Expr, Property } from '../expr';
import type { DeclaredType } from '../shapes/declaredType';
import type { SymbolKind } from '../shapes/kinds';
import { isUnit, type Size, type SizeTable } from '../shapes/sizes';
import type { Font, Span, Syntax, SyntaxLanguage } from '../syntax/tree';

/** A piece of syntax whose shape is being found out, and how to make its expression once all sizes are known. */
export interface Typed {
  readonly rows: Size;
  readonly cols: Size;
  readonly span: Span;
  /** For an index given to a family's definition: what it runs over. */
  readonly indexRange?: Size;
  /** It stands for a function's argument while the function is differentiated. */
  readonly isHole?: true;
  /** It is one of several things that are told apart by an index, and has none itself. */
  readonly isMember?: true;
  build(): Expr;
}

/** A name's meaning given before: `f(x) = …` with parameters, `z = Wx + b` without. */
export interface Definition {
  readonly name: string;
  readonly parameters: readonly Syntax[];
  /** For a family, `z_i = w^\top x_i`: the index letters that stand for any index. */
  readonly indices: readonly string[];
  readonly body: Syntax;
  /** In `f = a = b = c`: what the body is said to be equal to, in order. */
  readonly equals?: readonly Syntax[];
  /** What the text comes to and finds to be the same: `p_i / \sum_l p_l = \gamma_i`, after γ was defined otherwise. */
  readonly otherForm?: Syntax;
}

/** How gradients and Jacobians inside a formula are laid out; `mixed`: gradients as columns, Jacobians m×n. */
export type DerivativeLayout = 'mixed' | 'denominator' | 'numerator';

/**
 * What a text may mean by a sign that others use otherwise; each is the reading that is not tried first.
 *
 * - `primes-as-rows`: f'(x) of a scalar by a vector is a row.
 * - `spectral-norm`: the norm of a matrix without a subscript is the spectral one.
 * - `frobenius-norm`: ‖X‖₂ of a matrix is Frobenius' norm.
 * - `norms-of-rows`: ‖X‖_{p,q} is the q-norm of the rows' p-norms.
 * - `repeated-indices`: a product is summed over every index that stands in it twice (Einstein).
 */
export type Convention =
  | 'primes-as-rows'
  | 'spectral-norm'
  | 'frobenius-norm'
  | 'norms-of-rows'
  | 'repeated-indices';

export interface Conventions {
  /** Those that are followed. */
  readonly chosen: ReadonlySet<Convention>;
  /** Those that would have read something otherwise; added to while a formula is read. */
  readonly met: Set<Convention>;
}

export interface Options {
  readonly language: SyntaxLanguage;
  readonly declared: ReadonlyMap<string, DeclaredType>;
  /** The definition in scope, or null. */
  definition(name: string): Definition | null;
  /** What the text suggests a name is, without sizes: preferred to what notation alone suggests. */
  readonly hints: ReadonlyMap<string, SymbolKind>;
  /** What the text says of matrices whose sizes are found out from use: "A is symmetric". */
  readonly properties: ReadonlyMap<string, Property>;
  /** Asked only where a derivative is met. */
  derivativeLayout(): DerivativeLayout;
  /** Which of several uses of a sign is meant; null where nobody asks. */
  readonly conventions?: Conventions | null;
  /** Names that stay variables even where a definition exists: what is differentiated by. */
  readonly keep: ReadonlySet<string>;
  /** What a derivative inside the formula means; null where derivatives are not allowed. */
  readonly derive: ((operand: Expr, by: readonly Expr[], form: Derivation) => Expr) | null;
  /** The differential of an expression, as the text's variables vary; null where differentials are not allowed. */
  readonly vary?: ((e: Expr) => Expr) | null;
}

export interface Derivation {
  readonly form: 'fraction' | 'nabla' | 'subscript' | 'jacobian' | 'hessian';
  readonly transposed: boolean;
  readonly layout: DerivativeLayout;
}

/** A bound index: its internal name (apart from all others) and what it ranges over. */
export interface BoundIndex {
  readonly internal: string;
  readonly range: Size | null;
}

/** What is seen of a formula's indices and sets before it is read. */
export interface Survey {
  /** Names that stand as an index where no sum binds them. */
  readonly freeIndices: ReadonlySet<string>;
  /** Names without a type whose subscripts count where they are numbers, with how many there are: the x of x_1 and \sum_k x_k. */
  readonly counted: ReadonlyMap<string, number>;
  /** Names that are shown to be functions. */
  readonly functions: ReadonlySet<string>;
  /** Sets that sums run over: of indices, or of samples; and those that a sum counts up to the size of. */
  readonly sets: ReadonlyMap<string, 'indices' | 'samples' | 'counted'>;
  /** What an expectation that does not say over what is over: the names that stand in such ones alone. */
  readonly random: ReadonlySet<string>;
}

/** One reading of a formula while it is inferred: kinds are settled, sizes are being unified. */
export interface Context {
  readonly options: Options;
  readonly sizes: SizeTable;
  /** Names of dimensions that the formula itself uses as numbers (the n of 1/n). */
  readonly namedSizes: Set<string>;
  /** Something is stacked or multiplied by Kronecker's product in the formula: D_n and L_n have their meaning there. */
  readonly stacked: boolean;
  infer(node: Syntax): Typed;
  /** Adds to how far this reading is from how people write. */
  charge(cost: number): void;
  /** The one leaf of a name in this reading: its own axes and its family's ranges. */
  leaf(name: string): Leaf;
  propertyOf(leaf: Leaf): Property;
  bound(name: string): BoundIndex | null;
  boundNames(): ReadonlySet<string>;
  withIndex<T>(name: string, range: Size | null, inner: (index: BoundIndex) => T): T;
  /** Local meanings: parameters of a definition being expanded. */
  local(name: string): Typed | null;
  withLocals<T>(locals: ReadonlyMap<string, Typed>, inner: () => T): T;
  expanding<T>(name: string, inner: () => T): T | null;
  /** Whether a name stays a variable here, although it has a definition. */
  isKept(name: string): boolean;
  keeping<T>(names: ReadonlySet<string>, inner: () => T): T;
  /** Whether what is read here is being differentiated by a variable of this name. */
  isDifferentiated(name: string): boolean;
  /** The shape that a function without a definition has in this reading, as a leaf of its name. */
  functionLeaf(name: string): Leaf;
  readonly fontOf: (name: string) => Font;
  /** What was seen of indices and sets before the formula was read. */
  readonly survey: Survey;
  /** How many samples there are in a set. */
  sizeOfSet(name: string): Size;
  /** A name that stands for each of a set of samples in turn: a family, or a vector of numbers; null where it can be neither. */
  sample(name: string, range: Size): Leaf | null;
  /** The vector or matrix of zeros and ones that says which indices are in a set. */
  indicatorOf(set: string, rank: 1 | 2): Leaf;
}

export interface Leaf {
  readonly name: string;
  readonly family: readonly Size[];
  /** none, one or two sizes: a scalar, a column, a matrix. */
  readonly axes: readonly Size[];
  readonly type: DeclaredType | null;
  /** The name stands for the unit vectors, each as long as it must be. */
  readonly isUnitVector: boolean;
  /** What is known of it where nothing was declared: the indicator of a set is made of zeros and ones. */
  readonly property?: Property;
}

export class ElaborationError extends Error {
  constructor(
    readonly code: 'shape' | 'unknown' | 'unsupported' | 'ambiguous',
    message: string,
    readonly span: Span,
    /** It is the shapes of this reading that are not supported; others may be. */
    readonly ofThisReading = false,
  ) {
    super(message);
  }
}

export const isScalarTyped = (t: Typed): boolean => isUnit(t.rows) && isUnit(t.cols);
export const isColumnTyped = (t: Typed): boolean => isUnit(t.cols) && !isUnit(t.rows);
export const isRowTyped = (t: Typed): boolean => isUnit(t.rows) && !isUnit(t.cols);
export const isMatrixTyped = (t: Typed): boolean => !isUnit(t.rows) && !isUnit(t.cols);

/** "m×n", "a vector of length n", "a scalar": for messages. */
export function showTyped(t: Typed, context: Context): string {
  const { sizes } = context;
  if (isScalarTyped(t)) return 'a scalar';
  if (isColumnTyped(t)) return `a vector of length ${sizes.show(t.rows)}`;
  if (isRowTyped(t)) return `a row vector of length ${sizes.show(t.cols)}`;
  return `${sizes.show(t.rows)}×${sizes.show(t.cols)}`;
}

export function fail(code: ElaborationError['code'], message: string, span: Span): never {
  throw new ElaborationError(code, message, span);
}

/** Makes two sizes equal or fails with the message. */
export function requireSame(context: Context, a: Size, b: Size, span: Span, message: () => string): void {
  const failing = (): never => fail('shape', message(), span);
  if (!context.sizes.unify(a, b, failing)) failing();
}

export function requireScalar(t: Typed, context: Context, what: string): Typed {
  if (!isScalarTyped(t))
    fail('shape', `${what} must be a scalar, but this is ${showTyped(t, context)}.`, t.span);
  return t;
}

export function requireSquare(t: Typed, context: Context, what: string): Typed {
  if (isScalarTyped(t)) return t;
  requireSame(
    context,
    t.rows,
    t.cols,
    t.span,
    () => `${what} needs a square matrix, but this is ${showTyped(t, context)}.`,
  );
  return t;
}
