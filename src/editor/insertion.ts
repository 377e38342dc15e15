/** Where and how the derivative is written into a document. Plain text and offsets only. */
import type { Examined, TextRange } from '../service/protocol';

export interface Around {
  readonly text: string;
  readonly cursor: number;
  /** The math the cursor is in, and its delimiters around it. */
  readonly region: { readonly content: TextRange; readonly outer: TextRange } | undefined;
  /** The formula whose derivative it is. */
  readonly formula: TextRange;
  readonly prose: boolean;
}

export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Null where there is nothing to insert. */
export function insertion(examined: Examined, around: Around): Insertion | null {
  const { derivative, syntax } = examined;
  if (!derivative) return null;
  const { text, cursor, region, prose } = around;
  if (region) return inMath(derivative.latex, around, region);
  if (prose) return { at: cursor, text: `$${derivative.latex}$` };
  if (syntax === 'latex') {
    // A formula of a comment, and the cursor in the code: what can stand there is code.
    const code = derivative.numpy?.source;
    return { at: cursor, text: code ? indented(code, text, cursor) : derivative.latex };
  }
  if (syntax === 'math') return { at: cursor, text: derivative.math ?? derivative.latex };
  const code = derivative.numpy?.source ?? derivative.math ?? derivative.latex;
  return { at: cursor, text: indented(code, text, cursor) };
}

/**
 * Right after an equal sign the derivative completes the equation. Elsewhere inside the very formula it was taken of
 * it would break that formula, so it comes after it as a formula of its own.
 */
function inMath(
  latex: string,
  { text, cursor, formula }: Around,
  region: NonNullable<Around['region']>,
): Insertion {
  const { content, outer } = region;
  const inContent = content.from <= cursor && cursor <= content.to;
  const completes = /[=≈]\s*$|\\(?:equiv|approx|coloneqq)\s*$/.test(text.slice(content.from, cursor));
  const inFormula = formula.from <= cursor && cursor <= formula.to && formula.from < formula.to;
  const [open, close] = [text.slice(outer.from, content.from), text.slice(content.to, outer.to)];
  if (inContent && (completes || !inFormula)) {
    // `\top` and a letter after it must stay two tokens.
    const glue = /\\[a-zA-Z]+$/.test(latex) && /^[a-zA-Z]/.test(text.slice(cursor)) ? ' ' : '';
    return { at: cursor, text: latex + glue };
  }
  const display = open.includes('\n') || /^(?:\$\$|\\\[|\\begin|```)/.test(open);
  return { at: outer.to, text: `${display ? '\n\n' : ' '}${open}${latex}${close}` };
}

/** Lines after the first take the indentation of the line they are put into. */
function indented(code: string, text: string, cursor: number): string {
  const line = text.slice(text.lastIndexOf('\n', cursor - 1) + 1, cursor);
  const indent = /^[ \t]*/.exec(line)![0];
  return code.replace(/\n(?=[^\n])/g, `\n${indent}`);
}
