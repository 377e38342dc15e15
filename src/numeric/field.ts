import type { CompareNode, ElementwiseName } from '../expr';

/** The numbers an evaluator can compute with: complex ones, or decimals of many digits. */
export interface Field<S> {
  readonly zero: S;
  readonly one: S;
  /** The number a double stands for. */
  of(value: number): S;
  constant(name: 'pi' | 'e'): S;
  add(a: S, b: S): S;
  subtract(a: S, b: S): S;
  multiply(a: S, b: S): S;
  divide(a: S, b: S): S;
  /** Not a number outside the domain. */
  power(base: S, exponent: S): S;
  /** Throws `NotAnalytic` or `Unsupported` where there is no such function in this field. */
  elementwise(name: ElementwiseName, a: S): S;
  /** 1 where the comparison holds, else 0; throws `NotAnalytic` where numbers have no order. */
  compare(op: CompareNode['op'], a: S, b: S): S;
  /** |a| as a double, to choose pivots and to end iterations. */
  magnitude(a: S): number;
  /** The real part as a double. */
  toNumber(a: S): number;
  isFinite(a: S): boolean;
  /** The relative rounding of one operation. */
  readonly epsilon: number;
}
