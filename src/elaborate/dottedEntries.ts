import { build as buildEntries, entry, index as indexVariable, ONE } from '../expr';
import { known, type Size, UNIT } from '../shapes/sizes';
import type { DotsRange, Syntax } from '../syntax/tree';
import { type Context, fail, isColumnTyped, isRowTyped, isScalarTyped, type Typed } from './context';
import { isOneSyntax, limitOf } from './limits';

type Entries = Extract<Syntax, { kind: 'entries' }>;

/** `[x_1, \ldots, x_n]^\top` and matrices with dots; columns side by side and rows above each other make a matrix. */
export function readDottedEntries(node: Entries, context: Context): Typed {
  const rows = node.rows && sizeOf(node.rows, context);
  const cols = node.cols && sizeOf(node.cols, context);
  return within(node.rows, rows, context, (i) =>
    within(node.cols, cols, context, (j) => {
      const body = context.infer(node.body);
      const shape = (r: Size, c: Size) => ({
        rows: context.sizes.dimensionOf(r),
        cols: context.sizes.dimensionOf(c),
      });
      if (isScalarTyped(body)) {
        const [height, width] = [rows ?? UNIT, cols ?? UNIT];
        return {
          rows: height,
          cols: width,
          span: node.span,
          build: () => buildEntries(i, j, body.build(), shape(height, width)),
        };
      }
      const other = `${i ?? j}'entry`;
      const at = indexVariable(other);
      // Columns in a list are written one after the other, and stand side by side.
      const columns = cols ?? (rows && isColumnTyped(body) ? rows : null);
      if (isColumnTyped(body) && columns && !(rows && cols))
        return {
          rows: body.rows,
          cols: columns,
          span: node.span,
          build: () => buildEntries(other, j ?? i, entry(body.build(), at, ONE), shape(body.rows, columns)),
        };
      if (isRowTyped(body) && rows && !cols)
        return {
          rows,
          cols: body.cols,
          span: node.span,
          build: () => buildEntries(i, other, entry(body.build(), ONE, at), shape(rows, body.cols)),
        };
      return fail('shape', 'What the dots stand between does not make a vector or a matrix.', node.span);
    }),
  );
}

/** How many there are: dots that begin at 1 end at a size. */
function sizeOf({ from, to }: DotsRange, context: Context): Size {
  const limit = isOneSyntax(from) ? limitOf(to, true, context) : null;
  if (limit?.range) return limit.range;
  return fail('unsupported', 'Dots are read where they stand for entries counted from 1.', to.span);
}

function within(
  range: DotsRange | null,
  size: Size | null,
  context: Context,
  inner: (internal: string | null) => Typed,
): Typed {
  if (!range) return inner(null);
  return context.withIndex(range.index, size ?? known(context.sizes.dimensionOf(UNIT)), (bound) =>
    inner(bound.internal),
  );
}
