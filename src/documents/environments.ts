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

/** `\begin{name}` at an offset: the name without a star, and where the environment ends. Null when there is none. */
export function environmentAt(
  text: string,
  at: number,
  end: number,
): { name: string; bodyFrom: number; bodyTo: number; to: number } | null {
  if (!text.startsWith('\\begin{', at)) return null;
  const brace = text.indexOf('}', at);
  if (brace < 0 || brace > at + 40 || brace >= end) return null;
  const written = text.slice(at + 7, brace);
  const opening = `\\begin{${written}}`;
  const closing = `\\end{${written}}`;
  let depth = 1;
  let position = brace + 1;
  while (depth > 0) {
    const close = text.indexOf(closing, position);
    if (close < 0 || close >= end) return null;
    const open = text.indexOf(opening, position);
    if (open >= 0 && open < close) {
      depth++;
      position = open + opening.length;
    } else {
      depth--;
      position = close + closing.length;
    }
  }
  return {
    name: written.replace(/\*$/, ''),
    bodyFrom: brace + 1,
    bodyTo: position - closing.length,
    to: position,
  };
}

/** A formula that is an environment: it is read with its `\begin` and `\end`. */
export function environmentMath(text: string, at: number, end: number): Found | null {
  const name = /^\\begin\{([a-zA-Z]+)\*?\}/.exec(text.slice(at, at + 40))?.[1];
  if (!name || !MATH_ENVIRONMENTS.has(name)) return null;
  const environment = environmentAt(text, at, end);
  return (
    environment && { from: at, to: environment.to, outer: { from: at, to: environment.to }, kind: 'display' }
  );
}

/** Where an environment taken as it stands ends; -1 when none begins here. */
export function verbatimEnd(text: string, at: number, end: number): number {
  const name = /^\\begin\{([a-zA-Z]+)\*?\}/.exec(text.slice(at, at + 40))?.[1];
  if (!name || !VERBATIM.has(name)) return -1;
  return environmentAt(text, at, end)?.to ?? end;
}

/** `\( … \)` and `\[ … \]`, also with doubled backslashes, as some Markdown needs them. */
export function bracketMath(text: string, at: number, end: number): Found | null {
  const doubled = text[at + 1] === '\\';
  const mark = doubled ? '\\\\' : '\\';
  const open = text[at + mark.length];
  if (open !== '(' && open !== '[') return null;
  const closing = mark + (open === '(' ? ')' : ']');
  const from = at + mark.length + 1;
  let close = text.indexOf(closing, from);
  // `\\]` inside `\[ … \]` is a row break and a bracket.
  while (!doubled && close > 0 && text[close - 1] === '\\') close = text.indexOf(closing, close + 1);
  if (close < 0 || close >= end) return null;
  if (open === '(' && /\n\s*\n/.test(text.slice(from, close))) return null;
  if (text.slice(from, close).trim() === '' || text.slice(from, close).includes('\f')) return null;
  const kind = open === '(' ? 'inline' : 'display';
  return { from, to: close, outer: { from: at, to: close + closing.length }, kind };
}
