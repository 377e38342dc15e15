/**
 * The NumPy expression around a place in Python code: the right-hand side of an assignment, what is returned, an
 * expression on a line of its own. Only what computes with arrays counts: nobody wants the derivative of `i + 1`.
 */
import type { TextRange } from '../service/protocol';

/** Statements longer than this are looked at no further. */
const MAX_LINES = 10;

/** What stands before the expression of a statement. */
const STATEMENT = /^[ \t]*(?:return\b[ \t]*|[\w.,[\]'" \t]+(?::[^=\n]+)?=(?!=)[ \t]*)?/;
const ARRAYS = /\b(?:np|numpy|jnp|torch|scipy|math)\.\w|\w[)\]]?\s*@\s*[\w(]/;
/** Not an expression, or one that makes and does not compute. */
const OTHER = /^(?:def|class|if|elif|else|for|while|with|import|from|assert|raise|lambda|print|yield|del)\b/;

export function expressionAt(text: string, offset: number): TextRange | undefined {
  let widest: TextRange | undefined;
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  for (let up = 0; up < MAX_LINES; up++) {
    // A bracket that is open at the end of a line above goes on to this one.
    const found = statementFrom(text, start);
    if (found && found.from <= offset && offset <= found.to) widest = found;
    if (start === 0) break;
    start = text.lastIndexOf('\n', start - 2) + 1;
  }
  return widest;
}

/** The expression of the statement that begins on this line, to the end of the line that closes its brackets. */
function statementFrom(text: string, start: number): TextRange | undefined {
  const from = start + STATEMENT.exec(text.slice(start))![0].length;
  const end = endOf(text, from);
  if (end === undefined) return undefined;
  const expression = text.slice(from, end).trimEnd();
  if (!ARRAYS.test(expression) || OTHER.test(expression)) return undefined;
  return { from, to: from + expression.length };
}

function endOf(text: string, from: number): number | undefined {
  let depth = 0;
  let lines = 0;
  for (let i = from; i <= text.length; i++) {
    const character = text[i] ?? '\n';
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && --depth < 0) return undefined;
    // Comments and strings end what can be read as a formula.
    else if (character === '"' || character === "'") return undefined;
    else if (character === '#') return depth === 0 ? i : undefined;
    else if (character === '\n') {
      if (depth === 0) return i;
      if (i >= text.length || ++lines >= MAX_LINES) return undefined;
    }
  }
  return undefined;
}
