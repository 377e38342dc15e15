import { isSuperscriptFamily } from '../expr';
import type { Font } from '../syntax/tree';

/** What a symbol may be, before its sizes are known: how many of its own axes, and how many family indices before them. */
export interface SymbolKind {
  readonly rank: 0 | 1 | 2;
  /** The number of subscripts that choose a member of a family; the others choose an entry. */
  readonly family: number;
  /** The letter of the unit vectors e_i: of any length, 1 at the place that the subscript names. */
  readonly isUnitVector?: boolean;
}

export interface WeighedKind {
  readonly kind: SymbolKind;
  /** How far from how people write: 0 is what notation suggests. */
  readonly cost: number;
}

export interface SymbolUse {
  readonly name: string;
  readonly font: Font;
  /** The numbers of index subscripts it occurs with (0 for bare). */
  readonly arities: ReadonlySet<number>;
}

const COUNTING = new Set([
  'i',
  'j',
  'k',
  'l',
  'm',
  'n',
  'p',
  'q',
  't',
  'r',
  's',
  'd',
  'N',
  'M',
  'T',
  'D',
  'C',
  'c',
  '\\epsilon',
  '\\varepsilon',
  '\\delta',
  '\\eta',
  '\\gamma',
]);
const VECTOR_LETTERS = new Set([
  'x',
  'y',
  'w',
  'v',
  'u',
  'z',
  'b',
  'h',
  'g',
  'q',
  'a',
  'c',
  'e',
  'p',
  's',
  'r',
  'o',
  'f',
]);
const UPPER_GREEK = new Set([
  '\\Sigma',
  '\\Lambda',
  '\\Theta',
  '\\Omega',
  '\\Phi',
  '\\Psi',
  '\\Gamma',
  '\\Delta',
  '\\Pi',
  '\\Xi',
]);

const UNIT_VECTORS: SymbolKind = { rank: 1, family: 1, isUnitVector: true };
const rank0 = (family = 0): SymbolKind => ({ rank: 0, family });
const rank1 = (family = 0): SymbolKind => ({ rank: 1, family });
const rank2 = (family = 0): SymbolKind => ({ rank: 2, family });

/**
 * The kinds a symbol may have by notation alone, likeliest first: bold lower case is a vector, upper case a matrix,
 * Greek a scalar, a lone lower-case letter a scalar unless its use makes it a vector. `indices`: letters that are indices in the formula.
 */
export function kindsByNotation(use: SymbolUse, indices: ReadonlySet<string> = new Set()): WeighedKind[] {
  const base = use.name
    .replace(/_.*$/, '')
    .replace(/^\\(hat|bar|tilde|vec|overline|widehat|widetilde|dot|mathring|check|Delta)\{(.*)\}$/, '$2');
  const letter = base.replace(/['^].*$/, '');
  const upper = /^[A-Z]/.test(letter) || UPPER_GREEK.has(letter);
  const greek = letter.startsWith('\\');
  const indexed = Math.max(0, ...use.arities);
  const bare = use.arities.has(0);
  const bold = use.font === 'bold';

  // The value of a function, F(x), that something is differentiated by; of F(x_i) there is one for each i.
  if (/^[^(^]+\(.+\)$/.test(use.name)) {
    if (indexed === 0) return kindsOfFunction({ ...use, name: letter.slice(0, letter.indexOf('(')) });
    return weigh([indexed === 1 ? rank1() : rank2(), 0], [rank1(indexed), 2]);
  }
  // x^{(i)} is a sample and never an entry of x.
  if (isSuperscriptFamily(use.name)) {
    if (indexed > 1) return weigh([rank1(1), 0], [rank0(indexed), 1], [rank2(1), 4]);
    return weigh([rank0(1), bold ? 2 : 0], [rank1(1), bold ? 0 : 0.5], [rank2(1), bold && upper ? 1 : 4]);
  }

  if (indexed === 0) {
    // e_1 and e_l are unit vectors, where a vector fits; e_x is rather somebody's error in x.
    if (/^e_[1-9a-dg-w]$/.test(use.name) || (/^e_[a-z]$/.test(use.name) && indices.has(use.name[2])))
      return weigh([rank0(), 0], [UNIT_VECTORS, 0.3], [rank1(), 0.4]);
    if (bold && upper) return weigh([rank2(), 0], [rank1(), 3], [rank0(), 6]);
    if (bold) return weigh([rank1(), 0], [rank0(), 5], [rank2(), 3]);
    if (upper)
      return COUNTING.has(letter)
        ? weigh([rank0(), 0.5], [rank2(), 0.6], [rank1(), 3])
        : weigh([rank2(), 0], [rank0(), 2.6], [rank1(), 2.8]);
    if (greek) return weigh([rank0(), 0], [rank1(), 0.8], [rank2(), 3]);
    if (COUNTING.has(letter) && !VECTOR_LETTERS.has(letter))
      return weigh([rank0(), 0], [rank1(), 1.5], [rank2(), 5]);
    return weigh([rank0(), 0], [rank1(), VECTOR_LETTERS.has(letter) ? 0.4 : 0.8], [rank2(), 5]);
  }
  if (indexed === 1) {
    const options: [SymbolKind, number][] = [
      [rank1(), bold ? 2 : upper ? 1 : 0],
      [rank1(1), bold ? 0 : upper ? 2 : 0.5],
      [rank2(1), bold && upper ? 1 : upper ? 1.5 : 6],
      [rank2(), upper ? 1.2 : 4],
      ...(use.name === 'e' && !bare ? [[UNIT_VECTORS, 0.4] as [SymbolKind, number]] : []),
    ];
    return weigh(...options.map(([k, c]): [SymbolKind, number] => [k, c + (bare && k.family > 0 ? 1 : 0)]));
  }
  if (indexed === 2)
    return weigh([rank2(), 0], [rank1(1), bold ? 0.5 : 1], [rank1(2), bold ? 0.4 : 2.5], [rank2(1), 4]);
  return weigh([rank0(indexed), 0], [rank1(indexed - 1), 1], [rank2(indexed - 2), 2]);
}

/**
 * The kinds of value that a function without a definition may have: what a bold letter says, else a scalar, or, of a
 * small letter a vector and of a capital a matrix.
 */
export function kindsOfFunction({ name, font }: SymbolUse): WeighedKind[] {
  const isCapital = /^[A-Z]/.test(name);
  if (font === 'bold')
    return isCapital ? weigh([rank2(), 0], [rank0(), 3]) : weigh([rank1(), 0], [rank0(), 1.5]);
  if (font === 'calligraphic') return weigh([rank0(), 0]);
  if (isCapital) return weigh([rank0(), 0], [rank2(), 2.5]);
  // φ and ψ act entry by entry more often than they make vectors of their own.
  return weigh([rank0(), 0], [rank1(), name.startsWith('\\') ? 2 : 0.9]);
}

const weigh = (...options: [SymbolKind, number][]): WeighedKind[] =>
  options.map(([kind, cost]) => ({ kind, cost })).sort((a, b) => a.cost - b.cost);
