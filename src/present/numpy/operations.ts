import { type Dimension, isOne, isScalarShape, type Shape } from '../../expr';
import type { Literal, Parameter } from '../code/code';
import { atom, Bind, type Dialect, type Fragment, fragment, type Writing } from '../code/dialect';
import {
  callOf,
  infix,
  isVector,
  matrixProduct,
  numberText,
  permutation,
  powerText,
  sizeProduct,
  sizesOf,
} from '../python/text';

export type Vectors = '1d' | 'column';

/** NumPy, or a library with its interface. */
export interface NumpyLike {
  /** The name its module goes by. */
  readonly module: string;
  function(w: Writing): Fragment;
  /** A function of a matrix that is not entrywise; a call of `scipy.linalg` or what stands for it. */
  matrixFunction(name: string, argument: string): string;
}

/** NumPy's form of every step. Vectors are 1-D arrays, or (n,1) arrays where `column`. */
export function numpyOperations(vectors: Vectors, library: NumpyLike): Dialect['operations'] {
  const { module } = library;
  const np = callOf(module);
  const column = vectors === 'column';
  /** A 1-D array as the column that other code expects. */
  const asColumn = (text: string) => (column ? `${text}[:, None]` : text);
  const shapeText = (w: Writing, s: Shape): string => {
    if (isOne(s.cols)) return column ? `(${w.size(s.rows).text}, 1)` : w.size(s.rows).text;
    return `(${w.size(s.rows).text}, ${w.size(s.cols).text})`;
  };
  const alongRows = (name: string) => (w: Writing) =>
    atom(`${module}.${name}(${w.text(0)}, axis=1${column ? ', keepdims=True' : ''})`);
  /** A vector as a matrix with one column or one row. */
  const lifted = (w: Writing, k: number): string => {
    const { shape } = w.code.args[k];
    if (column || !isVector(shape)) return w.text(k);
    return `${w.at(k, Bind.Atom)}${isOne(shape.cols) ? '[:, None]' : '[None, :]'}`;
  };

  return {
    parameter: (w) => atom((w.code.data as Parameter).name),
    number: (w) => numberText(w.code.data as Literal, module),
    constant: (w) => atom(w.code.data === 'pi' ? `${module}.pi` : `${module}.e`),
    size: (w) => w.size(w.code.data as Dimension),
    loopindex: (w) => atom(w.loopName((w.code.data as { index: string }).index)),
    negate: (w) => fragment(w.minus(0), Bind.Sign),
    add: (w) => infix(w, '+', Bind.Sum, Bind.Sum),
    subtract: (w) => infix(w, '-', Bind.Sum, Bind.Chain),
    multiply: (w) => infix(w, '*', Bind.Product),
    divide: (w) => infix(w, '/', Bind.Product),
    power: powerText,
    function: library.function,
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
    expand: (w) => atom(`${module}.broadcast_to(${w.text(0)}, ${shapeText(w, w.code.shape)}).copy()`),
    dot: (w) => (column ? np('vdot')(w) : matrixProduct(w)),
    outer: (w) =>
      column ? fragment(`${w.at(0, Bind.Sign)} @ ${w.at(1, Bind.Atom)}.T`, Bind.Chain) : np('outer')(w),
    matvec: matrixProduct,
    matmul: matrixProduct,
    transpose: (w) => (!column && isVector(w.code.shape) ? w.arg(0) : atom(`${w.at(0, Bind.Atom)}.T`)),
    sum: np('sum'),
    product: np('prod'),
    sumrows: alongRows('sum'),
    sumcolumns: (w) => atom(asColumn(`${module}.sum(${w.text(0)}, axis=0)`)),
    largest: np('max'),
    largestrows: alongRows('max'),
    solve: np('linalg.solve'),
    inverse: np('linalg.inv'),
    determinant: np('linalg.det'),
    logdeterminant: (w) => atom(`${module}.linalg.slogdet(${w.text(0)})[1]`),
    trace: np('trace'),
    matrixpower: (w) => {
      if (w.code.data === 'integer') return np('linalg.matrix_power')(w);
      w.need('scipy.linalg');
      return atom(library.matrixFunction('fractional_matrix_power', `${w.text(0)}, ${w.text(1)}`));
    },
    matrixfunction: (w) => {
      const name = w.code.data as string;
      if (name === 'pinv') return np('linalg.pinv')(w);
      if (name === 'adjugate') {
        w.need('adjugate');
        return atom(`adjugate(${w.text(0)})`);
      }
      w.need('scipy.linalg');
      return atom(library.matrixFunction(name, w.text(0)));
    },
    norm: np('linalg.norm'),
    nuclearnorm: (w) => atom(`${module}.linalg.norm(${w.text(0)}, 'nuc')`),
    spectralnorm: (w) => atom(`${module}.linalg.norm(${w.text(0)}, 2)`),
    diagonal: (w) => atom(`${module}.${column ? 'diagflat' : 'diag'}(${w.text(0)})`),
    diagonalpart: (w) => atom(asColumn(`${module}.diag(${w.text(0)})`)),
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
      return atom(texts.reduce((left, right) => `${module}.kron(${left}, ${right})`));
    },
    commutation: (w) => {
      const [m, n] = sizesOf(w.code);
      return atom(`${module}.eye(${sizeProduct(w, m, n)})[${permutation(w, m, n, module)}]`);
    },
    permuterows: (w) => {
      const [m, n] = sizesOf(w.code);
      return atom(`${w.at(0, Bind.Atom)}[${permutation(w, m, n, module)}]`);
    },
    permutecolumns: (w) => {
      // Columns go the other way: M K_{m,n} takes them by the permutation of K_{n,m}.
      const [m, n] = sizesOf(w.code);
      return atom(`${w.at(0, Bind.Atom)}[:, ${permutation(w, n, m, module)}]`);
    },
    identity: (w) => atom(`${module}.eye(${w.size(w.code.shape.rows).text})`),
    fill: (w) => {
      const shape = shapeText(w, w.code.shape);
      if (w.text(0) === '0') return atom(`${module}.zeros(${shape})`);
      if (w.text(0) === '1') return atom(`${module}.ones(${shape})`);
      return atom(
        `${module}.full(${shape}, ${w.code.args[0].op === 'number' && !w.text(0).includes('.') ? `${w.text(0)}.0` : w.text(0)})`,
      );
    },
    block: (w) => {
      const count = w.code.data as number;
      const width = w.code.args.length / count;
      const cell = (k: number) => (isScalarShape(w.code.args[k].shape) || column ? w.text(k) : lifted(w, k));
      const rows = Array.from({ length: count }, (_, r) =>
        Array.from({ length: width }, (_, c) => r * width + c),
      );

      if (!column && isVector(w.code.shape))
        return atom(
          `${module}.hstack([${rows
            .flat()
            .map((k) => w.text(k))
            .join(', ')}])`,
        );
      const isPlain = w.code.args.every((a) => isScalarShape(a.shape));
      const text = rows.map((row) => `[${row.map(cell).join(', ')}]`).join(', ');
      return atom(`${module}.${isPlain ? 'array' : 'block'}([${text}])`);
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
      if (!column || !isVector(member)) return atom(`${name}[${where}]`);
      return atom(`${name}[${where}]${isOne(member.cols) ? '[:, None]' : '[None, :]'}`);
    },
    range: (w) => {
      const end = w.at(1, Bind.Sum);
      return atom(asColumn(`${module}.arange(${w.text(0)}, ${end} + 1)`));
    },
    call: (w) =>
      atom(`${(w.code.data as Parameter).name}(${w.code.args.map((_, k) => w.text(k)).join(', ')})`),
  };
}
