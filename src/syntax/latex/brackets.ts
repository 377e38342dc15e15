import type { Span, Syntax } from '../tree';
import { closingSign } from './balance';
import { casesOf, isSystem } from './environments';
import type { Reader } from './reader';
import { readScripts } from './scripts';

type Bracket = 'round' | 'square' | 'curly' | 'angle';

const KINDS: Readonly<Record<string, Bracket>> = {
  '(': 'round',
  '[': 'square',
  '\\{': 'curly',
  '\\langle': 'angle',
};

/** What stands between an opening and a closing delimiter, as a node. */
function enclosed(opening: string, closing: string, body: Syntax, span: Span): Syntax {
  switch (opening) {
    case '|':
    case '\\lvert':
      return closing === '.'
        ? { kind: 'foreign', name: '|', parts: [body], span }
        : { kind: 'bars', arg: body, span };
    case '\\|':
    case '\\lVert':
      return { kind: 'norm', arg: body, order: null, span };
    case '\\lfloor':
    case '\\lceil': {
      const name = opening === '\\lfloor' ? 'floor' : 'ceil';
      return {
        kind: 'call',
        name,
        nameSpan: { from: span.from, to: span.from },
        args: [body],
        base: null,
        span,
      };
    }
    case '\\langle':
      if (body.kind === 'list' && body.items.length === 2) {
        return { kind: 'inner', left: body.items[0], right: body.items[1], span };
      }
      return { kind: 'group', bracket: 'angle', body, span };
    case '.':
      if (closing === ')' || closing === ']' || closing === '\\}' || closing === '\\rangle') {
        const bracket = { ')': 'round', ']': 'square', '\\}': 'curly', '\\rangle': 'angle' } as const;
        return { kind: 'group', bracket: bracket[closing], body, span };
      }
      return { kind: 'group', bracket: 'invisible', body, span };
    default:
      if (body.kind === 'matrix') return { ...body, span };
      if (closing === '|' || closing === '\\|')
        return { kind: 'foreign', name: opening, parts: [body], span };
      return { kind: 'group', bracket: KINDS[opening] ?? 'invisible', body, span };
  }
}

/** `\left( … \right)`, and what `\left.` and `\right|_{x=a}` make of it. */
export function readSized(reader: Reader): Syntax {
  const start = reader.position;
  const close = reader.partner[start];
  const opening = reader.tokens[start].text;
  const closing = reader.tokens[close].text;
  const span = reader.spanning(start, close);
  reader.position = close + 1;
  if (opening === '\\{' && closing === '.') {
    const cases = casesOf(reader, start + 1, close, span);
    if (cases) return cases;
  }
  const body = reader.part(start + 1, close, span);
  if (closing === '|' && opening !== '|' && reader.sees('_')) return evaluation(reader, body, start);
  if (opening === '\\{' && isSystem(body)) return { kind: 'group', bracket: 'curly', body, span };
  return enclosed(opening, closing, body, span);
}

/** `|_{x=a}` after what is evaluated; the bar was just passed. */
export function evaluation(reader: Reader, body: Syntax, start: number): Syntax {
  const at = reader.position;
  const scripts = readScripts(reader, null);
  const span = reader.since(start, body.span);
  const { subscript, superscript } = scripts ?? { subscript: null, superscript: null };
  if (!subscript) return { kind: 'foreign', name: '|', parts: [body], span };
  const condition = reader.part(subscript.from, subscript.to, reader.since(at));
  if (superscript) {
    const upper = reader.part(superscript.from, superscript.to, superscript.span);
    return { kind: 'foreign', name: '|', parts: [body, condition, upper], span };
  }
  return { kind: 'evaluatedAt', body, at: condition, span };
}

/** `( … )`, `[ … ]`, `\{ … \}`, `\langle … \rangle`, `\lVert … \rVert`. */
export function readBracket(reader: Reader): Syntax {
  const start = reader.position;
  const token = reader.tokens[start];
  const close = reader.partner[start];
  if (close < 0 || close >= reader.end) return unclosed(reader, start);
  const closing = reader.tokens[close].text;
  const span = reader.spanning(start, close);
  reader.position = close + 1;
  const body = reader.part(start + 1, close, span);
  const half = closingSign(token.text) !== closing;
  if (half && !(body.kind === 'list' && body.items.length === 2)) {
    const message = `\`${token.text}\` is closed by \`${closing}\` here; \`${closingSign(token.text)}\` was expected.`;
    reader.report('unclosed', message, reader.spanOf(reader.tokens[close]));
  }
  return enclosed(token.text, closing, body, span);
}

function unclosed(reader: Reader, start: number): Syntax {
  const token = reader.tokens[start];
  reader.report('unclosed', `This \`${token.text}\` is never closed.`, reader.spanOf(token));
  reader.position = start + 1;
  const at = reader.spanOf(token);
  const body = reader.part(start + 1, reader.end, at);
  reader.position = reader.end;
  return {
    kind: 'group',
    bracket: KINDS[token.text] ?? 'invisible',
    body,
    span: reader.since(start, body.span),
  };
}

/** A braced group. Around a single thing the braces say nothing. */
export function readBraces(reader: Reader): Syntax {
  const start = reader.position;
  const close = reader.partner[start];
  const span = reader.spanning(start, close);
  reader.position = close + 1;
  const body = reader.part(start + 1, close, span);
  if (isWhole(body)) return { ...body, span };
  return { kind: 'group', bracket: 'invisible', body, span };
}

function isWhole(node: Syntax): boolean {
  switch (node.kind) {
    case 'negate':
    case 'binary':
    case 'juxtapose':
    case 'relation':
    case 'list':
    case 'call':
    case 'big':
    case 'differential':
    case 'power':
    case 'evaluatedAt':
      return false;
    case 'derivative':
      return node.form === 'fraction' && node.operand !== null;
    default:
      return true;
  }
}
