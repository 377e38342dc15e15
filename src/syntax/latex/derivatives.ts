import type { Span, Syntax } from '../tree';
import { type Argument, unwrap } from './arguments';
import { type DifferentialSign, differentialSign, startsVariable } from './differentials';
import { isMark, type Reader } from './reader';
import { operatorScope } from './scope';

type Variable = { readonly variable: Syntax; readonly transposed: boolean };

/** A variable of differentiation, its transpose told apart: `\partial x^\top`. */
export function variableOf(node: Syntax): Variable {
  return node.kind === 'transpose'
    ? { variable: node.base, transposed: true }
    : { variable: node, transposed: false };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

interface Numerator {
  readonly sign: DifferentialSign;
  readonly order: number;
  /** What is differentiated; empty for an operator. */
  readonly from: number;
  readonly to: number;
}

/**
 * `\frac{\partial f}{\partial x}` and all its kin, also `\frac{d}{dx}` with its operand after it. Null when the fraction is
 * an ordinary one, such as `\frac{d}{m}`.
 */
export function derivativeFraction(
  reader: Reader,
  above: Argument,
  below: Argument,
  start: number,
): Syntax | null {
  const top = unwrap(reader, above.from, above.to);
  const bottom = unwrap(reader, below.from, below.to);
  const otherwise = nablaFraction(reader, top, bottom, start) ?? deltaFraction(reader, top, bottom, start);
  if (otherwise) return otherwise;
  const factor = leadingFactor(reader, bottom.from, bottom.to);
  const variablesFrom = factor ? factor.next : bottom.from;
  const sign = differentialSign(reader, factorless(reader, variablesFrom, bottom.to), bottom.to);
  if (!sign) return null;
  let negated = false;
  let topFrom = top.from;
  if (topFrom < top.to && reader.tokens[topFrom].text === '-' && reader.tokens[topFrom].kind === 'sign') {
    negated = true;
    topFrom++;
  }
  const numerator = readNumerator(reader, topFrom, top.to, sign);
  if (!numerator || numerator.sign.total !== sign.total) return null;
  const by = readVariables(reader, variablesFrom, bottom.to, numerator.order, sign);
  if (!by) return null;
  // ∂³f/∂x∂y: one of the two is mistyped, and which one nothing says.
  if (by.length > 1 && numerator.order > by.length) return null;
  // d²/(d x) with numbers in italics: nothing says that these are differentials.
  if (!sign.sure && by.length !== numerator.order) return null;
  let operand: Syntax | null = null;
  if (numerator.from < numerator.to) {
    const { from, to } = numerator;
    operand = reader.part(from, to, above.span);
  } else if (!negated && !factor) operand = operatorScope(reader, 'fraction');
  const span = operand ? reader.cover([reader.since(start), operand.span]) : reader.since(start);
  const order = Math.max(numerator.order, by.length);
  let result: Syntax = { kind: 'derivative', form: 'fraction', operand, by, order, total: sign.total, span };
  if (factor) {
    const denominator = reader.part(factor.from, factor.to, below.span);
    result = { kind: 'fraction', numerator: result, denominator, span };
  }
  return negated ? { kind: 'negate', arg: result, span } : result;
}

/** `\frac{\nabla f}{\nabla x}`, which some write for `\frac{\partial f}{\partial x}`. */
function nablaFraction(reader: Reader, top: Range, bottom: Range, start: number): Syntax | null {
  const isNabla = ({ from, to }: Range) => from + 1 < to && isMark(reader.tokens[from], '\\nabla');
  if (!isNabla(top) || !isNabla(bottom) || !startsVariable(reader, bottom.from + 1, bottom.to)) return null;
  const at = reader.since(start);
  const operand = reader.part(top.from + 1, top.to, at);
  const by = [variableOf(reader.part(bottom.from + 1, bottom.to, at))];
  return { kind: 'derivative', form: 'fraction', operand, by, order: 1, total: false, span: at };
}

/**
 * `\frac{\delta L}{\delta w}`, which some write for `\frac{\partial L}{\partial w}`. By the value of a function, `\delta f(x)`, it is a
 * derivative of another kind; δ_i is a quantity.
 */
function deltaFraction(reader: Reader, top: Range, bottom: Range, start: number): Syntax | null {
  const isDelta = ({ from, to }: Range) =>
    reader.tokens[from]?.text === '\\delta' && startsVariable(reader, from + 1, to);
  if (!isDelta(top) || !isDelta(bottom)) return null;
  const at = reader.since(start);
  const by = variableOf(reader.part(bottom.from + 1, bottom.to, at));
  if (!['symbol', 'subscript', 'label'].includes(by.variable.kind)) return null;
  const operand = reader.part(top.from + 1, top.to, at);
  return {
    kind: 'derivative',
    form: 'fraction',
    operand,
    by: [by],
    order: 1,
    total: false,
    supposed: true,
    span: at,
  };
}

/** Steps into the braces of `{{d x^{i}}^2}`. */
function factorless(reader: Reader, from: number, to: number): number {
  return from < to && reader.tokens[from].kind === 'open' && !differentialSign(reader, from, to)
    ? from + 1
    : from;
}

/** `\frac{\partial l}{T\cdot\partial o}`: a factor before the differential, which must be a sure one. */
function leadingFactor(
  reader: Reader,
  from: number,
  to: number,
): { from: number; to: number; next: number } | null {
  for (let i = from; i < to; i++) {
    const sign = differentialSign(reader, i, to);
    if (sign?.sure) {
      if (i === from) return null;
      const last = reader.tokens[i - 1];
      const joined = last.text === '\\cdot' || last.text === '\\times' ? i - 1 : i;
      return joined > from ? { from, to: joined, next: i } : null;
    }
    if (reader.partner[i] > i) i = reader.partner[i];
  }
  return null;
}

function readNumerator(reader: Reader, from: number, to: number, below: DifferentialSign): Numerator | null {
  const sign = differentialSign(reader, from, to);
  if (!sign) return null;
  const { tokens, partner } = reader;
  let next = sign.next;
  let order = 1;
  if (next < to && tokens[next].text === '^' && tokens[next].kind === 'sign') {
    const braced = tokens[next + 1]?.kind === 'open';
    const exponent = braced
      ? unwrap(reader, next + 1, partner[next + 1] + 1)
      : { from: next + 1, to: next + 2 };
    order = wholeNumber(reader, exponent.from, exponent.to);
    if (!order) return null;
    next = braced ? partner[next + 1] + 1 : next + 2;
  }
  // An italic d must be followed by what it differentiates, and stand over another.
  if (!sign.sure && !below.sure && next < to && !startsVariable(reader, next, to)) return null;
  return { sign, order, from: next, to };
}

function wholeNumber(reader: Reader, from: number, to: number): number {
  let digits = '';
  for (let i = from; i < to; i++) {
    if (reader.tokens[i].kind !== 'digit') return 0;
    digits += reader.tokens[i].text;
  }
  return digits.length > 0 && digits.length <= 2 ? Number(digits) : 0;
}

/** The variables below the bar, each as often as it is taken; null when what stands there is no differential. */
function readVariables(
  reader: Reader,
  from: number,
  to: number,
  order: number,
  first: DifferentialSign,
): Variable[] | null {
  const { tokens, partner } = reader;
  // `{{d x}^2}`: the power stands outside braces that hold the d.
  if (tokens[from].kind === 'open' && !differentialSign(reader, from, to)) {
    const close = partner[from];
    const inner = readVariables(reader, from + 1, close, 1, first);
    if (!inner || tokens[close + 1]?.text !== '^') return inner;
    const power = unwrap(reader, close + 2, to);
    const times = wholeNumber(reader, power.from, power.to);
    return times ? Array.from({ length: times }, () => inner[0]) : null;
  }
  const parts: { node: Syntax; times: number }[] = [];
  for (let i = from; i < to; ) {
    const sign = differentialSign(reader, i, to);
    if (!sign) return null;
    let start = sign.next;
    let times = 1;
    // `\partial^2 x` for `\partial x^2`.
    if (tokens[start]?.text === '^' && start < to) {
      const braced = tokens[start + 1]?.kind === 'open';
      const exponent = braced
        ? unwrap(reader, start + 1, partner[start + 1] + 1)
        : { from: start + 1, to: start + 2 };
      times = wholeNumber(reader, exponent.from, exponent.to);
      if (!times) return null;
      start = braced ? partner[start + 1] + 1 : start + 2;
    }
    if (!startsVariable(reader, start, to)) return null;
    let end = start + 1;
    if (partner[start] > start) end = partner[start] + 1;
    while (end < to && !separates(reader, end, to, first, order))
      end = partner[end] > end ? partner[end] + 1 : end + 1;
    parts.push({ node: reader.part(start, end, reader.spanOf(tokens[start])), times });
    i = end;
  }
  return parts.length ? repeated(parts, order) : null;
}

/** Whether the next differential begins at a token. An italic d does so only where the order leaves room for it. */
function separates(
  reader: Reader,
  index: number,
  to: number,
  first: DifferentialSign,
  order: number,
): boolean {
  const sign = differentialSign(reader, index, to);
  if (!sign || sign.total !== first.total) return false;
  return (sign.sure || order > 1) && startsVariable(reader, sign.next, to);
}

/** `\partial x^2` under a second-order sign is x twice; under a first-order one it is by x². */
function repeated(parts: readonly { node: Syntax; times: number }[], order: number): Variable[] {
  const counts = parts.map(({ node, times }) => {
    const { exponent } = node.kind === 'power' ? node : { exponent: null };
    return times > 1 ? times : exponent?.kind === 'number' ? Number(exponent.text) : 1;
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (parts.length === order || total !== order) return parts.map(({ node }) => variableOf(node));
  return parts.flatMap(({ node, times }, i) => {
    const variable = times === 1 && node.kind === 'power' && counts[i] > 1 ? node.base : node;
    return Array.from({ length: counts[i] }, () => variableOf(variable));
  });
}

/** Where a slash parts two differentials, `\partial f / \partial x` or `df/dx`. Null when this is no such derivative. */
export function slashDerivative(reader: Reader): Syntax | null {
  const start = reader.position;
  const sign = differentialSign(reader, start);
  if (!sign) return null;
  const slash = findSlash(reader, sign.next);
  if (slash < 0) return null;
  const below = differentialSign(reader, slash + 1);
  if (!below || below.total !== sign.total || !startsVariable(reader, below.next, reader.end)) return null;
  const numerator = readNumerator(reader, start, slash, below);
  if (!numerator) return null;
  reader.position = below.next;
  const parts = [{ node: reader.grammar.factor(reader), times: 1 }];
  for (let i = 1; i < numerator.order; i++) {
    const more = differentialSign(reader, reader.position);
    if (!more || more.total !== sign.total || !startsVariable(reader, more.next, reader.end)) break;
    reader.position = more.next;
    parts.push({ node: reader.grammar.factor(reader), times: 1 });
  }
  const by = repeated(parts, numerator.order);
  const at: Span = reader.since(start);
  const { from, to, order } = numerator;
  const operand = from < to ? reader.part(from, to, at) : operatorScope(reader, 'fraction');
  const span = reader.since(start, ...(operand ? [operand.span] : []));
  return { kind: 'derivative', form: 'fraction', operand, by, order, total: sign.total, span };
}

function findSlash(reader: Reader, from: number): number {
  const { tokens, partner } = reader;
  for (let i = from; i < Math.min(reader.end, from + 40); i++) {
    const { kind, text } = tokens[i];
    if (kind === 'sign' && text === '/') return i;
    const script = text === '^' || text === '_' || text === "'";
    const stops = (kind === 'sign' && !script && partner[i] < 0) || (partner[i] >= 0 && partner[i] < i);
    if (stops || kind === 'row' || kind === 'cell' || kind === 'text') return -1;
    if (i > from && differentialSign(reader, i)?.sure) return -1;
    if (partner[i] > i) i = partner[i];
  }
  return -1;
}
