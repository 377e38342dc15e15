import { isOne, isScalarShape, type Shape } from '../../expr';
import type { Parameter } from '../code/code';
import { atom, Bind, type Dialect, type Fragment, fragment, type Writing } from '../code/dialect';
import { blockRows, call, isVector, listed, nestedCalls, sizeProduct, sizesOf } from '../code/operations';
import { areAlike, matrixProduct, permutation, pythonOperations } from '../python/text';

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
  const np = (name: string) => call(`${module}.${name}`);
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
    ...pythonOperations(module),
    function: library.function,
    maximum: np('maximum'),
    minimum: np('minimum'),
    asnumber: (w) =>
      isScalarShape(w.code.shape) ? atom(`float(${w.text(0)})`) : atom(`(${w.text(0)}).astype(float)`),
    where: (w) =>
      isScalarShape(w.code.args[0].shape)
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
    transpose: (w) => (!column && isVector(w.code.shape) ? w.arg(0) : atom(`${w.at(0, Bind.Atom)}.T`)),
    sumrows: alongRows('sum'),
    sumcolumns: (w) => atom(asColumn(`${module}.sum(${w.text(0)}, axis=0)`)),
    largestrows: alongRows('max'),
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
      if (name === 'polar') return atom(`${library.matrixFunction(name, w.text(0))}[0]`);
      return atom(library.matrixFunction(name, w.text(0)));
    },
    decomposition: (w) =>
      w.code.data === 'svd'
        ? atom(`${module}.linalg.svd(${w.text(0)}, full_matrices=False)`)
        : atom(`${module}.linalg.eigh(${w.text(0)})`),
    part: (w) => {
      const whole = w.at(0, Bind.Atom);
      const isEigen = w.code.args[0].data === 'eigen';
      // Eigenvalues come in ascending order.
      if (w.code.data === 'values') return atom(asColumn(isEigen ? `${whole}[0][::-1]` : `${whole}[1]`));
      if (isEigen) return atom(`${whole}[1][:, ::-1]`);
      return atom(w.code.data === 'left' ? `${whole}[0]` : `${whole}[2].T`);
    },
    corner: (w) => {
      const n = w.size(w.code.shape.rows).text;
      return atom(`${w.at(0, Bind.Atom)}[:${n}, ${n}:]`);
    },
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
      const keep = areAlike(w.code.args);
      const texts = w.code.args.map((_, k) => (keep ? w.text(k) : lifted(w, k)));
      return nestedCalls(`${module}.kron`, texts);
    },
    elimination: (w) => {
      const [n] = sizesOf(w.code);
      const side = w.size(n).text;
      return atom(`${module}.eye(${sizeProduct(w, n, n)})[${module}.flatnonzero(${module}.tri(${side}).T)]`);
    },
    commutation: (w) => {
      const [m, n] = sizesOf(w.code);
      return atom(`${module}.eye(${sizeProduct(w, m, n)})[${permutation(w, m, n, module)}]`);
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
      const cell = (k: number) => (isScalarShape(w.code.args[k].shape) || column ? w.text(k) : lifted(w, k));
      if (!column && isVector(w.code.shape)) return atom(`${module}.hstack([${listed(w)}])`);
      const isPlain = w.code.args.every((a) => isScalarShape(a.shape));
      const text = blockRows(w)
        .map((row) => `[${row.map(cell).join(', ')}]`)
        .join(', ');
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
      const where = listed(w);
      if (isScalarShape(member))
        return atom(`${name}[${where}${column && family.length === 1 ? ', 0' : ''}]`);
      if (!column || !isVector(member)) return atom(`${name}[${where}]`);
      return atom(`${name}[${where}]${isOne(member.cols) ? '[:, None]' : '[None, :]'}`);
    },
    range: (w) => {
      const end = w.at(1, Bind.Sum);
      return atom(asColumn(`${module}.arange(${w.text(0)}, ${end} + 1)`));
    },
  };
}
