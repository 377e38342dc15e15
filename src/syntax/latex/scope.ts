import type { Syntax } from '../tree';
import { functionAt, isName } from './application';
import type { Reader } from './reader';

/**
 * How far a derivative operator reaches when its operand follows it. `fraction`: `\frac{d}{dx}` takes the rest of the
 * term, written products too, unless a bracket follows that says how far. `narrow`: \nabla and \partial_x take factors
 * side by side, only one where that is the application of a function, and stop at a written product.
 */
export type Reach = 'fraction' | 'narrow';

/** The operand of an operator that stands alone; null when nothing it could apply to follows. */
export function operatorScope(reader: Reader, reach: Reach): Syntax | null {
  const soft = reader.position;
  if (!reader.grammar.startsFactor(reader)) {
    reader.position = soft;
    return null;
  }
  const start = reader.position;
  const first = reader.tokens[start];
  if (isSquare(first.kind === 'left' || first.kind === 'sign' ? first.text : '')) {
    return reader.grammar.factor(reader);
  }
  if (reach === 'narrow') return narrowScope(reader);
  const round = (first.kind === 'left' || first.kind === 'sign') && first.text === '(';
  return reader.nested(() => (round ? reader.grammar.run(reader) : reader.grammar.product(reader)));
}

function isSquare(text: string): boolean {
  return text === '[' || text === '\\{';
}

/** `f(x)` alone; else all factors up to the next operator. Scripts after `f(x)` are left: they are the derivative's. */
function narrowScope(reader: Reader): Syntax {
  if (functionAt(reader)) return reader.grammar.factor(reader);
  const first = reader.grammar.factor(reader);
  const next = reader.peek();
  if (isName(first) && next && next.text === '(' && (next.kind === 'left' || next.kind === 'sign')) {
    const argument = reader.grammar.operand(reader);
    return { kind: 'juxtapose', factors: [first, argument], span: reader.cover([first.span, argument.span]) };
  }
  const factors = [first];
  while (reader.grammar.startsFactor(reader) && !beginsOperator(reader))
    factors.push(reader.grammar.factor(reader));
  if (factors.length === 1) return first;
  return { kind: 'juxtapose', factors, span: reader.cover(factors.map((factor) => factor.span)) };
}

function beginsOperator(reader: Reader): boolean {
  return reader.sees('\\nabla') || reader.sees('\\partial');
}
