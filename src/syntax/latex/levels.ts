import type { Syntax } from '../tree';
import { isName } from './application';
import { isClosingSign } from './balance';
import { barsAt, evaluatesHere, isCondition } from './bars';
import { evaluation } from './brackets';
import { overFraction } from './fractions';
import { readNamedText, readOperand, startsFactor } from './operand';
import { operatorOf } from './operators';
import type { Grammar, Reader } from './reader';
import { isSoft } from './reader';
import { relationAhead, relationAt } from './relations';
import { withScripts } from './scripts';
import { isSentence, nameInText, readText } from './words';

/** The grammar, from lists down to factors. */
export const LATEX_GRAMMAR: Grammar = {
  list,
  relation,
  sum,
  term,
  product,
  run,
  factor,
  operand: (reader) => readOperand(reader),
  startsFactor,
};

function list(reader: Reader): Syntax {
  const over = overFraction(reader);
  if (over) return over;
  const items: Syntax[] = [];
  for (;;) {
    skipSeparators(reader);
    if (reader.atEnd()) break;
    const start = reader.position;
    if (items.length && isCondition(reader) && barsAt(reader) === null) {
      items.splice(0, items.length, condition(reader, [...items]));
      continue;
    }
    items.push(loneSign(reader) ?? sentence(reader) ?? relation(reader));
    if (reader.position === start) items.push(stray(reader));
  }
  if (items.length === 1) return items[0];
  const span = items.length ? reader.cover(items.map((item) => item.span)) : reader.here();
  return { kind: 'list', items, span };
}

function skipSeparators(reader: Reader): void {
  for (let token = reader.peek(); token; token = reader.peek()) {
    const separator = token.kind === 'sign' && (token.text === ',' || token.text === ';' || isPeriod(reader));
    if (!separator && !isSoft(token)) return;
    reader.position++;
  }
}

/** A full stop, not a decimal point or dots. */
function isPeriod(reader: Reader): boolean {
  return reader.sees('.') && !startsFactor(reader);
}

/** `P(a, b | c)`: all before the bar and all after it. */
function condition(reader: Reader, before: Syntax[]): Syntax {
  const bar = reader.tokens[reader.position++];
  // D(p || q) is D(p \| q).
  const isDouble = bar.text === '|' && reader.sees('|');
  if (isDouble) reader.position++;
  const name = isDouble ? '\\|' : bar.text;
  if (reader.atEnd()) reader.report('unclosed', `This \`${name}\` has no partner.`, reader.spanOf(bar));
  const span = reader.cover(before.map((item) => item.span));
  const left: Syntax = before.length === 1 ? before[0] : { kind: 'list', items: before, span };
  const parts = reader.atEnd() ? [left] : [left, reader.nested(() => list(reader))];
  return {
    kind: 'foreign',
    name,
    parts,
    span: reader.since(reader.position - 1, ...parts.map((part) => part.span)),
  };
}

/** A sign named rather than used: `f(\cdot)`, `\{+, -\}`. */
function loneSign(reader: Reader): Syntax | null {
  const token = reader.peek()!;
  if (token.kind !== 'sign' && token.kind !== 'command') return null;
  const relationSign = relationAt(reader, reader.position);
  if (!relationSign && !operatorOf(token) && token.text !== '?') return null;
  const next = relationSign ? relationSign.next : reader.position + 1;
  if (next < reader.end && !(reader.tokens[next].kind === 'sign' && ',;.'.includes(reader.tokens[next].text)))
    return null;
  const start = reader.position;
  reader.position = next;
  return { kind: 'text', text: token.text, span: reader.since(start) };
}

function sentence(reader: Reader): Syntax | null {
  if (!isSentence(reader) || startsFactor(reader) || nameInText(reader, false) !== null) return null;
  return readText(reader);
}

/** What no rule has a place for. */
function stray(reader: Reader): Syntax {
  const token = reader.tokens[reader.position++];
  const span = reader.spanOf(token);
  if (token.kind === 'sign' && isClosingSign(token.text)) {
    return reader.failure('unexpected', `This \`${token.text}\` closes nothing.`, span);
  }
  if (token.text === '|' || token.text === '\\|')
    return reader.failure('unclosed', `This \`${token.text}\` has no partner.`, span);
  if (token.text === '^' || token.text === '_') {
    return reader.failure('unexpected', `\`${token.text}\` has nothing before it to stand on.`, span);
  }
  return reader.failure('unexpected', `\`${token.text}\` makes no sense here.`, span);
}

function relation(reader: Reader): Syntax {
  const leftOut = (): Syntax => ({ kind: 'text', text: '', span: reader.here() });
  const sides: Syntax[] = [relationAt(reader, reader.position) ? leftOut() : sum(reader)];
  const ops: { op: string; span: Syntax['span'] }[] = [];
  for (let sign = relationAhead(reader); sign; sign = relationAhead(reader)) {
    reader.position = sign.next;
    ops.push({ op: sign.op, span: reader.cover([reader.tokens[sign.index], reader.tokens[sign.next - 1]]) });
    reader.skipSoft();
    // `= \\ & =`: the same sign at the end of one row and the start of the next.
    const again = relationAt(reader, reader.position);
    if (again?.op === sign.op) {
      reader.position = again.next;
      reader.skipSoft();
    }
    const token = reader.peek();
    const closes =
      !token || (token.kind === 'sign' && (token.text === ',' || token.text === ';' || isPeriod(reader)));
    if (closes || relationAt(reader, reader.position)) sides.push(leftOut());
    else sides.push(sum(reader));
  }
  if (ops.length === 0) return sides[0];
  return {
    kind: 'relation',
    sides,
    ops,
    span: reader.cover([...sides.map((side) => side.span), ...ops.map((op) => op.span)]),
  };
}

/** The operator of a level that comes next, over soft tokens; its index, or -1. */
function operatorAhead(reader: Reader, level: 'sum' | 'term' | 'product'): number {
  const index = reader.afterSoft();
  if (index >= reader.end) return -1;
  const token = reader.tokens[index];
  return operatorOf(token)?.level === level && !relationAt(reader, index) ? index : -1;
}

type BinaryOp = Extract<Syntax, { kind: 'binary' }>['op'];

function join(reader: Reader, index: number, left: Syntax, right: Syntax): Syntax {
  const token = reader.tokens[index];
  const operator = reader.spanOf(token);
  const span = reader.cover([left.span, operator, right.span]);
  const op = operatorOf(token)?.op as BinaryOp | null;
  if (/^\\[bp]?mod$/.test(token.text)) {
    return { kind: 'call', name: 'mod', nameSpan: operator, args: [left, right], base: null, span };
  }
  if (op === null) return { kind: 'foreign', name: token.text, parts: [left, right], span };
  return { kind: 'binary', op, left, right, operator, span };
}

function sum(reader: Reader): Syntax {
  let result = signed(reader, term);
  for (let index = operatorAhead(reader, 'sum'); index >= 0; index = operatorAhead(reader, 'sum')) {
    reader.position = index + 1;
    reader.skipSoft();
    result = join(reader, index, result, signed(reader, term));
  }
  return result;
}

/** A term with the signs before it. */
function signed(reader: Reader, read: (reader: Reader) => Syntax): Syntax {
  reader.skipSoft();
  const token = reader.peek();
  if (
    token?.kind === 'sign' &&
    (token.text === '-' || token.text === '+') &&
    !relationAt(reader, reader.position)
  ) {
    const start = reader.position++;
    const arg = reader.nested(() => signed(reader, read));
    return token.text === '-'
      ? { kind: 'negate', arg, span: reader.cover([reader.tokens[start], arg.span]) }
      : arg;
  }
  if (token?.kind === 'command' && (token.text === '\\pm' || token.text === '\\mp')) {
    const start = reader.position++;
    const arg = reader.nested(() => signed(reader, read));
    return {
      kind: 'foreign',
      name: token.text,
      parts: [arg],
      span: reader.cover([reader.tokens[start], arg.span]),
    };
  }
  return read(reader);
}

function term(reader: Reader): Syntax {
  let result = product(reader);
  for (let index = operatorAhead(reader, 'term'); index >= 0; index = operatorAhead(reader, 'term')) {
    reader.position = index + 1;
    reader.skipSoft();
    result = join(reader, index, result, signed(reader, product));
  }
  return result;
}

function product(reader: Reader): Syntax {
  let result = run(reader);
  for (let index = operatorAhead(reader, 'product'); index >= 0; index = operatorAhead(reader, 'product')) {
    reader.position = index + 1;
    reader.skipSoft();
    if (operatorOf(reader.tokens[index])?.op === 'divide') {
      result = join(reader, index, result, signed(reader, divisor));
      // a / b c is (a / b) c.
      if (startsFactor(reader)) result = run(reader, result);
    } else
      result = join(
        reader,
        index,
        result,
        signed(reader, (inner) => run(inner)),
      );
  }
  return result;
}

function run(reader: Reader, first?: Syntax): Syntax {
  let factors: Syntax[] = first ? [first] : [];
  const start = reader.position;
  reader.skipSoft();
  if (!first && !startsFactor(reader)) return missing(reader, start);
  while (startsFactor(reader)) {
    factors.push(factor(reader));
    if (evaluatesHere(reader)) {
      const body = together(reader, factors);
      reader.position++;
      factors = [evaluation(reader, body, reader.position - 1)];
    }
  }
  return together(reader, factors);
}

function together(reader: Reader, factors: readonly Syntax[]): Syntax {
  if (factors.length === 1) return factors[0];
  return { kind: 'juxtapose', factors, span: reader.cover(factors.map((part) => part.span)) };
}

/** What a slash divides by: one factor, or the application of a name, as in `1 / P(y)`. */
function divisor(reader: Reader): Syntax {
  reader.skipSoft();
  if (!startsFactor(reader)) return missing(reader, reader.position);
  const first = factor(reader);
  if (!isName(first) || !reader.sees('(') || !holdsArguments(reader)) return first;
  return together(reader, [first, factor(reader)]);
}

/** Whether the bracket that comes next holds arguments rather than a sum: `P(y)`, not `n(x - y)`. */
function holdsArguments(reader: Reader): boolean {
  for (let i = reader.position + 1; i < reader.partner[reader.position]; i++) {
    if (operatorOf(reader.tokens[i])?.level === 'sum') return false;
  }
  return true;
}

function factor(reader: Reader): Syntax {
  const start = reader.position;
  if (!startsFactor(reader)) return missing(reader, start);
  let result = reader.nested(() => withScripts(reader, readOperand(reader)));
  // Whatever an operand is, reading it gets on.
  if (reader.position === start) reader.position++;
  while (reader.sees('!') && reader.peek(1)?.text !== '=') {
    reader.position++;
    result = withScripts(reader, {
      kind: 'foreign',
      name: '!',
      parts: [result],
      span: reader.since(start, result.span),
    });
  }
  return result;
}

/** No factor begins here: words stand for one, or something was left out. */
function missing(reader: Reader, start: number): Syntax {
  const token = reader.peek();
  if (token?.kind === 'text') return withScripts(reader, readNamedText(reader));
  if (token?.text === '?') {
    reader.position++;
    return { kind: 'text', text: '?', span: reader.spanOf(token) };
  }
  if (token && (token.text === '^' || token.text === '_' || token.text === "'")) return prescript(reader);
  const before = reader.tokens[start - 1];
  const here = reader.here();
  if (
    before &&
    before.kind !== 'cell' &&
    before.kind !== 'row' &&
    (operatorOf(before) || relationAt(reader, start - 1))
  ) {
    return reader.failure('empty', `\`${before.text}\` has nothing after it.`, reader.spanOf(before));
  }
  if (token && (operatorOf(token) || relationAt(reader, reader.position))) {
    return reader.failure('empty', `\`${token.text}\` has nothing before it.`, reader.spanOf(token));
  }
  if (token) return stray(reader);
  return reader.failure('empty', 'Something is missing here.', here);
}

/** `^\circ C`, `_a^b`: scripts without a base stand on nothing. */
function prescript(reader: Reader): Syntax {
  const token = reader.tokens[reader.position];
  const at = { from: token.from, to: token.from };
  const { position } = reader;
  if (position > 0) return stray(reader);
  const errors = reader.errors.length;
  const scripted = withScripts(reader, { kind: 'text', text: '', span: at });
  // Alone, as in $^{[1]}$ for a note; before anything else they lack their base.
  if (reader.afterSoft() >= reader.end) return scripted;
  reader.errors.length = errors;
  reader.position = position;
  return stray(reader);
}
