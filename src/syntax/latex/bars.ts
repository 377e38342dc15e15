import { functionNamed } from '../functions';
import type { Syntax } from '../tree';
import { operatorOf } from './operators';
import type { Reader } from './reader';
import { relationAt } from './relations';

/** In tokens: bars around more than this are no pair. */
const FARTHEST = 1_000;

/** Where a pair of bars ends, and how wide its marks are: `||` is two tokens, `\|` one. */
interface Bars {
  readonly norm: boolean;
  readonly inner: number;
  readonly close: number;
  readonly next: number;
}

function isBar(reader: Reader, index: number, text: string): boolean {
  const token = reader.tokens[index];
  return index < reader.end && token.kind === 'sign' && token.text === text;
}

function isDouble(reader: Reader, index: number): boolean {
  return isBar(reader, index, '|') && isBar(reader, index + 1, '|');
}

/**
 * The bars that open at the reader's position, if they do. A bar looks the same at both ends, so the one that closes is
 * the first at a place where an operator could stand. `P(x | y)` has no second bar and opens nothing.
 */
export function barsAt(reader: Reader): Bars | null {
  const { position } = reader;
  // A bar with an index evaluates or closes; nothing begins with an index.
  if (reader.peek(1)?.kind === 'sign' && reader.peek(1)?.text === '_') return null;
  if (isBar(reader, position, '\\|')) {
    const close = closingBar(reader, position + 1, '\\|');
    return close < 0 ? null : { norm: true, inner: position + 1, close, next: close + 1 };
  }
  if (!isBar(reader, position, '|')) return null;
  if (isDouble(reader, position)) {
    const close = closingBar(reader, position + 2, '||');
    if (close >= 0 && singlesPair(reader, position + 2, close))
      return { norm: true, inner: position + 2, close, next: close + 2 };
  }
  const close = closingBar(reader, position + 1, '|');
  return close < 0 ? null : { norm: false, inner: position + 1, close, next: close + 1 };
}

/** Whether single bars inside double ones come in pairs: `||a| - |b||` is the size of a difference. */
function singlesPair(reader: Reader, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (reader.partner[i] > i) i = reader.partner[i];
    else if (isBar(reader, i, '|')) {
      const before = reader.tokens[i - 1];
      if (i === from || before.kind !== 'sign' || before.text === ')') return false;
      const close = reader.within(i + 1, to, () => closingBar(reader, i + 1, '|'));
      if (close < 0) return false;
      i = close;
    }
  }
  return true;
}

function closingBar(reader: Reader, from: number, mark: '|' | '||' | '\\|'): number {
  const { tokens, partner } = reader;
  let wantsOperand = true;
  let inside = 0;
  const end = Math.min(reader.end, from + FARTHEST);
  for (let i = from; i < end; i++) {
    const token = tokens[i];
    if (token.kind === 'row') return -1;
    const seen = mark === '||' ? isDouble(reader, i) : isBar(reader, i, mark);
    if (seen) {
      if (wantsOperand) inside++;
      else if (inside === 0) return i;
      else inside--;
      if (mark === '||') i++;
    } else if (partner[i] > i) {
      i = partner[i];
      wantsOperand = false;
    } else wantsOperand = leavesOperandOpen(reader, i);
  }
  return -1;
}

/** Whether an operand must come after a token. */
function leavesOperandOpen(reader: Reader, index: number): boolean {
  const token = reader.tokens[index];
  if (token.kind === 'sign')
    return !"')]".includes(token.text) && token.text !== '|' && token.text !== '\\|' && token.text !== '!';
  if (token.kind !== 'command') return false;
  return (
    operatorOf(token) !== undefined ||
    relationAt(reader, index) !== null ||
    functionNamed(token.text.slice(1), 'latex') !== undefined
  );
}

/** `|x|`, `||x||`, `\|x\|`. */
export function readBars(reader: Reader, bars: Bars): Syntax {
  const start = reader.position;
  const at = reader.spanOf(reader.tokens[start]);
  reader.position = bars.next;
  const arg = reader.part(bars.inner, bars.close, at);
  const span = reader.since(start, arg.span);
  return bars.norm ? { kind: 'norm', arg, order: null, span } : { kind: 'bars', arg, span };
}

/** A bar at an operator's place that evaluates: `f'(x)|_{x=0}`. */
export function evaluatesHere(reader: Reader): boolean {
  const token = reader.peek();
  if (token?.kind !== 'sign' || token.text !== '|') return false;
  const next = reader.peek(1);
  return next?.kind === 'sign' && next.text === '_';
}

/** A bar at an operator's place that conditions: `P(x | y)`, `\{x | x > 0\}`, `D(p \| q)`. */
export function isCondition(reader: Reader): boolean {
  const token = reader.peek();
  if (token?.kind === 'middle') return true;
  return token?.kind === 'sign' && (token.text === '|' || token.text === '\\|');
}
