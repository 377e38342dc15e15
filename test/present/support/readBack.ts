import { type Options, requireSame } from '../../../src/elaborate/context';
import { elaborate, type Relate } from '../../../src/elaborate/elaborate';
import { type Expr, isOne, isScalarShape, type SymbolNode } from '../../../src/expr';
import { compileComparison, pointsInDomain } from '../../../src/numeric';
import { symbolsInOrder } from '../../../src/present/code/parameters';
import { deriveInside } from '../../../src/service/formula';
import type { DeclaredType } from '../../../src/shapes/declaredType';
import { known, UNIT } from '../../../src/shapes/sizes';
import type { Parsed, SyntaxLanguage } from '../../../src/syntax/tree';

function typeOf(symbol: SymbolNode): DeclaredType {
  const { rows, cols } = symbol.shape;
  const base = { property: symbol.property, integer: symbol.integer, family: symbol.family };
  if (isScalarShape(symbol.shape)) return { kind: 'scalar', sizes: [], ...base };
  return isOne(cols)
    ? { kind: 'vector', sizes: [rows], ...base }
    : { kind: 'matrix', sizes: [rows, cols], ...base };
}

/** Parses and elaborates a text whose symbols are those of an expression. */
export function readBack(
  text: string,
  like: Expr,
  parse: (text: string) => Parsed,
  language: SyntaxLanguage,
): Expr {
  return readingsBack(text, like, parse, language)[0];
}

/** The likely readings of such a text, best first. `relate`: what is known of its shape, as it is of a derivative's. */
export function readingsBack(
  text: string,
  like: Expr,
  parse: (text: string) => Parsed,
  language: SyntaxLanguage,
  relate: Relate | null = null,
): Expr[] {
  const parsed = parse(text);
  if (parsed.errors.length > 0) throw new Error(parsed.errors.map((e) => e.message).join(' '));
  const options: Options = {
    language,
    declared: new Map(symbolsInOrder([like]).map((s) => [s.name, typeOf(s)])),
    definition: () => null,
    hints: new Map(),
    properties: new Map(),
    derivativeLayout: () => 'mixed',
    keep: new Set(),
    derive: deriveInside,
  };
  const { readings, error } = elaborate([parsed.root], options, relate ? 1 : 0, relate);
  if (readings.length === 0) throw error ?? new Error('no reading');
  return readings.map(({ exprs }) => exprs[0]);
}

/**
 * Null when a likely reading of a text is the expression. Its shape is known, as that of a derivative is: e_k alone says
 * nothing of its length, and may be an entry of a vector e as well.
 */
export function differenceReadBack(
  text: string,
  e: Expr,
  parse: (text: string) => Parsed,
  language: SyntaxLanguage,
): string | null {
  const differences = readingsBack(text, e, parse, language, ofShape(e)).map((read) => difference(e, read));
  return differences.includes(null) ? null : differences[0];
}

const ofShape =
  (like: Expr): Relate =>
  ([typed], _, context) => {
    const { rows, cols } = like.shape;
    for (const [size, dimension] of [
      [typed.rows, rows],
      [typed.cols, cols],
    ] as const)
      requireSame(
        context,
        size,
        isOne(dimension) ? UNIT : known(dimension),
        typed.span,
        () => 'another shape',
      );
  };

/** Null when two expressions are the same or have the same values, as far as rounding lets tell; else what differs. */
export function difference(a: Expr, b: Expr): string | null {
  if (a === b) return null;
  if (a.shape.rows.key !== b.shape.rows.key || a.shape.cols.key !== b.shape.cols.key)
    return `shapes ${a.shape.rows.key}×${a.shape.cols.key} and ${b.shape.rows.key}×${b.shape.cols.key}`;
  const { points } = pointsInDomain([a, b], 3, { seed: 11 });
  if (points.length === 0) return 'no point in the domain of both';
  const compare = compileComparison(a, b);
  for (const point of points) {
    const { verdict, left, right } = compare(point);
    if (verdict === 'different') return `values ${left.data} and ${right.data}`;
  }
  return null;
}
