import {
  add,
  addDimensions,
  block,
  build as buildEntries,
  compare,
  dimension,
  type Expr,
  extremeEntry,
  isZero,
  mul,
  negate,
  ONE,
  ones,
  piecewise,
  product,
  SCALAR,
  size,
  sum,
  total,
  ZERO,
  zeros,
} from '../expr';
import { isUnit, known, type Size, UNIT } from '../shapes/sizes';
import type { Span, Syntax } from '../syntax/tree';
import { readConditional } from './conditionalSums';
import {
  type Context,
  fail,
  isColumnTyped,
  isScalarTyped,
  requireSame,
  requireScalar,
  showTyped,
  type Typed,
} from './context';
import { isMean, readMean } from './expectations';
import { readLimit } from './limitOfExpression';
import { COMPARISONS, isOneSyntax, limitOf } from './limits';
import { plainText } from './names';
import { entrywise } from './products';
import { isSetName, namesOf } from './ranges';
import { membership } from './sets';

/** a + b and a - b; a number added to a vector is spread over it, at a price. */
export function readSum(node: Extract<Syntax, { kind: 'binary' }>, context: Context): Typed {
  const left = context.infer(node.left);
  const right = context.infer(node.right);
  if (isScalarTyped(left) !== isScalarTyped(right)) {
    // Python broadcasts by rule, people on paper by habit; either way a number is likelier than a name.
    const isNumber = (isScalarTyped(left) ? node.left : node.right).kind === 'number';
    const isPython = context.options.language === 'python';
    const large = isScalarTyped(left) ? right : left;
    const onPaper = isNumber ? (isColumnTyped(large) ? 0.3 : 0.9) : 1.3;
    context.charge(isPython ? (isNumber ? 0 : 0.5) : onPaper);
  }
  const sign = node.op === 'subtract' ? negate : (e: Expr) => e;
  const word = node.op === 'subtract' ? 'the minus sign' : 'the plus sign';
  if (isScalarTyped(left) === isScalarTyped(right))
    return { ...entrywise(left, right, context, word, (x, y) => add([x, sign(y)])), span: node.span };
  const [large, small] = isScalarTyped(left) ? [right, left] : [left, right];
  return {
    rows: large.rows,
    cols: large.cols,
    span: node.span,
    build: () => {
      const matrix = large.build();
      const spread = mul([small.build(), ones(matrix.shape)]);
      return isScalarTyped(left) ? add([spread, sign(matrix)]) : add([matrix, sign(spread)]);
    },
  };
}

const READ_WITH_CONDITIONS = new Set(['sum', 'product', 'max', 'min']);

const NOT_READ: Partial<Record<Extract<Syntax, { kind: 'big' }>['op'], string>> = {
  max: 'A maximum',
  min: 'A minimum',
  argmax: 'arg max',
  argmin: 'arg min',
};

/** Σ and Π with limits, or over all values of the index where none are written. */
export function readBig(node: Extract<Syntax, { kind: 'big' }>, context: Context): Typed {
  if (node.condition && READ_WITH_CONDITIONS.has(node.op)) return readConditional(node, context);
  if ((node.op === 'max' || node.op === 'min') && node.indices.length === 1 && !node.condition && !node.from)
    return extremeOver(node, node.op, context);
  if (isMean(node)) return readMean(node, context);
  if (node.op === 'limit') return readLimit(node, context);
  if (node.op !== 'sum' && node.op !== 'product') {
    return fail(
      'unsupported',
      `${NOT_READ[node.op] ?? 'This'} over a range cannot be differentiated here.`,
      node.span,
    );
  }
  if (node.indices.length === 0) {
    if (node.op === 'product') return fail('unknown', 'This product has no index.', node.span);
    const body = context.infer(node.body);
    return isScalarTyped(body)
      ? fail('unknown', 'This sum has no index.', node.span)
      : { rows: UNIT, cols: UNIT, span: node.span, build: () => total(body.build()) };
  }
  return readOver(node, node.indices.map(plainText), context);
}

/** `[x_i y_j]_{ij}`: the matrix, or for one index the vector, of these entries. */
export function readEntries(
  { body, indices }: { body: Syntax; indices: readonly string[] },
  context: Context,
  span: Span,
): Typed {
  const [rows, cols = UNIT] = indices.map(() => context.sizes.fresh());
  const [row, col] = indices;
  const within = <T>(name: string | undefined, range: Size, inner: (internal: string | null) => T): T =>
    name === undefined ? inner(null) : context.withIndex(name, range, (bound) => inner(bound.internal));
  return within(row, rows, (i) =>
    within(col, cols, (j) => {
      const entries = requireScalar(context.infer(body), context, 'An entry');
      return {
        rows,
        cols,
        span,
        build: () =>
          buildEntries(i, j, entries.build(), {
            rows: context.sizes.dimensionOf(rows),
            cols: context.sizes.dimensionOf(cols),
          }),
      };
    }),
  );
}

/** max_i x_i: the largest entry of the vector of all values. */
function extremeOver(node: Extract<Syntax, { kind: 'big' }>, which: 'max' | 'min', context: Context): Typed {
  const range = context.sizes.fresh();
  return context.withIndex(plainText(node.indices[0]), range, (index) => {
    const body = requireScalar(context.infer(node.body), context, 'What a maximum is taken of');
    const values = (): Expr => {
      const shape = { rows: context.sizes.dimensionOf(range), cols: SCALAR.cols };
      return buildEntries(index.internal, null, body.build(), shape);
    };
    return { rows: UNIT, cols: UNIT, span: node.span, build: () => extremeEntry(which, values()) };
  });
}

function readOver(node: Extract<Syntax, { kind: 'big' }>, names: readonly string[], context: Context): Typed {
  const from = node.from ? requireScalar(context.infer(node.from), context, 'The lower limit') : null;
  const startsAtOne = !node.from || isOneSyntax(node.from);
  const to = node.to ? limitOf(node.to, startsAtOne, context) : null;
  const isOpen = to === null && node.from === null;
  const range: Size = to?.range ?? (isOpen ? context.sizes.rangeOf(names[0]) : context.sizes.fresh());
  const bounded = to && !to.range ? null : range;
  const nest = (k: number): Typed => {
    if (k === names.length) return context.infer(node.body);
    // Each index of Σ_{i,j} without limits has a range of its own.
    const own = to === null && k > 0 ? context.sizes.rangeOf(names[k]) : range;
    const ownBounded = to === null ? own : bounded;
    return context.withIndex(names[k], ownBounded, (index) => {
      const body = nest(k + 1);
      if (node.op === 'product') requireScalar(body, context, 'The body of a product');
      return {
        rows: body.rows,
        cols: body.cols,
        span: node.span,
        build: () => {
          const upper = to ? to.build() : size(context.sizes.dimensionOf(own));
          const make = node.op === 'sum' ? sum : product;
          return make(index.internal, from ? from.build() : ONE, upper, body.build());
        },
      };
    });
  };
  return nest(0);
}

/** A comparison as a value: 1 where it holds, else 0. */
export function readRelation(node: Extract<Syntax, { kind: 'relation' }>, context: Context): Typed {
  const isMembership = node.ops.length === 1 && node.ops[0].op === 'in';
  if (isMembership && isSetName(node.sides[1])) {
    const value = membership(namesOf(node.sides[0]) ?? [node.sides[0]], node.sides[1], context);
    return { rows: UNIT, cols: UNIT, span: node.span, build: value };
  }
  const op = COMPARISONS[node.ops[0]?.op ?? ''];
  if (node.sides.length !== 2 || !op)
    return fail('unsupported', 'An equation cannot stand inside an expression.', node.span);
  return {
    ...entrywise(
      context.infer(node.sides[0]),
      context.infer(node.sides[1]),
      context,
      'the comparison',
      (x, y) => compare(op, x, y),
    ),
    span: node.span,
  };
}

export function readCases(node: Extract<Syntax, { kind: 'cases' }>, context: Context): Typed {
  const values = node.branches.map((b) => context.infer(b.value));
  const conditions = node.branches.map((b) =>
    b.condition && b.condition.kind === 'relation' ? chained(b.condition, context) : null,
  );
  for (const value of values.slice(1)) {
    const message = () =>
      `The branches have different shapes: ${showTyped(values[0], context)} and ${showTyped(value, context)}.`;
    requireSame(context, values[0].rows, value.rows, node.span, message);
    requireSame(context, values[0].cols, value.cols, node.span, message);
  }
  for (const condition of conditions) {
    if (!condition || isScalarTyped(condition)) continue;
    const message = () => 'The condition of a branch has another shape than its value.';
    requireSame(context, condition.rows, values[0].rows, condition.span, message);
    requireSame(context, condition.cols, values[0].cols, condition.span, message);
  }
  const unreadable = node.branches.find((_, k) => !conditions[k] && k < node.branches.length - 1);
  if (unreadable) {
    const { span } = unreadable.condition ?? unreadable.value;
    return fail('unsupported', 'The condition of this branch cannot be read.', span);
  }
  const last = node.branches.length - 1;
  return {
    rows: values[0].rows,
    cols: values[0].cols,
    span: node.span,
    build: () => {
      const hasOtherwise = conditions[last] === null;
      const guarded = values
        .slice(0, last + (hasOtherwise ? 0 : 1))
        .map((v, k) => ({ condition: (conditions[k] as Typed).build(), value: v.build() }));
      // Without an "otherwise", the conditions are taken to cover every case: the last branch is what is left.
      if (hasOtherwise) return piecewise(guarded, values[last].build());
      return piecewise(guarded.slice(0, -1), guarded[last].value);
    },
  };
}

/** `0 < x \le 1` is both of its halves; of a vector, entry by entry. */
function chained(node: Extract<Syntax, { kind: 'relation' }>, context: Context): Typed {
  if (node.ops[0].op === 'in') return readRelation(node, context);
  const sides = node.sides.map((s) => context.infer(s));
  const ops = node.ops.map(
    ({ op, span }) => COMPARISONS[op] ?? fail('unsupported', 'This condition cannot be read.', span),
  );
  const halves = ops.map((op, k) =>
    entrywise(sides[k], sides[k + 1], context, 'the condition', (x, y) => compare(op, x, y)),
  );
  return {
    ...halves.reduce((a, b) => (isScalarTyped(a) ? b : a)),
    build: () => mul(halves.map((h) => h.build())),
  };
}

/** `bmatrix` and kin: entries or blocks. */
export function readMatrix(node: Extract<Syntax, { kind: 'matrix' }>, context: Context): Typed {
  const written = node.rows.map((row) => row.map((c) => context.infer(c)));
  const cells = written.map((row, i) =>
    row.map((cell, j) => zeroBlock(node.rows[i][j], cell, i, j, written)),
  );
  const width = cells[0]?.length ?? 0;
  if (width === 0) return fail('shape', 'This matrix is empty.', node.span);
  const ragged = cells.findIndex((r) => r.length !== width);
  if (ragged >= 0)
    return fail(
      'shape',
      `Row ${ragged + 1} has ${cells[ragged].length} entries, the first has ${width}.`,
      node.span,
    );
  for (const row of cells)
    for (const cell of row)
      requireSame(
        context,
        cell.rows,
        row[0].rows,
        cell.span,
        () => 'Blocks side by side need the same height.',
      );
  for (let j = 0; j < width; j++)
    for (const row of cells)
      requireSame(
        context,
        row[j].cols,
        cells[0][j].cols,
        row[j].span,
        () => 'Blocks above each other need the same width.',
      );
  const scalars = cells.every((r) => r.every(isScalarTyped));
  const rows = scalars
    ? known(dimension(cells.length))
    : sumOfSizes(
        cells.map((r) =>
          settled(
            r.map((c) => c.rows),
            context,
          ),
        ),
        context,
      );
  const cols = scalars
    ? known(dimension(width))
    : sumOfSizes(
        cells[0].map((_, j) =>
          settled(
            cells.map((r) => r[j].cols),
            context,
          ),
        ),
        context,
      );
  return {
    rows: isUnit(rows) ? UNIT : rows,
    cols: isUnit(cols) ? UNIT : cols,
    span: node.span,
    build: () => {
      const shape = { rows: context.sizes.dimensionOf(rows), cols: context.sizes.dimensionOf(cols) };
      const blocks = cells.map((r) =>
        r.map((c) => {
          const e = c.build();
          const own = { rows: context.sizes.dimensionOf(c.rows), cols: context.sizes.dimensionOf(c.cols) };
          return isZero(e) ? zeros(own) : e;
        }),
      );
      // The whole was added up before all sizes were known; what came out later may be another sum.
      const height = blocks.map(([first]) => first.shape.rows).reduce(addDimensions);
      const width = blocks[0].map((first) => first.shape.cols).reduce(addDimensions);
      if (height.key !== shape.rows.key || width.key !== shape.cols.key)
        fail('shape', 'These blocks are not as large together as the place that they stand in.', node.span);
      return block(blocks, shape);
    },
  };
}

/** A 0 among blocks is the zero of the size that its place has, by a block in its row and one in its column. */
function zeroBlock(
  syntax: Syntax,
  cell: Typed,
  i: number,
  j: number,
  cells: readonly (readonly Typed[])[],
): Typed {
  if (syntax.kind !== 'number' || Number(syntax.text) !== 0) return cell;
  const beside = cells[i].find((c) => !isUnit(c.rows));
  const above = cells.map((row) => row[j]).find((c) => c && !isUnit(c.cols));
  return { ...cell, rows: beside?.rows ?? cell.rows, cols: above?.cols ?? cell.cols, build: () => ZERO };
}

/** Of equal sizes one that is known already, if any is. */
const settled = (sizes: readonly Size[], context: Context): Size =>
  sizes.find((s) => context.sizes.resolve(s).kind === 'known') ?? sizes[0];

function sumOfSizes(sizes: readonly Size[], context: Context): Size {
  if (sizes.length === 1) return sizes[0];
  return known(sizes.map((s) => context.sizes.dimensionOf(s)).reduce(addDimensions));
}
