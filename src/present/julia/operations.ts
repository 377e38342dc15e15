import { type Dimension, isOne, isScalarShape } from '../../expr';
import type { Code, Parameter } from '../code/code';
import { atom, Bind, type Dialect, type Fragment, fragment, NoForm, type Writing } from '../code/dialect';
import { MATRIX_LANGUAGE } from '../code/matrixLanguage';
import {
  blockRows,
  COMMON_FUNCTIONS,
  call,
  infix,
  listed,
  sizeProduct,
  sizesOf,
  sizeTexts,
} from '../code/operations';

/*
 * Julia: vectors are columns of their own kind, entries count from 1, entrywise steps are dotted.
 */

const isArray = (a: Code): boolean => !isScalarShape(a.shape);
/** The dot of a step that works on entries. */
const dot = (w: Writing): string => (w.code.args.some(isArray) ? '.' : '');

/** Scalings and sums of like shapes need no dot; all else between entries does. */
function entrywise(w: Writing, operator: string, bind: Bind, rightBind: Bind): Fragment {
  const [a, b] = w.code.args;
  const isScaling = (operator === '*' && !(isArray(a) && isArray(b))) || (operator === '/' && !isArray(b));
  return infix(w, isScaling ? operator : dot(w) + operator, bind, rightBind);
}

const SPECIAL: ReadonlySet<string> = new Set(['erf', 'gamma', 'loggamma', 'digamma', 'trigamma']);

function functionText(w: Writing): Fragment {
  const name = w.code.data as string;
  const d = dot(w);
  if (COMMON_FUNCTIONS.has(name)) return atom(`${name}${d}(${w.text(0)})`);
  if (SPECIAL.has(name)) {
    w.need('SpecialFunctions');
    return atom(`${name}${d}(${w.text(0)})`);
  }
  switch (name) {
    case 'sigmoid':
      return fragment(`1 ${d}/ (1 ${d}+ exp${d}(${w.minus(0)}))`, Bind.Product);
    case 'softplus':
      return fragment(`max${d}(${w.name(0)}, 0) ${d}+ log1p${d}(exp${d}(-abs${d}(${w.name(0)})))`, Bind.Sum);
    case 'gelu':
      w.need('SpecialFunctions');
      return fragment(`0.5 * ${w.name(0)} ${d}* (1 ${d}+ erf${d}(${w.name(0)} / sqrt(2)))`, Bind.Product);
    default:
      throw new NoForm(name, 'Julia');
  }
}

const MATRIX_FUNCTIONS: Readonly<Record<string, string>> = {
  expm: 'exp',
  logm: 'log',
  sqrtm: 'sqrt',
  sinm: 'sin',
  cosm: 'cos',
  pinv: 'pinv',
};

function matrixFunction(w: Writing): Fragment {
  const name = w.code.data as string;
  if (name === 'adjugate') w.need('adjugate');
  if (name === 'polar') return atom(`(F -> F.U * F.Vt)(svd(${w.text(0)}))`);
  return atom(`${MATRIX_FUNCTIONS[name] ?? name}(${w.text(0)})`);
}

const permutation = (w: Writing, m: Dimension, n: Dimension): string =>
  `vec(permutedims(reshape(1:${sizeProduct(w, m, n)}, ${w.size(m).text}, ${w.size(n).text})))`;

const identity = (size: string): string => `Matrix(1.0I, ${size}, ${size})`;

const sizes = (w: Writing): string => sizeTexts(w, w.code.shape);

export const JULIA_OPERATIONS: Dialect['operations'] = {
  ...MATRIX_LANGUAGE,
  add: (w) => entrywise(w, '+', Bind.Sum, Bind.Chain),
  subtract: (w) => entrywise(w, '-', Bind.Sum, Bind.Chain),
  multiply: (w) => entrywise(w, '*', Bind.Product, Bind.Sign),
  divide: (w) => entrywise(w, '/', Bind.Product, Bind.Sign),
  power(w) {
    // Whole numbers have no negative powers.
    const isWhole = w.code.args[0].op === 'number' && /^\d+$/.test(w.text(0));
    const base = isWhole ? `${w.text(0)}.0` : w.at(0, Bind.Atom);
    return fragment(`${base} ${dot(w)}^ ${w.at(1, Bind.Atom)}`, Bind.Power);
  },
  function: functionText,
  maximum: (w) => atom(`max${dot(w)}(${w.text(0)}, ${w.text(1)})`),
  minimum: (w) => atom(`min${dot(w)}(${w.text(0)}, ${w.text(1)})`),
  compare: (w) => infix(w, dot(w) + (w.code.data as string), Bind.Compare, Bind.Sum, Bind.Sum),
  asnumber: (w) => atom(`Float64${dot(w)}(${w.text(0)})`),
  where: (w) =>
    dot(w)
      ? call('ifelse.')(w)
      : fragment(`${w.at(0, Bind.Sum)} ? ${w.at(1, Bind.Compare)} : ${w.at(2, Bind.Choice)}`, Bind.Choice),
  expand: (w) => fragment(`${w.at(0, Bind.Sum)} .+ zeros(${sizes(w)})`, Bind.Sum),
  dot: call('dot'),
  sum: call('sum'),
  product: call('prod'),
  sumrows: (w) => atom(`vec(sum(${w.text(0)}, dims=2))`),
  sumcolumns: (w) => atom(`vec(sum(${w.text(0)}, dims=1))`),
  largest: call('maximum'),
  largestrows: (w) => atom(`vec(maximum(${w.text(0)}, dims=2))`),
  inverse: call('inv'),
  determinant: call('det'),
  logdeterminant: (w) => atom(`logabsdet(${w.text(0)})[1]`),
  trace: call('tr'),
  matrixfunction: matrixFunction,
  decomposition: (w) => (w.code.data === 'svd' ? call('svd')(w) : atom(`eigen(Symmetric(${w.text(0)}))`)),
  part(w) {
    const whole = w.at(0, Bind.Atom);
    const isEigen = w.code.args[0].data === 'eigen';
    // Eigenvalues come in ascending order.
    if (w.code.data === 'values') return atom(isEigen ? `reverse(${whole}.values)` : `${whole}.S`);
    if (isEigen) return atom(`reverse(${whole}.vectors, dims=2)`);
    return atom(w.code.data === 'left' ? `${whole}.U` : `${whole}.V`);
  },
  corner(w) {
    const n = w.size(w.code.shape.rows).text;
    return atom(`${w.at(0, Bind.Atom)}[1:${n}, ${n}+1:end]`);
  },
  norm: call('norm'),
  nuclearnorm: (w) => atom(`sum(svdvals(${w.text(0)}))`),
  spectralnorm: call('opnorm'),
  diagonal: call('diagm'),
  diagonalpart: call('diag'),
  vec: call('vec'),
  elimination(w) {
    const [n] = sizesOf(w.code);
    const side = w.size(n).text;
    return atom(`${identity(sizeProduct(w, n, n))}[vec([i >= j for i in 1:${side}, j in 1:${side}]), :]`);
  },
  commutation(w) {
    const [m, n] = sizesOf(w.code);
    return atom(`${identity(sizeProduct(w, m, n))}[${permutation(w, m, n)}, :]`);
  },
  permuterows(w) {
    const [m, n] = sizesOf(w.code);
    const all = isOne(w.code.shape.cols) ? '' : ', :';
    return atom(`${w.at(0, Bind.Atom)}[${permutation(w, m, n)}${all}]`);
  },
  permutecolumns(w) {
    const [m, n] = sizesOf(w.code);
    return atom(`${w.at(0, Bind.Atom)}[:, ${permutation(w, n, m)}]`);
  },
  identity: (w) => atom(identity(w.size(w.code.shape.rows).text)),
  fill(w) {
    if (w.text(0) === '0') return atom(`zeros(${sizes(w)})`);
    return w.text(0) === '1' ? atom(`ones(${sizes(w)})`) : atom(`fill(float(${w.text(0)}), ${sizes(w)})`);
  },
  block(w) {
    const rows = blockRows(w).map((row) => row.map((k) => w.at(k, Bind.Atom)).join(' '));
    return atom(`[${rows.join('; ')}]`);
  },
  entry: (w) => atom(`${w.at(0, Bind.Atom)}[${listed(w, 1)}]`),
  rowof: (w) => atom(`${w.at(0, Bind.Atom)}[${w.text(1)}, :]`),
  columnof: (w) => atom(`${w.at(0, Bind.Atom)}[:, ${w.text(1)}]`),
  member(w) {
    const { name, member } = w.code.data as Parameter;
    const where = listed(w);
    if (isScalarShape(member)) return atom(`${name}[${where}]`);
    if (!isOne(member.rows) && !isOne(member.cols)) return atom(`${name}[${where}, :, :]`);
    return atom(`${name}[${where}, :]${isOne(member.cols) ? '' : "'"}`);
  },
  range: (w) => atom(`(${w.text(0)}:${w.at(1, Bind.Sum)})`),
};
