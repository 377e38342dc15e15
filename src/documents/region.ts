import type { Macros } from './macros';

/** A stretch of a document, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export type RegionSyntax = 'latex' | 'math' | 'python';

/** A formula in a document. `from`..`to` is the math itself, `outer` has its delimiters too; offsets into the document. */
export interface Region {
  readonly from: number;
  readonly to: number;
  readonly outer: Stretch;
  /** `fenced`: a code block marked as math. `comment`: in a comment or docstring. `plain`: a selection. */
  readonly kind: 'display' | 'inline' | 'fenced' | 'comment' | 'plain';
  readonly syntax: RegionSyntax;
  /**
   * The math, exactly as long as its stretch of the document. What belongs to the text around it is blank here: quote
   * marks of a Markdown quotation, comment signs, the second backslash of an escape in a docstring.
   */
  readonly source: string;
  /** What stands between the formula before and this one. */
  readonly proseBefore: Stretch;
  /** The macros in force where it stands. */
  readonly macros?: Macros;
}

/** A region while it is looked for: where it is, and how it was marked. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly outer: Stretch;
  readonly kind: Region['kind'];
}
