import type { Font, Syntax } from '../tree';
import { uprightWord } from './application';
import type { Reader } from './reader';

/** Digits and a decimal point. A bold 1 or 0 is a vector or matrix of ones or zeros, a blackboard 1 an indicator. */
export function readNumber(reader: Reader): Syntax {
  const start = reader.position;
  const { font } = reader.tokens[start];
  const special = font === 'blackboard' || (font === 'bold' && (!reader.inScript || hasSize(reader)));
  let text = '';
  let point = false;
  for (let token = reader.peek(); token; token = reader.peek()) {
    const before = reader.tokens[reader.position - 1];
    const joined = reader.position === start || token.from === before.to || before.kind === 'close';
    if (token.kind === 'sign' && token.text === '.' && !point) {
      const next = reader.peek(1);
      if (next?.kind !== 'digit' || next.from !== token.to) break;
      point = true;
    } else if (partsThousands(reader) && text !== '') {
      reader.position += 3;
      continue;
    } else if (token.kind !== 'digit' || token.font !== font) break;
    if (!joined) break;
    text += token.text;
    reader.position++;
    // \mathbf{11}^T is the vector of ones twice.
    if (special && text === '1' && isOnesOnly(reader, font)) break;
  }
  const span = reader.since(start);
  if (special && (text === '1' || text === '0')) return { kind: 'symbol', name: text, font, span };
  return { kind: 'number', text: text.startsWith('.') ? `0${text}` : text, span };
}

/** A bold digit with a subscript, \mathbf{1}_n, is a vector in a script too. */
function hasSize(reader: Reader): boolean {
  let ahead = 1;
  while (reader.peek(ahead)?.kind === 'close') ahead++;
  return reader.peek(ahead)?.text === '_';
}

/** `1{,}000`. */
function partsThousands(reader: Reader): boolean {
  const [open, comma, close, digit] = [reader.peek(), reader.peek(1), reader.peek(2), reader.peek(3)];
  return open?.kind === 'open' && comma?.text === ',' && close?.kind === 'close' && digit?.kind === 'digit';
}

function isOnesOnly(reader: Reader, font: Font): boolean {
  for (let ahead = 0; ; ahead++) {
    const token = reader.peek(ahead);
    if (token?.kind !== 'digit' || token.font !== font) return true;
    if (token.text !== '1') return false;
  }
}

/** Words that are set in italics all the same, and nobody reads as a product. */
const ITALIC_WORDS = new Set([
  'LHS',
  'RHS',
  'MSE',
  'MAE',
  'RMSE',
  'loss',
  'Loss',
  'cost',
  'Cost',
  'const',
  'error',
  'Error',
]);
const LONGEST_WORD = 6;

/** The letters that stand together from here on, as one of those words; empty when they are none. */
function italicWord(reader: Reader): string {
  const before = reader.tokens[reader.position - 1];
  const first = reader.peek();
  if (before?.kind === 'letter' && before.upright === 0 && before.to === first?.from) return '';
  let word = '';
  for (let ahead = 0; ahead <= LONGEST_WORD; ahead++) {
    const token = reader.peek(ahead);
    const joined = ahead === 0 || token?.from === reader.tokens[reader.position + ahead - 1].to;
    if (token?.kind !== 'letter' || token.upright > 0 || token.font !== 'plain' || !joined) break;
    word += token.text;
  }
  return ITALIC_WORDS.has(word) ? word : '';
}

/** One letter, or letters set upright together as one name. */
export function readLetter(reader: Reader): Syntax {
  const start = reader.position;
  const token = reader.tokens[start];
  const word = token.upright > 0 ? uprightWord(reader, token) : italicWord(reader) || token.text;
  reader.position += Math.max(1, word.length);
  const span = reader.since(start);
  if (word.length > 1) return { kind: 'symbol', name: `\\operatorname{${word}}`, font: 'roman', span };
  return numbered(reader, { kind: 'symbol', name: word, font: token.font, span });
}

/**
 * `Z1`, typed for `Z_1`: numbers are written before letters, so that one right after a letter numbers it. The 1 of an
 * indicator, `w1\{y = 1\}`, has its bracket behind it; a bold 1 is a vector.
 */
function numbered(reader: Reader, base: Syntax): Syntax {
  const start = reader.position;
  let text = '';
  for (let end = base.span.to; reader.position < reader.end; reader.position++) {
    const digit = reader.tokens[reader.position];
    if (digit.kind !== 'digit' || digit.from !== end || digit.font !== 'plain') break;
    text += digit.text;
    end = digit.to;
  }
  const next = reader.position < reader.end ? reader.tokens[reader.position] : null;
  if (text === '' || next?.text === '\\{' || next?.text === '.' || next?.kind === 'digit') {
    reader.position = start;
    return base;
  }
  const from = reader.tokens[start].from;
  const index: Syntax = { kind: 'number', text, span: { from, to: from + text.length } };
  return {
    kind: 'subscript',
    base,
    indices: [index],
    span: { from: base.span.from, to: from + text.length },
  };
}

/** `\operatorname{loss}` of one letter is that letter. */
export function readWord(reader: Reader): Syntax {
  const token = reader.tokens[reader.position++];
  const name = token.text.length === 1 ? token.text : `\\operatorname{${token.text}}`;
  return { kind: 'symbol', name, font: 'roman', span: reader.spanOf(token) };
}
