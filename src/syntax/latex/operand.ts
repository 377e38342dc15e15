import type { Span, Syntax } from '../tree';
import { readAccent } from './accents';
import { functionAt, readApplication } from './application';
import { readArgument, takeArgument } from './arguments';
import { readLetter, readNumber, readWord } from './atoms';
import { barsAt, readBars } from './bars';
import { bigAt, readBig } from './big';
import { readBraces, readBracket, readSized } from './brackets';
import { ACCENTS, ELLIPSES, SYMBOL_COMMANDS, TAKES_ARGUMENT } from './commands';
import { slashDerivative } from './derivatives';
import { readDifferential } from './differentials';
import { readBracedEnvironment, readEnvironment } from './environments';
import { BINOMIALS, FRACTIONS, readBinomial, readFraction, readRoot } from './fractions';
import { indicatorAt } from './indicators';
import { readNabla, readPartial } from './nabla';
import { operatorOf } from './operators';
import { isMark, type Reader } from './reader';
import { relationAt } from './relations';
import { nameInText, readText } from './words';

/** Whether a factor begins at the reader's position. */
export function startsFactor(reader: Reader): boolean {
  const token = reader.peek();
  if (!token) return false;
  switch (token.kind) {
    case 'letter':
    case 'digit':
    case 'word':
    case 'open':
    case 'left':
    case 'begin':
      return true;
    case 'text':
      return startsWithText(reader, token.text);
    case 'command':
      return (
        operatorOf(token) === undefined &&
        relationAt(reader, reader.position) === null &&
        token.text !== '\\over'
      );
    case 'sign':
      return startsWithSign(reader, token.text);
    default:
      return false;
  }
}

/** A word begins a factor where it is a function, a d, or a name with a bracket or a script after it. */
function startsWithText(reader: Reader, text: string): boolean {
  if (functionAt(reader) !== null || bigAt(reader) !== null) return true;
  const next = reader.peek(1);
  if (!next) return false;
  if (text === 'd') return true;
  const attached = next.kind === 'left' || (next.kind === 'sign' && "(_^'".includes(next.text));
  return attached && nameInText(reader, true) !== null;
}

function startsWithSign(reader: Reader, text: string): boolean {
  switch (text) {
    case '(':
    case '[':
    case '\\{':
    case '\\langle':
    case '\\lvert':
    case '\\lVert':
    case '\\lfloor':
    case '\\lceil':
      return true;
    case '.':
      return beginsDecimal(reader) || isDots(reader);
    case '|':
    case '\\|':
      return barsAt(reader) !== null;
    case '<':
      return angleEnd(reader) >= 0;
    default:
      return false;
  }
}

/** `.5`. */
function beginsDecimal(reader: Reader): boolean {
  const next = reader.peek(1);
  return next?.kind === 'digit' && next.from === reader.peek()?.to;
}

function isDots(reader: Reader): boolean {
  const [second, third] = [reader.peek(1), reader.peek(2)];
  return isMark(second, '.') && (isMark(third, '.') || third?.kind !== 'digit');
}

/** `<a, b>` typed with relation signs: only where no operand stands before it, and with a comma inside. */
function angleEnd(reader: Reader): number {
  const before = reader.tokens[reader.position - 1];
  const first = before === undefined || (before.kind === 'sign' && '=+-(['.includes(before.text));
  if (!first) return -1;
  let comma = false;
  for (let i = reader.position + 1; i < reader.end; i++) {
    const { kind, text } = reader.tokens[i];
    if (kind === 'sign' && text === '>') return comma ? i : -1;
    if (kind === 'sign' && text === ',') comma = true;
    else if (kind === 'row' || (kind === 'sign' && (text === '=' || text === '<'))) return -1;
    if (reader.partner[i] > i) i = reader.partner[i];
  }
  return -1;
}

/** One operand, without scripts after it. The caller has seen that a factor begins here. */
export function readOperand(reader: Reader): Syntax {
  const token = reader.peek()!;
  const derivative =
    token.text === '\\partial' || token.text === 'd' || token.kind === 'open'
      ? slashDerivative(reader)
      : null;
  if (derivative) return derivative;
  const differential =
    token.text === 'd' || token.text === '\\delta' || token.kind === 'open' ? readDifferential(reader) : null;
  if (differential) return differential;
  switch (token.kind) {
    case 'letter':
      return readNamed(reader) ?? readLetter(reader);
    case 'digit':
      return indicatorAt(reader) ?? readNumber(reader);
    case 'word':
      return readNamed(reader) ?? readWord(reader);
    case 'text':
      return readNamed(reader) ?? readNamedText(reader);
    case 'open':
      return readBraces(reader);
    case 'left':
      return readSized(reader);
    case 'begin':
      return readEnvironment(reader);
    case 'command':
      return readCommand(reader);
    default:
      return readSign(reader);
  }
}

function readNamed(reader: Reader): Syntax | null {
  const indicator = indicatorAt(reader);
  if (indicator) return indicator;
  const big = bigAt(reader);
  if (big) return readBig(reader, big);
  const named = functionAt(reader);
  return named && readApplication(reader, named);
}

/** A word as an operand: a name if it can be one, else text. */
export function readNamedText(reader: Reader): Syntax {
  const name = nameInText(reader, true);
  if (name === null) return readText(reader);
  const span = reader.spanOf(reader.tokens[reader.position++]);
  return { kind: 'symbol', name: name.length === 1 ? name : `\\operatorname{${name}}`, font: 'roman', span };
}

function readSign(reader: Reader): Syntax {
  const token = reader.peek()!;
  if (token.text === '.') {
    if (!isDots(reader)) return readNumber(reader);
    const start = reader.position;
    while (reader.sees('.')) reader.position++;
    return { kind: 'ellipsis', span: reader.since(start) };
  }
  if (token.text === '<') {
    const start = reader.position;
    const close = angleEnd(reader);
    reader.position = close + 1;
    const span = reader.since(start);
    const body = reader.part(start + 1, close, span);
    if (body.kind === 'list' && body.items.length === 2) {
      return { kind: 'inner', left: body.items[0], right: body.items[1], span };
    }
    return { kind: 'group', bracket: 'angle', body, span };
  }
  const bars = barsAt(reader);
  return bars ? readBars(reader, bars) : readBracket(reader);
}

/** Notes over or under something, which is kept without them. */
const NOTED = new Set([
  '\\underbrace',
  '\\overbrace',
  '\\underbracket',
  '\\overbracket',
  '\\underparen',
  '\\overparen',
]);
const PREFIXES = new Set(['\\neg', '\\lnot', '\\sim']);
const BRACED = new Set(['\\substack', '\\matrix', '\\cases', '\\pmatrix', '\\bmatrix', '\\vmatrix']);

function readCommand(reader: Reader): Syntax {
  const start = reader.position;
  const token = reader.tokens[start];
  const name = token.text;
  if (FRACTIONS.has(name)) return readFraction(reader);
  if (name === '\\nabla') return readNabla(reader);
  if (name === '\\partial') return readPartial(reader);
  if (name === '\\sqrt') return readRoot(reader);
  const named = readNamed(reader);
  if (named) return named;
  if (ACCENTS.has(name)) return readAccent(reader);
  if (ELLIPSES.has(name)) {
    reader.position++;
    return { kind: 'ellipsis', span: reader.spanOf(token) };
  }
  if (NOTED.has(name)) return readNoted(reader);
  if (name === '\\underset' || name === '\\overset' || name === '\\stackrel') return readStacked(reader);
  if (BINOMIALS.has(name)) return readBinomial(reader);
  if (BRACED.has(name)) return readBracedEnvironment(reader);
  if (PREFIXES.has(name)) {
    reader.position++;
    const parts = startsFactor(reader) ? [reader.grammar.factor(reader)] : [];
    return { kind: 'foreign', name, parts, span: reader.since(start, ...parts.map((part) => part.span)) };
  }
  reader.position++;
  if (SYMBOL_COMMANDS.has(name) || isOperatorName(name)) {
    return { kind: 'symbol', name, font: token.font, span: reader.spanOf(token) };
  }
  return unknownCommand(reader, start);
}

/** Names TeX sets upright that are no function the engine knows. */
function isOperatorName(name: string): boolean {
  return /^\\(?:arg|deg|dim|gcd|hom|ker|Pr|sup|inf|max|min|limsup|liminf|injlim|projlim|lcm|operatorname|exp|log|dot|Ker|ord|sum)$/.test(
    name,
  );
}

/** `\underbrace{x}_{\text{note}}`. */
function readNoted(reader: Reader): Syntax {
  const start = reader.position++;
  const { text } = reader.tokens[start];
  const content = readArgument(reader, () => `\`${text}\` needs what it stands under or over.`);
  while (reader.sees('_') || reader.sees('^')) {
    reader.position++;
    if (!takeArgument(reader)) break;
  }
  const span = reader.since(start);
  return { kind: 'group', bracket: 'invisible', body: content, span };
}

/** `\underset{note}{x}`, also `\overset{\rightarrow}{x}`. */
function readStacked(reader: Reader): Syntax {
  const start = reader.position++;
  const { text } = reader.tokens[start];
  takeArgument(reader);
  const content = readArgument(reader, () => `\`${text}\` needs two arguments; the second is missing.`);
  const span = reader.since(start);
  return content.kind === 'symbol' || content.kind === 'error'
    ? { ...content, span }
    : { kind: 'group', bracket: 'invisible', body: content, span };
}

/** What an unknown command means cannot be guessed, nor what its arguments are to it. */
function unknownCommand(reader: Reader, start: number): Syntax {
  const { text } = reader.tokens[start];
  while (reader.peek()?.kind === 'open') reader.position = reader.partner[reader.position] + 1;
  const span: Span = reader.since(start);
  const advice = TAKES_ARGUMENT.has(text)
    ? 'it needs an argument in braces.'
    : 'define it with \\newcommand, or write it out.';
  return reader.failure('unknown', `The command \`${text}\` is not known here: ${advice}`, span);
}
