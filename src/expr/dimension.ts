/**
 * Symbolic sizes: integer polynomials in named dimensions, kept in one canonical form (`m`, `m*n`, `n+1`).
 * Two sizes are equal exactly when their keys are.
 */
export interface Dimension {
  readonly key: string;
  /** Monomials: coefficient times a sorted list of named dimensions. */
  readonly terms: readonly { readonly coefficient: number; readonly names: readonly string[] }[];
}

const interned = new Map<string, Dimension>();

function fromTerms(terms: { coefficient: number; names: string[] }[]): Dimension {
  const byNames = new Map<string, { coefficient: number; names: string[] }>();
  for (const term of terms) {
    const names = [...term.names].sort();
    const key = names.join('*');
    const seen = byNames.get(key);
    if (seen) seen.coefficient += term.coefficient;
    else byNames.set(key, { coefficient: term.coefficient, names });
  }
  const kept = [...byNames.entries()]
    .filter(([, t]) => t.coefficient !== 0)
    .sort(([a], [b]) => (a < b ? 1 : -1));
  const isWhole = kept.every(([, t]) => Number.isInteger(t.coefficient));
  const text = (scale: number) =>
    kept
      .map(([names, { coefficient }]) => {
        const times = coefficient * scale;
        return names === '' ? `${times}` : times === 1 ? names : `${times}*${names}`;
      })
      .join('+') || '0';
  const key = isWhole ? text(1) : `(${text(2)})/2`;
  let found = interned.get(key);
  if (!found) {
    if (interned.size > 50_000) interned.clear();
    found = { key, terms: kept.map(([, t]) => t) };
    interned.set(key, found);
  }
  return found;
}

export const dimension = (of: string | number): Dimension =>
  fromTerms([typeof of === 'number' ? { coefficient: of, names: [] } : { coefficient: 1, names: [of] }]);

export const ONE_DIMENSION = dimension(1);

export const addDimensions = (a: Dimension, b: Dimension): Dimension =>
  fromTerms([...a.terms, ...b.terms].map((t) => ({ coefficient: t.coefficient, names: [...t.names] })));

export const multiplyDimensions = (a: Dimension, b: Dimension): Dimension =>
  a.key === '1'
    ? b
    : b.key === '1'
      ? a
      : fromTerms(
          a.terms.flatMap((s) =>
            b.terms.map((t) => ({
              coefficient: s.coefficient * t.coefficient,
              names: [...s.names, ...t.names],
            })),
          ),
        );

/** a / b where both are single terms and b divides a; else null. */
export function divideDimensions(a: Dimension, b: Dimension): Dimension | null {
  if (a.terms.length !== 1 || b.terms.length !== 1) return null;
  const [above] = a.terms;
  const [below] = b.terms;
  const names = [...above.names];
  for (const name of below.names) {
    const at = names.indexOf(name);
    if (at < 0) return null;
    names.splice(at, 1);
  }
  const coefficient = above.coefficient / below.coefficient;
  return Number.isInteger(coefficient) ? fromTerms([{ coefficient, names }]) : null;
}

/** A size times a number: half of n(n+1). */
export const scaleDimension = (a: Dimension, by: number): Dimension =>
  fromTerms(a.terms.map((t) => ({ coefficient: t.coefficient * by, names: [...t.names] })));

/** n(n+1)/2, how many entries a symmetric matrix of n×n has of its own. */
export const triangleOf = (n: Dimension): Dimension =>
  scaleDimension(addDimensions(multiplyDimensions(n, n), n), 0.5);

/** The whole number by which a size must be multiplied to be free of fractions, 1 or 2. */
export const denominatorOf = (d: Dimension): number =>
  d.terms.every((t) => Number.isInteger(t.coefficient)) ? 1 : 2;

export const sameDimension = (a: Dimension, b: Dimension): boolean => a === b || a.key === b.key;
export const isOne = (d: Dimension): boolean => d.key === '1';

/** The number a size stands for, given its named dimensions. Throws when one is missing. */
export function sizeOf(d: Dimension, sizes: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const term of d.terms) {
    let product = term.coefficient;
    for (const name of term.names) {
      const size = sizes.get(name);
      if (size === undefined) throw new Error(`The size ${name} has no value.`);
      product *= size;
    }
    total += product;
  }
  return total;
}

export const dimensionNames = (d: Dimension): string[] => d.terms.flatMap((t) => [...t.names]);

/** A size with its named dimensions replaced. */
export function substituteDimension(d: Dimension, by: ReadonlyMap<string, Dimension>): Dimension {
  let total = dimension(0);
  for (const term of d.terms) {
    let product = dimension(term.coefficient);
    for (const name of term.names) product = multiplyDimensions(product, by.get(name) ?? dimension(name));
    total = addDimensions(total, product);
  }
  return total;
}

export interface Shape {
  readonly rows: Dimension;
  readonly cols: Dimension;
}

export const shape = (rows: Dimension, cols: Dimension): Shape => ({ rows, cols });
export const SCALAR: Shape = { rows: ONE_DIMENSION, cols: ONE_DIMENSION };
export const isScalarShape = (s: Shape): boolean => isOne(s.rows) && isOne(s.cols);
export const isColumn = (s: Shape): boolean => isOne(s.cols) && !isOne(s.rows);
export const isRow = (s: Shape): boolean => isOne(s.rows) && !isOne(s.cols);
export const sameShape = (a: Shape, b: Shape): boolean =>
  sameDimension(a.rows, b.rows) && sameDimension(a.cols, b.cols);
export const transposedShape = (s: Shape): Shape => ({ rows: s.cols, cols: s.rows });
/** "m×n", or "a scalar". */
export const showShape = (s: Shape): string => (isScalarShape(s) ? 'scalar' : `${s.rows.key}×${s.cols.key}`);
