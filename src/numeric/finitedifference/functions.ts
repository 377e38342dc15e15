/** A function of a real variable with one or more values. */
export type Curve = (t: number) => Float64Array;

/** A function of n variables with one value or several. */
export type VectorFunction = (x: Float64Array) => number | ArrayLike<number>;

/** The same function in complex arithmetic, where it is analytic; it may throw `NotAnalytic`. */
export type ComplexFunction = (
  re: Float64Array,
  im: Float64Array,
) => { readonly re: ArrayLike<number>; readonly im: ArrayLike<number> };

/**
 * What is claimed to be the derivative: its entries at a point (for a function with m values the m×n Jacobian, row
 * by row), or its product with a direction.
 */
export type ClaimedDerivative =
  | ((x: Float64Array) => ArrayLike<number>)
  | { readonly product: (x: Float64Array, direction: Float64Array) => number | ArrayLike<number> };
