import {
  type Expr,
  isOne,
  isScalar,
  type KroneckerNode,
  type MatmulNode,
  MINUS_ONE,
  type MulNode,
  mul,
  mulNumbers,
  type NumberNode,
  type PowNode,
  pow,
  transpose,
} from '../../expr';
import { decimal } from './leaves';
import {
  atom,
  bracketed,
  call,
  concat,
  Level,
  type Piece,
  type Printer,
  piece,
  visibleLength,
  withSuperscript,
} from './piece';
import { shorterTransposed } from './transposed';

/** x^{-k} with a number k: a denominator. */
export const isReciprocal = (e: Expr): boolean =>
  e.kind === 'pow' && e.exponent.kind === 'number' && e.exponent.value < 0;

const denominatorOf = (e: Expr): Expr =>
  e.kind === 'pow' ? pow(e.base, mulNumbers(MINUS_ONE, e.exponent as NumberNode)) : e;

/** Factors side by side; a digit or a differential's look-alike (`d x`) is kept apart by a dot. */
export function sideBySide(factors: readonly Piece[]): Piece {
  if (factors.length === 1) return factors[0];
  const last = factors.length - 1;
  const shown = factors.map((f, k) =>
    k === last && f.level === Level.Big ? f : bracketed(f, Level.Product),
  );
  const texts: string[] = [];
  let end = '';
  for (const { text } of shown) {
    const isNumber = /^\d/.test(text);
    const apart = end !== '' && (isNumber || (/^[^A-Za-z\\]?d$/.test(end) && /^[A-Za-z\\]/.test(text)));
    end = (end + text.slice(-2)).slice(-2);
    if (apart) texts.push('\\cdot', isNumber ? ` ${text}` : text);
    else texts.push(text);
  }
  return piece(concat(...texts), Math.min(shown[last].level, Level.Product) as Level, {
    tall: shown.some((f) => f.tall),
  });
}

/** A chain such as xᵀy among other factors is put in brackets: (xᵀy)z. */
const isChain = (e: Expr): boolean => e.kind === 'matmul' || (e.kind === 'total' && e.arg.kind !== 'add');

function scalarFactors(factors: readonly Expr[], printer: Printer, followed: boolean): Piece[] {
  return factors.map((f, k) => {
    const printed = printer.print(f);
    const free = !followed && k === factors.length - 1 && !factors.slice(0, k).some(isChain);
    return isChain(f) && !free ? bracketed(printed, Level.Atom) : printed;
  });
}

function fraction(numerator: readonly Piece[], denominator: readonly Piece[]): Piece {
  const over =
    numerator.length === 0 ? atom('1') : numerator.length === 1 ? numerator[0] : sideBySide(numerator);
  const under = denominator.length === 1 ? denominator[0] : sideBySide(denominator);
  return atom(`\\frac{${over.text}}{${under.text}}`, { tall: true, superscript: true, subscript: true });
}

/** 1/2 as a coefficient's numerator and denominator; a decimal is all numerator. */
function splitNumber(e: NumberNode | null): { over: string; under: string } {
  if (!e) return { over: '1', under: '1' };
  if (e.exact) return { over: `${Math.abs(e.exact.p)}`, under: `${e.exact.q}` };
  return { over: decimal(Math.abs(e.value)), under: '1' };
}

/** A number, a size, a letter or a power of one: what stands in a coefficient. */
function isPlain(e: Expr): boolean {
  switch (e.kind) {
    case 'number':
    case 'size':
    case 'symbol':
    case 'constant':
    case 'index':
      return true;
    case 'pow':
      return isPlain(e.base) && isPlain(e.exponent);
    default:
      return false;
  }
}

/** A sum longer than this stands behind its coefficient. */
const LONG_NUMERATOR = 24;

/** Factors too bulky for a coefficient's numerator: they stand behind it, \frac{1}{n}\sum … */
function isBulky(e: Expr): boolean {
  switch (e.kind) {
    case 'sum':
    case 'product':
    case 'matmul':
    case 'trace':
    case 'total':
    case 'norm':
    case 'logsumexp':
      return true;
    case 'pow':
      return isBulky(e.base) && !isReciprocal(e);
    default:
      return false;
  }
}

export function mulPiece(e: MulNode, printer: Printer): Piece {
  const coefficient = e.args[0].kind === 'number' ? e.args[0] : null;
  const factors = coefficient ? e.args.slice(1) : e.args;
  const magnitude = magnitudePiece(coefficient, factors, printer);
  if (!coefficient || coefficient.value >= 0) return magnitude;
  const safe = bracketed(magnitude, Level.Big);
  return piece(`-${safe.text}`, Level.Sum, { tall: safe.tall });
}

function magnitudePiece(coefficient: NumberNode | null, factors: readonly Expr[], printer: Printer): Piece {
  const { over, under } = splitNumber(coefficient);
  const scalars = factors.filter(isScalar);
  const tensors = factors.filter((f) => !isScalar(f));
  const above = scalars.filter((f) => !isReciprocal(f));
  const below = scalars.filter(isReciprocal).map(denominatorOf);
  const underPieces = [...(under === '1' ? [] : [atom(under)]), ...scalarFactors(below, printer, false)];
  const overNumber = over === '1' ? [] : [decimalPiece(over)];

  if (tensors.length > 0) {
    const tensor = tensorPiece(tensors, printer);
    if (underPieces.length === 0)
      return prefixed([...overNumber, ...scalarFactors(above, printer, true)], tensor);
    const whole =
      tensors.length === 1 &&
      !below.every(isPlain) &&
      !['matmul', 'sum', 'kronecker'].includes(tensors[0].kind);
    if (!whole)
      return prefixed(
        [fraction([...overNumber, ...scalarFactors(above, printer, false)], underPieces)],
        tensor,
      );
    return fraction([...overNumber, ...scalarFactors(above, printer, true), tensor], underPieces);
  }
  if (underPieces.length === 0) return sideBySide([...overNumber, ...scalarFactors(above, printer, false)]);
  const simple = below.every(isPlain);
  if (above.length === 1 && above[0].kind === 'add' && simple && over === '1') {
    const inner = printer.print(above[0]);
    if (visibleLength(inner.text) > LONG_NUMERATOR) return sideBySide([fraction([], underPieces), inner]);
  }
  const behind = above.filter((f) => (simple ? isBulky(f) : f.kind === 'sum' || f.kind === 'product'));
  const inside = above.filter((f) => !behind.includes(f));
  const head = fraction([...overNumber, ...scalarFactors(inside, printer, false)], underPieces);
  return behind.length === 0 ? head : sideBySide([head, ...scalarFactors(behind, printer, false)]);
}

const decimalPiece = (text: string): Piece =>
  text.includes('\\cdot') ? piece(text, Level.Product) : atom(text);

/** A coefficient before a tensor. Juxtaposition binds tighter than ⊙, so 2a ⊙ b needs no brackets. */
function prefixed(scalars: readonly Piece[], tensor: Piece): Piece {
  if (scalars.length === 0) return tensor;
  if (tensor.level === Level.Hadamard) {
    const front = scalars.map((s) => bracketed(s, Level.Product));
    const text = sideBySide([...front, atom(tensor.text)]).text;
    return piece(text, Level.Hadamard, { tall: tensor.tall || scalars.some((s) => s.tall) });
  }
  return sideBySide([...scalars, tensor]);
}

/** Factors of one shape: a ⊙ b ⊘ c. */
function tensorPiece(factors: readonly Expr[], printer: Printer): Piece {
  if (factors.length === 1) return printer.print(factors[0]);
  return shorterTransposed(mul(factors), (node) => hadamardPiece((node as MulNode).args, printer));
}

function hadamardPiece(factors: readonly Expr[], printer: Printer): Piece {
  const above = factors.filter((f) => !isReciprocal(f));
  const below = factors.filter(isReciprocal);
  const ordered = above.length > 0 ? [...above, ...below] : below;
  const texts: string[] = [];
  let tall = false;
  for (const [k, factor] of ordered.entries()) {
    const divides = k > 0 && above.length > 0 && isReciprocal(factor);
    const printed = bracketed(printer.print(divides ? denominatorOf(factor) : factor), Level.Product);
    tall ||= printed.tall;
    if (k > 0) texts.push(divides ? '\\oslash' : '\\odot');
    texts.push(printed.text);
  }
  return piece(concat(...texts), Level.Hadamard, { tall });
}

/** The M of L vec M = vech M. */
const halfOf = ({ args: [first, second, ...more] }: MatmulNode): Expr | null =>
  first.kind === 'elimination' && second.kind === 'vec' && more.length === 0 ? second.arg : null;

export function matmulPiece(e: MatmulNode, printer: Printer): Piece {
  const half = halfOf(e);
  if (half) return call('\\operatorname{vech}', printer.print(half));
  const plain = sideBySide(e.args.map(printer.print));
  const flipped = isOne(e.shape.rows) || isOne(e.shape.cols) ? e : transpose(e);
  if (flipped === e || flipped.kind !== 'matmul' || !plain.text.includes('\\top')) return plain;
  // Where it is really shorter: (BXA)ᵀ, but Aᵀ(Ax − b)ᵀ stays.
  const outside = withSuperscript(sideBySide(flipped.args.map(printer.print)), '\\top');
  return visibleLength(outside.text) < visibleLength(plain.text) ? outside : plain;
}

export function kroneckerPiece(e: KroneckerNode, printer: Printer): Piece {
  const args = e.args.map((a) => bracketed(printer.print(a), Level.Product));
  const text = concat(...args.flatMap((a, k) => (k === 0 ? [a.text] : ['\\otimes', a.text])));
  return piece(text, Level.Hadamard, { tall: args.some((a) => a.tall) });
}

/** A lone reciprocal: 1/x. */
export const reciprocalPiece = (e: PowNode, printer: Printer): Piece =>
  fraction([], [printer.print(denominatorOf(e))]);
