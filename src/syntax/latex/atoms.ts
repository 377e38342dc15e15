import type { Syntax } from '../tree';
import { uprightWord } from './application';
import type { Reader } from './reader';

/** Digits and a decimal point. A bold 1 or 0 is a vector or matrix of ones or zeros, a blackboard 1 an indicator. */
export function readNumber(reader: Reader): Syntax {
  const start = reader.position;
  const { font } = reader.tokens[start];
  let text = '';
  let point = false;
  for (let token = reader.peek(); token; token = reader.peek()) {
    if (token.kind === 'sign' && token.text === '.' && !point) {
      const next = reader.peek(1);
      if (next?.kind !== 'digit' || next.from !== token.to) break;
      point = true;
    } else if (token.kind !== 'digit' || token.font !== font) break;
    if (reader.position > start && token.from !== reader.tokens[reader.position - 1].to) break;
    text += token.text;
    reader.position++;
  }
  const span = reader.since(start);
  const special = font === 'blackboard' || (font === 'bold' && !reader.inScript);
  if (special && (text === '1' || text === '0')) return { kind: 'symbol', name: text, font, span };
  return { kind: 'number', text: text.startsWith('.') ? `0${text}` : text, span };
}

/** One letter, or letters set upright together as one name. */
export function readLetter(reader: Reader): Syntax {
  const start = reader.position;
  const token = reader.tokens[start];
  const word = token.upright > 0 ? uprightWord(reader, token) : token.text;
  reader.position += Math.max(1, token.upright > 0 ? [...word].length : 1);
  const span = reader.since(start);
  if (word.length > 1) return { kind: 'symbol', name: `\\operatorname{${word}}`, font: 'roman', span };
  return { kind: 'symbol', name: word, font: token.font, span };
}

/** `\operatorname{loss}` of one letter is that letter. */
export function readWord(reader: Reader): Syntax {
  const token = reader.tokens[reader.position++];
  const name = token.text.length === 1 ? token.text : `\\operatorname{${token.text}}`;
  return { kind: 'symbol', name, font: 'roman', span: reader.spanOf(token) };
}
