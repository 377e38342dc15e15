/**
 * What the engine is asked and what it answers: plain data, the same for the worker, the command line and the
 * tests. Positions are UTF-16 offsets into the text that was sent.
 */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

export type SyntaxLanguage = 'latex' | 'math' | 'python';
export type Layout = 'denominator' | 'numerator';
export type Verdict = 'proved' | 'agrees' | 'refuted' | 'undecided';
export type Locale = 'en' | 'zh-cn';
export type VectorConvention = '1d' | 'column';

export type ErrorCode =
  | 'syntax'
  | 'shape'
  | 'ambiguous'
  | 'unknown'
  | 'unsupported'
  | 'variable'
  | 'declaration'
  | 'request'
  | 'limit'
  | 'timeout'
  | 'internal';

export interface ServiceError {
  readonly code: ErrorCode;
  /** A sentence a user can act on. */
  readonly message: string;
  readonly span: TextRange | null;
}

export interface Failure {
  readonly ok: false;
  readonly error: ServiceError;
}

/** What a verdict rests on. */
export interface Evidence {
  readonly method: 'symbolic' | 'numeric';
  readonly points: number;
  readonly maxRelError: number;
}

/** A point at which the claim fails: scalars as numbers, vectors as arrays, matrices as arrays of rows. */
export interface Counterexample {
  readonly values: Readonly<Record<string, unknown>>;
  readonly expected: unknown;
  readonly claimed: unknown;
}

export type DiagnosisKind =
  | 'sign'
  | 'factor'
  | 'transpose'
  | 'layout'
  | 'order'
  | 'missing-term'
  | 'extra-term'
  | 'chain'
  | 'product'
  | 'index'
  | 'mean'
  | 'function'
  | 'exponent'
  | 'variable'
  | 'shape';

export interface Diagnosis {
  readonly kind: DiagnosisKind;
  readonly message: string;
  readonly span: TextRange | null;
  /** The corrected text, already verified; null where none is known. */
  readonly fix: string | null;
}

/** A symbol as it was understood: editable in the panel, in CONTRACT's declaration grammar. */
export interface Understood {
  readonly name: string;
  readonly latex: string;
  /** `vector(n)`, `matrix(m,n)`, `scalar+` … */
  readonly type: string;
  /** Where the type is from: declared by the user or the text, or inferred. */
  readonly source: 'declared' | 'inferred';
}

export interface Step {
  /** A rule's stable name, `product-rule`. */
  readonly rule: string;
  readonly title: string;
  readonly latex: string;
}

/** One row of the finite-difference table. */
export interface DifferenceRow {
  readonly entry: string;
  readonly numeric: number;
  readonly symbolic: number;
  readonly errorEstimate: number;
  readonly ok: boolean;
}

export interface NumericCheck {
  readonly verdict: 'agrees' | 'disagrees' | 'kink' | 'undecided';
  readonly method: 'central' | 'complex-step';
  readonly maxRelError: number;
  /** Slope of the Taylor remainder in log-log; 2 for a right gradient. Null where it cannot be told. */
  readonly slope: number | null;
  readonly rows: readonly DifferenceRow[];
  readonly remainders: readonly { readonly h: number; readonly remainder: number }[];
  readonly note: string | null;
}

/** Differentiate or verify one formula: what the panel, the hover and the commands ask. */
export interface ExamineRequest {
  readonly op: 'examine';
  /** The whole document, for definitions and declarations around the formula; may be just the formula. */
  readonly text: string;
  readonly languageId: string;
  /** The formula or selection within `text`. An empty range means: the formula around that offset. */
  readonly range: TextRange;
  /** Set when the user said so; else guessed from where it stands. */
  readonly syntax?: SyntaxLanguage;
  readonly wrt?: string;
  readonly declare?: string;
  readonly layout?: Layout;
  /** The layout that claims are held to; without one, either will do. */
  readonly claimLayout?: Layout;
  readonly vectors?: VectorConvention;
  readonly locale?: Locale;
  /** Also run the finite-difference checker (the hover does not). */
  readonly numeric?: boolean;
  readonly steps?: boolean;
  /** Verdict and evidence are wanted, not only the derivative. */
  readonly verify?: boolean;
}

export interface Examined {
  readonly ok: true;
  /** Where the formula stands in `text`, without its delimiters. */
  readonly range: TextRange;
  readonly source: string;
  readonly syntax: SyntaxLanguage;
  /** The expression that is differentiated, as understood. */
  readonly expression: { readonly latex: string; readonly shape: readonly [string, string] };
  readonly symbols: readonly Understood[];
  /** Candidates for the variable, likeliest first; the first is the one that was used unless `wrt` was given. */
  readonly variables: readonly string[];
  readonly wrt: string | null;
  /** True when the text itself names the variable (`\nabla_w`), so that nobody has to be asked. */
  readonly wrtFromText: boolean;
  readonly layout: Layout;
  readonly derivative: {
    readonly latex: string;
    readonly math: string | null;
    readonly shape: readonly [string, string];
    readonly numpy: { readonly params: readonly string[]; readonly source: string } | null;
    /** Points at which the derivative does not exist, in words. */
    readonly kinks: readonly string[];
  } | null;
  /** Present where the formula claims a derivative. */
  readonly claims: readonly ClaimResult[];
  readonly numeric: NumericCheck | null;
  readonly steps: readonly Step[];
  readonly notes: readonly string[];
  readonly ms: number;
}

/** Every derivative claim of a document. */
export interface CheckRequest {
  readonly op: 'check';
  readonly text: string;
  readonly languageId: string;
  readonly locale?: Locale;
  readonly layout?: Layout;
  /** Milliseconds one claim may take; past them it is undecided. */
  readonly limit?: number;
  /** Several callers share a document's claims: every `of`-th, from `index` on, is this one's. */
  readonly share?: { readonly index: number; readonly of: number };
}

export type UndecidedReason =
  | 'no-definition'
  | 'notation'
  | 'shape'
  | 'ambiguous'
  | 'domain'
  | 'prose'
  | 'time'
  | 'unsupported'
  /** It says what something is, is next or has to be, and claims nothing that could be decided. */
  | 'stated'
  /** A comment says to leave it out. */
  | 'ignored';

export interface ClaimResult {
  /** The right-hand side of the claim's equal sign, in the document. */
  readonly range: TextRange;
  /** The whole equation's span. */
  readonly equation: TextRange;
  readonly kind: 'formula' | 'code';
  readonly text: string;
  readonly verdict: Verdict;
  /** One line: what it rests on, or why it is undecided. */
  readonly reason: string;
  readonly category: UndecidedReason | null;
  readonly layout: Layout | null;
  readonly evidence: Evidence | null;
  readonly counterexample: Counterexample | null;
  /** Spans are document offsets here. */
  readonly diagnosis: readonly Diagnosis[];
  /** The right derivative, as LaTeX; null where it is not known. */
  readonly expected: string | null;
}

/** A comment for Nabla that cannot be read. */
export interface DocumentProblem {
  readonly range: TextRange;
  readonly message: string;
}

export interface Checked {
  readonly ok: true;
  readonly claims: readonly ClaimResult[];
  /** Claims that comments say to leave out: they are undecided for that reason. */
  readonly ignored: readonly ClaimResult[];
  /** Definitions, updates, choices and conclusions with a derivative in sight: there is nothing to decide. */
  readonly stated: readonly ClaimResult[];
  readonly problems: readonly DocumentProblem[];
  readonly ms: number;
}

/**
 * The claims of a document that is being written. Each answer takes a short time and is small: it has the changes to
 * what the follower holds, and how many claims are still to come.
 */
export interface FollowRequest
  extends Pick<CheckRequest, 'text' | 'languageId' | 'locale' | 'layout' | 'limit'> {
  readonly op: 'follow';
  /** A name for the document, by which what the follower holds is remembered. */
  readonly document: string;
  /** The revision of the last answer that the follower took; null for none. */
  readonly held: number | null;
  /** Milliseconds after which no other claim is begun. */
  readonly budget: number;
  /** Claims near this offset come first. */
  readonly focus?: number;
}

/** One claim that is new, or a run of those held from index `from` on, moved. */
export type ClaimChange =
  | ClaimResult
  | { readonly keep: number; readonly from: number; readonly shift: number };

export interface Followed {
  readonly ok: true;
  readonly revision: number;
  readonly changes: readonly ClaimChange[];
  readonly problems: readonly DocumentProblem[];
  readonly pending: number;
}

/** Where the formulas are: for hovers' ranges and for the cursor. */
export interface RegionsRequest {
  readonly op: 'regions';
  readonly text: string;
  readonly languageId: string;
}
export interface Regions {
  readonly ok: true;
  readonly regions: readonly {
    readonly content: TextRange;
    readonly outer: TextRange;
    readonly syntax: SyntaxLanguage;
  }[];
}

/** A formula as a picture: for hovers, which cannot show KaTeX. */
export interface PictureRequest {
  readonly op: 'picture';
  readonly latex: string;
  readonly color: string;
  readonly scale?: number;
}
export interface Picture {
  readonly ok: true;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** One line of `nabla batch`, as CONTRACT.md has it; the answer is that line's answer. */
export interface BatchRequest {
  readonly op: 'batch';
  readonly request: unknown;
}

export type ServiceRequest =
  | ExamineRequest
  | CheckRequest
  | FollowRequest
  | RegionsRequest
  | PictureRequest
  | BatchRequest;

export interface AnswerTo {
  examine: Examined | Failure;
  check: Checked | Failure;
  follow: Followed | Failure;
  regions: Regions | Failure;
  picture: Picture | Failure;
  batch: { readonly answer: unknown };
}
export type ServiceAnswer = AnswerTo[keyof AnswerTo];
