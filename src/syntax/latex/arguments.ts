import type { Span, Syntax } from '../tree';
import { ACCENTS, TAKES_ARGUMENT } from './commands';
import type { Reader } from './reader';
import type { TokenKind } from './tokens';

/** The tokens of an argument, without its braces. */
export interface Argument {
  readonly from: number;
  readonly to: number;
  readonly span: Span;
}

/** The argument that comes next: a braced group, or one token as TeX takes it. Null when there is none. */
export function takeArgument(reader: Reader): Argument | null {
  const token = reader.peek();
  const start = reader.position;
  if (!token) return null;
  switch (token.kind) {
    case 'open': {
      const close = reader.partner[start];
      reader.position = close + 1;
      return { from: start + 1, to: close, span: reader.since(start) };
    }
    case 'letter':
    case 'digit':
    case 'word':
    case 'text':
      reader.position++;
      return { from: start, to: start + 1, span: reader.spanOf(token) };
    case 'command':
      if (ACCENTS.has(token.text) || TAKES_ARGUMENT.has(token.text)) return takeConstruct(reader, start);
      reader.position++;
      return { from: start, to: start + 1, span: reader.spanOf(token) };
    case 'sign':
      if (!"+-*'|<>:./?!".includes(token.text)) return null;
      reader.position++;
      return { from: start, to: start + 1, span: reader.spanOf(token) };
    default:
      return null;
  }
}

/** What can be an argument without braces. */
const ARGUMENTS: ReadonlySet<TokenKind> = new Set(['open', 'letter', 'digit', 'word', 'text', 'command']);

/** How many arguments a construct takes. */
function argumentCount(command: string): number {
  if (ACCENTS.has(command) || command === '\\sqrt' || command === '\\underbrace' || command === '\\overbrace')
    return 1;
  return TAKES_ARGUMENT.has(command) ? 2 : 0;
}

/** `\sqrt\frac12`: the argument is a construct with arguments of its own. */
function takeConstruct(reader: Reader, start: number): Argument {
  let wanted = 1;
  while (wanted > 0) {
    const token = reader.peek();
    if (!token || !ARGUMENTS.has(token.kind)) break;
    wanted--;
    reader.position = token.kind === 'open' ? reader.partner[reader.position] + 1 : reader.position + 1;
    if (token.kind === 'command') wanted += argumentCount(token.text);
  }
  return { from: start, to: reader.position, span: reader.since(start) };
}

/** Reads an argument of a command; what is missing is an error. */
export function readArgument(reader: Reader, missing: () => string): Syntax {
  const at = reader.position;
  const argument = takeArgument(reader);
  if (!argument) {
    const before = reader.tokens[Math.max(0, at - 1)];
    return reader.failure('empty', missing(), reader.spanOf(before));
  }
  return reader.part(argument.from, argument.to, argument.span);
}

/** Without braces that stand around the whole: `{{x}}` is x. */
export function unwrap(reader: Reader, from: number, to: number): { from: number; to: number } {
  while (to - from >= 2 && reader.tokens[from].kind === 'open' && reader.partner[from] === to - 1) {
    from++;
    to--;
  }
  return { from, to };
}
