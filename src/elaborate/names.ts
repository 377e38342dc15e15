import { isDotsIndex } from '../syntax/generalTerm';
import type { Syntax } from '../syntax/tree';

/** Letters that stand for an index when they are a subscript and nothing binds them; others, as in S_b, are part of the name. */
const INDEX_LETTERS = /^(i|j|k|t|m|n)$/;

/** Whether a subscript is an index (against a part of the name, such as a number or a word). */
export function isIndexSyntax(s: Syntax, bound: ReadonlySet<string>): boolean {
  switch (s.kind) {
    case 'symbol':
      return (
        s.isIndex === true ||
        bound.has(s.name) ||
        (s.font === 'plain' && (INDEX_LETTERS.test(s.name) || isDotsIndex(s.name)))
      );
    case 'group':
      return isIndexSyntax(s.body, bound);
    case 'binary':
      return (
        (s.op === 'add' || s.op === 'subtract') &&
        (isIndexSyntax(s.left, bound) || isIndexSyntax(s.right, bound))
      );
    case 'prime':
      return isIndexSyntax(s.base, bound);
    case 'subscript':
      return bound.has(plainText(s));
    default:
      return false;
  }
}

/** The colon of `X_{:,j}`: all of that axis. */
export const isWholeAxis = (s: Syntax): boolean => s.kind === 'symbol' && s.name === ':';

/** The e of e^x: an italic or upright letter, alone. */
export function isEulersNumber(base: Syntax): boolean {
  const inner = base.kind === 'group' && base.bracket !== 'round' ? base.body : base;
  return inner.kind === 'symbol' && inner.name === 'e' && inner.font !== 'bold';
}

/** A short spelling of any syntax, for names: `W_1`, `x_{max}`, `\hat{y}^{(2)}`. */
export function plainText(s: Syntax): string {
  switch (s.kind) {
    case 'number':
      return s.text;
    case 'symbol':
      return s.name;
    case 'text':
      return s.text.trim();
    case 'group':
      return s.bracket === 'round' ? `(${plainText(s.body)})` : plainText(s.body);
    case 'subscript':
      return `${plainText(s.base)}_${braced(s.indices.map(plainText).join(','))}`;
    case 'label':
      return `${plainText(s.base)}^${braced(plainText(s.label))}`;
    case 'power':
      return `${plainText(s.base)}^${braced(plainText(s.exponent))}`;
    case 'prime':
      return plainText(s.base) + "'".repeat(s.count);
    case 'juxtapose':
      return s.factors.map(plainText).join('');
    case 'binary':
      return `${plainText(s.left)}${s.op === 'subtract' ? '-' : s.op === 'add' ? '+' : '·'}${plainText(s.right)}`;
    case 'negate':
      return `-${plainText(s.arg)}`;
    case 'list':
      return s.items.map(plainText).join(',');
    case 'call':
      return `${s.name}(${s.args.map(plainText).join(',')})`;
    default:
      return `?${s.kind}`;
  }
}

export const braced = (text: string): string => ([...text].length === 1 ? text : `{${text}}`);

/** 1_S, the indicator of a set. */
export const indicatorName = (set: string): string => `\\mathbf{1}_${braced(set)}`;

/** The font a name is set in: that of its base. */
export function fontOf(s: Syntax): 'plain' | 'bold' | 'roman' | 'calligraphic' | 'blackboard' {
  switch (s.kind) {
    case 'symbol':
      return s.font;
    case 'subscript':
    case 'label':
    case 'prime':
      return fontOf(s.base);
    case 'group':
      return fontOf(s.body);
    default:
      return 'plain';
  }
}
