import type { Syntax } from '../tree';
import { type Argument, unwrap } from './arguments';
import type { Reader } from './reader';

/** The letters that count things. A longer run of others, as in `x_{max}`, is a name even when set in italics. */
const COUNTING = /^[ijklmnpqrstuvw]+$/;
const NAMES = new Set([
  'min',
  'init',
  'lin',
  'inst',
  'unit',
  'inv',
  'int',
  'num',
  'sim',
  'kin',
  'mult',
  'unsup',
  'mix',
]);
/** A whole row or column: `A_{i:}`, `A_{i\cdot}`, `A_{*j}`. */
const WHOLE = new Set([':', '*', '\\cdot', '\\bullet', '\\ast']);

/** What a subscript lists: `_{ij}` and `_{i,j}` are two indices, `_{2i}` and `_{i+1}` one, `_{max}` a name. */
export function readIndices(reader: Reader, argument: Argument): Syntax[] {
  const { from, to } = unwrap(reader, argument.from, argument.to);
  const { tokens, partner } = reader;
  const indices: Syntax[] = [];
  let start = from;
  for (let i = from; i <= to; i++) {
    const token = tokens[i];
    if (i === to || (token.kind === 'sign' && (token.text === ',' || token.text === ';'))) {
      if (i > start) indices.push(...readPiece(reader, start, i));
      start = i + 1;
    } else if (partner[i] > i && partner[i] < to) i = partner[i];
  }
  return indices;
}

function readPiece(reader: Reader, from: number, to: number): Syntax[] {
  const { tokens } = reader;
  const first = tokens[from];
  if (WHOLE.has(first.text)) {
    const whole: Syntax = { kind: 'symbol', name: ':', font: 'plain', span: reader.spanOf(first) };
    return to - from === 1 ? [whole] : [whole, ...readPiece(reader, from + 1, to)];
  }
  const last = tokens[to - 1];
  const raised = to - from > 1 && (tokens[to - 2].text === '^' || tokens[to - 2].text === '_');
  if (to - from > 1 && WHOLE.has(last.text) && !raised) {
    const whole: Syntax = { kind: 'symbol', name: ':', font: 'plain', span: reader.spanOf(last) };
    return [...readPiece(reader, from, to - 1), whole];
  }
  const signs = signsOnly(reader, from, to);
  if (signs) return [signs];
  const name = italicName(reader, from, to);
  if (name) return [name];
  const node = reader.part(from, to, reader.spanning(from, to - 1));
  if (node.kind === 'text' && node.text === '') return [];
  if (node.kind === 'text' && /^[A-Za-z][\w-]*$/.test(node.text)) {
    const named = node.text.length === 1 ? node.text : `\\operatorname{${node.text}}`;
    return [{ kind: 'symbol', name: named, font: 'roman', span: node.span }];
  }
  if (node.kind !== 'juxtapose') return numberApart(node);
  // `_{1j}` is two indices, `_{2i}` most likely the double of one.
  const [leading] = node.factors;
  if (leading.kind === 'number' && leading.text !== '1') return [node];
  const factors = node.factors.flatMap(numberApart);
  return factors.every(isIndex) ? factors : [node];
}

/** The p and 1 of `b_{p1}`, which count apart; `b_{p_1}` has one index. */
function numberApart(node: Syntax): Syntax[] {
  const isTyped = node.kind === 'subscript' && node.indices[0]?.span.from === node.base.span.to;
  return isTyped ? [node.base, ...node.indices] : [node];
}

/** Signs that label rather than compute: `x_+`, `c_{+-}`, `D_{\\setminus i}`, `H_{|D}`. */
export function signsOnly(reader: Reader, from: number, to: number): Syntax | null {
  const first = reader.tokens[from];
  const leads =
    reader.tokens[to - 1].text !== '|' &&
    (first.text === '|' ||
      first.text === '\\setminus' ||
      first.text === '\\backslash' ||
      first.text === '\\neg');
  let text = '';
  for (let i = from; i < to; i++) {
    const token = reader.tokens[i];
    if (!leads && token.text !== '+' && token.text !== '-') return null;
    text += /[a-z]$/.test(text) ? ` ${token.text}` : token.text;
  }
  return { kind: 'text', text, span: reader.spanning(from, to - 1) };
}

function isIndex(node: Syntax): boolean {
  if (node.kind === 'symbol' || node.kind === 'number' || node.kind === 'ellipsis') return true;
  return (node.kind === 'subscript' || node.kind === 'prime' || node.kind === 'label') && isIndex(node.base);
}

function italicName(reader: Reader, from: number, to: number): Syntax | null {
  if (to - from < 3) return null;
  let word = '';
  for (let i = from; i < to; i++) {
    const token = reader.tokens[i];
    const joined = i === from || token.from === reader.tokens[i - 1].to;
    if (token.kind !== 'letter' || token.upright > 0 || !joined || token.font !== 'plain') return null;
    word += token.text;
  }
  if (COUNTING.test(word) && !NAMES.has(word)) return null;
  const span = reader.spanning(from, to - 1);
  return { kind: 'symbol', name: `\\operatorname{${word}}`, font: 'roman', span };
}
