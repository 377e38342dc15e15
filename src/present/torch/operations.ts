import { isOne, isScalarShape } from '../../expr';
import type { Code, Parameter } from '../code/code';
import { atom, Bind, type Dialect, type Fragment, fragment, NoForm, type Writing } from '../code/dialect';
import {
  blockRows,
  COMMON_FUNCTIONS,
  call,
  isVector,
  listed,
  nestedCalls,
  sizeProduct,
  sizesOf,
  sizeTexts,
} from '../code/operations';
import { areAlike, matrixProduct, permutation, pythonOperations } from '../python/text';

/** A plain Python number: numbers, sizes and what is counted with them. Functions of torch take tensors only. */
function isPlain(a: Code): boolean {
  if (['number', 'size', 'loopindex', 'constant'].includes(a.op)) return true;
  const counts = ['add', 'subtract', 'multiply', 'divide', 'negate', 'power'].includes(a.op);
  return counts && a.args.every(isPlain);
}

const tensor = (w: Writing, k: number, twice = false): string => {
  if (isPlain(w.code.args[k])) return `torch.tensor(float(${w.text(k)}))`;
  return twice ? w.name(k) : w.text(k);
};

function functionText(w: Writing): Fragment {
  const name = w.code.data as string;
  const z = tensor(w, 0, name === 'softplus' || name === 'gamma');
  if (COMMON_FUNCTIONS.has(name) || ['sigmoid', 'erf', 'digamma'].includes(name))
    return atom(`torch.${name}(${z})`);
  switch (name) {
    case 'softplus':
      // Not torch's own softplus, which is linear from 20 on.
      return atom(`torch.logaddexp(torch.zeros_like(${z}), ${z})`);
    case 'gelu':
      return atom(`torch.nn.functional.gelu(${z})`);
    case 'loggamma':
      return atom(`torch.lgamma(${z})`);
    case 'gamma':
      // lgamma is of |Γ|; between the negative integers the sign alternates.
      return fragment(
        `torch.exp(torch.lgamma(${z})) * torch.where(${z} > 0, 1.0, 1 - 2 * (torch.floor(${z}) % 2))`,
        Bind.Product,
      );
    case 'trigamma':
      return atom(`torch.polygamma(1, ${z})`);
    default:
      throw new NoForm(name, 'PyTorch');
  }
}

/** max and min: with a plain number as clamps. */
function extremum(w: Writing, name: 'maximum' | 'minimum'): Fragment {
  const bound = name === 'maximum' ? 'min' : 'max';
  const [a, b] = w.code.args;
  if (isPlain(b) && !isPlain(a)) return atom(`torch.clamp(${w.text(0)}, ${bound}=${w.text(1)})`);
  if (isPlain(a) && !isPlain(b)) return atom(`torch.clamp(${w.text(1)}, ${bound}=${w.text(0)})`);
  return atom(`torch.${name}(${tensor(w, 0)}, ${tensor(w, 1)})`);
}

function matrixFunction(w: Writing): Fragment {
  const name = w.code.data as string;
  const a = w.text(0);
  switch (name) {
    case 'expm':
      return atom(`torch.linalg.matrix_exp(${a})`);
    case 'sinm':
      return atom(`torch.linalg.matrix_exp(1j * (${a})).imag`);
    case 'cosm':
      return atom(`torch.linalg.matrix_exp(1j * (${a})).real`);
    case 'pinv':
      return atom(`torch.linalg.pinv(${a})`);
    case 'adjugate':
      w.need('adjugate');
      return atom(`adjugate(${a})`);
    default:
      throw new NoForm(name, 'PyTorch');
  }
}

/** The type and device of new tensors are those of the arguments. */
function made(w: Writing, text: string): Fragment {
  w.need('like');
  return atom(`${text.slice(0, -1)}, **like)`);
}

/** A condition on plain numbers is no tensor. */
function whereText(w: Writing): Fragment {
  const [condition] = w.code.args;
  return condition.op === 'compare' && condition.args.every(isPlain)
    ? fragment(
        `${w.at(1, Bind.Compare)} if ${w.at(0, Bind.Compare)} else ${w.at(2, Bind.Choice)}`,
        Bind.Choice,
      )
    : atom(`torch.where(${w.text(0)}, ${w.text(1)}, ${w.text(2)})`);
}

function asNumbers(w: Writing): Fragment {
  w.need('like');
  const isTensor = w.code.args[0].args.some((a) => !isScalarShape(a.shape));
  return atom(isTensor ? `(${w.text(0)}).to(**like)` : `torch.as_tensor(${w.text(0)}).to(**like)`);
}

function lifted(w: Writing, k: number): string {
  const { shape } = w.code.args[k];
  if (isScalarShape(shape)) return `torch.as_tensor(${w.text(k)}).reshape(1, 1)`;
  if (!isVector(shape)) return w.text(k);
  return `${w.at(k, Bind.Atom)}${isOne(shape.cols) ? '[:, None]' : '[None, :]'}`;
}

function blockText(w: Writing): Fragment {
  const joined = (texts: readonly string[], dim: number) =>
    texts.length === 1 ? texts[0] : `torch.cat([${texts.join(', ')}], dim=${dim})`;
  const whole = joined(
    blockRows(w).map((row) =>
      joined(
        row.map((k) => lifted(w, k)),
        1,
      ),
    ),
    0,
  );
  return atom(isVector(w.code.shape) ? `${whole}.reshape(-1)` : whole);
}

/** PyTorch's form of every step. Vectors are 1-D tensors. */
export const TORCH_OPERATIONS: Dialect['operations'] = {
  ...pythonOperations('torch'),
  function: functionText,
  maximum: (w) => extremum(w, 'maximum'),
  minimum: (w) => extremum(w, 'minimum'),
  asnumber: (w) => (w.code.args[0].args.every(isPlain) ? atom(`float(${w.text(0)})`) : asNumbers(w)),
  where: whereText,
  spreadcolumn: (w) => atom(`${w.at(0, Bind.Atom)}[:, None]`),
  spreadrow: (w) => w.arg(0),
  expand: (w) =>
    atom(
      `${w.at(0, Bind.Atom)}.expand(${w.size(w.code.shape.rows).text}, ${w.size(w.code.shape.cols).text}).clone()`,
    ),
  dot: matrixProduct,
  outer: call('torch.outer'),
  transpose: (w) => (isVector(w.code.shape) ? w.arg(0) : atom(`${w.at(0, Bind.Atom)}.T`)),
  sumrows: (w) => atom(`torch.sum(${w.text(0)}, dim=1)`),
  sumcolumns: (w) => atom(`torch.sum(${w.text(0)}, dim=0)`),
  largestrows: (w) => atom(`torch.amax(${w.text(0)}, dim=1)`),
  matrixpower(w) {
    if (w.code.data !== 'integer') throw new NoForm('a matrix to a fractional power', 'PyTorch');
    return call('torch.linalg.matrix_power')(w);
  },
  matrixfunction: matrixFunction,
  decomposition: (w) =>
    w.code.data === 'svd'
      ? atom(`torch.linalg.svd(${w.text(0)}, full_matrices=False)`)
      : call('torch.linalg.eigh')(w),
  part(w) {
    const whole = w.at(0, Bind.Atom);
    const isEigen = w.code.args[0].data === 'eigen';
    // Eigenvalues come in ascending order, and slices have no negative steps.
    if (w.code.data === 'values') return atom(isEigen ? `${whole}[0].flip(0)` : `${whole}[1]`);
    if (isEigen) return atom(`${whole}[1].flip(1)`);
    return atom(w.code.data === 'left' ? `${whole}[0]` : `${whole}[2].T`);
  },
  corner(w) {
    const n = w.size(w.code.shape.rows).text;
    return atom(`${w.at(0, Bind.Atom)}[:${n}, ${n}:]`);
  },
  diagonal: call('torch.diag'),
  diagonalpart: call('torch.diagonal'),
  vec: (w) => atom(`${w.at(0, Bind.Atom)}.T.reshape(-1)`),
  unvec(w) {
    const [rows, cols] = sizesOf(w.code);
    return atom(`${w.at(0, Bind.Atom)}.reshape(${w.size(cols).text}, ${w.size(rows).text}).T`);
  },
  kronecker(w) {
    const keep = areAlike(w.code.args);
    // torch.kron fails on what does not lie row by row: views, and what comes out of LAPACK.
    const isView = (a: Code) => !isVector(a.shape) && a.op !== 'identity' && a.op !== 'fill';
    const texts = w.code.args.map((a, k) => {
      if (isView(a)) return `${w.at(k, Bind.Atom)}.contiguous()`;
      return keep ? w.text(k) : lifted(w, k);
    });
    return nestedCalls('torch.kron', texts);
  },
  elimination(w) {
    const [n] = sizesOf(w.code);
    const lower = `torch.ones(${w.size(n).text}, ${w.size(n).text}).triu().reshape(-1) > 0`;
    return atom(`${made(w, `torch.eye(${sizeProduct(w, n, n)})`).text}[${lower}]`);
  },
  commutation(w) {
    const [m, n] = sizesOf(w.code);
    return atom(`${made(w, `torch.eye(${sizeProduct(w, m, n)})`).text}[${permutation(w, m, n, 'torch')}]`);
  },
  identity: (w) => made(w, `torch.eye(${w.size(w.code.shape.rows).text})`),
  fill(w) {
    const sizes = sizeTexts(w, w.code.shape);
    if (w.text(0) === '0') return made(w, `torch.zeros(${sizes})`);
    const ones = made(w, `torch.ones(${sizes})`);
    return w.text(0) === '1' ? ones : fragment(`${w.at(0, Bind.Product)} * ${ones.text}`, Bind.Product);
  },
  block: blockText,
  entry: (w) => atom(`${w.at(0, Bind.Atom)}[${listed(w, 1)}]`),
  rowof: (w) => atom(`${w.at(0, Bind.Atom)}[${w.text(1)}]`),
  columnof: (w) => atom(`${w.at(0, Bind.Atom)}[:, ${w.text(1)}]`),
  member: (w) => atom(`${(w.code.data as Parameter).name}[${listed(w)}]`),
  range: (w) => made(w, `torch.arange(${w.text(0)}, ${w.at(1, Bind.Sum)} + 1)`),
};
