import type { Span, Syntax } from '../tree';
import { takeArgument, unwrap } from './arguments';
import { readIndices, signsOnly } from './indices';
import type { Reader } from './reader';
import type { Token } from './tokens';

/** What stands above a base. */
export type Raised =
  | { readonly kind: 'transpose' | 'inverseTranspose'; readonly span: Span }
  | { readonly kind: 'prime'; readonly count: number; readonly span: Span }
  | { readonly kind: 'power' | 'hadamardPower'; readonly exponent: Syntax; readonly span: Span }
  | { readonly kind: 'label'; readonly label: Syntax; readonly span: Span };

export interface Scripts {
  readonly indices: readonly Syntax[];
  readonly indexSpan: Span | null;
  readonly raised: readonly Raised[];
  /** The subscript's tokens, for those that read it differently. */
  readonly subscript: { readonly from: number; readonly to: number } | null;
  readonly superscript: { readonly from: number; readonly to: number; readonly span: Span } | null;
}

/** Reads the scripts that follow, in whichever order they are written. Null when there are none. */
export function readScripts(reader: Reader, base: Syntax | null): Scripts | null {
  const indices: Syntax[] = [];
  const raised: Raised[] = [];
  let indexSpan: Span | null = null;
  let subscript: Scripts['subscript'] = null;
  let superscript: Scripts['superscript'] = null;
  const start = reader.position;
  for (let token = reader.peek(); token?.kind === 'sign'; token = reader.peek()) {
    const at = reader.position;
    if (token.text === "'") {
      while (reader.sees("'")) reader.position++;
      raised.push({ kind: 'prime', count: reader.position - at, span: reader.since(at) });
    } else if (token.text === '_' || token.text === '^') {
      reader.position++;
      const argument = takeArgument(reader);
      if (!argument) {
        const what = token.text === '_' ? 'an index' : 'an exponent';
        reader.report('empty', `\`${token.text}\` needs ${what} after it.`, reader.spanOf(token));
      } else if (token.text === '_') {
        subscript = argument;
        indices.push(...script(reader, () => readIndices(reader, argument)));
        indexSpan = indexSpan ? reader.cover([indexSpan, reader.since(at)]) : reader.since(at);
      } else {
        superscript = argument;
        raised.push(
          ...script(reader, () => readRaised(reader, argument.from, argument.to, base, reader.since(at))),
        );
      }
    } else break;
  }
  if (reader.position === start) return null;
  return { indices, indexSpan, raised, subscript, superscript };
}

function script<T>(reader: Reader, read: () => T): T {
  const before = reader.inScript;
  reader.inScript = true;
  const result = read();
  reader.inScript = before;
  return result;
}

/** A base with the scripts that follow it. Subscripts bind first, since the page does not show which was typed first. */
export function withScripts(reader: Reader, base: Syntax): Syntax {
  const scripts = readScripts(reader, base);
  return scripts ? raise(reader, withIndices(reader, base, scripts), scripts.raised) : base;
}

function withIndices(reader: Reader, base: Syntax, { indices, indexSpan }: Scripts): Syntax {
  if (!indexSpan || indices.length === 0) return base;
  const span = reader.cover([base.span, indexSpan]);
  if (base.kind === 'norm' && base.order === null) {
    const order: Syntax =
      indices.length === 1 ? indices[0] : { kind: 'list', items: indices, span: indexSpan };
    // A star is the nuclear norm here, not a whole column.
    const named: Syntax = order.kind === 'symbol' && order.name === ':' ? { ...order, name: '*' } : order;
    return { ...base, order: named, span };
  }
  // [x]_+ is the positive part.
  const [first] = indices;
  if (base.kind === 'group' && indices.length === 1 && first.kind === 'text' && first.text === '+') {
    return { kind: 'call', name: 'relu', nameSpan: first.span, args: [base.body], base: null, span };
  }
  return { kind: 'subscript', base, indices, span };
}

/** Puts what stands above onto a base, innermost first. */
export function raise(reader: Reader, base: Syntax, raised: readonly Raised[]): Syntax {
  let result = base;
  for (const part of raised) {
    const span = reader.cover([result.span, part.span]);
    switch (part.kind) {
      case 'prime':
        result =
          result.kind === 'prime'
            ? { ...result, count: result.count + part.count, span }
            : { kind: 'prime', base: result, count: part.count, span };
        break;
      case 'label':
        result = { kind: 'label', base: result, label: part.label, span };
        break;
      case 'power':
      case 'hadamardPower':
        result = { kind: part.kind, base: result, exponent: part.exponent, span };
        break;
      default:
        result = { kind: part.kind, base: result, span };
    }
  }
  return result;
}

const TRANSPOSES = new Set(['\\top', '\\intercal', 'T', '\\Tr', '\\trans', '\\transpose']);
const MARKS = new Set([
  '\\dagger',
  '\\ddagger',
  '\\dag',
  '\\perp',
  '\\bot',
  '\\ast',
  '\\star',
  '\\circ',
  '*',
  '+',
  '-',
  '\\bullet',
  '\\complement',
  '\\#',
  '\\sharp',
  '\\flat',
  '\\natural',
]);

function isTranspose(token: Token): boolean {
  if (token.kind === 'sign') return false;
  if (TRANSPOSES.has(token.text)) return true;
  return token.text === 't' && token.font === 'roman' && token.upright > 0;
}

/** Tells a transpose, a prime, a label such as `(1)` and an exponent apart. */
function readRaised(reader: Reader, from: number, to: number, base: Syntax | null, span: Span): Raised[] {
  ({ from, to } = unwrap(reader, from, to));
  const { tokens, partner } = reader;
  if (from >= to) return [];
  const first = tokens[from];
  if (first.kind === 'sign' && first.text === "'") {
    let count = 0;
    while (from + count < to && tokens[from + count].text === "'") count++;
    return [{ kind: 'prime', count, span }, ...readRaised(reader, from + count, to, base, span)];
  }
  if (to - from === 1) {
    if (isTranspose(first)) return [{ kind: 'transpose', span }];
    if (MARKS.has(first.text)) return [{ kind: 'label', label: markNode(reader, first), span }];
    if (first.kind === 'text' || first.kind === 'word') return [labelled(reader, from, to, span)];
  }
  const signs = to - from > 1 ? signsOnly(reader, from, to) : null;
  if (signs) return [{ kind: 'label', label: signs, span }];
  if (first.text === '-' && isTransposePart(reader, from + 1, to))
    return [{ kind: 'inverseTranspose', span }];
  if (first.text === '*' && isTransposePart(reader, from + 1, to)) {
    return [
      { kind: 'label', label: markNode(reader, first), span },
      { kind: 'transpose', span },
    ];
  }
  if ((first.text === '\\odot' || first.text === '\\circ') && first.kind === 'command') {
    return [{ kind: 'hadamardPower', exponent: reader.part(from + 1, to, span), span }];
  }
  let close = bracketEnd(reader, from, to);
  // Layer and sample: a^{[l](i)}.
  if (close > 0 && first.text === '[' && bracketEnd(reader, close + 1, to) === to - 1) close = to - 1;
  if (close > 0 && isLabel(reader, from, close, to, base)) {
    const label =
      first.text === '<' ? angled(reader, from, close, span) : labelled(reader, from, close + 1, span);
    let rest = close + 1;
    if (rest < to && tokens[rest].text === '^') rest++;
    return rest < to ? [label, ...readRaised(reader, rest, to, base, span)] : [label];
  }
  if (first.kind === 'letter' && first.upright > 0 && first.font === 'roman' && isOneWord(reader, from, to)) {
    return [labelled(reader, from, to, span)];
  }
  if (tokens[to - 1].kind === 'sign' && tokens[to - 1].text === "'" && partner[from] < 0) {
    // ^{i'}: the prime belongs to the index.
    return [{ kind: 'power', exponent: reader.part(from, to, span), span }];
  }
  return [{ kind: 'power', exponent: reader.part(from, to, span), span }];
}

function isTransposePart(reader: Reader, from: number, to: number): boolean {
  ({ from, to } = unwrap(reader, from, to));
  if (to - from === 2 && reader.tokens[from].text === '^') from++;
  return to - from === 1 && isTranspose(reader.tokens[from]);
}

function labelled(reader: Reader, from: number, to: number, span: Span): Raised {
  return { kind: 'label', label: reader.part(from, to, span), span };
}

/** `h^{<t>}`. */
function angled(reader: Reader, from: number, close: number, span: Span): Raised {
  const body = reader.part(from + 1, close, span);
  return {
    kind: 'label',
    label: { kind: 'group', bracket: 'angle', body, span: reader.spanning(from, close) },
    span,
  };
}

function markNode(reader: Reader, token: Token): Syntax {
  const span = reader.spanOf(token);
  if (token.kind === 'sign') return { kind: 'text', text: token.text, span };
  return { kind: 'symbol', name: token.text, font: token.font, span };
}

/** Where the bracket that opens a superscript ends: `(1)`, `[l]`, `<t>`; -1 when it opens with none. */
function bracketEnd(reader: Reader, from: number, to: number): number {
  const { tokens, partner } = reader;
  const first = tokens[from];
  if (from >= to) return -1;
  if (first.kind === 'left') return partner[from];
  if (first.kind !== 'sign') return -1;
  if (first.text === '<') {
    for (let i = from + 1; i < to; i++) if (tokens[i].text === '>') return i;
    return -1;
  }
  return '([\\langle\\{'.includes(first.text) && partner[from] < to ? partner[from] : -1;
}

const INDEX_SIGNS = new Set(['+', '-', ',', "'", '*']);

/** `W^{(1)}` and `x^{(i)}` are labels; `e^{(x+1)}` and `2^{(n)}` are powers. */
function isLabel(reader: Reader, from: number, close: number, to: number, base: Syntax | null): boolean {
  const { tokens } = reader;
  const square = !'('.includes(tokens[from].text);
  if (close < to - 1) {
    const next = tokens[close + 1];
    const more = next.text === '^' || next.text === "'" || next.kind === 'open' || next.text === '*';
    if (!more && !isTransposePart(reader, close + 1, to)) return false;
  }
  if (square) return true;
  if (base && (base.kind === 'number' || base.kind === 'call' || base.kind === 'fraction')) return false;
  if (base?.kind === 'group' && base.bracket !== 'invisible') return false;
  if (base?.kind === 'symbol' && base.name === 'e') return false;
  if (close - from - 1 > 5) return false;
  for (let i = from + 1; i < close; i++) {
    const { kind, text } = tokens[i];
    const simple =
      kind === 'letter' || kind === 'digit' || kind === 'command' || kind === 'text' || kind === 'word';
    if (!simple && !INDEX_SIGNS.has(text)) return false;
  }
  return true;
}

function isOneWord(reader: Reader, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (reader.tokens[i].upright !== reader.tokens[from].upright) return false;
  }
  return true;
}
