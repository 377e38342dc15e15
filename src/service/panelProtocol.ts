/**
 * What travels between the editor and the webview panel: plain data, never HTML. Positions are offsets into the
 * document that the formula stands in.
 */
import type { ErrorCode, Examined, Layout, SyntaxLanguage, TextRange } from './protocol';

/** Where the formula comes from, so that it can be found again after a reload. */
export interface Subject {
  readonly uri: string;
  readonly languageId: string;
  readonly range: TextRange;
  readonly source: string;
  readonly syntax?: SyntaxLanguage;
}

/** What was asked of it, by a command or in the panel. */
export interface PanelOptions {
  readonly wrt?: string;
  readonly layout?: Layout;
  /** Types the user gave: name to type, `X` to `matrix(m,n)`. */
  readonly declare: Readonly<Record<string, string>>;
  /** A verdict was asked for, so that none being there is worth a word. One is always looked for. */
  readonly verify: boolean;
  readonly numeric: boolean;
  readonly steps: boolean;
}

/** All that the webview keeps for itself; the editor can build everything else from it again. */
export interface PanelMemory {
  readonly subject: Subject;
  readonly options: PanelOptions;
}

/** A part of the document, the offending piece in its middle. */
export interface MarkedSource {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

export interface PanelError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly source: MarkedSource | null;
  /** For the button that shows the place in the editor. */
  readonly span: TextRange | null;
}

export interface PanelView {
  readonly memory: PanelMemory | null;
  /** `ridge.md, line 12` */
  readonly place: string;
  /** The last answer; older than the error where there is one. */
  readonly result: Examined | null;
  readonly error: PanelError | null;
}

export type ToPanel =
  | { readonly type: 'strings'; readonly language: string; readonly strings: PanelStrings }
  | { readonly type: 'view'; readonly view: PanelView }
  | { readonly type: 'busy'; readonly busy: boolean }
  /** A short word on what a button did. */
  | { readonly type: 'said'; readonly message: string };

export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'options'; readonly options: PanelOptions }
  | { readonly type: 'copy'; readonly what: 'latex' | 'numpy' }
  | { readonly type: 'insert' }
  | { readonly type: 'reveal'; readonly range: TextRange };

/** The panel's own words, in the user's language. `{0}` is filled in by the panel. */
export interface PanelStrings {
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly working: string;
  readonly showInEditor: string;
  readonly expression: string;
  readonly variable: string;
  readonly layout: string;
  readonly denominator: string;
  readonly denominatorHint: string;
  readonly numerator: string;
  readonly numeratorHint: string;
  readonly derivative: string;
  readonly noDerivative: string;
  readonly copyLatex: string;
  readonly copyNumpy: string;
  readonly insert: string;
  readonly kinks: string;
  readonly notes: string;
  readonly scalar: string;
  readonly verdict: string;
  readonly noClaim: string;
  readonly proved: string;
  readonly agrees: string;
  readonly refuted: string;
  readonly undecided: string;
  readonly evidenceSymbolic: string;
  readonly evidenceNumeric: string;
  readonly holdsInDenominator: string;
  readonly holdsInNumerator: string;
  readonly suggestion: string;
  readonly removal: string;
  readonly expectedDerivative: string;
  readonly counterexample: string;
  readonly expected: string;
  readonly claimed: string;
  readonly symbols: string;
  readonly symbol: string;
  readonly type: string;
  readonly typeOf: string;
  readonly declared: string;
  readonly inferred: string;
  readonly reset: string;
  readonly resetOf: string;
  readonly typeHint: string;
  readonly declareTypes: string;
  readonly numeric: string;
  readonly runNumeric: string;
  readonly runNumericHint: string;
  readonly numericAgrees: string;
  readonly numericDisagrees: string;
  readonly numericKink: string;
  readonly numericUndecided: string;
  readonly central: string;
  readonly complexStep: string;
  readonly slope: string;
  readonly slopeHint: string;
  readonly entry: string;
  readonly numericValue: string;
  readonly symbolicValue: string;
  readonly errorEstimate: string;
  readonly rowFits: string;
  readonly rowOff: string;
  readonly largestError: string;
  readonly plotTitle: string;
  readonly plotStep: string;
  readonly plotRemainder: string;
  readonly steps: string;
}
