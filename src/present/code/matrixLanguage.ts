import type { Literal } from './code';
import { atom, Bind, type Dialect, type Fragment, fragment, type Writing } from './dialect';
import { infix, LEAVES, nestedCalls, sizesOf } from './operations';

/*
 * What Julia and MATLAB share: `*` is the matrix product, `\` solves, `'` transposes, and arrays lie column by column.
 */

function numberText({ value, p, q }: Literal): Fragment {
  if (q !== 1) return fragment(`${p} / ${q}`, Bind.Product);
  if (Number.isNaN(value)) return atom('NaN');
  if (!Number.isFinite(value)) return value < 0 ? fragment('-Inf', Bind.Sign) : atom('Inf');
  return value < 0 ? fragment(String(value), Bind.Sign) : atom(String(value));
}

const chain = (operator: string) => (w: Writing) => infix(w, operator, Bind.Chain, Bind.Sign, Bind.Sign);

export const MATRIX_LANGUAGE = {
  ...LEAVES,
  number: (w) => numberText(w.code.data as Literal),
  constant: (w) => atom(w.code.data === 'pi' ? 'pi' : 'exp(1)'),
  spreadcolumn: (w) => w.arg(0),
  spreadrow: (w) => atom(`${w.at(0, Bind.Atom)}'`),
  outer: (w) => fragment(`${w.at(0, Bind.Sign)} * ${w.at(1, Bind.Atom)}'`, Bind.Chain),
  matvec: chain('*'),
  matmul: chain('*'),
  solve: chain('\\'),
  transpose: (w) => atom(`${w.at(0, Bind.Atom)}'`),
  matrixpower: (w) => fragment(`${w.at(0, Bind.Atom)}^${w.at(1, Bind.Atom)}`, Bind.Power),
  unvec(w) {
    const [rows, cols] = sizesOf(w.code);
    return atom(`reshape(${w.text(0)}, ${w.size(rows).text}, ${w.size(cols).text})`);
  },
  kronecker: (w) =>
    nestedCalls(
      'kron',
      w.code.args.map((_, k) => w.text(k)),
    ),
} satisfies Partial<Dialect['operations']>;
