import { addDimensions, type Dimension, dimension, multiplyDimensions, type Property } from '../expr';
import type { SymbolKind } from './kinds';

/** What a declaration says of a symbol. `sizes`: none for a scalar, one for a vector, two for a matrix. */
export interface DeclaredType {
  readonly kind: 'scalar' | 'vector' | 'matrix';
  readonly property: Property;
  readonly sizes: readonly Dimension[];
  readonly integer: number | null;
  /** Ranges of the indices of a family of such things (samples x_1 … x_n). */
  readonly family: readonly Dimension[];
}

/** How many subscripts something of that type takes; false where there is no type. */
export const axesOfType = (type: DeclaredType | undefined): number | false =>
  type ? type.family.length + type.sizes.length : false;

/** What kind of thing a type is of, without its sizes. */
export const kindOfType = ({ sizes, family }: DeclaredType): SymbolKind => ({
  rank: sizes.length as SymbolKind['rank'],
  family: family.length,
});

/** The same by name, where `counted` are names without a type whose subscripts are known to count. */
export const axesAmong =
  (declared: ReadonlyMap<string, DeclaredType>, counted: ReadonlyMap<string, number>) =>
  (name: string): number | false => {
    const type = declared.get(name);
    return type ? axesOfType(type) : (counted.get(name) ?? false);
  };

const TYPES: Record<string, { kind: DeclaredType['kind']; property: Property; square?: boolean }> = {
  scalar: { kind: 'scalar', property: 'none' },
  'scalar+': { kind: 'scalar', property: 'positive' },
  vector: { kind: 'vector', property: 'none' },
  'vector+': { kind: 'vector', property: 'positive' },
  vector_large: { kind: 'vector', property: 'large' },
  prob: { kind: 'vector', property: 'prob' },
  onehot: { kind: 'vector', property: 'onehot' },
  sgn: { kind: 'vector', property: 'signs' },
  bin: { kind: 'vector', property: 'bits' },
  matrix: { kind: 'matrix', property: 'none' },
  'matrix+': { kind: 'matrix', property: 'positive' },
  mask: { kind: 'matrix', property: 'bits' },
  onehotrows: { kind: 'matrix', property: 'onehotrows' },
  symmetric: { kind: 'matrix', property: 'symmetric', square: true },
  spd: { kind: 'matrix', property: 'spd', square: true },
  invertible: { kind: 'matrix', property: 'invertible', square: true },
  diagonal: { kind: 'matrix', property: 'diagonal', square: true },
  orthogonal: { kind: 'matrix', property: 'orthogonal', square: true },
};

/** A declaration that cannot be read; `from`..`to` in the declaration text. */
export class DeclarationError extends Error {
  constructor(
    message: string,
    readonly from: number,
    readonly to: number,
  ) {
    super(message);
  }
}

/** Reads `X: matrix(m,n); \lambda: scalar+`. Throws `DeclarationError` with a position. */
export function parseDeclarations(text: string): Map<string, DeclaredType> {
  const result = new Map<string, DeclaredType>();
  let at = 0;
  for (const part of text.split(';')) {
    const from = at;
    at += part.length + 1;
    if (part.trim() === '') continue;
    const colon = part.lastIndexOf(':');
    if (colon < 0)
      throw new DeclarationError(
        `"${part.trim()}" is not a declaration: write name: type, as in "X: matrix(m,n)".`,
        from,
        from + part.length,
      );
    const name = canonicalDeclaredName(part.slice(0, colon));
    if (name === '')
      throw new DeclarationError('A declaration needs a name before the colon.', from, from + part.length);
    result.set(name, parseType(part.slice(colon + 1).trim(), from + colon + 1, from + part.length));
  }
  return result;
}

/** `W_{1}` and `W_1` are one name; spaces do not count. */
export function canonicalDeclaredName(name: string): string {
  if (/^\w+$/.test(name)) return name;
  return name
    .trim()
    .replace(/\s+/g, '')
    .replace(/_\{(.)\}/g, '_$1')
    .replace(/\\(boldsymbol|mathbf|bm|vec)\{([^{}]*)\}/g, '$2');
}

export function parseType(text: string, from = 0, to = text.length): DeclaredType {
  const match = /^([a-z_]+\+?)\s*(?:\(([^()]*)\))?$/.exec(text);
  if (!match)
    throw new DeclarationError(
      `"${text}" is not a type. Types are scalar, vector(n), matrix(m,n), symmetric(n), spd(n), …`,
      from,
      to,
    );
  const [, word, list] = match;
  const sizes = (list ?? '')
    .split(',')
    .map((s) => s.trim())
    .filter((s) => s !== '');
  if (word === 'int') {
    const value = sizes.length === 1 ? Number(sizes[0]) : Number.NaN;
    if (!Number.isInteger(value))
      throw new DeclarationError('int takes one whole number, as in int(3).', from, to);
    return { kind: 'scalar', property: 'integer', sizes: [], integer: value, family: [] };
  }
  const type = TYPES[word];
  if (!type)
    throw new DeclarationError(
      `The type "${word}" is not known. Types are ${Object.keys(TYPES).join(', ')}, int.`,
      from,
      to,
    );
  const wanted = type.kind === 'scalar' ? 0 : type.kind === 'vector' || type.square ? 1 : 2;
  const square = type.square && sizes.length === 2 && sizes[0] === sizes[1];
  if (sizes.length !== wanted && !square) {
    throw new DeclarationError(
      `${word} takes ${wanted === 0 ? 'no size' : wanted === 1 ? 'one size' : 'two sizes'}, as in ${word}${wanted === 0 ? '' : wanted === 1 ? '(n)' : '(m,n)'}.`,
      from,
      to,
    );
  }
  const dimensions = sizes.slice(0, wanted).map((s) => parseDimension(s, from, to));
  return {
    kind: type.kind,
    property: type.property,
    sizes: type.square ? [dimensions[0], dimensions[0]] : dimensions,
    integer: null,
    family: [],
  };
}

/** A size: a name, a number, or a simple product or sum of them (`2n`, `n+1`, `mn` is one name). */
function parseDimension(text: string, from: number, to: number): Dimension {
  let total: Dimension | null = null;
  for (const term of text.split('+')) {
    let product: Dimension | null = null;
    for (const factor of term.split('*')) {
      const word = factor.trim();
      if (!/^(\d+|\\?[A-Za-z][\w{}]*)$/.test(word))
        throw new DeclarationError(`"${text}" is not a size: use a name or a whole number.`, from, to);
      const d = /^\d+$/.test(word) ? dimension(Number(word)) : dimension(word);
      product = product ? multiplyDimensions(product, d) : d;
    }
    total = total ? addDimensions(total, product as Dimension) : product;
  }
  return total as Dimension;
}

/** A type in the declaration grammar. */
export function showType(t: DeclaredType): string {
  if (t.property === 'integer') return `int(${t.integer ?? 2})`;
  const entry = Object.entries(TYPES).find(([, v]) => v.kind === t.kind && v.property === t.property);
  const name = entry ? entry[0] : t.kind;
  const sizes = entry?.[1].square ? t.sizes.slice(0, 1) : t.sizes;
  return sizes.length === 0 ? name : `${name}(${sizes.map((s) => s.key).join(',')})`;
}
