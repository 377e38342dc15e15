import {
  isNumber,
  isScalar,
  type MatrixPowerNode,
  type PowNode,
  type TransposeNode,
  transpose,
} from '../../expr';
import { functionName, isCalledByName, powerOfNormPiece } from './functions';
import { exponentText } from './leaves';
import { atom, type Piece, type Printer, script, visibleLength, withSuperscript } from './piece';
import { isReciprocal, reciprocalPiece } from './products';
import { rowPiece } from './structures';
import { shorterTransposed } from './transposed';

export function powPiece(e: PowNode, printer: Printer): Piece {
  if (!isScalar(e)) return shorterTransposed(e, (node) => entrywisePower(node, printer));
  if (isReciprocal(e)) return reciprocalPiece(e, printer);
  const norm = powerOfNormPiece(e.base, e.exponent, printer);
  if (norm) return norm;
  const power = e.exponent.kind === 'number' ? e.exponent.value : null;
  if (power === 0.5) {
    const inner = printer.print(e.base);
    return atom(`\\sqrt{${inner.text}}`, { tall: inner.tall, superscript: true, subscript: true });
  }
  const exponent = script(exponentText(e.exponent, printer));
  // \sin^2(x), as everybody writes it.
  if (e.base.kind === 'elementwise' && isCalledByName(e.base.name) && Number.isInteger(power)) {
    const name = functionName(e.base.name);
    const called = printer.print(e.base);
    return atom(`${name}^${exponent}${called.text.slice(name.length)}`, {
      ...called,
      superscript: true,
      subscript: true,
    });
  }
  return withSuperscript(printer.print(e.base), exponent);
}

function entrywisePower(e: PowNode, printer: Printer): Piece {
  const exponent = exponentText(e.exponent, printer);
  return withSuperscript(printer.print(e.base), `{\\odot ${exponent}}`);
}

export function matrixPowerPiece(e: MatrixPowerNode, printer: Printer): Piece {
  if (isNumber(e.exponent, -1)) {
    const flipped = transpose(e.base);
    const plain = withSuperscript(printer.print(e.base), '{-1}');
    if (flipped === e.base) return plain;
    const outside = withSuperscript(printer.print(flipped), '{-\\top}');
    return visibleLength(outside.text) < visibleLength(plain.text) ? outside : plain;
  }
  return withSuperscript(printer.print(e.base), script(exponentText(e.exponent, printer)));
}

export const transposePiece = (e: TransposeNode, printer: Printer): Piece =>
  rowPiece(e.arg, printer) ?? withSuperscript(printer.print(e.arg), '\\top');
