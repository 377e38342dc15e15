import { add, type Expr, entry, mul, ONE, size, subtract, symbol, total } from '../expr';
import { type Size, UNIT } from '../shapes/sizes';
import type { Syntax } from '../syntax/tree';
import { type Context, fail, type Leaf, type Survey, type Typed } from './context';
import { readIndex } from './indices';
import { indicatorName, plainText } from './names';
import { setName, setParts } from './ranges';

/** Whether indices are in a set, as an entry of the vector or matrix of zeros and ones that the set is. */
export function membership(indices: readonly Syntax[], set: Syntax, context: Context): () => Expr {
  if (set.kind === 'group') return membership(indices, set.body, context);
  if (set.kind === 'foreign') {
    const parts = set.parts.map((each) => membership(indices, each, context));
    const together = set.name === '\\cup' ? inEither : inBoth;
    return () => parts.map((each) => each()).reduce(together);
  }
  const { indices: own } = setParts(set);
  const places = [...own, ...indices];
  if (places.length > 2) return fail('unsupported', 'A set of this kind cannot be computed with.', set.span);
  const leaf = context.indicatorOf(setName(set), places.length as 1 | 2);
  if (leaf.axes.length !== places.length)
    return fail('shape', `${setName(set)} is a set of something else.`, set.span);
  const at = places.map((p, k) => readIndex(p, leaf.axes[k], context));
  return () => {
    const whole = indicatorSymbol(leaf, context);
    return entry(whole, at[0](), at[1]?.() ?? ONE);
  };
}

/** The |D| that a sum ends at, as the number of samples in D; null where D is a part of something larger. */
export function sizeOfNamedSet(node: Syntax, context: Context): Size | null {
  if (node.kind !== 'bars') return null;
  const name = setName(node.arg);
  const kind = context.survey.sets.get(name);
  const isCounted = kind === 'counted' || (kind === 'samples' && !areSeveral(context.survey));
  return isCounted ? context.sizeOfSet(name) : null;
}

/** Whether a formula speaks of samples from more than one set. */
export const areSeveral = ({ sets }: Survey): boolean =>
  [...sets.values()].filter((kind) => kind === 'samples').length > 1;

const inBoth = (a: Expr, b: Expr): Expr => mul([a, b]);
/** The sets may have indices in common, which count once. */
const inEither = (a: Expr, b: Expr): Expr => subtract(add([a, b]), mul([a, b]));

/** The vector or matrix of zeros and ones that says what is in a set of indices. */
export function indicatorSymbol(leaf: Leaf, context: Context): Expr {
  const [rows, cols = UNIT] = leaf.axes;
  const { sizes } = context;
  return symbol(
    leaf.name,
    { rows: sizes.dimensionOf(rows), cols: sizes.dimensionOf(cols) },
    { property: context.propertyOf(leaf) },
  );
}

/** `\mathbf{1}_S` where sums run over a set S of indices, or where it is declared. */
export function indicatorOfSet(node: Syntax, context: Context): Typed | null {
  if (node.kind !== 'subscript' || !/^\\math(bf|bb)\{1\}$|^1$/.test(plainText(node.base))) return null;
  const [set, ...more] = node.indices;
  if (more.length > 0) return null;
  const name = setName(set);
  const isDeclared = context.options.declared.has(indicatorName(name));
  if (!isDeclared && context.survey.sets.get(name) !== 'indices') return null;
  const leaf = context.indicatorOf(name, 1);
  const [rows, cols = UNIT] = leaf.axes;
  return { rows, cols, span: node.span, build: () => indicatorSymbol(leaf, context) };
}

/** |S|, of a set that a sum runs over. */
export function cardinalityOf(
  { arg, span }: Extract<Syntax, { kind: 'bars' }>,
  context: Context,
): Typed | null {
  const name = setName(arg);
  if (!context.survey.sets.has(name)) return null;
  const range = sizeOfNamedSet({ kind: 'bars', arg, span }, context);
  if (range) return { rows: UNIT, cols: UNIT, span, build: () => size(context.sizes.dimensionOf(range)) };
  const { indices } = setParts(arg);
  if (indices.length > 0) return fail('unsupported', 'The size of this set cannot be computed with.', span);
  const leaf = context.indicatorOf(name, 1);
  return { rows: UNIT, cols: UNIT, span, build: () => total(indicatorSymbol(leaf, context)) };
}
