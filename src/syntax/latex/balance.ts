import type { SyntaxProblem } from '../tree';
import type { Token } from './tokens';

/** Tokens in which every brace, `\left` and `\begin` has its end, and which token each pairs with (-1: none). */
export interface Balanced {
  readonly tokens: readonly Token[];
  readonly partner: Int32Array;
}

const CLOSER = { open: 'close', left: 'right', begin: 'end' } as const;
const OPENING_SIGNS = new Map([
  ['(', ')'],
  ['[', ']'],
  ['\\{', '\\}'],
  ['\\langle', '\\rangle'],
  ['\\lvert', '\\rvert'],
  ['\\lVert', '\\rVert'],
  ['\\lfloor', '\\rfloor'],
  ['\\lceil', '\\rceil'],
]);
const CLOSING_SIGNS = new Set(OPENING_SIGNS.values());
const WITH_CELLS = /^(?:[pbBvV]?matrix|smallmatrix|array|[dr]?cases|subarray|substack|tabular|numcases)$/;

/** What closes a bracket: `)` for `(`; undefined when it opens nothing. */
export function closingSign(opening: string): string | undefined {
  return OPENING_SIGNS.get(opening);
}

export function isClosingSign(text: string): boolean {
  return CLOSING_SIGNS.has(text);
}

/** An environment whose `&` part cells of a table, not columns of an aligned formula. */
export function isTable(environment: string): boolean {
  return WITH_CELLS.test(environment);
}

/** Closes what was left open, drops what closes nothing, and says so. */
export function balance(scanned: readonly Token[], errors: SyntaxProblem[], length: number): Balanced {
  const tokens = closeAll(joinSplitBrackets(scanned), errors, length);
  return { tokens, partner: pair(tokens) };
}

function closeAll(scanned: readonly Token[], errors: SyntaxProblem[], length: number): Token[] {
  const tokens: Token[] = [];
  const waiting: Token[] = [];
  const closeLast = (at: number) => {
    const opener = waiting.pop()!;
    errors.push({ code: 'unclosed', message: unclosed(opener), span: { from: opener.from, to: opener.to } });
    const kind = CLOSER[opener.kind as keyof typeof CLOSER];
    const text = kind === 'right' ? '.' : kind === 'end' ? opener.text : '}';
    tokens.push({ kind, text, from: at, to: at, font: 'plain', upright: 0 });
  };
  for (const token of scanned) {
    if (token.kind === 'open' || token.kind === 'left' || token.kind === 'begin') waiting.push(token);
    else if (token.kind === 'close' || token.kind === 'right' || token.kind === 'end') {
      let level = waiting.length - 1;
      while (level >= 0 && !closes(token, waiting[level])) level--;
      if (level < 0) {
        errors.push({ code: 'unexpected', message: stray(token), span: { from: token.from, to: token.to } });
        continue;
      }
      while (waiting.length > level + 1) closeLast(token.from);
      waiting.pop();
    }
    tokens.push(token);
  }
  const end = scanned.length ? Math.max(scanned[scanned.length - 1].to, 0) : length;
  while (waiting.length) closeLast(end);
  return tokens;
}

function closes(token: Token, opener: Token): boolean {
  if (CLOSER[opener.kind as keyof typeof CLOSER] !== token.kind) return false;
  return token.kind !== 'end' || token.text === opener.text;
}

function unclosed(opener: Token): string {
  if (opener.kind === 'begin') return `\`\\begin{${opener.text}}\` has no \`\\end{${opener.text}}\`.`;
  if (opener.kind === 'left') return '`\\left` has no `\\right`.';
  return 'This `{` is never closed.';
}

function stray(closer: Token): string {
  if (closer.kind === 'end') return `\`\\end{${closer.text}}\` has no \`\\begin{${closer.text}}\` before it.`;
  if (closer.kind === 'right') return '`\\right` has no `\\left` before it.';
  return 'This `}` closes nothing.';
}

/**
 * `\left( a \right. \\ & \left. + b \right)` is one bracket over two rows, written so because TeX wants each row
 * balanced. Here it becomes `\left( a \\ & + b \right)`.
 */
function joinSplitBrackets(scanned: readonly Token[]): readonly Token[] {
  if (!scanned.some((token) => token.kind === 'right' && token.text === '.')) return scanned;
  const dropped = new Set<number>();
  const waiting: number[] = [];
  let cut: number[] = [];
  scanned.forEach((token, i) => {
    if (token.kind === 'left') {
      if (token.text === '.' && cut.length) {
        dropped.add(cut.pop()!);
        dropped.add(i);
      }
      waiting.push(i);
    } else if (token.kind === 'right') {
      const opener = waiting.pop();
      if (
        token.text === '.' &&
        opener !== undefined &&
        (scanned[opener].text !== '.' || dropped.has(opener))
      ) {
        if (rowFollows(scanned, i + 1)) cut.push(i);
      }
    } else if (token.kind === 'begin' || token.kind === 'end') cut = [];
  });
  return dropped.size ? scanned.filter((_, i) => !dropped.has(i)) : scanned;
}

function rowFollows(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < tokens.length; i++) {
    if (tokens[i].kind === 'row') return true;
    if (tokens[i].kind !== 'space' && tokens[i].kind !== 'cell') return false;
  }
  return false;
}

/** Plain brackets pair within the braces, cells and environments they stand in; `[0,1)` is a pair too. */
function pair(tokens: readonly Token[]): Int32Array {
  const partner = new Int32Array(tokens.length).fill(-1);
  const waiting: number[] = [];
  const tables: boolean[] = [];
  tokens.forEach((token, i) => {
    switch (token.kind) {
      case 'open':
      case 'left':
      case 'begin':
        waiting.push(i);
        tables.push(token.kind === 'begin' && isTable(token.text));
        return;
      case 'close':
      case 'right':
      case 'end': {
        while (tokens[waiting[waiting.length - 1]]?.kind === 'sign') waiting.pop();
        const opener = waiting.pop();
        tables.pop();
        if (opener !== undefined) {
          partner[opener] = i;
          partner[i] = opener;
        }
        return;
      }
      case 'row':
      case 'cell':
        if (tables[tables.length - 1]) {
          while (tokens[waiting[waiting.length - 1]]?.kind === 'sign') waiting.pop();
        }
        return;
      case 'sign':
        if (OPENING_SIGNS.has(token.text)) waiting.push(i);
        else if (CLOSING_SIGNS.has(token.text)) {
          let level = waiting.length - 1;
          while (
            tokens[waiting[level]]?.kind === 'sign' &&
            !canClose(tokens[waiting[level]].text, token.text)
          )
            level--;
          const opener = waiting[level];
          if (tokens[opener]?.kind !== 'sign') return;
          waiting.length = level;
          partner[opener] = i;
          partner[i] = opener;
        }
        return;
      default:
    }
  });
  return partner;
}

/** `(` and `[` may close each other, for half-open intervals; the rest only their own. */
function canClose(opening: string, closing: string): boolean {
  if (OPENING_SIGNS.get(opening) === closing) return true;
  return (opening === '(' || opening === '[') && (closing === ')' || closing === ']');
}
