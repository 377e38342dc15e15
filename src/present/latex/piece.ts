import type { Expr } from '../../expr';

/** How tightly a piece of LaTeX holds together; what a context asks for at least, or else it is put in brackets. */
export enum Level {
  /** a + b, −a. */
  Sum = 1,
  /** Σ a: all that follows up to the next + or − belongs to it, so it can only stand last in a product. */
  Big = 2,
  /** a ⊙ b, a ⊗ b: left-associative, looser than juxtaposition. */
  Hadamard = 3,
  /** a b. */
  Product = 4,
  /** A symbol, a call, anything that closes itself. */
  Atom = 5,
}

export interface Piece {
  readonly text: string;
  readonly level: Level;
  /** Holds a fraction, a big operator or a matrix at full size: brackets around it have to grow. */
  readonly tall: boolean;
  /** Has a script of its own there, or looks ambiguous with one: takes another only in brackets. */
  readonly superscript: boolean;
  readonly subscript: boolean;
}

/** What the parts of the printer know of the whole. */
export interface Printer {
  print(e: Expr): Piece;
  /** The letter an index variable is shown as. */
  indexName(name: string): string;
  /** e^x may be written so: no variable is called e. */
  readonly eulerIsFree: boolean;
  /** e_{k} may be written for a unit vector: no variable is called e, and its length can be told from where it stands. */
  readonly unitVectorsAreClear: boolean;
  /** σ may be written for the logistic function: no variable is called so. */
  readonly sigmaIsFree: boolean;
}

type Flags = Partial<Omit<Piece, 'text' | 'level'>>;

export const piece = (text: string, level: Level, flags: Flags = {}): Piece => ({
  text,
  level,
  tall: flags.tall ?? false,
  superscript: flags.superscript ?? false,
  subscript: flags.subscript ?? false,
});

export const atom = (text: string, flags: Flags = {}): Piece => piece(text, Level.Atom, flags);

/** Whether a text's last letters are a command's name. Looks at these alone: texts can be long. */
function endsInCommand(text: string): boolean {
  let at = text.length - 1;
  while (at >= 0 && /[A-Za-z]/.test(text[at])) at--;
  return at >= 0 && at < text.length - 1 && text[at] === '\\';
}

/** A space between two texts only where LaTeX needs one (`\lambda w`, `|x| |y|`). */
function gap(left: string, right: string): '' | ' ' {
  const needsSpace =
    (/^[A-Za-z0-9|]/.test(right) && endsInCommand(left)) ||
    (right.startsWith('|') && left.endsWith('|') && !left.endsWith('\\|'));
  return needsSpace ? ' ' : '';
}

/** Texts side by side. Each is looked at beside its neighbour, so that many of them take time in proportion. */
export function concat(...texts: string[]): string {
  const shown = texts.filter((text) => text !== '');
  return shown.map((text, k) => (k === 0 ? text : gap(shown[k - 1], text) + text)).join('');
}

const pair = (open: string, close: string) => (inner: Piece) =>
  inner.tall ? `\\left${open}${inner.text}\\right${close}` : `${open}${inner.text}${close}`;

export const round = pair('(', ')');
export const square = pair('[', ']');

/** The piece in round brackets when it holds together less tightly than `level`. */
export const bracketed = (inner: Piece, level: Level): Piece =>
  inner.level >= level ? inner : atom(round(inner), { tall: inner.tall });

/** |x| and ‖x‖; the long form where bars inside would be read as the closing ones. */
export function bars(inner: Piece, kind: '|' | '\\|'): string {
  if (inner.text.includes('|') || inner.text.includes('Vert') || inner.text.includes('vert')) {
    const name = kind === '|' ? 'vert' : 'Vert';
    const left = inner.tall ? '\\left' : '';
    const right = inner.tall ? '\\right' : '';
    return concat(`${left}\\l${name}`, inner.text, `${right}\\r${name}`);
  }
  if (inner.tall) return `\\left${kind}${inner.text}\\right${kind}`;
  return kind + inner.text + kind;
}

/** The argument of ^ or _: in braces unless it is one character. */
export const script = (text: string): string => (/^[A-Za-z0-9*]$/.test(text) ? text : `{${text}}`);

export function withSuperscript(base: Piece, exponent: string): Piece {
  const safe = base.superscript ? atom(round(base), { tall: base.tall }) : bracketed(base, Level.Atom);
  return atom(`${safe.text}^${exponent}`, { tall: safe.tall, superscript: true, subscript: true });
}

export function withSubscript(base: Piece, indices: string): Piece {
  const safe =
    base.subscript || base.superscript ? atom(round(base), { tall: base.tall }) : bracketed(base, Level.Atom);
  return atom(`${safe.text}_{${indices}}`, { tall: safe.tall, subscript: true });
}

export const call = (name: string, ...args: Piece[]): Piece =>
  atom(
    name +
      round({
        ...args[0],
        text: args.map((a) => a.text).join(','),
        tall: args.some((a) => a.tall),
      }),
    { tall: args.some((a) => a.tall) },
  );

/** A text longer than this is long, whatever a reader sees of it. */
const LONG = 1_000;

/** Roughly how many characters a reader sees. */
export const visibleLength = (text: string): number =>
  text.length > LONG ? text.length : countVisible(text);

const countVisible = (text: string): number =>
  text
    .replace(/\\(?:operatorname|mathbf|mathbb|left|right|frac|sqrt|begin|end)/g, '')
    .replace(/\\[A-Za-z]+/g, 'x')
    .replace(/[{}\\^_ ]/g, '').length;
