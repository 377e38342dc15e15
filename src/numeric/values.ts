import type { Property } from '../expr/node';
import { columnSumNorm, determinant, invertTensor } from './lu';
import { matrixExponential } from './matrixfunctions';
import type { Random } from './random';
import {
  addScaled,
  filledTensor,
  identityTensor,
  multiplyTensors,
  scaleTensor,
  type Tensor,
  transposeTensor,
  zeroTensor,
} from './tensor';

/** How the entries of a random value without further properties are spread: sizes and signs. */
export interface Spread {
  readonly low: number;
  readonly high: number;
  /** The share of negative entries, 0 to 1. */
  readonly negative: number;
}

export const USUAL_SPREAD: Spread = { low: 0.3, high: 1.8, negative: 0.5 };

/** A number away from the values at which wrong formulas hold by accident: 0, 1 and the other integers. */
export function drawEntry(random: Random, spread: Spread): number {
  const margin = Math.min(0.05, (spread.high - spread.low) / 20);
  for (let tries = 0; ; tries++) {
    const x = random.uniform(spread.low, spread.high);
    if (Math.abs(x - Math.round(x)) > margin || tries > 40)
      return random.uniform() < spread.negative ? -x : x;
  }
}

export interface ValueOptions {
  readonly spread?: Spread;
  /** The sign of the determinant of an `invertible` matrix. */
  readonly determinant?: 'positive' | 'negative' | 'any';
  /** The value of an `integer` symbol, where it is fixed. */
  readonly integer?: number | null;
}

/** A random value that has a property. Conditioned matrices have condition numbers below some hundreds. */
export function drawValue(
  property: Property,
  rows: number,
  cols: number,
  random: Random,
  options: ValueOptions = {},
): Tensor {
  const spread = options.spread ?? USUAL_SPREAD;
  switch (property) {
    case 'none':
      return filledTensor(rows, cols, () => drawEntry(random, spread));
    case 'positive':
      return filledTensor(rows, cols, () => drawEntry(random, { ...spread, negative: 0 }));
    case 'large':
      return filledTensor(rows, cols, () => drawEntry(random, { low: 14, high: 22, negative: 0 }));
    case 'integer':
      return filledTensor(rows, cols, () => options.integer ?? random.integer(2, 4));
    case 'signs':
      return mixed(rows, cols, random, -1, 1);
    case 'bits':
      return mixed(rows, cols, random, 0, 1);
    case 'prob':
      return probabilities(rows, cols, random);
    case 'onehot':
      return oneHot(rows, cols, random);
    case 'onehotrows':
      return oneHotRows(rows, cols, random);
    case 'diagonal':
      return diagonal(rows, cols, () => drawEntry(random, spread));
    case 'symmetric': {
      const a = filledTensor(rows, cols, () => drawEntry(random, spread));
      return symmetricPart(a);
    }
    case 'spd':
      return positiveDefinite(rows, random);
    case 'invertible':
      return invertible(rows, random, options.determinant ?? 'positive');
    case 'orthogonal':
      return orthogonal(rows, random);
  }
}

function diagonal(rows: number, cols: number, draw: () => number): Tensor {
  const out = zeroTensor(rows, cols);
  for (let i = 0; i < Math.min(rows, cols); i++) out.data[i * cols + i] = draw();
  return out;
}

const symmetricPart = (a: Tensor): Tensor => scaleTensor(0.5, addScaled(a, 1, transposeTensor(a)));

/** Two values, each of which occurs where there is room for both. */
function mixed(rows: number, cols: number, random: Random, low: number, high: number): Tensor {
  const out = filledTensor(rows, cols, () => (random.uniform() < 0.5 ? low : high));
  if (out.data.length > 1 && out.data.every((x) => x === out.data[0])) {
    const at = random.integer(0, out.data.length - 1);
    out.data[at] = low + high - out.data[at];
  }
  return out;
}

/** Positive entries that sum to 1. */
function probabilities(rows: number, cols: number, random: Random): Tensor {
  const weights = filledTensor(rows, cols, () => random.uniform(0.3, 1.5));
  const sum = weights.data.reduce((s, x) => s + x, 0);
  return scaleTensor(1 / sum, weights);
}

function oneHot(rows: number, cols: number, random: Random): Tensor {
  const out = zeroTensor(rows, cols);
  out.data[random.integer(0, out.data.length - 1)] = 1;
  return out;
}

/** One 1 in each row, not all in one column. */
function oneHotRows(rows: number, cols: number, random: Random): Tensor {
  const out = zeroTensor(rows, cols);
  const chosen = Array.from({ length: rows }, () => random.integer(0, cols - 1));
  if (cols > 1 && rows > 1 && chosen.every((j) => j === chosen[0])) chosen[0] = (chosen[0] + 1) % cols;
  for (let i = 0; i < rows; i++) out.data[i * cols + chosen[i]] = 1;
  return out;
}

/** BBᵀ/n + I/2 with entries of B of usual size. */
function positiveDefinite(n: number, random: Random): Tensor {
  const b = filledTensor(n, n, () => drawEntry(random, { low: 0.1, high: 1.2, negative: 0.5 }));
  return addScaled(scaleTensor(1 / n, multiplyTensors(b, transposeTensor(b))), 0.5, identityTensor(n));
}

const INVERTIBLE_CONDITION = 60;

/** A general matrix with a moderate condition number and a determinant of the sign asked for. */
function invertible(n: number, random: Random, sign: 'positive' | 'negative' | 'any'): Tensor {
  for (let tries = 0; ; tries++) {
    const a = filledTensor(n, n, () => drawEntry(random, { low: 0.1, high: 1.6, negative: 0.5 }));
    // After many failures a multiple of the identity keeps the condition number down.
    const candidate = tries < 60 ? a : addScaled(a, 2 * n, identityTensor(n));
    if (sign !== 'any' && determinant(candidate) > 0 !== (sign === 'positive'))
      for (let j = 0; j < n; j++) candidate.data[j] = -candidate.data[j];
    const condition = columnSumNorm(candidate) * columnSumNorm(invertTensor(candidate));
    if (condition < INVERTIBLE_CONDITION || tries > 80) return candidate;
  }
}

/** e^S for a random skew-symmetric S: a rotation. */
function orthogonal(n: number, random: Random): Tensor {
  const a = filledTensor(n, n, () => drawEntry(random, USUAL_SPREAD));
  return matrixExponential(addScaled(a, -1, transposeTensor(a)));
}
