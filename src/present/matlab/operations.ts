import { type Dimension, isOne, isScalarShape } from '../../expr';
import type { Parameter } from '../code/code';
import { atom, Bind, type Dialect, type Fragment, fragment, NoForm, type Writing } from '../code/dialect';
import { MATRIX_LANGUAGE } from '../code/matrixLanguage';
import { blockRows, COMMON_FUNCTIONS, call, infix, listed, sizeProduct, sizesOf } from '../code/operations';

/*
 * MATLAB and Octave: everything is a matrix, vectors are n×1, entries count from 1.
 */

const isArray = (w: Writing, k: number): boolean => !isScalarShape(w.code.args[k].shape);

/** An operator between entries: dotted where both sides, or the side that matters, are arrays. */
function entrywise(w: Writing, operator: '*' | '/' | '^', bind: Bind, rightBind: Bind): Fragment {
  const dots =
    operator === '*'
      ? isArray(w, 0) && isArray(w, 1)
      : operator === '/'
        ? isArray(w, 1)
        : isArray(w, 0) || isArray(w, 1);
  return fragment(`${w.at(0, bind)} ${dots ? '.' : ''}${operator} ${w.at(1, rightBind)}`, bind);
}

function functionText(w: Writing): Fragment {
  const name = w.code.data as string;
  if (COMMON_FUNCTIONS.has(name) || ['erf', 'gamma'].includes(name)) return atom(`${name}(${w.text(0)})`);
  switch (name) {
    case 'sigmoid':
      return fragment(`1 ./ (1 + exp(${w.minus(0)}))`, Bind.Product);
    case 'softplus':
      return fragment(`max(${w.name(0)}, 0) + log1p(exp(-abs(${w.name(0)})))`, Bind.Sum);
    case 'gelu':
      return fragment(`0.5 * ${w.name(0)} .* (1 + erf(${w.name(0)} / sqrt(2)))`, Bind.Product);
    case 'loggamma':
      return atom(`gammaln(${w.text(0)})`);
    case 'digamma':
      return atom(`psi(${w.text(0)})`);
    case 'trigamma':
      return atom(`psi(1, ${w.text(0)})`);
    default:
      throw new NoForm(name, 'MATLAB');
  }
}

function matrixFunction(w: Writing): Fragment {
  const name = w.code.data as string;
  const a = w.text(0);
  switch (name) {
    case 'expm':
    case 'logm':
    case 'sqrtm':
    case 'pinv':
      return atom(`${name}(${a})`);
    case 'sinm':
      return atom(`imag(expm(1i * (${a})))`);
    case 'cosm':
      return atom(`real(expm(1i * (${a})))`);
    case 'polar':
      w.need('polar_of');
      return atom(`polar_of(${a})`);
    case 'adjugate':
      w.need('adjugate');
      return atom(`adjugate(${a})`);
    default:
      throw new NoForm(name, 'MATLAB');
  }
}

const permutation = (w: Writing, m: Dimension, n: Dimension): string =>
  `reshape(reshape(1:${sizeProduct(w, m, n)}, ${w.size(m).text}, ${w.size(n).text})', [], 1)`;

/** Only names take indices; of any other value a helper takes the rows. */
const isName = (text: string): boolean => /^\w+$/.test(text);

function rowsOf(w: Writing, array: string, rows: string): string {
  w.need('rows');
  return `rows_of(${array}, ${rows})`;
}

const isColumn = (w: Writing): boolean => isOne(w.code.args[0].shape.cols);
/** A reduction over all entries: over both directions of a matrix. */
const overAll = (name: string) => (w: Writing) =>
  atom(isColumn(w) ? `${name}(${w.text(0)})` : `${name}(${name}(${w.text(0)}))`);

const mirrored = (op: string): string => (op === '!=' ? '~=' : op);

export const MATLAB_OPERATIONS: Dialect['operations'] = {
  ...MATRIX_LANGUAGE,
  add: (w) => infix(w, '+', Bind.Sum, Bind.Sum),
  subtract: (w) => infix(w, '-', Bind.Sum, Bind.Chain),
  multiply: (w) => entrywise(w, '*', Bind.Product, Bind.Sign),
  divide: (w) => entrywise(w, '/', Bind.Product, Bind.Sign),
  power: (w) => entrywise(w, '^', Bind.Power, Bind.Atom),
  function: functionText,
  maximum: call('max'),
  minimum: call('min'),
  compare: (w) => infix(w, mirrored(w.code.data as string), Bind.Compare, Bind.Sum, Bind.Sum),
  asnumber: (w) => atom(`double(${w.text(0)})`),
  where(w) {
    w.need('choose');
    return call('choose')(w);
  },
  expand: (w) =>
    fragment(
      `${w.at(0, Bind.Sum)} + zeros(${w.size(w.code.shape.rows).text}, ${w.size(w.code.shape.cols).text})`,
      Bind.Sum,
    ),
  dot: (w) => fragment(`${w.at(0, Bind.Atom)}' * ${w.at(1, Bind.Sign)}`, Bind.Chain),
  sum: overAll('sum'),
  product: overAll('prod'),
  sumrows: (w) => atom(`sum(${w.text(0)}, 2)`),
  sumcolumns: (w) => atom(`sum(${w.text(0)}, 1)'`),
  largest: overAll('max'),
  largestrows: (w) => atom(`max(${w.text(0)}, [], 2)`),
  inverse: call('inv'),
  determinant: call('det'),
  // The determinant itself over- and underflows.
  logdeterminant: (w) => atom(`sum(log(abs(diag(lu(${w.text(0)})))))`),
  trace: call('trace'),
  matrixfunction: matrixFunction,
  decomposition(w) {
    const name = w.code.data === 'svd' ? 'singular_of' : 'eigen_of';
    w.need(name);
    return atom(`${name}(${w.text(0)})`);
  },
  part: (w) => atom(`${w.name(0)}.${w.code.data === 'values' ? 'values' : w.code.data}`),
  corner(w) {
    const n = w.size(w.code.shape.rows).text;
    return atom(`${w.name(0)}(1:${n}, ${n}+1:end)`);
  },
  norm: (w) => atom(isColumn(w) ? `norm(${w.text(0)})` : `norm(${w.text(0)}, 'fro')`),
  nuclearnorm: (w) => atom(`sum(svd(${w.text(0)}))`),
  spectralnorm: call('norm'),
  diagonal: call('diag'),
  diagonalpart: call('diag'),
  vec: (w) => atom(`reshape(${w.text(0)}, [], 1)`),
  elimination(w) {
    const [n] = sizesOf(w.code);
    return atom(rowsOf(w, `eye(${sizeProduct(w, n, n)})`, `find(tril(ones(${w.size(n).text})))`));
  },
  commutation(w) {
    const [m, n] = sizesOf(w.code);
    return atom(rowsOf(w, `eye(${sizeProduct(w, m, n)})`, permutation(w, m, n)));
  },
  permuterows(w) {
    const [m, n] = sizesOf(w.code);
    return atom(rowsOf(w, w.text(0), permutation(w, m, n)));
  },
  permutecolumns(w) {
    const [m, n] = sizesOf(w.code);
    return atom(`${rowsOf(w, `${w.at(0, Bind.Atom)}'`, permutation(w, n, m))}'`);
  },
  identity: (w) => atom(`eye(${w.size(w.code.shape.rows).text})`),
  fill(w) {
    const sizes = `${w.size(w.code.shape.rows).text}, ${w.size(w.code.shape.cols).text}`;
    if (w.text(0) === '0') return atom(`zeros(${sizes})`);
    return w.text(0) === '1'
      ? atom(`ones(${sizes})`)
      : fragment(`${w.at(0, Bind.Product)} * ones(${sizes})`, Bind.Product);
  },
  block(w) {
    const rows = blockRows(w).map((row) => row.map((k) => w.text(k)).join(', '));
    return atom(`[${rows.join('; ')}]`);
  },
  entry(w) {
    if (isName(w.text(0))) return atom(`${w.text(0)}(${listed(w, 1)})`);
    w.need('entry');
    return atom(`entry_of(${listed(w)})`);
  },
  rowof: (w) =>
    isName(w.text(0)) ? atom(`${w.text(0)}(${w.text(1)}, :)'`) : atom(`${rowsOf(w, w.text(0), w.text(1))}'`),
  columnof: (w) =>
    isName(w.text(0))
      ? atom(`${w.text(0)}(:, ${w.text(1)})`)
      : atom(`${rowsOf(w, `${w.at(0, Bind.Atom)}'`, w.text(1))}'`),
  member(w) {
    const { name, member } = w.code.data as Parameter;
    const where = listed(w);
    if (isScalarShape(member)) return atom(`${name}(${where})`);
    if (!isOne(member.rows) && !isOne(member.cols))
      return atom(
        `reshape(${name}(${where}, :, :), ${w.size(member.rows).text}, ${w.size(member.cols).text})`,
      );
    return atom(`${name}(${where}, :)${isOne(member.cols) ? "'" : ''}`);
  },
  range: (w) => atom(`(${w.text(0)}:${w.at(1, Bind.Sum)})'`),
};
