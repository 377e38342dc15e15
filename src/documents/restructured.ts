import { type DollarTrust, dollarMath } from './dollars';
import { bracketMath, Closings, environmentMath } from './environments';
import type { Found } from './region';

const DIRECTIVE = /^([ \t]*)\.\.[ \t]+math::[ \t]*(.*)$/;
const LITERAL_DIRECTIVE =
  /^([ \t]*)\.\.[ \t]+(?:code-block|code|sourcecode|highlight|parsed-literal|literalinclude|testcode|doctest)::/;

/**
 * Looks for math in reStructuredText and comments: roles, directives, and raw LaTeX where it is used all the same.
 * `ticks`: Julia's documentation sets formulas in double backticks.
 */
export function restructuredMath(text: string, dollars: DollarTrust | null, ticks = false): Found[] {
  const found: Found[] = [];
  const closings = new Closings(text);
  let at = 0;
  while (at < text.length) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const line = text.slice(at, end);
    const directive = DIRECTIVE.exec(line);
    if (directive) {
      at = mathDirective(text, at, end, directive, found);
      continue;
    }
    const literal = LITERAL_DIRECTIVE.exec(line);
    if (literal) {
      at = blockEnd(text, end + 1, literal[1].length);
      continue;
    }
    const fence = /^[ \t]*```math[ \t]*$/.test(line) ? text.indexOf('```', end) : -1;
    if (fence > 0) {
      found.push({ from: end + 1, to: fence, outer: { from: at, to: fence + 3 }, kind: 'fenced' });
      at = fence + 3;
      continue;
    }
    at = inlineMath(text, at, end, { dollars, ticks, closings }, found);
  }
  return found;
}

/** Where the block ends whose lines are indented by more than `indent`. */
function blockEnd(text: string, from: number, indent: number): number {
  let at = from;
  let last = from;
  while (at < text.length) {
    let end = text.indexOf('\n', at);
    if (end < 0) end = text.length;
    const line = text.slice(at, end);
    if (line.trim() !== '') {
      if (/^[ \t]*/.exec(line)![0].length <= indent) break;
      last = end;
    }
    at = end + 1;
  }
  return Math.min(text.length, Math.max(last, from));
}

/** `.. math::` with its formula in the same line or in the block below; blank lines part formulas. */
function mathDirective(
  text: string,
  start: number,
  lineEnd: number,
  match: RegExpExecArray,
  found: Found[],
): number {
  const [, indent, argument] = match;
  const end = blockEnd(text, Math.min(text.length, lineEnd + 1), indent.length);
  const outer = { from: start + indent.length, to: end };
  let from = lineEnd - argument.length;
  const body = text.slice(from, end);
  for (const piece of body.split(/(\n[ \t]*\r?\n)/)) {
    const options = /^(?:\s*:[\w-]+:[^\n]*(?:\n|$))+/.exec(piece);
    const begin = from + (options ? options[0].length : 0);
    const to = from + piece.length;
    if (text.slice(begin, to).trim() !== '') found.push({ from: begin, to, outer, kind: 'display' });
    from = to;
  }
  return Math.max(end, lineEnd + 1);
}

interface Habits {
  readonly dollars: DollarTrust | null;
  readonly ticks: boolean;
  readonly closings: Closings;
}

/** Doxygen writes `\\f$ x \\f$` and `\\f[ x \\f]`. */
function doxygenMath(text: string, at: number): Found | null {
  const mark = text[at + 2];
  if (text[at + 1] !== 'f' || (mark !== '$' && mark !== '[')) return null;
  const closing = mark === '$' ? '\\f$' : '\\f]';
  const close = text.indexOf(closing, at + 3);
  if (close < 0 || close > at + 5000) return null;
  return {
    from: at + 3,
    to: close,
    outer: { from: at, to: close + 3 },
    kind: mark === '$' ? 'inline' : 'display',
  };
}

/** Roles and raw math from one line on; the offset where to go on. */
function inlineMath(
  text: string,
  start: number,
  end: number,
  { dollars, ticks, closings }: Habits,
  found: Found[],
): number {
  let at = start;
  while (at < end) {
    const character = text[at];
    if (character === ':' && text.startsWith(':math:`', at)) {
      const close = text.indexOf('`', at + 7);
      if (close > 0) {
        found.push({ from: at + 7, to: close, outer: { from: at, to: close + 1 }, kind: 'inline' });
        at = close + 1;
        continue;
      }
    } else if (character === '`' && text[at + 1] === '`') {
      const close = text.indexOf('``', at + 2);
      if (close > 0 && close < end + 200) {
        if (ticks && close > at + 2) {
          found.push({ from: at + 2, to: close, outer: { from: at, to: close + 2 }, kind: 'inline' });
        }
        at = close + 2;
        continue;
      }
    } else if (character === '$' && dollars && text[at - 1] !== '\\') {
      const math = dollarMath(text, at, text.length, dollars);
      if (math) {
        found.push(math);
        at = math.outer.to;
        continue;
      }
      while (text[at + 1] === '$') at++;
    } else if (character === '\\') {
      const math =
        doxygenMath(text, at) ??
        bracketMath(text, at, text.length, closings) ??
        environmentMath(text, at, text.length, closings);
      if (math && (dollars !== 'code' || math.to - math.from < 5000)) {
        found.push(math);
        at = math.outer.to;
        continue;
      }
      at++;
    }
    at++;
  }
  return at <= end ? end + 1 : at;
}
