import type { Font, Span } from '../tree';

/**
 * `command`: `\frac`. `letter`, `digit`: one each. `sign`: any other character, and delimiters such as `\{` or `\lVert`.
 * `word`: a name set as one, `\operatorname{loss}`. `text`: words in a sentence. `open` and `close` are braces. `left`,
 * `right` and `middle` carry their delimiter as text, `begin` and `end` the environment's name. `row` is `\\`, `cell`
 * is `&`, `space` a space wide enough to part two formulas.
 */
export type TokenKind =
  | 'command'
  | 'letter'
  | 'digit'
  | 'sign'
  | 'word'
  | 'text'
  | 'open'
  | 'close'
  | 'left'
  | 'right'
  | 'middle'
  | 'begin'
  | 'end'
  | 'row'
  | 'cell'
  | 'space'
  /** `#1` in a macro's body, before it is filled in. */
  | 'parameter';

export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
  font: Font;
  /** Letters set upright together make one word; they share this number. 0 for all others. */
  upright: number;
  from: number;
  to: number;
}

/** `\boldsymbol{…}` around several symbols: the braces are gone, but no span may cut through them. */
export interface FontGroup {
  readonly outer: Span;
  readonly inner: Span;
}
