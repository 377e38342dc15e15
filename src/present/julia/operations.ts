import { type Dimension, isOne, isScalarShape } from '../../expr';
import type { Code, Literal, Parameter } from '../code/code';
import { atom, Bind, type Dialect, type Fragment, fragment, NoForm, type Writing } from '../code/dialect';
import { sizesOf } from '../python/text';

/*
 * Julia: vectors are columns of their own kind, entries count from 1, entrywise steps are dotted.
 */

const call =
  (name: string) =>
  (w: Writing): Fragment =>
    atom(`${name}(${w.code.args.map((_, k) => w.text(k)).join(', ')})`);

const isArray = (a: Code): boolean => !isScalarShape(a.shape);
/** The dot of a step that works on entries. */
const dot = (w: Writing): string => (w.code.args.some(isArray) ? '.' : '');

const infix = (w: Writing, operator: string, bind: Bind, leftBind: Bind, rightBind: Bind): Fragment =>
  fragment(`${w.at(0, leftBind)} ${operator} ${w.at(1, rightBind)}`, bind);

/** Scalings and sums of like shapes need no dot; all else between entries does. */
function entrywise(w: Writing, operator: string, bind: Bind, rightBind: Bind): Fragment {
  const [a, b] = w.code.args;
  const isScaling = (operator === '*' && !(isArray(a) && isArray(b))) || (operator === '/' && !isArray(b));
  return infix(w, isScaling ? operator : dot(w) + operator, bind, bind, rightBind);
}

function numberText({ value, p, q }: Literal): Fragment {
  if (q !== 1) return fragment(`${p} / ${q}`, Bind.Product);
  if (Number.isNaN(value)) return atom('NaN');
  if (!Number.isFinite(value)) return value < 0 ? fragment('-Inf', Bind.Sign) : atom('Inf');
  return value < 0 ? fragment(String(value), Bind.Sign) : atom(String(value));
}

const SAME: ReadonlySet<string> = new Set([
  'exp',
  'log',
  'sqrt',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
  'abs',
  'sign',
  'floor',
  'ceil',
  'round',
]);
const SPECIAL: ReadonlySet<string> = new Set(['erf', 'gamma', 'loggamma', 'digamma', 'trigamma']);

function functionText(w: Writing): Fragment {
  const name = w.code.data as string;
  const d = dot(w);
  if (SAME.has(name)) return atom(`${name}${d}(${w.text(0)})`);
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
  return atom(`${MATRIX_FUNCTIONS[name] ?? name}(${w.text(0)})`);
}

const permutation = (w: Writing, m: Dimension, n: Dimension): string =>
  `vec(permutedims(reshape(1:${product(w, m, n)}, ${w.size(m).text}, ${w.size(n).text})))`;

function product(w: Writing, m: Dimension, n: Dimension): string {
  const [a, b] = [w.size(m), w.size(n)].map((s) => (s.bind >= Bind.Product ? s.text : `(${s.text})`));
  return `(${a} * ${b})`;
}

const identity = (size: string): string => `Matrix(1.0I, ${size}, ${size})`;

const sizes = (w: Writing): string => {
  const { rows, cols } = w.code.shape;
  return (isOne(cols) ? [rows] : [rows, cols]).map((d) => w.size(d).text).join(', ');
};

export const JULIA_OPERATIONS: Dialect['operations'] = {
  parameter: (w) => atom((w.code.data as Parameter).name),
  number: (w) => numberText(w.code.data as Literal),
  constant: (w) => atom(w.code.data === 'pi' ? 'pi' : 'exp(1)'),
  size: (w) => w.size(w.code.data as Dimension),
  loopindex: (w) => atom(w.loopName((w.code.data as { index: string }).index)),
  negate: (w) => fragment(w.minus(0), Bind.Sign),
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
  spreadcolumn: (w) => w.arg(0),
  spreadrow: (w) => atom(`${w.at(0, Bind.Atom)}'`),
  expand: (w) => fragment(`${w.at(0, Bind.Sum)} .+ zeros(${sizes(w)})`, Bind.Sum),
  dot: call('dot'),
  outer: (w) => fragment(`${w.at(0, Bind.Sign)} * ${w.at(1, Bind.Atom)}'`, Bind.Chain),
  matvec: (w) => infix(w, '*', Bind.Chain, Bind.Sign, Bind.Sign),
  matmul: (w) => infix(w, '*', Bind.Chain, Bind.Sign, Bind.Sign),
  transpose: (w) => atom(`${w.at(0, Bind.Atom)}'`),
  sum: call('sum'),
  product: call('prod'),
  sumrows: (w) => atom(`vec(sum(${w.text(0)}, dims=2))`),
  sumcolumns: (w) => atom(`vec(sum(${w.text(0)}, dims=1))`),
  largest: call('maximum'),
  largestrows: (w) => atom(`vec(maximum(${w.text(0)}, dims=2))`),
  solve: (w) => infix(w, '\\', Bind.Chain, Bind.Sign, Bind.Sign),
  inverse: call('inv'),
  determinant: call('det'),
  logdeterminant: (w) => atom(`logabsdet(${w.text(0)})[1]`),
  trace: call('tr'),
  matrixpower: (w) => fragment(`${w.at(0, Bind.Atom)}^${w.at(1, Bind.Atom)}`, Bind.Power),
  matrixfunction: matrixFunction,
  norm: call('norm'),
  nuclearnorm: (w) => atom(`sum(svdvals(${w.text(0)}))`),
  spectralnorm: call('opnorm'),
  diagonal: call('diagm'),
  diagonalpart: call('diag'),
  vec: call('vec'),
  unvec(w) {
    const [rows, cols] = sizesOf(w.code);
    return atom(`reshape(${w.text(0)}, ${w.size(rows).text}, ${w.size(cols).text})`);
  },
  kronecker: (w) =>
    atom(w.code.args.map((_, k) => w.text(k)).reduce((left, right) => `kron(${left}, ${right})`)),
  commutation(w) {
    const [m, n] = sizesOf(w.code);
    return atom(`${identity(product(w, m, n))}[${permutation(w, m, n)}, :]`);
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
    const count = w.code.data as number;
    const width = w.code.args.length / count;
    const rows = Array.from({ length: count }, (_, r) =>
      Array.from({ length: width }, (_, c) => w.at(r * width + c, Bind.Atom)).join(' '),
    );
    return atom(`[${rows.join('; ')}]`);
  },
  entry: (w) =>
    atom(
      `${w.at(0, Bind.Atom)}[${w.code.args
        .slice(1)
        .map((_, k) => w.text(k + 1))
        .join(', ')}]`,
    ),
  rowof: (w) => atom(`${w.at(0, Bind.Atom)}[${w.text(1)}, :]`),
  columnof: (w) => atom(`${w.at(0, Bind.Atom)}[:, ${w.text(1)}]`),
  member(w) {
    const { name, member } = w.code.data as Parameter;
    const where = w.code.args.map((_, k) => w.text(k));
    if (isScalarShape(member)) return atom(`${name}[${where.join(', ')}]`);
    if (!isOne(member.rows) && !isOne(member.cols))
      return atom(`${name}[${[...where, ':', ':'].join(', ')}]`);
    return atom(`${name}[${[...where, ':'].join(', ')}]${isOne(member.cols) ? '' : "'"}`);
  },
  range: (w) => atom(`(${w.text(0)}:${w.at(1, Bind.Sum)})`),
  call: (w) => atom(`${(w.code.data as Parameter).name}(${w.code.args.map((_, k) => w.text(k)).join(', ')})`),
};
