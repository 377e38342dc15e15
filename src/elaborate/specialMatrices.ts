import {
  addDimensions,
  commutation,
  type Dimension,
  dimension,
  duplication,
  type Expr,
  elimination,
  identity,
  isOne,
  multiplyDimensions,
  ones,
  scaleDimension,
  triangleOf,
  zeros,
} from '../expr';
import { known, productSize, type Size, UNIT } from '../shapes/sizes';
import type { Syntax } from '../syntax/tree';
import type { Context, Typed } from './context';
import { plainText } from './names';
import type { NamedVariable } from './uses';

/**
 * Matrices with a name of their own: I_n, bold 1_n, bold 0_{m,n}, K_{m,n}. A size in the subscript is read as a
 * dimension; without one the size is found out from use.
 */
export function specialMatrix(variable: NamedVariable, node: Syntax, context: Context): Typed | null {
  const base = variable.name.replace(/_.*$/, '');
  const written = subscriptOf(node);
  switch (base) {
    case 'I':
      if (variable.font === 'blackboard') return null;
      return identityOf(written, node, context, variable);
    case '1':
    case '\\mathbf{1}':
    case '\\mathbb{1}':
      return filled(written, node, context, ones);
    case '0':
    case '\\mathbf{0}':
      return filled(written, node, context, zeros);
    case 'K': {
      const sizes = written.flatMap(listed);
      if (sizes.length !== 2) return null;
      const [m, n] = sizes.map((s) => sizeNamed(s, context));
      const side = productSize(known(m), known(n));
      return {
        rows: side,
        cols: side,
        span: node.span,
        build: () => commutation(m, n, multiplyDimensions(m, n)),
      };
    }
    case 'D':
    case 'L':
      return context.stacked ? ofSymmetric(base, written, node, context) : null;
    default:
      return null;
  }
}

/** D_n and L_n, the duplication and the elimination matrix, where something is stacked; letters of their own elsewhere. */
function ofSymmetric(
  letter: 'D' | 'L',
  written: readonly Syntax[],
  node: Syntax,
  context: Context,
): Typed | null {
  const sizes = written.flatMap(listed);
  if (sizes.length !== 1 || (sizes[0].kind !== 'symbol' && sizes[0].kind !== 'number')) return null;
  const n = sizeNamed(sizes[0], context);
  const whole = known(multiplyDimensions(n, n));
  const half = known(triangleOf(n));
  return letter === 'D'
    ? { rows: whole, cols: half, span: node.span, build: () => duplication(n) }
    : { rows: half, cols: whole, span: node.span, build: () => elimination(n) };
}

function subscriptOf(node: Syntax): readonly Syntax[] {
  if (node.kind === 'subscript') return node.indices;
  if (node.kind === 'group') return subscriptOf(node.body);
  return [];
}

const listed = (s: Syntax): Syntax[] =>
  s.kind === 'list' ? [...s.items] : s.kind === 'group' ? listed(s.body) : [s];

/** I, I_n, I_{mn}; `I_{n×n}` too. */
function identityOf(
  written: readonly Syntax[],
  node: Syntax,
  context: Context,
  variable: NamedVariable,
): Typed | null {
  // A bare I that is indexed by a bound index is somebody's own symbol.
  if (variable.indices.some((i) => i.kind === 'symbol' && context.bound(i.name))) return null;
  const sizes = written.flatMap(listed);
  if (sizes.length === 0) {
    const side = context.sizes.fresh();
    return {
      rows: side,
      cols: side,
      span: node.span,
      build: () => identity(context.sizes.dimensionOf(side)),
    };
  }
  // I_{mn}: letters side by side are one product; I_{n,n} and I_{n×n} name the same size twice.
  const isPair =
    sizes.length === 2 &&
    plainText(sizes[0]) === plainText(sizes[1]) &&
    node.kind === 'subscript' &&
    hasSeparator(node, written);
  const parts = isPair ? [sizes[0]] : sizes;
  const d = parts.map((s) => sizeNamed(s, context)).reduce(multiplyDimensions);
  return { rows: known(d), cols: known(d), span: node.span, build: () => identity(d) };
}

const hasSeparator = (node: Extract<Syntax, { kind: 'subscript' }>, written: readonly Syntax[]): boolean =>
  written.length === 2 && written[1].span.from - written[0].span.to > 0 && node.indices.length === 2;

/** The sizes in `_{mn,pq}`: letters side by side are one product, a comma or a × stands between two. */
function bySeparators(written: readonly Syntax[]): Syntax[][] {
  const sides: Syntax[][] = [];
  for (const [k, s] of written.entries()) {
    const parts =
      s.kind === 'binary' && s.op === 'times'
        ? [[s.left], [s.right]]
        : s.kind === 'list'
          ? s.items.map((i) => [i])
          : [[s]];
    const isApart = k === 0 || s.span.from > written[k - 1].span.to;
    if (isApart || parts.length > 1) sides.push(...parts);
    else sides[sides.length - 1].push(s);
  }
  return sides;
}

/** A vector or matrix of one number: a column for one size, a matrix for two. */
function filled(
  written: readonly Syntax[],
  node: Syntax,
  context: Context,
  make: (shape: { rows: Dimension; cols: Dimension }) => Expr,
): Typed {
  // 1_{mn} is a column of m·n ones, 1_{m,n} a matrix of them.
  const [height, width] = bySeparators(written).map((side) =>
    side
      .flatMap(listed)
      .map((s) => sizeNamed(s, context))
      .reduce(multiplyDimensions),
  );
  const rows: Size = height ? known(height) : context.sizes.fresh();
  const cols: Size = width ? known(width) : UNIT;
  return {
    rows: isUnitSize(rows) ? UNIT : rows,
    cols,
    span: node.span,
    build: () => make({ rows: context.sizes.dimensionOf(rows), cols: context.sizes.dimensionOf(cols) }),
  };
}

const isUnitSize = (s: Size) => s.kind === 'known' && isOne(s.dimension);

/** A size as written: a name, a number, a product or a sum of them. */
export function sizeNamed(node: Syntax, context: Context): Dimension {
  switch (node.kind) {
    case 'number':
      return dimension(Number(node.text));
    case 'group':
      return sizeNamed(node.body, context);
    case 'juxtapose':
      return node.factors.map((f) => sizeNamed(f, context)).reduce(multiplyDimensions);
    case 'binary':
      if (node.op === 'cdot' || node.op === 'times' || node.op === 'star')
        return multiplyDimensions(sizeNamed(node.left, context), sizeNamed(node.right, context));
      if (node.op === 'add')
        return addDimensions(sizeNamed(node.left, context), sizeNamed(node.right, context));
      if (node.op === 'divide' && node.right.kind === 'number')
        return scaleDimension(sizeNamed(node.left, context), 1 / Number(node.right.text));
      break;
  }
  const name = plainText(node);
  context.namedSizes.add(name);
  return dimension(name);
}

/** `1^\top v`: a plain 1 that is transposed is the vector of ones, and so is a 1 beside it. */
export function withVectorsOfOnes(factors: readonly Syntax[]): readonly Syntax[] {
  const isOne = (s: Syntax | undefined) => s?.kind === 'number' && s.text === '1';
  const isTransposed = (s: Syntax | undefined) => s?.kind === 'transpose' && isOne(s.base);
  if (!factors.some(isTransposed)) return factors;
  const ones = ({ span }: Syntax): Syntax => ({ kind: 'symbol', name: '\\mathbf{1}', font: 'bold', span });
  return factors.map((factor, k) => {
    if (factor.kind === 'transpose' && isOne(factor.base)) return { ...factor, base: ones(factor.base) };
    return isOne(factor) && (isTransposed(factors[k - 1]) || isTransposed(factors[k + 1]))
      ? ones(factor)
      : factor;
  });
}
