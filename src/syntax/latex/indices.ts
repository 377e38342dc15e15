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
  if (to - from > 1 && WHOLE.has(last.text) && last.kind !== 'close') {
    const whole: Syntax = { kind: 'symbol', name: ':', font: 'plain', span: reader.spanOf(last) };
    return [...readPiece(reader, from, to - 1), whole];
  }
  if (to - from === 1 && (first.text === '+' || first.text === '-')) {
    return [{ kind: 'text', text: first.text, span: reader.spanOf(first) }];
  }
  const name = italicName(reader, from, to);
  if (name) return [name];
  const node = reader.nested(() => reader.part(from, to, reader.cover([first, last])));
  if (node.kind === 'text' && node.text === '') return [];
  if (node.kind !== 'juxtapose' || node.factors[0].kind === 'number') return [node];
  return node.factors.every(isIndex) ? [...node.factors] : [node];
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
  const span = reader.cover([reader.tokens[from], reader.tokens[to - 1]]);
  return { kind: 'symbol', name: `\\operatorname{${word}}`, font: 'roman', span };
}
