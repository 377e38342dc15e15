/**
 * What a reader sees on the page, before any meaning: one tree for LaTeX, plain math and Python. Parsers never
 * throw; what cannot be read becomes an `error` node and an entry in `errors`. Every node's span lies inside its
 * parent's; spans count UTF-16 units of the text that was given to the parser.
 */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface SyntaxProblem {
  readonly code: 'unexpected' | 'unclosed' | 'unknown' | 'empty' | 'limit';
  /** A sentence a person can act on: what stands there, what was expected. */
  readonly message: string;
  readonly span: Span;
}

export interface Parsed {
  readonly root: Syntax;
  readonly errors: readonly SyntaxProblem[];
}

interface At {
  readonly span: Span;
}

export type Syntax = At &
  (
    | { readonly kind: 'number'; readonly text: string }
    /**
     * A name. `name` is canonical LaTeX without fonts or spaces: `x`, `\beta`, `\hat{y}`, `\operatorname{loss}`.
     * `font`: how it was set. In Python and plain math the identifier as written (`w_hat`), Greek names too (`beta`).
     */
    /** `isIndex`: in a subscript, it is known to count, whatever letter it is. */
    | { readonly kind: 'symbol'; readonly name: string; readonly font: Font; readonly isIndex?: true }
    /** `x_i`, `x_{ij}` (two indices unless a name such as `x_{max}` set in roman/text), `x_{i,j}`, `A_{:,j}`. */
    | { readonly kind: 'subscript'; readonly base: Syntax; readonly indices: readonly Syntax[] }
    /** A superscript that is a label, not a power: `W^{(1)}`, `w^*`, `x^{(i)}`. */
    | { readonly kind: 'label'; readonly base: Syntax; readonly label: Syntax }
    | { readonly kind: 'negate'; readonly arg: Syntax }
    /** Explicit infix operators, left-associative. `cdot`, `times` and `star` are written products. */
    | {
        readonly kind: 'binary';
        readonly op:
          | 'add'
          | 'subtract'
          | 'cdot'
          | 'times'
          | 'star'
          | 'matmul'
          | 'divide'
          | 'hadamard'
          | 'hadamardQuotient'
          | 'kronecker';
        readonly left: Syntax;
        readonly right: Syntax;
        readonly operator: Span;
      }
    /** Juxtaposition: two or more factors side by side, left to right. `f(x)` with an unknown f is one too. */
    | { readonly kind: 'juxtapose'; readonly factors: readonly Syntax[] }
    | { readonly kind: 'fraction'; readonly numerator: Syntax; readonly denominator: Syntax }
    | { readonly kind: 'power'; readonly base: Syntax; readonly exponent: Syntax }
    /** `^{\odot k}`, and Python's `**`, which is entrywise. */
    | { readonly kind: 'hadamardPower'; readonly base: Syntax; readonly exponent: Syntax }
    | { readonly kind: 'transpose'; readonly base: Syntax }
    /** `A^{-1}` is a power; this is `A^{-T}`. */
    | { readonly kind: 'inverseTranspose'; readonly base: Syntax }
    /** `f'`, `f''`, `f^{\prime}`. */
    | { readonly kind: 'prime'; readonly base: Syntax; readonly count: number }
    | {
        readonly kind: 'group';
        readonly bracket: 'round' | 'square' | 'curly' | 'angle' | 'invisible';
        readonly body: Syntax;
      }
    | { readonly kind: 'norm'; readonly arg: Syntax; readonly order: Syntax | null }
    /** `|x|`: absolute value, determinant or cardinality, as shapes will tell. */
    | { readonly kind: 'bars'; readonly arg: Syntax }
    /** `\langle a, b \rangle`. */
    | { readonly kind: 'inner'; readonly left: Syntax; readonly right: Syntax }
    /**
     * A function known by name (see `syntax/functions.ts`), with its arguments. `name` is the canonical name
     * (`log`, `tr`, `softmax`, `diag`), the same in all three languages. `\log_2`: `base`. Powers as in `\sin^2 x`
     * are wrapped around as `power` with the call as base.
     */
    | {
        readonly kind: 'call';
        readonly name: string;
        readonly nameSpan: Span;
        readonly args: readonly Syntax[];
        readonly base: Syntax | null;
      }
    /** `\sum_{i=1}^{n}`, `\prod`, `\max_{i}`; `condition` is set where the subscript is more than an index. */
    | {
        readonly kind: 'big';
        readonly op:
          | 'sum'
          | 'product'
          | 'max'
          | 'min'
          | 'integral'
          | 'expectation'
          | 'limit'
          | 'argmax'
          | 'argmin';
        readonly indices: readonly Syntax[];
        readonly from: Syntax | null;
        readonly to: Syntax | null;
        readonly condition: Syntax | null;
        readonly body: Syntax;
        /** It was written with dots, `a_1 + \cdots + a_n`, so that its body stands nowhere. */
        readonly ofDots?: true;
      }
    /** A column, a row or a matrix that is written with dots: its entry for each value of one index or two. */
    | {
        readonly kind: 'entries';
        readonly body: Syntax;
        readonly rows: DotsRange | null;
        readonly cols: DotsRange | null;
      }
    /**
     * A derivative. `operand` null where the operator stands alone. `by`: what it is taken by, in order (`\partial x^2`
     * is by x twice); `transposed` for `\partial x^\top`. `form` nabla without a subscript has an empty `by`, and
     * `\nabla^2_x` names x once although its order is 2.
     * `form` jacobian is that of `D f` and `J_f`: a scalar's is a row. `along`: a direction, `Df(x)[v]` and `\nabla_v f`.
     * `supposed`: the sign could be something else (`f_x`, a bare `f'`, a letter `D`), so that nothing is refuted by it.
     */
    | {
        readonly kind: 'derivative';
        readonly form: 'fraction' | 'nabla' | 'subscript' | 'jacobian' | 'hessian';
        readonly operand: Syntax | null;
        readonly by: readonly { readonly variable: Syntax; readonly transposed: boolean }[];
        /** 2 for `\nabla^2`, `\partial^2`. */
        readonly order: number;
        /** Upright or italic d (`\frac{d}{dx}`) against `\partial`. */
        readonly total: boolean;
        readonly along?: Syntax;
        readonly supposed?: true;
      }
    /** `\mathrm{d}X`, `dF`, where the parser is sure that the d is one. */
    | { readonly kind: 'differential'; readonly arg: Syntax }
    /** `bmatrix` and kin, Python's nested lists: rows of cells. */
    | { readonly kind: 'matrix'; readonly rows: readonly (readonly Syntax[])[] }
    | {
        readonly kind: 'cases';
        readonly branches: readonly { readonly value: Syntax; readonly condition: Syntax | null }[];
      }
    /** `a = b \le c`: all sides and the signs between. `op` is one of those in `relationSigns.ts`. */
    | {
        readonly kind: 'relation';
        readonly sides: readonly Syntax[];
        readonly ops: readonly { readonly op: string; readonly span: Span }[];
      }
    /** Things separated by commas, `\quad`, `\\` or words. */
    | { readonly kind: 'list'; readonly items: readonly Syntax[] }
    | { readonly kind: 'evaluatedAt'; readonly body: Syntax; readonly at: Syntax }
    /**
     * `\text{…}`, or a mathematical blackboard set such as `\mathbb{R}` (as a symbol with font `blackboard`). An empty
     * text stands for what was left out on purpose: the left side of a row that begins with `=`.
     */
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'ellipsis' }
    /**
     * Notation that was read without fault but means nothing to the engine: set operations, `\pm`, conditional bars,
     * binomials, `\sup`. Nothing may be concluded from an expression that holds one.
     */
    | { readonly kind: 'foreign'; readonly name: string; readonly parts: readonly Syntax[] }
    | { readonly kind: 'error'; readonly message: string }
  );

/** What an index of entries written with dots runs over. */
export interface DotsRange {
  readonly index: string;
  readonly from: Syntax;
  readonly to: Syntax;
}

export type Font = 'plain' | 'bold' | 'roman' | 'calligraphic' | 'blackboard';

export type SyntaxLanguage = 'latex' | 'math' | 'python';
