import type { Syntax } from '../tree';
import { type Argument, readArgument, takeArgument } from './arguments';
import { derivativeFraction } from './derivatives';
import type { Reader } from './reader';

export const FRACTIONS = new Set([
  '\\frac',
  '\\dfrac',
  '\\tfrac',
  '\\cfrac',
  '\\nicefrac',
  '\\sfrac',
  '\\ifrac',
  '\\flatfrac',
]);
export const BINOMIALS = new Set(['\\binom', '\\dbinom', '\\tbinom']);

/** `\frac{a}{b}`, a derivative where both sides begin with a differential. */
export function readFraction(reader: Reader): Syntax {
  const start = reader.position;
  const name = reader.tokens[start].text;
  reader.position++;
  const above = takeArgument(reader);
  const below = above && takeArgument(reader);
  if (!above || !below) {
    const message = above
      ? `\`${name}\` needs two arguments; the second is missing.`
      : `\`${name}\` needs two arguments; both are missing.`;
    return reader.failure('empty', message, reader.since(start));
  }
  const blank = above.from >= above.to ? 'numerator' : below.from >= below.to ? 'denominator' : null;
  if (blank)
    return reader.failure('empty', `The ${blank} of this \`${name}\` is empty.`, reader.since(start));
  return derivativeFraction(reader, above, below, start) ?? plainFraction(reader, above, below, start);
}

function plainFraction(reader: Reader, above: Argument, below: Argument, start: number): Syntax {
  const numerator = reader.part(above.from, above.to, above.span);
  const denominator = reader.part(below.from, below.to, below.span);
  return { kind: 'fraction', numerator, denominator, span: reader.since(start) };
}

/** `{a \over b}`: the range holds an `\over` outside brackets. */
export function overFraction(reader: Reader): Syntax | null {
  const { position, end } = reader;
  for (let i = position; i < end; i++) {
    if (reader.partner[i] > i) i = reader.partner[i];
    else if (reader.tokens[i].kind === 'command' && reader.tokens[i].text === '\\over') {
      const sign = reader.spanOf(reader.tokens[i]);
      if (i === position || i + 1 === end) {
        reader.position = end;
        return reader.failure('empty', '`\\over` needs something on either side.', sign);
      }
      const above = {
        from: position,
        to: i,
        span: reader.spanning(position, i - 1),
      };
      const below = {
        from: i + 1,
        to: end,
        span: reader.cover([reader.tokens[i + 1], reader.tokens[end - 1]]),
      };
      reader.position = end;
      return (
        derivativeFraction(reader, above, below, position) ?? plainFraction(reader, above, below, position)
      );
    }
  }
  return null;
}

export function readBinomial(reader: Reader): Syntax {
  const start = reader.position++;
  const name = reader.tokens[start].text;
  const missing = () => `\`${name}\` needs two arguments.`;
  const args = [readArgument(reader, missing), readArgument(reader, missing)];
  const nameSpan = reader.spanOf(reader.tokens[start]);
  return { kind: 'call', name: 'binomial', nameSpan, args, base: null, span: reader.since(start) };
}

/** `\sqrt{x}`, `\sqrt[3]{x}`. */
export function readRoot(reader: Reader): Syntax {
  const start = reader.position++;
  const nameSpan = reader.spanOf(reader.tokens[start]);
  let degree: Syntax | null = null;
  if (reader.sees('[') && reader.partner[reader.position] > 0) {
    const close = reader.partner[reader.position];
    degree = reader.part(reader.position + 1, close, reader.spanOf(reader.tokens[reader.position]));
    reader.position = close + 1;
  }
  const round = reader.sees('(');
  const arg = round
    ? reader.grammar.operand(reader)
    : readArgument(reader, () => '`\\sqrt` needs what it is the root of.');
  const content = round && arg.kind === 'group' ? arg.body : arg;
  const span = reader.since(start);
  if (degree) return { kind: 'call', name: 'nthRoot', nameSpan, args: [content, degree], base: null, span };
  return { kind: 'call', name: 'sqrt', nameSpan, args: [content], base: null, span };
}
