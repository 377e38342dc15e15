import { type Dimension, isOne, type Shape } from '../../expr';
import type { Code, Parameter } from './code';
import { atom, Bind, type Dialect, type Fragment, fragment, type Writing } from './dialect';

/*
 * What the languages' tables of operations have in common.
 */

/** Functions that every language and library has, most under this name. */
export const COMMON_FUNCTIONS: ReadonlySet<string> = new Set([
  ...['exp', 'log', 'sqrt', 'abs', 'sign', 'floor', 'ceil', 'round'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan'],
  ...['sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh'],
]);

/** A step's arguments from the k-th on, as a list. */
export const listed = (w: Writing, from = 0): string =>
  w.code.args
    .slice(from)
    .map((_, k) => w.text(from + k))
    .join(', ');

/** A call of a function with all arguments. */
export const call =
  (name: string) =>
  (w: Writing): Fragment =>
    atom(`${name}(${listed(w)})`);

export const infix = (
  w: Writing,
  operator: string,
  bind: Bind,
  rightBind: Bind = bind + 1,
  leftBind: Bind = bind,
): Fragment => fragment(`${w.at(0, leftBind)} ${operator} ${w.at(1, rightBind)}`, bind);

export const isVector = (s: Shape): boolean => isOne(s.cols) !== isOne(s.rows);

export const sizesOf = (code: Code): readonly [Dimension, Dimension] =>
  code.data as unknown as readonly [Dimension, Dimension];

/** A product of sizes. */
export function sizeProduct(w: Writing, m: Dimension, n: Dimension): string {
  const [a, b] = [w.size(m), w.size(n)].map((s) => (s.bind >= Bind.Product ? s.text : `(${s.text})`));
  return `${a} * ${b}`;
}

/** The sizes an array of a shape is made with; a column's second size is left out. */
export const sizeTexts = (w: Writing, { rows, cols }: Shape): string =>
  (isOne(cols) ? [rows] : [rows, cols]).map((d) => w.size(d).text).join(', ');

/** The numbers of a block matrix's arguments, row by row. */
export function blockRows(w: Writing): readonly (readonly number[])[] {
  const count = w.code.data as number;
  const width = w.code.args.length / count;
  return Array.from({ length: count }, (_, r) => Array.from({ length: width }, (_, c) => r * width + c));
}

/** A Kronecker product of several factors as calls of a function of two. */
export const nestedCalls = (name: string, texts: readonly string[]): Fragment =>
  atom(texts.reduce((left, right) => `${name}(${left}, ${right})`));

type Operations = Dialect['operations'];

export const LEAVES = {
  parameter: (w) => atom((w.code.data as Parameter).name),
  size: (w) => w.size(w.code.data as Dimension),
  loopindex: (w) => atom(w.loopName((w.code.data as { index: string }).index)),
  // `-a / b` is a quotient: beside a product it needs its brackets.
  negate: (w) => fragment(w.minus(0), w.arg(0).bind === Bind.Product ? Bind.Product : Bind.Sign),
  call: (w) => atom(`${(w.code.data as Parameter).name}(${listed(w)})`),
} satisfies Partial<Operations>;
