import type { SyntaxLanguage } from '../syntax/tree';
import type { Macro } from './macros';

/** A formula in a document. `from`..`to` is the math itself, `outer` has its delimiters too; offsets into the document. */
export interface Region {
  readonly from: number;
  readonly to: number;
  readonly outer: { readonly from: number; readonly to: number };
  readonly kind: 'display' | 'inline' | 'fenced' | 'comment';
  readonly syntax: SyntaxLanguage;
  /** The macros in force where it stands. */
  readonly macros?: ReadonlyMap<string, Macro>;
}
