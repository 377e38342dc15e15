import { type Dimension, isOne } from '../../expr';
import type { Code, Literal } from '../code/code';
import { atom, Bind, type Dialect, type Fragment, fragment, type Writing } from '../code/dialect';
import { call, infix, LEAVES, sizeProduct, sizesOf } from '../code/operations';

/*
 * Pieces of Python text that all array libraries share.
 */

/** Chains of @ run from the left; anything else beside one is put in brackets. */
export function matrixProduct(w: Writing): Fragment {
  const isChain = ['matmul', 'matvec'].includes(w.code.args[0].op) && w.arg(0).bind === Bind.Chain;
  return fragment(`${w.at(0, isChain ? Bind.Chain : Bind.Sign)} @ ${w.at(1, Bind.Sign)}`, Bind.Chain);
}

function numberText({ value, p, q }: Literal, module: string): Fragment {
  if (q !== 1) return fragment(`${p} / ${q}`, Bind.Product);
  if (Number.isNaN(value)) return atom(`${module}.nan`);
  if (!Number.isFinite(value))
    return value < 0 ? fragment(`-${module}.inf`, Bind.Sign) : atom(`${module}.inf`);
  const text = String(value).replace('e+', 'e');
  return value < 0 ? fragment(text, Bind.Sign) : atom(text);
}

/** A power; a whole number as base is made a float, so that negative exponents work. */
function powerText(w: Writing): Fragment {
  const isWhole = w.code.args[0].op === 'number' && /^\d+$/.test(w.text(0));
  const base = isWhole ? `${w.text(0)}.0` : w.at(0, Bind.Atom);
  return fragment(`${base}**${w.at(1, Bind.Power)}`, Bind.Power);
}

/** The rows that K_{m,n} takes, in order. */
export const permutation = (w: Writing, m: Dimension, n: Dimension, module: string): string =>
  `${module}.arange(${sizeProduct(w, m, n)}).reshape(${w.size(n).text}, ${w.size(m).text}).T.ravel()`;

/** What Python's own operators do, and the steps that all array libraries have under one name. */
export const pythonOperations = (module: string) =>
  ({
    ...LEAVES,
    number: (w) => numberText(w.code.data as Literal, module),
    constant: (w) => atom(`${module}.${w.code.data === 'pi' ? 'pi' : 'e'}`),
    add: (w) => infix(w, '+', Bind.Sum, Bind.Sum),
    subtract: (w) => infix(w, '-', Bind.Sum, Bind.Chain),
    multiply: (w) => infix(w, '*', Bind.Product),
    divide: (w) => infix(w, '/', Bind.Product),
    power: powerText,
    compare: (w) => infix(w, w.code.data as string, Bind.Compare, Bind.Sum),
    matvec: matrixProduct,
    matmul: matrixProduct,
    sum: call(`${module}.sum`),
    product: call(`${module}.prod`),
    largest: call(`${module}.max`),
    solve: call(`${module}.linalg.solve`),
    inverse: call(`${module}.linalg.inv`),
    determinant: call(`${module}.linalg.det`),
    logdeterminant: (w) => atom(`${module}.linalg.slogdet(${w.text(0)})[1]`),
    trace: call(`${module}.trace`),
    norm: call(`${module}.linalg.norm`),
    nuclearnorm: (w) => atom(`${module}.linalg.norm(${w.text(0)}, 'nuc')`),
    spectralnorm: (w) => atom(`${module}.linalg.norm(${w.text(0)}, 2)`),
    permuterows(w) {
      const [m, n] = sizesOf(w.code);
      return atom(`${w.at(0, Bind.Atom)}[${permutation(w, m, n, module)}]`);
    },
    permutecolumns(w) {
      // Columns go the other way: M K_{m,n} takes them by the permutation of K_{n,m}.
      const [m, n] = sizesOf(w.code);
      return atom(`${w.at(0, Bind.Atom)}[:, ${permutation(w, n, m, module)}]`);
    },
  }) satisfies Partial<Dialect['operations']>;

/** Vectors of one direction: their Kronecker product is one again, and needs no second axis. */
export const areAlike = (args: readonly Code[]): boolean =>
  args.every((a) => isOne(a.shape.cols)) || args.every((a) => isOne(a.shape.rows));
