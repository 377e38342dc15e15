import type { Syntax } from '../tree';
import { operatorOf } from './operators';
import type { Reader } from './reader';
import { isSoft } from './reader';
import { relationAt } from './relations';

/** Words that join formulas, and so are never the name of a quantity. */
const JOINING =
  /^(?:and|or|if|is|are|where|when|with|for|let|then|so|we|have|has|by|since|because|thus|hence|therefore|otherwise|else|such|that|subject|to|from|as|in|on|the|a|an|of|at|all|any|each|some|not|but|given|using|i\.e|e\.g|s\.t|which|this|it|gives|yields|const|constant|constants|while|but|recall|note|eq|equation|minimi[sz]e|maximi[sz]e|gradient|true|false|other|others)\.?$/i;

/** A name set as text, `\text{loss}(x)` or `= \text{MSE}`: one word that is no part of a sentence. */
export function nameInText(reader: Reader, operandWanted: boolean): string | null {
  const token = reader.peek();
  if (token?.kind !== 'text' || !/^[A-Za-z][A-Za-z0-9_-]*$/.test(token.text) || JOINING.test(token.text))
    return null;
  if (operandWanted) return token.text;
  const next = reader.peek(1);
  if (!next) return null;
  if (next.kind === 'left' || (next.kind === 'sign' && "(_^'".includes(next.text))) return token.text;
  return joinsFormula(reader, reader.position + 1) ? token.text : null;
}

/** Whether a token goes on with what stood before it: an operator or a relation sign. */
function joinsFormula(reader: Reader, index: number): boolean {
  let at = index;
  while (at < reader.end && isSoft(reader.tokens[at])) at++;
  return at < reader.end && (operatorOf(reader.tokens[at]) !== undefined || relationAt(reader, at) !== null);
}

/** Whether the words at the reader's position are part of a sentence rather than a side or a term. */
export function isSentence(reader: Reader): boolean {
  const token = reader.peek();
  return token?.kind === 'text' && !joinsFormula(reader, reader.position + 1);
}

export function readText(reader: Reader): Syntax {
  const token = reader.tokens[reader.position++];
  return { kind: 'text', text: token.text, span: reader.spanOf(token) };
}
