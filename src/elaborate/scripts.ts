import {
  build,
  columnOf,
  constant,
  delta,
  det,
  dimension,
  type Expr,
  elementwise,
  entry,
  index,
  inverse,
  matrixPower,
  mul,
  number,
  PI,
  pow,
  rowOf,
  size,
  symbol,
  transpose,
  unitVector,
} from '../expr';
import { isUnit, type Size, UNIT } from '../shapes/sizes';
import type { Span, Syntax } from '../syntax/tree';
import {
  type Context,
  type Definition,
  fail,
  isColumnTyped,
  isMatrixTyped,
  isScalarTyped,
  type Leaf,
  requireScalar,
  requireSquare,
  type Typed,
} from './context';
import { readIndex } from './indices';
import { isEulersNumber, isWholeAxis } from './names';
import { cardinalityOf, indicatorOfSet } from './sets';
import { specialMatrix } from './specialMatrices';
import type { NamedVariable } from './uses';

/** A variable, an entry of one, or a member of a family. */
export function readVariable(variable: NamedVariable, node: Syntax, context: Context): Typed {
  const { name, indices } = variable;
  const { span } = node;
  const local = context.local(name);
  if (local?.isMember && indices.length > 0)
    fail('shape', `${name} stands for several things, one an index, and is drawn here.`, span);
  if (local) return indices.length === 0 ? local : entriesOf(local, indices, context, span);
  const bound = context.bound(name);
  if (bound && indices.length === 0)
    return { rows: UNIT, cols: UNIT, span, build: () => index(bound.internal) };

  const declared = context.options.declared.has(name);
  if (!declared) {
    if (name === '\\delta' && indices.length === 2 && !context.options.definition(name))
      return kroneckerDelta(indices, context, span);
    const indicated = indicatorOfSet(node, context);
    if (indicated) return indicated;
    const special = specialMatrix(variable, node, context);
    if (special) return special;
    if (isBareIndex(variable, context)) return indexAsNumber(name, context, span);
    if (indices.length === 0 && (name === '\\pi' || (context.options.language !== 'latex' && name === 'pi')))
      return { rows: UNIT, cols: UNIT, span, build: () => PI };
    if (name === 'e' && context.options.language !== 'latex')
      return { rows: UNIT, cols: UNIT, span, build: () => constant('e') };
    if (name === '\\infty') fail('unsupported', 'Infinity cannot be computed with here.', span);
  }
  if (!context.isKept(name)) {
    const definition = context.options.definition(name);
    if (definition && definition.indices.length > 0 && indices.length === 0) {
      const collected = collectFamily(definition, context);
      if (collected) return { ...collected, span };
    }
    if (definition && definition.indices.length > 0 && definition.indices.length === indices.length) {
      const expanded = expandFamily(definition, indices, context);
      if (expanded) return { ...expanded, span };
    }
    if (definition && definition.indices.length === 0) {
      const expanded = context.expanding(name, () => context.infer(definition.body));
      if (expanded) {
        const here: Typed = { ...expanded, span };
        return indices.length === 0 ? here : entriesOf(here, indices, context, span);
      }
    }
  }
  const leaf = context.leaf(name);
  if (leaf.isUnitVector) return unitVectorOf(name, indices, context, span);
  return readLeaf(leaf, indices, context, span);
}

/** The k of `k x_k`, which is the index itself. */
const isBareIndex = ({ name, indices }: NamedVariable, context: Context): boolean =>
  indices.length === 0 &&
  context.survey.freeIndices.has(name) &&
  !context.options.keep.has(name) &&
  !context.options.definition(name);

/** An index as a number; the n that a sum ends at stays a size. */
const indexAsNumber = (name: string, context: Context, span: Span): Typed => ({
  rows: UNIT,
  cols: UNIT,
  span,
  build: () =>
    context.namedSizes.has(name) ? size(context.sizes.dimensionOf(namedSize(name))) : index(name),
});

/** e_i or e_1, of whatever length fits where it stands. */
function unitVectorOf(name: string, indices: readonly Syntax[], context: Context, span: Span): Typed {
  const rows = context.sizes.fresh();
  const [place] = indices;
  const at = place ? readIndex(place, rows, context) : () => placeInName(name);
  return {
    rows,
    cols: UNIT,
    span,
    build: () => unitVector(context.sizes.dimensionOf(rows), at()),
  };
}

/** The place in a name that was read whole: e_1, e_l. */
function placeInName(name: string): Expr {
  const place = name.slice(name.indexOf('_') + 1);
  return /^\d$/.test(place) ? number(Number(place)) : index(place);
}

/** δ_ij, where δ means nothing else. */
function kroneckerDelta(indices: readonly Syntax[], context: Context, span: Span): Typed {
  const over = context.sizes.fresh();
  const [left, right] = indices.map((i) => readIndex(i, over, context));
  return { rows: UNIT, cols: UNIT, span, build: () => delta(left(), right()) };
}

/** A bare p where `p_i = …` was defined: the vector (or matrix) of all of them. */
function collectFamily(definition: Definition, context: Context): Typed | null {
  const [first, second] = definition.indices;
  // `x_k = 2` is the value of the x_k at hand, and says nothing of x.
  if (definition.indices.length > 2 || definition.body.kind === 'number') return null;
  const sides = definition.indices.map(() => context.sizes.fresh());
  const variables = definition.indices.map((name) => index(`${name}'${definition.name}`));
  const locals = new Map<string, Typed>();
  for (const [k, name] of [first, second].slice(0, sides.length).entries()) {
    locals.set(name, {
      rows: UNIT,
      cols: UNIT,
      span: definition.body.span,
      build: () => variables[k],
      indexRange: sides[k],
    });
  }
  const body = context.expanding(definition.name, () =>
    context.withLocals(locals, () => context.infer(definition.body)),
  );
  if (!body || !isScalarTyped(body)) return null;
  const [rows, cols = UNIT] = sides;
  return {
    rows,
    cols,
    span: body.span,
    build: () =>
      build(variables[0].name, variables[1]?.name ?? null, body.build(), {
        rows: context.sizes.dimensionOf(rows),
        cols: context.sizes.dimensionOf(cols),
      }),
  };
}

/** `z_k` by its definition `z_i = …`: the letter i stands for the index that is written here. */
function expandFamily(definition: Definition, indices: readonly Syntax[], context: Context): Typed | null {
  const locals = new Map<string, Typed>();
  for (const [k, written] of indices.entries()) {
    const indexRange = context.sizes.fresh();
    const at = readIndex(written, indexRange, context);
    locals.set(definition.indices[k], { rows: UNIT, cols: UNIT, span: written.span, build: at, indexRange });
  }
  return context.expanding(definition.name, () =>
    context.withLocals(locals, () => context.infer(definition.body)),
  );
}

function readLeaf(leaf: Leaf, indices: readonly Syntax[], context: Context, span: Span): Typed {
  if (indices.length === 0 && leaf.family.length > 0) return readBareMember(leaf, context, span);
  const familyIndices = indices.slice(0, leaf.family.length);
  const ownIndices = indices.slice(leaf.family.length);
  if (familyIndices.length < leaf.family.length)
    fail('shape', `${leaf.name} stands for several things, one an index, and needs its index here.`, span);
  const members = familyIndices.map((i, k) => readIndex(i, leaf.family[k], context));
  const rows = leaf.axes[0] ?? UNIT;
  const cols = leaf.axes[1] ?? UNIT;
  const whole: Typed = {
    rows,
    cols,
    span,
    build: () => {
      const { sizes, namedSizes } = context;
      if (leaf.axes.length === 0 && leaf.family.length === 0 && !leaf.type && namedSizes.has(leaf.name))
        return size(sizes.dimensionOf(namedSize(leaf.name)));
      return symbol(
        leaf.name,
        { rows: sizes.dimensionOf(rows), cols: sizes.dimensionOf(cols) },
        {
          property: context.propertyOf(leaf),
          integer: leaf.type?.integer ?? null,
          indices: members.map((m) => m()),
          family: leaf.family.map((f) => sizes.dimensionOf(f)),
        },
      );
    },
  };
  return ownIndices.length === 0 ? whole : entriesOf(whole, ownIndices, context, span);
}

/** The x beside the iterates x_k: one more of them, which has no index; its name has braces, to tell the two apart. */
function readBareMember(leaf: Leaf, context: Context, span: Span): Typed {
  const [rows = UNIT, cols = UNIT] = leaf.axes;
  if (isUnit(rows))
    fail('shape', `${leaf.name} stands for several things, one an index, and needs its index here.`, span);
  const shape = () => ({ rows: context.sizes.dimensionOf(rows), cols: context.sizes.dimensionOf(cols) });
  return {
    rows,
    cols,
    span,
    build: () => symbol(`{${leaf.name}}`, shape(), { property: context.propertyOf(leaf) }),
  };
}

const namedSize = (name: string): Size => ({ kind: 'known', dimension: dimension(name) });

/** `v_i`, `A_{ij}`, the column `A_{:,j}`, the row `A_{i,:}`, and `A_i`: row i of a matrix, as a column. */
export function entriesOf(base: Typed, indices: readonly Syntax[], context: Context, span: Span): Typed {
  if (isScalarTyped(base))
    return fail('shape', 'A scalar has no entries, so the subscript cannot be an index.', span);
  if (isMatrixTyped(base)) {
    if (indices.length === 2) {
      const [allRows, allCols] = indices.map(isWholeAxis);
      if (allRows && allCols) return base;
      if (allRows) {
        const col = readIndex(indices[1], base.cols, context);
        return { rows: base.rows, cols: UNIT, span, build: () => columnOf(base.build(), col()) };
      }
      const row = readIndex(indices[0], base.rows, context);
      if (allCols)
        return { rows: UNIT, cols: base.cols, span, build: () => transpose(rowOf(base.build(), row())) };
      const col = readIndex(indices[1], base.cols, context);
      return { rows: UNIT, cols: UNIT, span, build: () => entry(base.build(), row(), col()) };
    }
    if (indices.length === 1) {
      const row = readIndex(indices[0], base.rows, context);
      return { rows: base.cols, cols: UNIT, span, build: () => rowOf(base.build(), row()) };
    }
  } else if (indices.length === 1) {
    const side = isColumnTyped(base) ? base.rows : base.cols;
    const at = readIndex(indices[0], side, context);
    return { rows: UNIT, cols: UNIT, span, build: () => entry(base.build(), at(), at()) };
  }
  return fail('shape', `There are ${indices.length} subscripts, more than it has indices.`, span);
}

/** `b^k`: of a scalar, a scalar power; of a square matrix, a matrix power; of a vector, entrywise (a rare habit). */
export function readPower(node: Extract<Syntax, { kind: 'power' }>, context: Context): Typed {
  const { span } = node;
  const exponent = context.infer(node.exponent);
  if (isEuler(node.base, context)) {
    // e^A is the matrix exponential to many and e^v is rarely meant entry by entry.
    if (!isScalarTyped(exponent)) context.charge(isMatrixTyped(exponent) ? 3 : 1.5);
    return {
      rows: exponent.rows,
      cols: exponent.cols,
      span,
      build: () => elementwise('exp', exponent.build()),
    };
  }
  const base = context.infer(node.base);
  if (!isScalarTyped(exponent)) {
    if (node.exponent.kind === 'symbol' && node.exponent.name === 'H')
      return fail(
        'shape',
        'A conjugate transpose is not read: complex numbers are not supported.',
        node.exponent.span,
      );
    if (!isScalarTyped(base)) return fail('shape', 'The exponent must be a scalar.', exponent.span);
    context.charge(2);
    return {
      rows: exponent.rows,
      cols: exponent.cols,
      span,
      build: () => elementwise('exp', mul([elementwise('log', base.build()), exponent.build()])),
    };
  }
  if (isScalarTyped(base))
    return { rows: UNIT, cols: UNIT, span, build: () => pow(base.build(), exponent.build()) };
  if (isMatrixTyped(base)) {
    requireSquare(base, context, 'A power of a matrix');
    return {
      rows: base.rows,
      cols: base.cols,
      span,
      build: () => matrixPower(base.build(), exponent.build()),
    };
  }
  context.charge(2.5);
  return { rows: base.rows, cols: base.cols, span, build: () => pow(base.build(), exponent.build()) };
}

/** The letter e, where nothing else was said of it, is Euler's number when something is raised on it. */
const isEuler = (base: Syntax, context: Context): boolean =>
  isEulersNumber(base) && !context.options.declared.has('e') && !context.local('e');

export function readHadamardPower(node: Extract<Syntax, { kind: 'hadamardPower' }>, context: Context): Typed {
  const base = context.infer(node.base);
  const exponent = requireScalar(context.infer(node.exponent), context, 'The exponent');
  return {
    rows: base.rows,
    cols: base.cols,
    span: node.span,
    build: () => pow(base.build(), exponent.build()),
  };
}

export function readTranspose(
  node: Extract<Syntax, { kind: 'transpose' | 'inverseTranspose' }>,
  context: Context,
): Typed {
  const base = context.infer(node.base);
  // (2xy, x^2)^\top is the column that is written as a row.
  if (node.kind === 'transpose' && isTuple(node.base)) return { ...base, span: node.span };
  if (node.kind === 'transpose') {
    // A scalar's transpose is legal and pointless; what is transposed is seldom meant as one.
    if (isScalarTyped(base)) context.charge(2);
    return { rows: base.cols, cols: base.rows, span: node.span, build: () => transpose(base.build()) };
  }
  requireSquare(base, context, 'An inverse');
  return { rows: base.cols, cols: base.rows, span: node.span, build: () => transpose(inverse(base.build())) };
}

/** Several things in a bracket, parted by commas. */
export const isTuple = (node: Syntax): boolean =>
  node.kind === 'group' &&
  (node.bracket === 'round' || node.bracket === 'square') &&
  (node.body.kind === 'list' || (node.body.kind === 'entries' && node.body.cols === null));

/** `|x|`: absolute value of a scalar, determinant of a square matrix. */
export function readBars(node: Extract<Syntax, { kind: 'bars' }>, context: Context): Typed {
  const cardinality = cardinalityOf(node, context);
  if (cardinality) return cardinality;
  const arg = context.infer(node.arg);
  if (isMatrixTyped(arg)) {
    requireSquare(arg, context, 'A determinant');
    return { rows: UNIT, cols: UNIT, span: node.span, build: () => det(arg.build()) };
  }
  if (!isScalarTyped(arg)) context.charge(1);
  return { rows: arg.rows, cols: arg.cols, span: node.span, build: () => elementwise('abs', arg.build()) };
}
