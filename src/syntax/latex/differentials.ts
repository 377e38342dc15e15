import type { Syntax } from '../tree';
import type { Reader } from './reader';
import type { Token } from './tokens';

/** A d or ∂ that begins a differential. */
export interface DifferentialSign {
  /** d rather than ∂. */
  readonly total: boolean;
  /** ∂, or an upright d: it can be nothing else. */
  readonly sure: boolean;
  /** The index after it. */
  readonly next: number;
}

/** The sign at a token: `\partial`, `d`, `\mathrm{d}`, `{\rm d}`. */
export function differentialSign(reader: Reader, index: number, end = reader.end): DifferentialSign | null {
  if (index >= end) return null;
  const token = reader.tokens[index];
  const next = index + 1;
  if (token.kind === 'command') return token.text === '\\partial' ? { total: false, sure: true, next } : null;
  if (token.kind === 'open') {
    const close = reader.partner[index];
    if (close !== index + 2) return null;
    const inner = differentialSign(reader, index + 1, close);
    return inner && { ...inner, next: close + 1 };
  }
  if (token.text !== 'd' || (token.kind !== 'letter' && token.kind !== 'word' && token.kind !== 'text'))
    return null;
  if (token.kind !== 'letter') return { total: true, sure: true, next };
  if (token.font !== 'plain' && token.font !== 'roman') return null;
  if (token.upright > 0) {
    // `\mathrm{det}` begins with a d too.
    const following = reader.tokens[next];
    if (following?.upright === token.upright && following.kind === 'letter') return null;
    return { total: true, sure: true, next };
  }
  return { total: true, sure: false, next };
}

/** Whether what is differentiated can begin at a token: not an operator, a script or the end. */
export function startsVariable(reader: Reader, index: number, end: number): boolean {
  if (index >= end) return false;
  return reader.within(index, end, () => reader.grammar.startsFactor(reader));
}

/**
 * `dX`, read where the d is upright, or where the whole formula is about differentials. Null, and nothing read, where
 * the d may be a number.
 */
export function readDifferential(reader: Reader): Syntax | null {
  const start = reader.position;
  const variation = readVariation(reader);
  if (variation) return variation;
  const sign = differentialSign(reader, start);
  if (!sign?.total || !(sign.sure || reader.differentials)) return null;
  if (!startsVariable(reader, sign.next, reader.end)) return null;
  if (!sign.sure && !isCandidate(reader.tokens, start)) return null;
  reader.position = sign.next;
  const arg = reader.grammar.factor(reader);
  return { kind: 'differential', arg, span: reader.since(start, arg.span) };
}

/** `\delta X` as a first variation, where the whole formula is about those. */
function readVariation(reader: Reader): Syntax | null {
  const start = reader.position;
  if (!reader.variations || !reader.sees('\\delta') || !startsVariable(reader, start + 1, reader.end))
    return null;
  reader.position++;
  const arg = reader.grammar.factor(reader);
  return { kind: 'differential', arg, span: reader.since(start, arg.span) };
}

/** An italic d right before what could be a variable: `dx`, `d\mathbf{X}`, `d(`. */
function isCandidate(tokens: readonly Token[], index: number, spaced = false): boolean {
  const next = tokens[index + 1];
  if (next === undefined) return false;
  if (next.kind === 'letter' || next.kind === 'left' || next.kind === 'word')
    return spaced || next.font !== 'plain' || next.from === tokens[index].to;
  if (next.kind === 'command')
    return !/^\\(?:[ct]?dots?|times|in|le|ge|leq|geq|ne|to|[lL]eft.*|[rR]ight.*|odot|approx)$/.test(
      next.text,
    );
  return next.kind === 'sign' && next.text === '(' && next.from === tokens[index].to;
}

/** Whether every δ of a formula is a variation: one stands on each side of every sign, each before a name. */
export function speaksOfVariations(tokens: readonly Token[]): boolean {
  let sides = 0;
  let here = false;
  for (const [i, token] of tokens.entries()) {
    if (token.kind === 'sign' && token.text === '=') {
      if (!here) return false;
      sides++;
      here = false;
    } else if (token.kind === 'command' && token.text === '\\delta') {
      const next = tokens[i + 1];
      const before = tokens[i - 1];
      const isName = next?.kind === 'letter' || (next?.kind === 'command' && /^\\[a-zA-Z]+$/.test(next.text));
      if (!isName || !isCandidate(tokens, i, true) || before?.text === '^' || before?.text === '_')
        return false;
      here = true;
    }
  }
  return sides > 0 && here;
}

/**
 * Whether the italic d's of a formula are differentials: it equates two sides that both have one (`df = f'(x) dx`), and
 * nowhere does a d stand as a quantity. A side that is 0 needs none, and neither does a remark in a column of its own.
 * Derivatives `\frac{df}{dx}` count neither way.
 */
export function speaksOfDifferentials(tokens: readonly Token[], partner: Int32Array): boolean {
  let sure = false;
  let chain: boolean[] = [];
  /** The chain of the first column, while a remark beside it is gone through. */
  let first: boolean[] | null = null;
  let from = 0;
  let here = false;
  /** Whether the chain that ends here has differentials on no side, or on all that are not 0. */
  const closeSide = (end: number): void => {
    const side = tokens.slice(from, end).filter((token) => !isBlank(token));
    const isZero = side.length === 1 && side[0].text === '0';
    if (side.length > 0 && !isZero) chain.push(here);
    here = false;
  };
  const closeChain = (): boolean => {
    const fits = chain.every((has) => has) || !chain.includes(true);
    sure ||= chain.length > 1 && chain[0] && fits;
    chain = [];
    return fits;
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token.kind === 'command' && /frac$/.test(token.text) && isQuotientOfDs(tokens, partner, i + 1)) {
      i = partner[partner[i + 1] + 1];
    } else if (token.kind === 'open' && /^[_^]$/.test(tokens[i - 1]?.text ?? '') && partner[i] > i) {
      // What stands under a bar, `|_{x = a}`, is no side.
      i = partner[i];
    } else if (token.kind === 'sign' && token.text === '=') {
      closeSide(i);
      from = i + 1;
    } else if (token.kind === 'cell') {
      // A column that goes on with a sign belongs to the chain; one that does not is another formula or a remark.
      if (tokens[i + 1]?.text === '=') continue;
      closeSide(i);
      from = i + 1;
      if (isBlank(tokens[i - 1]) && tokens[i - 1]?.text !== ',') continue;
      if (first !== null && !closeChain()) return false;
      first ??= chain;
      chain = [];
    } else if (token.kind === 'row') {
      closeSide(i);
      from = i + 1;
      if (first !== null && !closeChain()) return false;
      chain = first ?? chain;
      first = null;
      const next = tokens[i + 1]?.kind === 'cell' ? tokens[i + 2] : tokens[i + 1];
      if (next?.text !== '=' && !closeChain()) return false;
    } else if (
      token.kind === 'letter' &&
      token.text === 'd' &&
      token.font === 'plain' &&
      token.upright === 0
    ) {
      if (!isCandidate(tokens, i)) return false;
      here = true;
    }
  }
  closeSide(tokens.length);
  if (!closeChain()) return false;
  chain = first ?? [];
  return closeChain() && sure;
}

const isBlank = (token: Token | undefined): boolean =>
  token === undefined || ['row', 'cell', 'begin', 'end', 'space'].includes(token.kind) || token.text === ',';

/** `{dy}{dx}` after a `\frac`: a derivative, whose d's are no differentials. */
function isQuotientOfDs(tokens: readonly Token[], partner: Int32Array, open: number): boolean {
  if (tokens[open]?.kind !== 'open') return false;
  const second = partner[open] + 1;
  return tokens[second]?.kind === 'open' && tokens[open + 1].text === 'd' && tokens[second + 1].text === 'd';
}
