import { skipBlanks } from '../../documents/latex-source';
import type { SyntaxProblem } from '../tree';
import { characterMeaning } from './characters';
import { DELIMITERS } from './commands';
import { commandEnd, readOptional, readRawArgument } from './raw';
import type { Token, TokenKind } from './tokens';

/** The reader of tokens, as far as what gives a formula its structure needs it. */
interface Reading {
  readonly source: string;
  readonly end: number;
  readonly errors: SyntaxProblem[];
  readonly tokens: Token[];
  at: number;
  push(kind: TokenKind, text: string, from: number): void;
}

/** `\hspace{1em}`: a wide space parts formulas, a narrow one is only a nicety. */
export function readStretch(reading: Reading, from: number): void {
  const size = /^\s*\*?\s*\{?\s*(-?[\d.]+)\s*(\w\w)?[^}\\$&]{0,20}?\}?/.exec(
    reading.source.slice(reading.at, Math.min(reading.end, reading.at + 40)),
  );
  if (!size) return;
  const closing = reading.source.indexOf('}', reading.at);
  const braced = /^\s*\*?\s*\{/.test(size[0]);
  reading.at = braced && closing >= 0 ? Math.min(closing + 1, reading.end) : reading.at + size[0].length;
  if (Number(size[1]) >= 0.4 && /em|in|cm/.test(size[2] ?? '')) reading.push('space', ' ', from);
}

/** `\\`, with the space `[2pt]` that may follow it. */
export function readRowBreak(reading: Reading, from: number): void {
  const rest = reading.source.slice(reading.at, Math.min(reading.end, reading.at + 40));
  const spacing = /^\*?\s*\[\s*-?[\d.]*\s*(?:pt|em|ex|cm|mm|in|mu|px|\\[a-zA-Z]+)\s*\]|^\*/.exec(rest);
  if (spacing) reading.at += spacing[0].length;
  reading.push('row', '\\\\', from);
}

/** `\left(`, `\right.`, `\middle|`. */
export function readSizedDelimiter(reading: Reading, name: string, from: number): void {
  const start = skipBlanks(reading.source, reading.at);
  let text = '';
  if (start < reading.end) {
    const isCommand = reading.source[start] === '\\';
    const to = isCommand ? commandEnd(reading.source, start) : start + 1;
    const written = reading.source.slice(start, to);
    const meaning = isCommand ? undefined : characterMeaning(written);
    text = DELIMITERS[written] ?? (meaning?.kind === 'sign' ? meaning.text : written);
    if (text === '<' || text === '>') text = text === '<' ? '\\langle' : '\\rangle';
    reading.at = to;
  }
  if (!/^([()[\]|./]|\\[{}|]|\\[lr](vert|Vert|angle|floor|ceil)|\\(up|down)arrow|\\backslash)$/.test(text)) {
    const message = `\`${name}\` needs a delimiter such as \`(\` or \`|\` after it.`;
    reading.errors.push({
      code: 'unexpected',
      message,
      span: { from, to: Math.min(reading.end, from + name.length) },
    });
    reading.at = Math.min(reading.end, from + name.length);
    if (name !== '\\right') return;
    text = '.';
  }
  reading.push(name.slice(1) as TokenKind, text, from);
}

/** `\begin{array}{ll}`: the name without a star; columns and positions are dropped. */
export function readEnvironmentName(reading: Reading, name: string, from: number): void {
  const argument = readRawArgument(reading.source, reading.at, reading.end);
  if (!argument) {
    const message = `\`${name}\` needs the name of an environment in braces after it.`;
    reading.errors.push({ code: 'unexpected', message, span: { from, to: reading.at } });
    return;
  }
  reading.at = argument.next;
  const environment = reading.source.slice(argument.from, argument.to).trim().replace(/\*$/, '');
  if (name === '\\begin') {
    const optional = /^(?:aligned|gathered|array|split|alignedat|cases|matrix)$/.test(environment)
      ? readOptional(reading.source, reading.at, reading.end)
      : null;
    if (optional && reading.source.slice(optional.from, optional.to).length <= 2) reading.at = optional.next;
    if (/^(?:array|subarray|alignat|alignedat|tabular|xalignat|numcases|subnumcases)$/.test(environment)) {
      const columns = readRawArgument(reading.source, reading.at, reading.end);
      if (columns) reading.at = columns.next;
    }
  }
  reading.push(name === '\\begin' ? 'begin' : 'end', environment, from);
}

/**
 * `adv\_x`, `y\_true`, letters joined by a low line: one word. False where there is none, as in `x\_i`, which may be an
 * index that was kept from Markdown.
 */
export function readJoinedName(reading: Reading, from: number): boolean {
  const { tokens, source } = reading;
  let first = tokens.length;
  let at = from;
  for (
    let before = tokens[first - 1];
    before?.to === at && /^\w+$/.test(before.text);
    before = tokens[first - 1]
  ) {
    if (before.kind !== 'letter' && before.kind !== 'word') break;
    at = before.from;
    first--;
  }
  const start = tokens
    .slice(first)
    .map(({ text }) => text)
    .join('');
  let end = reading.at;
  while (end < reading.end && /[A-Za-z0-9]/.test(source[end])) end++;
  if (first === tokens.length || end === reading.at || start.length + end - reading.at < 3) return false;
  const name = `${start}_${source.slice(reading.at, end)}`;
  reading.at = end;
  tokens.length = first;
  reading.push('word', name, at);
  return true;
}
