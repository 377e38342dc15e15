import { EvaluationError } from './errors';
import { hash } from './random';

/**
 * A smooth function that stands in for one without a definition, so that rules such as the chain rule can be
 * checked by numbers. For arguments a₁, …, a_r of any shapes its entry e (the only one, when f is a scalar) is
 *
 *     f_e(a) = c₀ₑ + Σ_k c_kₑ sin(u_k),   u_k = b_k + Σ_s ⟨W_ks, a_s⟩,   k = 1, …, 4.
 *
 * All coefficients follow from the function's name and a seed. |c₀| exceeds the sum of the other |c_k|, so f keeps
 * one sign, which follows from the seed. Derivatives of every order are closed forms: each differentiation turns
 * the sine into its derivative and brings down entries of W_ks.
 */
export interface UnknownPlan {
  /** b_k. */
  readonly shifts: readonly number[];
  /** W_ks, its entries in the argument's storage order. */
  readonly weights: readonly (readonly Float64Array[])[];
  /** How often the sine is differentiated. */
  readonly order: number;
  /** The result's entry e is constants[e] + Σ_k mix[e][k]·(order-th derivative of sin)(u_k). */
  readonly mix: readonly Float64Array[];
  readonly constants: Float64Array;
}

interface Size {
  readonly rows: number;
  readonly cols: number;
}

const TERMS = 4;
const entries = (size: Size): number => size.rows * size.cols;

/** The coefficients of an unknown function, or of its derivative of the given orders, for arguments of these sizes. */
export function planUnknown(
  name: string,
  seed: number,
  args: readonly Size[],
  orders: readonly number[],
  result: Size,
): UnknownPlan {
  const draw = (...at: (string | number)[]): number => {
    const h = hash('unknown', name, seed, ...at);
    const magnitude = 0.3 + 0.6 * ((h >>> 1) / 0x8000_0000);
    return h & 1 ? magnitude : -magnitude;
  };
  const terms = Array.from({ length: TERMS }, (_, k) => k);
  const weights = terms.map((k) =>
    args.map((a, s) =>
      Float64Array.from({ length: entries(a) }, (_, i) => draw('w', k, s, i) / Math.sqrt(entries(a))),
    ),
  );
  const order = orders.reduce((sum, o) => sum + o, 0);
  const scalarFactor = terms.map((k) =>
    args.reduce((product, a, s) => (entries(a) === 1 ? product * weights[k][s][0] ** orders[s] : product), 1),
  );
  const { factors, outputs } = meaningOf(args, orders, result);
  const size = entries(result);
  const mix = Array.from({ length: size }, () => new Float64Array(TERMS));
  const constants = new Float64Array(size);
  const sign = Math.sign(draw('sign'));
  for (let e = 0; e < size; e++) {
    const row = Math.floor(e / result.cols);
    const output = outputs === 'one' ? 0 : outputs === 'rows' ? row : e;
    if (order === 0) constants[e] = 2.6 * sign + 0.3 * draw('c', 0, output);
    for (const k of terms) {
      let product = 0.6 * draw('c', k + 1, output) * scalarFactor[k];
      if (factors.length === 1) product *= weights[k][factors[0]][outputs === 'rows' ? e % result.cols : e];
      if (factors.length === 2) {
        product *= stacked(weights[k][factors[0]], args[factors[0]], row);
        product *= stacked(weights[k][factors[1]], args[factors[1]], e % result.cols);
      }
      mix[e][k] = product;
    }
  }
  return { shifts: terms.map((k) => draw('b', k)), weights, order, mix, constants };
}

/** Entry `at` of vec W. */
const stacked = (weight: Float64Array, size: Size, at: number): number =>
  weight[(at % size.rows) * size.cols + Math.floor(at / size.rows)];

/**
 * What a derivative's entries mean. `factors`: the argument of each differentiation by a non-scalar. `outputs`:
 * whether f is one number, or its entries run over those of the result, or over its rows.
 *
 * For a scalar function, one derivative by a non-scalar has that argument's shape, and two make a matrix, vec of
 * the first by vec of the second. For a column function the derivative by one column is the Jacobian, a row for
 * each component.
 */
function meaningOf(
  args: readonly Size[],
  orders: readonly number[],
  result: Size,
): { factors: number[]; outputs: 'one' | 'entries' | 'rows' } {
  const factors = orders.flatMap((order, s) =>
    entries(args[s]) === 1 ? [] : new Array<number>(order).fill(s),
  );
  const is = (rows: number, cols: number) => result.rows === rows && result.cols === cols;
  if (factors.length === 0) return { factors, outputs: is(1, 1) ? 'one' : 'entries' };
  if (factors.length === 1) {
    const arg = args[factors[0]];
    if (is(arg.rows, arg.cols)) return { factors, outputs: 'one' };
    if (arg.cols === 1 && result.cols === arg.rows) return { factors, outputs: 'rows' };
  }
  if (factors.length === 2) {
    const [first, second] = factors.map((s) => entries(args[s]));
    const determined = factors[0] === factors[1] || first !== second;
    if (determined && is(first, second)) return { factors, outputs: 'one' };
    if (determined && is(second, first)) return { factors: [factors[1], factors[0]], outputs: 'one' };
  }
  throw new EvaluationError(
    'A derivative of a function without a definition has a shape that is not known here.',
  );
}
