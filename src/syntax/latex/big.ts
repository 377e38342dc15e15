import type { Span, Syntax } from '../tree';
import { uprightWord } from './application';
import { type Argument, takeArgument } from './arguments';
import { differentialSign, startsVariable } from './differentials';
import type { Reader } from './reader';

type Op = Extract<Syntax, { kind: 'big' }>['op'];

const COMMANDS: Readonly<Record<string, Op>> = {
  '\\sum': 'sum',
  '\\prod': 'product',
  '\\int': 'integral',
  '\\iint': 'integral',
  '\\iiint': 'integral',
  '\\oint': 'integral',
  '\\lim': 'limit',
  '\\argmin': 'argmin',
  '\\argmax': 'argmax',
  '\\max': 'max',
  '\\min': 'min',
  '\\smallint': 'integral',
  '\\limsup': 'limit',
  '\\liminf': 'limit',
  '\\varinjlim': 'limit',
};
/** Large operators that are read like sums but mean nothing here. */
const FOREIGN = new Set([
  '\\sup',
  '\\inf',
  '\\bigcup',
  '\\bigcap',
  '\\bigvee',
  '\\bigwedge',
  '\\bigoplus',
  '\\bigotimes',
  '\\bigodot',
  '\\coprod',
  '\\bigsqcup',
  '\\biguplus',
  '\\Pr',
]);
const WORDS: Readonly<Record<string, Op>> = {
  argmin: 'argmin',
  argmax: 'argmax',
  lim: 'limit',
  max: 'max',
  min: 'min',
  sum: 'sum',
  prod: 'product',
};

interface Name {
  readonly op: Op | null;
  readonly written: string;
  readonly next: number;
  /** A note set below it, as in `\underset{x}{\min}`. */
  readonly below?: Argument;
}

/** The large operator at the reader's position. `\max(a, b)` is a function instead; a subscript makes it an operator. */
export function bigAt(reader: Reader): Name | null {
  const token = reader.peek();
  if (!token) return null;
  if (token.kind === 'command') {
    if (token.text === '\\underset' || token.text === '\\overset') return withNote(reader);
    if (token.text === '\\arg') return argumentOf(reader);
    const next = reader.position + 1;
    if (FOREIGN.has(token.text)) return { op: null, written: token.text, next };
    const op = COMMANDS[token.text];
    if (!op) return null;
    if ((op === 'max' || op === 'min') && !takesRange(reader, next)) return null;
    return { op, written: token.text, next };
  }
  if (token.kind === 'letter' && token.font === 'blackboard' && token.text === 'E')
    return expectation(reader);
  const named = wordAt(reader);
  if (!named) return null;
  if (named.op === 'argmin' || named.op === 'argmax') return named;
  return named.next < reader.end && reader.tokens[named.next].text === '_' ? named : null;
}

/** `\operatorname{argmin}`, `\mathrm{max}`, `\text{min}`. */
function wordAt(reader: Reader): Name | null {
  const token = reader.peek();
  if (token?.kind !== 'word' && token?.kind !== 'letter' && token?.kind !== 'text') return null;
  const upright = token.kind === 'letter' && token.upright > 0 ? uprightWord(reader, token) : '';
  const word = token.kind === 'letter' ? upright : token.text.replace(/\s/g, '');
  const op = WORDS[word];
  if (!op) return null;
  const length = token.kind === 'letter' ? word.length : 1;
  return { op, written: `\\operatorname{${word}}`, next: reader.position + length };
}

/** `\max_i x_i` and `\max f` are operators; `\max(a, b)` is a function. */
function takesRange(reader: Reader, next: number): boolean {
  const token = reader.tokens[next];
  if (next >= reader.end) return false;
  if (token.text === '_') return true;
  const bracket = token.kind === 'left' || token.kind === 'sign' || token.kind === 'open';
  return !bracket && startsVariable(reader, next, reader.end);
}

/** `\arg\min`, `\arg \max`. */
function argumentOf(reader: Reader): Name | null {
  const next = reader.peek(1);
  if (next?.text === '\\min' || next?.text === 'min')
    return { op: 'argmin', written: '\\argmin', next: reader.position + 2 };
  if (next?.text === '\\max' || next?.text === 'max')
    return { op: 'argmax', written: '\\argmax', next: reader.position + 2 };
  return null;
}

/** `\underset{x}{\operatorname{arg\,min}}`. */
function withNote(reader: Reader): Name | null {
  const { position, end } = reader;
  reader.position++;
  const below = takeArgument(reader);
  const over = reader.peek();
  const close = over?.kind === 'open' ? reader.partner[reader.position] : reader.position + 1;
  const next = over?.kind === 'open' ? close + 1 : close;
  if (over?.kind === 'open') reader.position++;
  reader.end = Math.min(close, end);
  const again = reader.sees('\\underset') || reader.sees('\\overset');
  const inner = below && !again && (bigAt(reader) ?? plainExtremum(reader));
  const whole = inner && inner.next === reader.end;
  reader.position = position;
  reader.end = end;
  return inner && whole ? { ...inner, next, below } : null;
}

function plainExtremum(reader: Reader): Name | null {
  const bare = reader.sees('\\max') ? 'max' : reader.sees('\\min') ? 'min' : null;
  if (bare) return { op: bare, written: `\\${bare}`, next: reader.position + 1 };
  return wordAt(reader);
}

/** `\mathbb{E}[x]`, `\mathbb{E}_{x\sim p} f(x)`; without either it is a letter. */
function expectation(reader: Reader): Name | null {
  const next = reader.peek(1);
  const applied =
    next &&
    (next.text === '_' || ((next.kind === 'left' || next.kind === 'sign') && '[(\\{'.includes(next.text)));
  return applied ? { op: 'expectation', written: '\\mathbb{E}', next: reader.position + 1 } : null;
}

interface Range {
  indices: readonly Syntax[];
  from: Syntax | null;
  to: Syntax | null;
  condition: Syntax | null;
}

/** A large operator with its range and what it covers: the rest of the term. */
export function readBig(reader: Reader, name: Name): Syntax {
  const start = reader.position;
  reader.position = name.next;
  const range: Range = { indices: [], from: null, to: null, condition: null };
  if (name.below) lower(reader, name.below, range);
  for (let token = reader.peek(); token?.text === '_' || token?.text === '^'; token = reader.peek()) {
    reader.position++;
    const argument = takeArgument(reader);
    if (!argument) {
      reader.report('empty', `\`${token.text}\` needs a bound after it.`, reader.spanOf(token));
      break;
    }
    if (name.op === 'integral' && token.text === '_') range.from = bound(reader, argument);
    else if (token.text === '_') lower(reader, argument, range);
    else range.to = bound(reader, argument);
  }
  const sign = reader.since(start);
  reader.skipSoft();
  const body = readBody(reader, name, range, sign);
  const span = reader.since(start, body.span);
  if (name.op === null) {
    const parts = [range.condition, ...range.indices, range.from, range.to, body].filter(
      (part) => part !== null,
    );
    return { kind: 'foreign', name: name.written, parts, span };
  }
  return { kind: 'big', op: name.op, ...range, body, span };
}

function bound(reader: Reader, argument: Argument): Syntax {
  const { inScript } = reader;
  reader.inScript = true;
  const node = reader.part(argument.from, argument.to, argument.span);
  reader.inScript = inScript;
  return node;
}

/** `i=1`, `i,j`, `i \in S`, `i \ne j`: what runs, from where, and under which condition. */
function lower(reader: Reader, argument: Argument, range: Range): void {
  const node = bound(reader, argument);
  if (node.kind === 'relation') {
    const [left] = node.sides;
    if (node.sides.length === 2 && node.ops[0].op === '=' && isIndex(left)) {
      range.indices = namesIn(left);
      range.from = node.sides[1];
      return;
    }
    range.indices = isIndex(left) ? namesIn(left) : [];
    range.condition = node;
  } else if (isIndex(node)) range.indices = namesIn(node);
  else if (node.kind === 'list') {
    range.indices = node.items.flatMap((item) => {
      if (item.kind === 'relation') return isIndex(item.sides[0]) ? namesIn(item.sides[0]) : [];
      return isIndex(item) ? namesIn(item) : [];
    });
    range.condition = node;
  } else if (!(node.kind === 'text' && node.text === '')) range.condition = node;
}

function isIndex(node: Syntax): boolean {
  if (node.kind === 'symbol') return true;
  if (node.kind === 'list') return node.items.every(isIndex);
  if (node.kind === 'juxtapose') return node.factors.every((factor) => factor.kind === 'symbol');
  if (node.kind === 'subscript' || node.kind === 'prime' || node.kind === 'label') return isIndex(node.base);
  return node.kind === 'group' && node.bracket === 'round' && isIndex(node.body);
}

function namesIn(node: Syntax): readonly Syntax[] {
  if (node.kind === 'list') return node.items.flatMap(namesIn);
  if (node.kind === 'juxtapose') return node.factors;
  return [node];
}

function readBody(reader: Reader, name: Name, range: Range, sign: Span): Syntax {
  if (name.op === 'integral') return integrand(reader, range, sign);
  const token = reader.peek();
  if (
    name.op === 'expectation' &&
    token &&
    (token.kind === 'left' || (token.kind === 'sign' && token.text !== '-'))
  ) {
    return reader.grammar.operand(reader);
  }
  if (token?.kind === 'sign' && token.text === '-') return negatedTerm(reader);
  if (reader.grammar.startsFactor(reader)) return reader.grammar.term(reader);
  return nothing(reader, name.written, sign);
}

/** `\sum_i -x_i`. */
function negatedTerm(reader: Reader): Syntax {
  const start = reader.position++;
  const arg = reader.grammar.term(reader);
  return { kind: 'negate', arg, span: reader.since(start, arg.span) };
}

/** An operator that stands alone in a sentence is no mistake; one followed by a sign is. */
function nothing(reader: Reader, written: string, sign: Span): Syntax {
  if (reader.atEnd()) return { kind: 'text', text: '', span: { from: sign.to, to: sign.to } };
  return reader.failure('empty', `\`${written}\` has nothing to range over after it.`, sign);
}

/** `\int f(x)\,dx`: up to the differential, sums too. */
function integrand(reader: Reader, range: Range, sign: Span): Syntax {
  const { end, tokens, partner } = reader;
  let at = -1;
  for (let i = reader.position; i < end; i++) {
    const differential = differentialSign(reader, i);
    if (differential?.total && startsVariable(reader, differential.next, end)) {
      at = i;
      break;
    }
    if (tokens[i].kind === 'row' || tokens[i].text === '=') break;
    if (partner[i] > i) i = partner[i];
  }
  if (at < 0)
    return reader.grammar.startsFactor(reader) ? reader.grammar.term(reader) : nothing(reader, '\\int', sign);
  const { position } = reader;
  const body: Syntax =
    at > position
      ? reader.part(position, at, sign)
      : { kind: 'number', text: '1', span: { from: tokens[at].from, to: tokens[at].from } };
  const variables: Syntax[] = [];
  reader.position = at;
  for (
    let next = differentialSign(reader, at);
    next?.total;
    next = differentialSign(reader, reader.position)
  ) {
    if (!startsVariable(reader, next.next, end)) break;
    reader.position = next.next;
    variables.push(reader.grammar.factor(reader));
  }
  if (range.indices.length === 0) range.indices = variables;
  return body;
}
