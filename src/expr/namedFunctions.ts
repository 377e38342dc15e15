/** What canonical forms use of a function of one real variable. */
interface Facts {
  readonly parity?: 'odd' | 'even';
  /** f(0), where that is one of these exact numbers. */
  readonly atZero?: 0 | 1;
  /** The sign of all its values. */
  readonly sign?: 'positive' | 'nonnegative';
  /** Whether it has one value on a whole interval. */
  readonly flat?: true;
}

/** The named functions of one real variable that are applied to every entry: the one list of them. */
const FUNCTIONS = {
  exp: { atZero: 1, sign: 'positive' },
  log: {},
  sin: { parity: 'odd', atZero: 0 },
  cos: { parity: 'even', atZero: 1 },
  tan: { parity: 'odd', atZero: 0 },
  sec: { parity: 'even', atZero: 1 },
  csc: { parity: 'odd' },
  cot: { parity: 'odd' },
  asin: { parity: 'odd', atZero: 0 },
  acos: {},
  atan: { parity: 'odd', atZero: 0 },
  asec: {},
  acsc: { parity: 'odd' },
  acot: { parity: 'odd' },
  sinh: { parity: 'odd', atZero: 0 },
  cosh: { parity: 'even', atZero: 1, sign: 'positive' },
  tanh: { parity: 'odd', atZero: 0 },
  sech: { parity: 'even', atZero: 1, sign: 'positive' },
  csch: { parity: 'odd' },
  coth: { parity: 'odd' },
  asinh: { parity: 'odd', atZero: 0 },
  acosh: {},
  atanh: { parity: 'odd', atZero: 0 },
  asech: {},
  acsch: { parity: 'odd' },
  acoth: { parity: 'odd' },
  abs: { parity: 'even', atZero: 0, sign: 'nonnegative' },
  sign: { parity: 'odd', atZero: 0, flat: true },
  step: { atZero: 0, sign: 'nonnegative', flat: true },
  relu: { atZero: 0, sign: 'nonnegative', flat: true },
  sigmoid: { sign: 'positive' },
  softplus: { sign: 'positive' },
  erf: { parity: 'odd', atZero: 0 },
  gelu: { atZero: 0 },
  gamma: {},
  loggamma: {},
  digamma: {},
  trigamma: {},
  floor: { atZero: 0, flat: true },
  ceil: { atZero: 0, flat: true },
  round: { atZero: 0, flat: true },
} satisfies Record<string, Facts>;

export type ElementwiseName = keyof typeof FUNCTIONS;

export const ELEMENTWISE_NAMES = Object.keys(FUNCTIONS) as readonly ElementwiseName[];

export const factsOf = (name: ElementwiseName): Facts => FUNCTIONS[name];
