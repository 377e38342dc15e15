import type { Tensor } from '../tensor';

/** How a derivative's entries are laid out. */
export type Layout = 'denominator' | 'numerator';

export interface Size {
  readonly rows: number;
  readonly cols: number;
}

const count = (size: Size): number => size.rows * size.cols;

/**
 * The shape of the derivative of a value by a variable. Numerator layout: by a scalar, the value's shape; of a
 * scalar, the variable's shape transposed; else d vec(value)/d vec(variable)ᵀ. Denominator layout is the transpose.
 */
export function derivativeShape(value: Size, variable: Size, layout: Layout): Size {
  const numerator =
    count(variable) === 1
      ? value
      : count(value) === 1
        ? { rows: variable.cols, cols: variable.rows }
        : { rows: count(value), cols: count(variable) };
  return layout === 'numerator' ? numerator : { rows: numerator.cols, cols: numerator.rows };
}

/**
 * A derivative's entries as a Jacobian stored row by row: a row for each entry of the value, a column for each
 * entry of the variable, both in storage order. The derivative must have the shape `derivativeShape` gives.
 */
export function jacobianEntries(
  derivative: Tensor,
  value: Size,
  variable: Size,
  layout: Layout,
): Float64Array {
  const at = (row: number, col: number): number =>
    layout === 'numerator'
      ? derivative.data[row * derivative.cols + col]
      : derivative.data[col * derivative.cols + row];
  const result = new Float64Array(count(value) * count(variable));
  for (let output = 0; output < count(value); output++) {
    for (let input = 0; input < count(variable); input++) {
      result[output * count(variable) + input] =
        count(variable) === 1
          ? at(Math.floor(output / value.cols), output % value.cols)
          : count(value) === 1
            ? at(input % variable.cols, Math.floor(input / variable.cols))
            : at(stacked(output, value), stacked(input, variable));
    }
  }
  return result;
}

/** The place in vec of an entry in storage order. */
const stacked = (at: number, size: Size): number => (at % size.cols) * size.rows + Math.floor(at / size.cols);
