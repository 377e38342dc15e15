import {
  type ApplyNode,
  add,
  dimension,
  type ElementwiseName,
  type ElementwiseNode,
  type Expr,
  elementwise,
  isInteger,
  isNumber,
  isOne,
  isScalar,
  type MatrixFunctionNode,
  mul,
  type NormNode,
  ONE,
  ones,
  type SoftmaxNode,
  shape,
  type TotalNode,
  total,
  transpose,
  type UnvecNode,
} from '../../expr';
import { latexName } from '../names';
import { dimensionText, exponentText } from './leaves';
import {
  atom,
  bars,
  call,
  concat,
  type Piece,
  type Printer,
  script,
  visibleLength,
  withSuperscript,
} from './piece';
import { shorterTransposed } from './transposed';

const NAMES: Readonly<Partial<Record<ElementwiseName, string>>> = {
  exp: '\\exp',
  log: '\\log',
  sin: '\\sin',
  cos: '\\cos',
  tan: '\\tan',
  sec: '\\sec',
  csc: '\\csc',
  cot: '\\cot',
  asin: '\\arcsin',
  acos: '\\arccos',
  atan: '\\arctan',
  sinh: '\\sinh',
  cosh: '\\cosh',
  tanh: '\\tanh',
  coth: '\\coth',
  asec: '\\operatorname{arcsec}',
  acsc: '\\operatorname{arccsc}',
  acot: '\\operatorname{arccot}',
  asinh: '\\operatorname{arsinh}',
  acosh: '\\operatorname{arcosh}',
  atanh: '\\operatorname{artanh}',
  asech: '\\operatorname{arsech}',
  acsch: '\\operatorname{arcsch}',
  acoth: '\\operatorname{arcoth}',
  gamma: '\\Gamma',
};

/** Functions whose powers are written \sin^2(x). */
const POWERED_BY_NAME: ReadonlySet<ElementwiseName> = new Set([
  'log',
  'sin',
  'cos',
  'tan',
  'sec',
  'csc',
  'cot',
  'sinh',
  'cosh',
  'tanh',
  'sech',
  'csch',
  'coth',
]);

export const isCalledByName = (name: ElementwiseName): boolean => POWERED_BY_NAME.has(name);
export const functionName = (name: ElementwiseName): string => NAMES[name] ?? `\\operatorname{${name}}`;

export function elementwisePiece(e: ElementwiseNode, printer: Printer): Piece {
  const whole = (node: ElementwiseNode) => elementwiseCall(node, printer);
  // Rows are shown as a column's transpose even where that is not shorter.
  if (isOne(e.shape.rows) && !isScalar(e)) {
    const column = transpose(e);
    if (column.kind === 'elementwise') {
      const inner = whole(column);
      return inner.superscript
        ? whole(e)
        : atom(`${inner.text}^\\top`, { ...inner, superscript: true, subscript: true });
    }
  }
  return shorterTransposed(e, whole);
}

function elementwiseCall(e: ElementwiseNode, printer: Printer): Piece {
  const arg = printer.print(e.arg);
  switch (e.name) {
    case 'gamma':
      // Before a vector in brackets Γ is a matrix.
      if (!isScalar(e)) return call('\\operatorname{gammafunction}', arg);
      break;
    case 'exp':
      if (isScalar(e) && printer.eulerIsFree && fitsInExponent(arg))
        return atom(`e^${script(arg.text)}`, { superscript: true, subscript: true });
      break;
    case 'abs':
      // Bars around a matrix are its determinant.
      if (!isOne(e.shape.rows) && !isOne(e.shape.cols)) break;
      return atom(bars(arg, '|'), { tall: arg.tall });
    case 'log':
      // \log\det(X), as papers have it.
      if (e.arg.kind === 'det')
        return atom(`\\log${arg.text}`, { tall: arg.tall, superscript: true, subscript: true });
      break;
    case 'sigmoid':
      if (printer.sigmaIsFree) return call('\\sigma', arg);
      break;
    case 'step':
      return call('\\mathbb{1}', { ...arg, text: `${arg.text}>0` });
    case 'softplus':
      if (isScalar(e) && printer.eulerIsFree && fitsInExponent(arg))
        return call('\\log', { ...arg, text: `1+e^${script(arg.text)}` });
      break;
    case 'floor':
    case 'ceil':
      return atom(concat(`\\l${e.name}`, arg.text, `\\r${e.name}`), { tall: arg.tall });
  }
  return call(functionName(e.name), arg);
}

/** Longer exponents are easier to read as \exp(…). */
const fitsInExponent = (arg: Piece): boolean =>
  !arg.tall && !arg.text.includes('\\mathbf') && visibleLength(arg.text) <= 24;

/** f(x), f'(x), f^{(4)}(x); of several arguments \partial_{1}\partial_{2}f(x,y). */
export function applyPiece(e: ApplyNode, printer: Printer): Piece {
  const args = e.args.map(printer.print);
  const name = latexName(e.name);
  if (e.args.length === 1) {
    const order = e.orders[0];
    return call(order > 3 ? `${name}^{(${order})}` : name + "'".repeat(order), ...args);
  }
  const operators = e.orders.flatMap((order, k) =>
    Array.from({ length: order }, () => `\\partial_{${k + 1}}`),
  );
  return call(concat(operators.join(''), name), ...args);
}

const NORMS: Readonly<Record<NormNode['which'], string>> = {
  two: '2',
  one: '1',
  inf: '\\infty',
  nuclear: '*',
  spectral: '2',
};

export function normPiece(e: NormNode, printer: Printer): Piece {
  const isVector = isOne(e.arg.shape.rows) || isOne(e.arg.shape.cols);
  const which = e.which === 'two' && !isVector ? 'F' : NORMS[e.which];
  // A row has its column's norm.
  const shown = isOne(e.arg.shape.rows) && e.which !== 'spectral' ? transpose(e.arg) : e.arg;
  const arg = printer.print(shown);
  return atom(`${bars(arg, '\\|')}_${script(which)}`, { tall: arg.tall, subscript: true });
}

/**
 * (Σ|x_i|^p)^c as the power pc of ‖x‖_p. A sum of even powers without bars is one only under a root: xᵀx and its kin are
 * clearer as they stand.
 */
export function powerOfNormPiece(base: Expr, exponent: Expr, printer: Printer): Piece | null {
  if (base.kind !== 'total' || base.arg.kind !== 'pow') return null;
  const { base: entries, exponent: p } = base.arg;
  const isAbsolute = entries.kind === 'elementwise' && entries.name === 'abs';
  const isEven = isNumber(p) && p.value % 2 === 0 && p.value > 2 && !isInteger(exponent);
  const isVector = isOne(entries.shape.rows) || isOne(entries.shape.cols);
  if (!isVector || !(isAbsolute || isEven)) return null;
  const arg = isAbsolute ? entries.arg : entries;
  const shown = isOne(arg.shape.rows) ? transpose(arg) : arg;
  const norm = atom(`${bars(printer.print(shown), '\\|')}_${script(printer.print(p).text)}`, {
    subscript: true,
  });
  const power = add((exponent.kind === 'add' ? exponent.args : [exponent]).map((term) => mul([term, p])));
  if (isNumber(power, 1)) return norm;
  return withSuperscript(norm, script(exponentText(power, printer)));
}

/** The sum of all entries as 1ᵀx, of a matrix 1ᵀM1. */
export function totalPiece(e: TotalNode, printer: Printer): Piece {
  const norm = powerOfNormPiece(e, ONE, printer);
  if (norm) return norm;
  const { rows, cols } = e.arg.shape;
  if (isOne(rows)) return totalPiece({ ...e, arg: transpose(e.arg) }, printer);
  const composite = [rows, cols].some((d) => d.terms.length > 1 || d.terms[0].names.length > 1);
  if (composite && !isOne(cols)) return call('\\operatorname{sum}', printer.print(e.arg));
  const one = dimension(1);
  const left = ones(shape(one, rows));
  const factors: Expr[] = [left, e.arg];
  if (!isOne(cols)) factors.push(ones(shape(cols, one)));
  return printer.print({ kind: 'matmul', id: -1, shape: e.shape, args: factors });
}

const MATRIX_FUNCTIONS: Partial<Record<MatrixFunctionNode['name'], string>> = {
  adjugate: '\\operatorname{adj}',
};

/** Softmax means each row of a matrix; that of the columns is written by transposes. */
export function softmaxPiece(e: SoftmaxNode, printer: Printer): Piece {
  const isMatrix = !isOne(e.shape.rows) && !isOne(e.shape.cols);
  if (e.rowwise || !isMatrix) return namedPiece('\\operatorname{softmax}', e.arg, printer);
  return withSuperscript(namedPiece('\\operatorname{softmax}', transpose(e.arg), printer), '\\top');
}

/** logsumexp is a function of vectors; over a matrix it is written out. */
export function logSumExpPiece(arg: Expr, printer: Printer): Piece {
  if (isOne(arg.shape.rows) || isOne(arg.shape.cols))
    return namedPiece('\\operatorname{logsumexp}', arg, printer);
  return call('\\log', printer.print(total(elementwise('exp', arg))));
}

export function matrixFunctionPiece(e: MatrixFunctionNode, printer: Printer): Piece {
  return call(MATRIX_FUNCTIONS[e.name] ?? `\\operatorname{${e.name}}`, printer.print(e.arg));
}

export const namedPiece = (name: string, arg: Expr, printer: Printer): Piece =>
  call(name, printer.print(arg));

/** Books have no sign for the inverse of vec; the sizes say which of the inverses is meant. */
export function unvecPiece(e: UnvecNode, printer: Printer): Piece {
  const sizes = `${dimensionText(e.shape.rows)},${dimensionText(e.shape.cols)}`;
  return call(`\\operatorname{vec}_{${sizes}}^{-1}`, printer.print(e.arg));
}
