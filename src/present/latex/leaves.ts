import {
  type Dimension,
  denominatorOf,
  type Expr,
  isDrawn,
  isSuperscriptFamily,
  memberName,
  type NumberNode,
  type SymbolNode,
  scaleDimension,
} from '../../expr';
import { latexName } from '../names';
import { atom, concat, Level, type Piece, type Printer, piece, withSubscript } from './piece';

/** A decimal as LaTeX writes it: 1.5\cdot 10^{-7}. */
export function decimal(value: number): string {
  const [mantissa, exponent] = String(value).split('e');
  return exponent === undefined ? mantissa : `${mantissa}\\cdot 10^{${Number(exponent)}}`;
}

export function numberPiece(e: NumberNode): Piece {
  if (!Number.isFinite(e.value))
    return Number.isNaN(e.value) ? atom('\\operatorname{nan}') : signed(e.value < 0, '\\infty', {});
  const negative = e.value < 0;
  if (e.exact && e.exact.q !== 1)
    return signed(negative, `\\frac{${Math.abs(e.exact.p)}}{${e.exact.q}}`, {
      tall: true,
      superscript: true,
    });
  const text = decimal(Math.abs(e.value));
  return signed(negative, text, { superscript: text.includes('^') });
}

/** A number in an exponent, where a fraction is set on the line: 3/2. */
function exponentNumber(e: NumberNode): string {
  return e.exact && e.exact.q !== 1
    ? `${e.exact.p}/${e.exact.q}`
    : `${e.value < 0 ? '-' : ''}${decimal(Math.abs(e.value))}`;
}

export const exponentText = (e: Expr, printer: Printer): string =>
  e.kind === 'number' ? exponentNumber(e) : printer.print(e).text;

const signed = (negative: boolean, text: string, flags: Parameters<typeof piece>[2]): Piece =>
  negative ? piece(`-${text}`, Level.Sum, flags) : atom(text, flags);

/** A size as it stands in a subscript: `mn`, `n+1`. */
export function dimensionText(d: Dimension): string {
  const over = denominatorOf(d);
  if (over !== 1) return `(${dimensionText(scaleDimension(d, over))})/${over}`;
  let text = '';
  for (const term of d.terms) {
    const magnitude = Math.abs(term.coefficient);
    const names = concat(...term.names.map(latexName));
    const body = names === '' ? `${magnitude}` : magnitude === 1 ? names : `${magnitude}${names}`;
    text += (term.coefficient < 0 ? '-' : text === '' ? '' : '+') + body;
  }
  return text === '' ? '0' : text;
}

export function sizePiece(d: Dimension): Piece {
  const level =
    d.terms.length > 1 || d.terms[0]?.coefficient < 0
      ? Level.Sum
      : isPlainName(d)
        ? Level.Atom
        : Level.Product;
  const name = dimensionText(d);
  return piece(name, level, { subscript: name.includes('_') });
}

const isPlainName = (d: Dimension) =>
  d.terms.length === 1 && d.terms[0].coefficient === 1 && d.terms[0].names.length === 1;

export function symbolPiece(e: SymbolNode, printer: Printer): Piece {
  const [first, ...others] = e.indices;
  // The family's index stands where it was written, x^{(i)}.
  if (first && isSuperscriptFamily(e.name)) {
    const member = atom(memberName(e.name, printer.print(first).text), { superscript: true });
    return others.length === 0 ? member : withSubscript(member, indexList(others, printer));
  }
  const name = latexName(e.name);
  const outer = name.replace(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '{}');
  const base = atom(name, { superscript: /[\^']/.test(outer), subscript: outer.includes('_') });
  // What is drawn has no index where it is written.
  if (e.indices.length === 0 || isDrawn(e)) return base;
  const indices = indexList(e.indices, printer);
  // x^{(1)}_{i} is in order as it stands.
  return base.subscript
    ? withSubscript(base, indices)
    : atom(`${name}_{${indices}}`, { superscript: base.superscript, subscript: true });
}

/** `ij`, or `i,j+1` where letters side by side would be misread. */
export function indexList(indices: readonly Expr[], printer: Printer): string {
  const texts = indices.map((i) => printer.print(i).text);
  return texts.every((t) => /^(?:[A-Za-z]|\\[A-Za-z]+)$/.test(t)) ? concat(...texts) : texts.join(',');
}
