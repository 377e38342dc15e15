/** A number found by extrapolation, and how far off it may be (an estimate, of the size of one standard error). */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

export const UNKNOWN_ESTIMATE: Estimate = { value: Number.NaN, error: Number.POSITIVE_INFINITY };

/**
 * Richardson's extrapolation of quotients D(h) at steps h that halve from one to the next, to h = 0, where
 * D(h) = D(0) + c₁h^p + c₂h^(p+q) + …. Column j of the table removes the j-th power. An entry's error is judged by
 * its distance to the two entries it was made of (Ridders 1982) plus the rounding `noise`/h that its smallest step
 * carries; the entry with the least is taken. Steps at which the quotient is not finite start the table anew, so
 * that large steps may leave the domain.
 *
 * @param quotients D at each step, largest step first
 * @param steps the steps h
 * @param noise the absolute error of the function's values
 */
export function extrapolate(
  quotients: readonly number[],
  steps: readonly number[],
  noise: number,
  powers: { readonly first: number; readonly next: number },
): Estimate {
  let best = UNKNOWN_ESTIMATE;
  let above: number[] = [];
  for (let k = 0; k < quotients.length; k++) {
    if (!Number.isFinite(quotients[k])) {
      above = [];
      continue;
    }
    const row = [quotients[k]];
    for (let j = 1; j <= Math.min(above.length, COLUMNS); j++) {
      const factor = 2 ** (powers.first + (j - 1) * powers.next);
      const value = row[j - 1] + (row[j - 1] - above[j - 1]) / (factor - 1);
      row.push(value);
      const spread = Math.max(Math.abs(value - row[j - 1]), Math.abs(value - above[j - 1]));
      const error = spread + (2 * noise) / steps[k];
      if (error < best.error) best = { value, error };
    }
    above = row;
  }
  return best;
}

const COLUMNS = 5;
