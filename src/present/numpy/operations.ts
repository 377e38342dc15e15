import { type Dimension, isOne, isScalarShape, type Shape } from '../../expr';
import type { Code, Literal, Parameter } from '../code/code';
import { atom, Bind, type Dialect, type Fragment, fragment, type Writing } from '../code/dialect';
import { numpyFunction } from './functions';

export type Vectors = '1d' | 'column';

const infix = (w: Writing, operator: string, bind: Bind, rightBind: Bind = bind + 1): Fragment =>
  fragment(`${w.at(0, bind)} ${operator} ${w.at(1, rightBind)}`, bind);
const np =
  (name: string) =>
  (w: Writing): Fragment =>
    atom(`np.${name}(${w.code.args.map((_, k) => w.text(k)).join(', ')})`);
/** Chains of @ run from the left; anything else beside one is put in brackets. */
function matrixProduct(w: Writing): Fragment {
  const isChain = ['matmul', 'matvec'].includes(w.code.args[0].op) && w.arg(0).bind === Bind.Chain;
  return fragment(`${w.at(0, isChain ? Bind.Chain : Bind.Sign)} @ ${w.at(1, Bind.Sign)}`, Bind.Chain);
}
const vector = (s: Shape): boolean => isOne(s.cols) !== isOne(s.rows);

function numberText({ value, p, q }: Literal): Fragment {
  if (q !== 1) return fragment(`${p} / ${q}`, Bind.Product);
  if (Number.isNaN(value)) return atom('np.nan');
  if (!Number.isFinite(value)) return value < 0 ? fragment('-np.inf', Bind.Sign) : atom('np.inf');
  const text = String(value).replace('e+', 'e');
  return value < 0 ? fragment(text, Bind.Sign) : atom(text);
}

/** A power; a whole number as base is made a float, so that negative exponents work. */
function powerText(w: Writing): Fragment {
  const base =
    w.code.args[0].op === 'number' && /^\d+$/.test(w.text(0)) ? `${w.text(0)}.0` : w.at(0, Bind.Atom);
  return fragment(`${base}**${w.at(1, Bind.Power)}`, Bind.Power);
}

function permutation(w: Writing, m: Dimension, n: Dimension): string {
  return `np.arange(${product(w, m, n)}).reshape(${w.size(n).text}, ${w.size(m).text}).T.ravel()`;
}

function product(w: Writing, m: Dimension, n: Dimension): string {
  const [a, b] = [w.size(m), w.size(n)].map((s) => (s.bind >= Bind.Product ? s.text : `(${s.text})`));
  return `${a} * ${b}`;
}

const sizesOf = (code: Code): readonly [Dimension, Dimension] =>
  code.data as unknown as readonly [Dimension, Dimension];

/** NumPy's form of every step. Vectors are 1-D arrays, or (n,1) arrays where `column`. */
export function numpyOperations(vectors: Vectors): Dialect['operations'] {
  const column = vectors === 'column';
  /** A 1-D array as the column that other code expects. */
  const asColumn = (text: string) => (column ? `${text}[:, None]` : text);
  const shapeText = (w: Writing, s: Shape): string => {
    if (isOne(s.cols)) return column ? `(${w.size(s.rows).text}, 1)` : w.size(s.rows).text;
    return `(${w.size(s.rows).text}, ${w.size(s.cols).text})`;
  };
  const alongRows = (name: string) => (w: Writing) =>
    atom(`np.${name}(${w.text(0)}, axis=1${column ? ', keepdims=True' : ''})`);
  /** A vector as a matrix with one column or one row. */
  const lifted = (w: Writing, k: number): string => {
    const { shape } = w.code.args[k];
    if (column || !vector(shape)) return w.text(k);
    return `${w.at(k, Bind.Atom)}${isOne(shape.cols) ? '[:, None]' : '[None, :]'}`;
  };

  return {
    parameter: (w) => atom((w.code.data as Parameter).name),
    number: (w) => numberText(w.code.data as Literal),
    constant: (w) => atom(w.code.data === 'pi' ? 'np.pi' : 'np.e'),
    size: (w) => w.size(w.code.data as Dimension),
    loopindex: (w) => atom(w.loopName((w.code.data as { index: string }).index)),
    negate: (w) => fragment(`-${w.at(0, Bind.Product)}`, Bind.Sign),
    add: (w) => infix(w, '+', Bind.Sum, Bind.Sum),
    subtract: (w) => infix(w, '-', Bind.Sum, Bind.Chain),
    multiply: (w) => infix(w, '*', Bind.Product),
    divide: (w) => infix(w, '/', Bind.Product),
    power: powerText,
    function: numpyFunction,
    maximum: np('maximum'),
    minimum: np('minimum'),
    compare: (w) => infix(w, w.code.data as string, Bind.Compare, Bind.Sum),
    asnumber: (w) =>
      isScalarShape(w.code.shape) ? atom(`float(${w.text(0)})`) : atom(`(${w.text(0)}).astype(float)`),
    where: (w) =>
      isScalarShape(w.code.shape)
        ? fragment(
            `${w.at(1, Bind.Compare)} if ${w.at(0, Bind.Compare)} else ${w.at(2, Bind.Choice)}`,
            Bind.Choice,
          )
        : np('where')(w),
    spreadcolumn: (w) => (column ? w.arg(0) : atom(`${w.at(0, Bind.Atom)}[:, None]`)),
    spreadrow: (w) => (column ? atom(`${w.at(0, Bind.Atom)}.T`) : w.arg(0)),
    expand: (w) => atom(`np.broadcast_to(${w.text(0)}, ${shapeText(w, w.code.shape)}).copy()`),
    dot: (w) => (column ? np('vdot')(w) : matrixProduct(w)),
    outer: (w) =>
      column ? fragment(`${w.at(0, Bind.Sign)} @ ${w.at(1, Bind.Atom)}.T`, Bind.Chain) : np('outer')(w),
    matvec: matrixProduct,
    matmul: matrixProduct,
    transpose: (w) => (!column && vector(w.code.shape) ? w.arg(0) : atom(`${w.at(0, Bind.Atom)}.T`)),
    sum: np('sum'),
    product: np('prod'),
    sumrows: alongRows('sum'),
    sumcolumns: (w) => atom(asColumn(`np.sum(${w.text(0)}, axis=0)`)),
    largest: np('max'),
    largestrows: alongRows('max'),
    solve: np('linalg.solve'),
    inverse: np('linalg.inv'),
    determinant: np('linalg.det'),
    logdeterminant: (w) => atom(`np.linalg.slogdet(${w.text(0)})[1]`),
    trace: np('trace'),
    matrixpower: (w) => {
      if (w.code.data === 'integer') return np('linalg.matrix_power')(w);
      w.need('scipy.linalg');
      return atom(`scipy.linalg.fractional_matrix_power(${w.text(0)}, ${w.text(1)})`);
    },
    matrixfunction: (w) => {
      const name = w.code.data as string;
      if (name === 'pinv') return np('linalg.pinv')(w);
      if (name === 'adjugate') {
        w.need('adjugate');
        return atom(`adjugate(${w.text(0)})`);
      }
      w.need('scipy.linalg');
      const value = `scipy.linalg.${name}(${w.text(0)})`;
      // Rounding leaves an imaginary part on real matrices at times.
      return atom(name === 'logm' || name === 'sqrtm' ? `np.real(${value})` : value);
    },
    norm: np('linalg.norm'),
    nuclearnorm: (w) => atom(`np.linalg.norm(${w.text(0)}, 'nuc')`),
    spectralnorm: (w) => atom(`np.linalg.norm(${w.text(0)}, 2)`),
    diagonal: (w) => atom(`np.${column ? 'diagflat' : 'diag'}(${w.text(0)})`),
    diagonalpart: (w) => atom(asColumn(`np.diag(${w.text(0)})`)),
    vec: (w) =>
      atom(
        column ? `${w.at(0, Bind.Atom)}.reshape(-1, 1, order='F')` : `${w.at(0, Bind.Atom)}.ravel(order='F')`,
      ),
    unvec: (w) => {
      const [rows, cols] = sizesOf(w.code);
      return atom(`${w.at(0, Bind.Atom)}.reshape(${w.size(rows).text}, ${w.size(cols).text}, order='F')`);
    },
    kronecker: (w) => {
      const keep =
        w.code.args.every((a) => isOne(a.shape.cols)) || w.code.args.every((a) => isOne(a.shape.rows));
      const texts = w.code.args.map((_, k) => (keep ? w.text(k) : lifted(w, k)));
      return atom(texts.reduce((left, right) => `np.kron(${left}, ${right})`));
    },
    commutation: (w) => {
      const [m, n] = sizesOf(w.code);
      return atom(`np.eye(${product(w, m, n)})[${permutation(w, m, n)}]`);
    },
    permuterows: (w) => {
      const [m, n] = sizesOf(w.code);
      return atom(`${w.at(0, Bind.Atom)}[${permutation(w, m, n)}]`);
    },
    permutecolumns: (w) => {
      // Columns go the other way: M K_{m,n} takes them by the permutation of K_{n,m}.
      const [m, n] = sizesOf(w.code);
      return atom(`${w.at(0, Bind.Atom)}[:, ${permutation(w, n, m)}]`);
    },
    identity: (w) => atom(`np.eye(${w.size(w.code.shape.rows).text})`),
    fill: (w) => {
      const shape = shapeText(w, w.code.shape);
      if (w.text(0) === '0') return atom(`np.zeros(${shape})`);
      if (w.text(0) === '1') return atom(`np.ones(${shape})`);
      return atom(
        `np.full(${shape}, ${w.code.args[0].op === 'number' && !w.text(0).includes('.') ? `${w.text(0)}.0` : w.text(0)})`,
      );
    },
    block: (w) => {
      const count = w.code.data as number;
      const width = w.code.args.length / count;
      const cell = (k: number) => (isScalarShape(w.code.args[k].shape) || column ? w.text(k) : lifted(w, k));
      const rows = Array.from({ length: count }, (_, r) =>
        Array.from({ length: width }, (_, c) => r * width + c),
      );
      const isVector = vector(w.code.shape);
      if (!column && isVector)
        return atom(
          `np.hstack([${rows
            .flat()
            .map((k) => w.text(k))
            .join(', ')}])`,
        );
      const isPlain = w.code.args.every((a) => isScalarShape(a.shape));
      const text = rows.map((row) => `[${row.map(cell).join(', ')}]`).join(', ');
      return atom(`np.${isPlain ? 'array' : 'block'}([${text}])`);
    },
    entry: (w) => {
      const where = w.code.args.slice(1).map((_, k) => w.text(k + 1));
      if (column && where.length === 1) where.push('0');
      return atom(`${w.at(0, Bind.Atom)}[${where.join(', ')}]`);
    },
    rowof: (w) => atom(asColumn(`${w.at(0, Bind.Atom)}[${w.text(1)}]`)),
    columnof: (w) => atom(`${w.at(0, Bind.Atom)}[:, ${column ? `[${w.text(1)}]` : w.text(1)}]`),
    member: (w) => {
      const { name, member, family } = w.code.data as Parameter;
      const where = w.code.args.map((_, k) => w.text(k)).join(', ');
      if (isScalarShape(member))
        return atom(`${name}[${where}${column && family.length === 1 ? ', 0' : ''}]`);
      if (!column || !vector(member)) return atom(`${name}[${where}]`);
      return atom(`${name}[${where}]${isOne(member.cols) ? '[:, None]' : '[None, :]'}`);
    },
    range: (w) => {
      const end = w.at(1, Bind.Sum);
      return atom(asColumn(`np.arange(${w.text(0)}, ${end} + 1)`));
    },
    call: (w) =>
      atom(`${(w.code.data as Parameter).name}(${w.code.args.map((_, k) => w.text(k)).join(', ')})`),
  };
}
