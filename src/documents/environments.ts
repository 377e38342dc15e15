import type { Found } from './region';

/** Environments that are formulas by themselves. */
const MATH_ENVIRONMENTS = new Set([
  'equation',
  'align',
  'aligned',
  'alignat',
  'flalign',
  'gather',
  'multline',
  'eqnarray',
  'displaymath',
  'math',
  'dmath',
  'dgroup',
  'IEEEeqnarray',
  'xalignat',
  'empheq',
  'numcases',
  'subnumcases',
  'alignedat',
  'gathered',
  'split',
  'dseries',
  'darray',
]);
/** Environments whose content is taken as it stands. */
const VERBATIM = new Set([
  'verbatim',
  'Verbatim',
  'lstlisting',
  'minted',
  'comment',
  'alltt',
  'filecontents',
  'tikzpicture',
  'pycode',
  'pyblock',
  'code',
]);

/** A formula in a document is no longer than this, and its environments nest no deeper. */
const LONGEST = 50_000;
const DEEPEST = 50;

/** Finds what closes a bracket; remembers the last answer, since many brackets may wait for one end. */
export class Closings {
  private readonly last = new Map<string, { from: number; at: number }>();

  constructor(private readonly text: string) {}

  find(mark: string, from: number): number {
    const known = this.last.get(mark);
    if (known && known.from <= from && (known.at < 0 || known.at >= from)) return known.at;
    const at = this.text.indexOf(mark, from);
    this.last.set(mark, { from, at });
    return at;
  }
}

/** `\begin{name}` at an offset: where the environment ends. Null when it does not, or far away. */
function environmentEnd(text: string, at: number, end: number, closings: Closings): number | null {
  const brace = text.indexOf('}', at);
  if (brace < 0 || brace > at + 40 || brace >= end) return null;
  const written = text.slice(at + 7, brace);
  const opening = `\\begin{${written}}`;
  const closing = `\\end{${written}}`;
  let depth = 1;
  let position = brace + 1;
  while (depth > 0) {
    const close = closings.find(closing, position);
    if (close < 0 || close >= end || close > at + LONGEST || depth > DEEPEST) return null;
    const open = closings.find(opening, position);
    if (open >= 0 && open < close) {
      depth++;
      position = open + opening.length;
    } else {
      depth--;
      position = close + closing.length;
    }
  }
  return position;
}

/** A formula that is an environment: it is read with its `\begin` and `\end`. */
export function environmentMath(text: string, at: number, end: number, closings: Closings): Found | null {
  const name = /^\\begin\{([a-zA-Z]+)\*?\}/.exec(text.slice(at, at + 40))?.[1];
  if (!name || !MATH_ENVIRONMENTS.has(name)) return null;
  const to = environmentEnd(text, at, end, closings);
  return to === null ? null : { from: at, to, outer: { from: at, to }, kind: 'display' };
}

/** Where an environment taken as it stands ends; -1 when none begins here. */
export function verbatimEnd(text: string, at: number, end: number, closings: Closings): number {
  const name = /^\\begin\{([a-zA-Z]+)\*?\}/.exec(text.slice(at, at + 40))?.[1];
  if (!name || !VERBATIM.has(name)) return -1;
  const written = /^[^}]*\}/.exec(text.slice(at + 7, at + 60))![0];
  const close = closings.find(`\\end{${written}`, at);
  return close < 0 || close >= end ? end : close + 5 + written.length;
}

/** `\( … \)` and `\[ … \]`, also with doubled backslashes, as some Markdown needs them. */
export function bracketMath(text: string, at: number, end: number, closings: Closings): Found | null {
  const doubled = text[at + 1] === '\\';
  const mark = doubled ? '\\\\' : '\\';
  const open = text[at + mark.length];
  if (open !== '(' && open !== '[') return null;
  const closing = mark + (open === '(' ? ')' : ']');
  const from = at + mark.length + 1;
  let close = closings.find(closing, from);
  // `\\]` inside `\[ … \]` is a row break and a bracket.
  while (!doubled && close > 0 && text[close - 1] === '\\') close = text.indexOf(closing, close + 1);
  if (close < 0 || close >= end || close > from + LONGEST) return null;
  if (open === '(' && /\n\s*\n/.test(text.slice(from, close))) return null;
  if (text.slice(from, close).trim() === '' || text.slice(from, close).includes('\f')) return null;
  const kind = open === '(' ? 'inline' : 'display';
  return { from, to: close, outer: { from: at, to: close + closing.length }, kind };
}
