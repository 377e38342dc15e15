import { type Dimension, isOne, type Shape } from '../../expr';
import type { Code, Literal } from '../code/code';
import { atom, Bind, type Fragment, fragment, type Writing } from '../code/dialect';

/*
 * Pieces of Python text that all array libraries share.
 */

export const infix = (w: Writing, operator: string, bind: Bind, rightBind: Bind = bind + 1): Fragment =>
  fragment(`${w.at(0, bind)} ${operator} ${w.at(1, rightBind)}`, bind);

/** Chains of @ run from the left; anything else beside one is put in brackets. */
export function matrixProduct(w: Writing): Fragment {
  const isChain = ['matmul', 'matvec'].includes(w.code.args[0].op) && w.arg(0).bind === Bind.Chain;
  return fragment(`${w.at(0, isChain ? Bind.Chain : Bind.Sign)} @ ${w.at(1, Bind.Sign)}`, Bind.Chain);
}

/** A call of one of a module's functions with all arguments. */
export const callOf =
  (module: string) =>
  (name: string) =>
  (w: Writing): Fragment =>
    atom(`${module}.${name}(${w.code.args.map((_, k) => w.text(k)).join(', ')})`);

export const isVector = (s: Shape): boolean => isOne(s.cols) !== isOne(s.rows);

export function numberText({ value, p, q }: Literal, module: string): Fragment {
  if (q !== 1) return fragment(`${p} / ${q}`, Bind.Product);
  if (Number.isNaN(value)) return atom(`${module}.nan`);
  if (!Number.isFinite(value))
    return value < 0 ? fragment(`-${module}.inf`, Bind.Sign) : atom(`${module}.inf`);
  const text = String(value).replace('e+', 'e');
  return value < 0 ? fragment(text, Bind.Sign) : atom(text);
}

/** A power; a whole number as base is made a float, so that negative exponents work. */
export function powerText(w: Writing): Fragment {
  const isWhole = w.code.args[0].op === 'number' && /^\d+$/.test(w.text(0));
  const base = isWhole ? `${w.text(0)}.0` : w.at(0, Bind.Atom);
  return fragment(`${base}**${w.at(1, Bind.Power)}`, Bind.Power);
}

/** A product of sizes. */
export function sizeProduct(w: Writing, m: Dimension, n: Dimension): string {
  const [a, b] = [w.size(m), w.size(n)].map((s) => (s.bind >= Bind.Product ? s.text : `(${s.text})`));
  return `${a} * ${b}`;
}

/** The rows that K_{m,n} takes, in order. */
export const permutation = (w: Writing, m: Dimension, n: Dimension, module: string): string =>
  `${module}.arange(${sizeProduct(w, m, n)}).reshape(${w.size(n).text}, ${w.size(m).text}).T.ravel()`;

export const sizesOf = (code: Code): readonly [Dimension, Dimension] =>
  code.data as unknown as readonly [Dimension, Dimension];
