import type { Syntax } from '../tree';
import { takeArgument } from './arguments';
import type { Reader } from './reader';
import { hasRelation } from './relations';

/**
 * The indicator function, which is written `\mathbb{1}(x > 0)`, `\mathbb{I}\{…\}`, `\mathbf{1}_{x>0}`, `1(x > 0)`. A blackboard
 * one applies to anything; a plain or bold one, or an I, only to a condition. Null when this is a number or a name.
 */
export function indicatorAt(reader: Reader): Syntax | null {
  const start = reader.position;
  const token = reader.tokens[start];
  const blackboard = token.font === 'blackboard';
  const one = token.kind === 'digit' && token.text === '1' && reader.peek(1)?.kind !== 'digit';
  const letter =
    token.kind === 'letter' &&
    (token.text === 'I' || (token.text === 'l' && blackboard)) &&
    token.upright === 0;
  if (!one && !letter) return null;
  const next = reader.peek(1);
  if (!next) return null;
  const nameSpan = reader.spanOf(token);
  if (next.kind === 'sign' && next.text === '_') {
    // The subscript is the condition itself.
    if (token.font !== 'bold' && !blackboard) return null;
    reader.position += 2;
    const argument = takeArgument(reader);
    if (!argument || !hasCondition(reader, argument.from, argument.to)) {
      reader.position = start;
      return null;
    }
    const span = reader.since(start);
    const condition = reader.part(argument.from, argument.to, argument.span);
    const content = condition.kind === 'group' ? condition.body : condition;
    return { kind: 'call', name: 'indicator', nameSpan, args: [content], base: null, span };
  }
  const bracket =
    (next.kind === 'left' || next.kind === 'sign') &&
    (next.text === '(' || next.text === '[' || next.text === '\\{');
  if (!bracket) return null;
  const close = reader.partner[start + 1];
  if (close < 0 || (!blackboard && !hasCondition(reader, start + 2, close))) return null;
  // `= 1 (i = 1, \ldots, n)` says for which i.
  if (!blackboard && token.font !== 'bold' && hasComma(reader, start + 2, close)) return null;
  reader.position++;
  const group = reader.grammar.operand(reader);
  const content = group.kind === 'group' ? group.body : group;
  return {
    kind: 'call',
    name: 'indicator',
    nameSpan,
    args: [content],
    base: null,
    span: reader.since(start),
  };
}

function hasCondition(reader: Reader, from: number, to: number): boolean {
  const first = reader.tokens[from];
  const bracketed =
    first && (first.kind === 'left' || first.kind === 'sign') && reader.partner[from] === to - 1;
  return hasRelation(reader, bracketed ? from + 1 : from, bracketed ? to - 1 : to);
}

function hasComma(reader: Reader, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (reader.partner[i] > i) i = reader.partner[i];
    else if (reader.tokens[i].kind === 'sign' && reader.tokens[i].text === ',') return true;
  }
  return false;
}
