import { matchingBrace, skipBlanks } from '../../documents/latex-source';

/** An argument as it stands in the source: the offsets of its content, and of what follows it. */
export interface RawArgument {
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

/** The argument at an offset: a braced group, a command or one character. Null at the end or before a `}`. */
export function readRawArgument(source: string, at: number, end: number): RawArgument | null {
  at = skipBlanks(source, at);
  if (at >= end || source[at] === '}') return null;
  if (source[at] === '{') {
    const close = matchingBrace(source, at, end);
    return close < 0 ? null : { from: at + 1, to: close, next: close + 1 };
  }
  const to =
    source[at] === '\\' ? commandEnd(source, at) : at + String.fromCodePoint(source.codePointAt(at)!).length;
  return { from: at, to, next: to };
}

/** `[…]` at an offset, if one stands there. */
export function readOptional(source: string, at: number, end: number): RawArgument | null {
  at = skipBlanks(source, at);
  if (source[at] !== '[') return null;
  let depth = 0;
  for (let i = at; i < end; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === '{') depth++;
    else if (source[i] === '}') depth--;
    else if (source[i] === ']' && depth <= 0) return { from: at + 1, to: i, next: i + 1 };
  }
  return null;
}

/** The offset after the command whose backslash stands at `at`. */
export function commandEnd(source: string, at: number): number {
  let end = at + 1;
  while (end < source.length && isLetter(source.charCodeAt(end))) end++;
  if (end > at + 1) return end;
  const code = source.codePointAt(end);
  return Math.min(source.length, end + (code !== undefined && code > 0xffff ? 2 : 1));
}

export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Words as a reader sees them: blanks joined, escapes undone. */
export function plainWords(content: string): string {
  return content
    .replace(/\\([_%#&$ ])/g, '$1')
    .replace(/\\[,;:!]|~/g, ' ')
    .replace(
      /\\(?:text|textbf|textit|textrm|mathrm|mathbf|bf|rm|it|bfseries|displaystyle|small|color)(?![a-zA-Z])/g,
      '',
    )
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
