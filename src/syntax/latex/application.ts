import { functionNamed } from '../functions';
import type { Syntax } from '../tree';
import { takeArgument } from './arguments';
import { startsVariable } from './differentials';
import { isMark, type Reader } from './reader';
import { type Raised, raise, readScripts } from './scripts';
import type { Token } from './tokens';

/** A function's name in the source. */
export interface FunctionName {
  readonly name: string;
  readonly base?: string;
  /** As it is written, for when nothing follows it to apply to. */
  readonly written: string;
  /** The index after it. */
  readonly next: number;
}

const LONGEST = 12;
const UNMISTAKABLE = /^(?:tr|Tr|det|diag|vec|exp|log|ln|(?:sin|cos|tan)h?|softmax|sigmoid|relu|ReLU)$/;
/** Two letters are too easily two factors; these are not. */
const SHORT = new Set(['tr', 'ln', 'lg', 'Tr']);

/** Letters in this order are no product, also without a bracket after them: `ln x`, `log p`. */
const LOGARITHMS = new Set(['ln', 'log']);

/** The function whose name stands at the reader's position, if one does. */
export function functionAt(reader: Reader): FunctionName | null {
  const token = reader.peek();
  if (!token) return null;
  const next = reader.position + 1;
  switch (token.kind) {
    case 'command': {
      const word = token.text.slice(1);
      // \vec is an arrow, unless it stands before a bracket.
      if (word === 'vec' ? !isBracket(reader.peek(1)) || reader.peek(1)?.kind === 'open' : word === 'dot')
        return null;
      const found = functionNamed(word, 'latex');
      return found ? { name: found.name, base: found.base, written: token.text, next } : null;
    }
    case 'word':
      return known(token.text, next);
    case 'text':
      return isBracket(reader.peek(1)) ||
        isScript(reader.peek(1)) ||
        appliesWithout(token.text, reader.peek(1))
        ? known(token.text, next)
        : null;
    case 'letter':
      if (token.text === 'D') return divergence(reader);
      return token.upright > 0 ? uprightFunction(reader, token) : italicFunction(reader);
    default:
      return null;
  }
}

function isScript(token: Token | undefined): boolean {
  return isMark(token, '^') || isMark(token, '_');
}

/** `\text{tr} A`: words that are no part of a sentence need no bracket. */
function appliesWithout(word: string, next: Token | undefined): boolean {
  return UNMISTAKABLE.test(word) && (next?.kind === 'letter' || next?.kind === 'command');
}

function known(word: string, next: number): FunctionName | null {
  const found = functionNamed(word, 'latex');
  return found ? { name: found.name, base: found.base, written: `\\operatorname{${word}}`, next } : null;
}

/** `D_{KL}(p \| q)`: the index is a part of the name. */
function divergence(reader: Reader): FunctionName | null {
  if (!isMark(reader.peek(1), '_')) return null;
  const start = reader.position;
  reader.position += 2;
  const index = takeArgument(reader);
  const next = reader.position;
  reader.position = start;
  if (!index || !isBracket(reader.tokens[next])) return null;
  const word = reader.tokens.slice(index.from, index.to).map((token) => token.text);
  return /^kl$/i.test(word.join('')) ? { name: 'kl', written: 'D', next } : null;
}

/** `\mathrm{tr}`. */
function uprightFunction(reader: Reader, first: Token): FunctionName | null {
  const word = uprightWord(reader, first);
  return word.length > 1 ? known(word, reader.position + word.length) : null;
}

/** The letters set upright together from here on. */
export function uprightWord(reader: Reader, first: Token): string {
  let word = '';
  for (let ahead = 0; ; ahead++) {
    const token = reader.peek(ahead);
    const fits = token?.kind === 'letter' || (ahead > 0 && token?.kind === 'digit');
    if (!token || !fits || token.upright !== first.upright) return word;
    word += token.text;
  }
}

/** Names that are no product of their letters, so that they may be spaced as one: `s g n(x)`. */
const SPACED = new Set(['sgn', 'sign', 'tanh', 'relu', 'sigmoid', 'softmax']);

/** `tr(X)`, `exp(x)`: letters in a row that make a name, with a bracket after them. */
function italicFunction(reader: Reader): FunctionName | null {
  let word = '';
  let found: FunctionName | null = null;
  let isSpaced = false;
  for (let ahead = 0; ahead < LONGEST; ahead++) {
    const token = reader.peek(ahead);
    const before = reader.tokens[reader.position + ahead - 1];
    if (token?.kind !== 'letter' || token.upright > 0) break;
    isSpaced ||= ahead > 0 && token.from !== before.to;
    word += token.text;
    if (isSpaced && !SPACED.has(word)) {
      if (![...SPACED].some((name) => name.startsWith(word))) break;
      continue;
    }
    if (word.length < 2 || (word.length === 2 && !SHORT.has(word)) || !functionNamed(word, 'latex')) continue;
    const after = reader.position + ahead + 1;
    if (appliesAt(reader, after) || (LOGARITHMS.has(word) && startsVariable(reader, after, reader.end)))
      found = known(word, after);
  }
  return found;
}

/** Whether a bracket follows, after scripts if need be. */
function appliesAt(reader: Reader, index: number): boolean {
  const { position } = reader;
  reader.position = index;
  for (
    let token = reader.peek();
    token && (isMark(token, '^') || isMark(token, '_'));
    token = reader.peek()
  ) {
    reader.position++;
    if (!takeArgument(reader)) break;
  }
  while (reader.sees("'")) reader.position++;
  const result = isBracket(reader.peek());
  reader.position = position;
  return result;
}

function isBracket(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.kind === 'open') return true;
  return (
    (token.kind === 'left' || token.kind === 'sign') &&
    (token.text === '(' || token.text === '[' || token.text === '\\{')
  );
}

/** Functions of one thing whose second argument is a parameter, which may stand as an index. */
const PARAMETRIC: ReadonlySet<string> = new Set(['huber', 'leakyrelu', 'elu']);
const INVERTIBLE = /^(?:sin|cos|tan|sec|csc|cot)h?$/;

/** A function with its scripts and its argument: `\sin^2 x`, `\log_2(n)`, `\operatorname{tr} AB`. */
export function readApplication(reader: Reader, named: FunctionName): Syntax {
  const start = reader.position;
  reader.position = named.next;
  const nameSpan = reader.since(start);
  const scripts = readScripts(reader, null);
  let { name } = named;
  let raised: readonly Raised[] = scripts?.raised ?? [];
  // \sin^{-1} is the inverse function, not the reciprocal.
  if (INVERTIBLE.test(name) && raised.length === 1 && isMinusOne(raised[0])) {
    name = `a${name}`;
    raised = [];
  }
  // \operatorname{vec}_{m,n}^{-1}
  if (name === 'vec' && raised.length === 1 && isMinusOne(raised[0])) {
    name = 'unvec';
    raised = [];
  }
  const args = readFunctionArguments(reader);
  if (!args) {
    const symbol: Syntax = { kind: 'symbol', name: named.written, font: 'roman', span: nameSpan };
    return raise(reader, indexed(reader, symbol, scripts?.indices ?? [], start), raised);
  }
  const call = (all: readonly Syntax[], base: Syntax | null = null): Syntax => {
    const span = reader.since(start, ...all.map((arg) => arg.span));
    return { kind: 'call', name, nameSpan, args: all, base, span };
  };
  // \operatorname{huber}_\delta(x): the parameter of the function.
  if (PARAMETRIC.has(name) && args.length === 1 && scripts?.indices.length === 1)
    return raise(reader, call([...args, scripts.indices[0]]), raised);
  if (name === 'unvec' && args.length === 1)
    return raise(reader, call([...args, ...(scripts?.indices ?? [])]), raised);
  const isLogarithm = name === 'log';
  const builtIn: Syntax | null = named.base ? { kind: 'number', text: named.base, span: nameSpan } : null;
  const base = isLogarithm ? (scripts?.indices[0] ?? builtIn) : null;
  const whole = call(args, base);
  return raise(reader, isLogarithm ? whole : indexed(reader, whole, scripts?.indices ?? [], start), raised);
}

function indexed(reader: Reader, base: Syntax, indices: readonly Syntax[], start: number): Syntax {
  if (indices.length === 0) return base;
  return {
    kind: 'subscript',
    base,
    indices,
    span: reader.since(start, base.span, ...indices.map((index) => index.span)),
  };
}

function isMinusOne(part: Raised): boolean {
  if (part.kind !== 'power' || part.exponent.kind !== 'negate') return false;
  return part.exponent.arg.kind === 'number' && part.exponent.arg.text === '1';
}

/** The arguments of a function whose name was just read; null when there are none. */
export function readFunctionArguments(reader: Reader): readonly Syntax[] | null {
  const token = reader.peek();
  if (!token) return null;
  if (isBracket(token)) {
    const { position } = reader;
    const group = reader.grammar.operand(reader);
    const scripted = token.kind === 'open' && (reader.sees('^') || reader.sees('_') || reader.sees("'"));
    if (!scripted) return argumentsOf(group);
    reader.position = position;
  } else if (token.kind === 'sign' && token.text === '-') {
    const start = reader.position++;
    if (!reader.grammar.startsFactor(reader)) {
      reader.position = start;
      return null;
    }
    const arg = simpleRun(reader);
    return [{ kind: 'negate', arg, span: reader.since(start, arg.span) }];
  }
  return reader.grammar.startsFactor(reader) ? [simpleRun(reader)] : null;
}

function argumentsOf(group: Syntax): readonly Syntax[] {
  const body = group.kind === 'group' ? group.body : group;
  // KL(p \| q)
  if (body.kind === 'foreign' && body.name === '\\|' && body.parts.length === 2) return body.parts;
  return body.kind === 'list' ? body.items : [body];
}

/**
 * What a function without brackets applies to: `\log x y` and `\sin 2\pi t` take the simple factors that follow, up to
 * a bracket (unless it makes an application, `\log p(x)`), another function or a large operator.
 */
function simpleRun(reader: Reader): Syntax {
  const factors: Syntax[] = [];
  while (reader.grammar.startsFactor(reader)) {
    const token = reader.peek()!;
    const last = factors[factors.length - 1];
    const bracket = token.kind !== 'open' && isBracket(token);
    if (last && bracket && !isName(last)) break;
    if (last && !bracket && !isSimple(reader, token)) break;
    const factor = reader.grammar.factor(reader);
    factors.push(factor);
    if ((bracket && last) || !continues(factor)) break;
  }
  if (factors.length === 1) return factors[0];
  return { kind: 'juxtapose', factors, span: reader.cover(factors.map((factor) => factor.span)) };
}

function isSimple(reader: Reader, token: Token): boolean {
  // The dx of `\cos x\,dx` is no part of the argument.
  if (reader.differentials && token.text === 'd' && startsVariable(reader, reader.position + 1, reader.end))
    return false;
  if (token.kind === 'letter' || token.kind === 'digit' || token.kind === 'open')
    return functionAt(reader) === null;
  if (token.kind !== 'command') return token.kind === 'word' && functionAt(reader) === null;
  return (
    functionAt(reader) === null &&
    !/^\\(?:sum|prod|int|max|min|lim|nabla|partial|arg|sup|inf|big.*|c?dots|ldots)$/.test(token.text)
  );
}

function continues(factor: Syntax): boolean {
  if (factor.kind === 'power' || factor.kind === 'transpose' || factor.kind === 'prime')
    return continues(factor.base);
  return (
    factor.kind !== 'big' && factor.kind !== 'call' && factor.kind !== 'derivative' && factor.kind !== 'group'
  );
}

/** A name that could be a function's: `f`, `f_k`, `f^{(1)}`. */
export function isName(node: Syntax): boolean {
  if (node.kind === 'symbol') return true;
  return (node.kind === 'subscript' || node.kind === 'label' || node.kind === 'prime') && isName(node.base);
}
