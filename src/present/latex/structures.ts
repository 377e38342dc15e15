import {
  type BlockNode,
  type BuildNode,
  build,
  type CompareNode,
  type DeltaNode,
  type Dimension,
  dependsOnIndex,
  dimension,
  type EntryNode,
  type Expr,
  type ExtremumNode,
  identity,
  isNumber,
  isOne,
  isScalar,
  isSuperscriptFamily,
  matmul,
  mul,
  ONE,
  type OnesNode,
  ones,
  type PiecewiseNode,
  shape,
  slicePlace,
  transpose,
  unitPlace,
  ZERO,
  type ZerosNode,
} from '../../expr';
import { dimensionText, indexList } from './leaves';
import {
  atom,
  call,
  concat,
  Level,
  type Piece,
  type Printer,
  piece,
  square,
  withSubscript,
  withSuperscript,
} from './piece';

/** Entry of a matrix: X_{ij}, (XA)_{ij}; of a vector x_{i}. */
export function entryPiece(e: EntryNode, printer: Printer): Piece {
  const { arg } = e;
  const indices = isOne(e.arg.shape.cols) ? [e.row] : isOne(e.arg.shape.rows) ? [e.col] : [e.row, e.col];
  // x^{(i)}_{j} is in order as it stands.
  if (arg.kind === 'symbol' && arg.indices.length === 1 && isSuperscriptFamily(arg.name))
    return atom(`${printer.print(arg).text}_{${indexList(indices, printer)}}`, {
      subscript: true,
      superscript: true,
    });
  return withSubscript(printer.print(e.arg), indexList(indices, printer));
}

/** A unit vector e_{k}, a column X_{:,j} or row X_{i,:}^\top, else the matrix of these entries: [cos(X_{ij})]_{ij}. */
export function buildPiece(e: BuildNode, printer: Printer): Piece {
  const place = unitPlace(e);
  if (place) {
    const at = indexList([place], printer);
    if (printer.unitVectorsAreClear) return atom(`e_{${at}}`, { subscript: true });
    return withSubscript(printer.print(identity(e.shape.rows)), `:,${at}`);
  }
  const slice = slicePlace(e);
  if (slice) {
    const at = indexList([slice.at], printer);
    const column = withSubscript(printer.print(slice.matrix), slice.isRow ? `${at},:` : `:,${at}`);
    return slice.isRow ? withSuperscript(column, '\\top') : column;
  }
  const outer = outerProductWithOnes(e);
  if (outer) return printer.print(outer);
  const names = [e.row, e.col].filter((n) => n !== null).map((n) => printer.indexName(n));
  const body = printer.print(e.body);
  return atom(`${square(body)}_{${concat(...names)}}`, { tall: body.tall, subscript: true });
}

/** Where rows, or columns, are all the same: an index that stands in no entry would not say how many there are. */
function outerProductWithOnes(e: BuildNode): Expr | null {
  const { rows, cols } = e.shape;
  if (e.row === null || e.col === null) return null;
  if (!dependsOnIndex(e.body, e.col))
    return matmul([build(e.row, null, e.body, shape(rows, UNIT)), ones(shape(UNIT, cols))]);
  if (dependsOnIndex(e.body, e.row)) return null;
  return matmul([ones(shape(rows, UNIT)), transpose(build(e.col, null, e.body, shape(cols, UNIT)))]);
}

const UNIT = dimension(1);

/** The row X_{i,:} of a matrix; null for anything else that is transposed. */
export function rowPiece(e: Expr, printer: Printer): Piece | null {
  const slice = slicePlace(e);
  return slice?.isRow
    ? withSubscript(printer.print(slice.matrix), `${indexList([slice.at], printer)},:`)
    : null;
}

export const deltaPiece = (e: DeltaNode, printer: Printer): Piece =>
  atom(`\\delta_{${indexList([e.left, e.right], printer)}}`, { subscript: true });

export function onesPiece(e: OnesNode): Piece {
  const { rows, cols } = e.shape;
  const column = (d: Dimension) => `\\mathbf{1}_{${dimensionText(d)}}`;
  if (isOne(cols)) return atom(column(rows), { subscript: true });
  if (isOne(rows)) return atom(`${column(cols)}^\\top`, { subscript: true, superscript: true });
  return piece(`${column(rows)}${column(cols)}^\\top`, Level.Product);
}

export function zerosPiece(e: ZerosNode): Piece {
  const { rows, cols } = e.shape;
  if (isOne(rows))
    return atom(`\\mathbf{0}_{${dimensionText(cols)}}^\\top`, { subscript: true, superscript: true });
  const sizes = isOne(cols) ? [rows] : [rows, cols];
  return atom(`\\mathbf{0}_{${sizes.map(dimensionText).join(',')}}`, { subscript: true });
}

const SIGNS: Readonly<Record<CompareNode['op'], string>> = {
  '<': '<',
  '<=': '\\le',
  '>': '>',
  '>=': '\\ge',
  '==': '=',
  '!=': '\\ne',
};
const MIRRORED: Readonly<Record<CompareNode['op'], CompareNode['op']>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

/** The set and the place in it, where an expression says whether an index is in a set: an entry of 1_S. */
export function setConditionOf(e: Expr): { set: string; at: Expr } | null {
  if (e.kind !== 'entry' || e.arg.kind !== 'symbol' || !isNumber(e.col, 1)) return null;
  const set = /^\\mathbf\{1\}_(?:\{(.*)\}|(.))$/.exec(e.arg.name);
  return set && { set: set[1] ?? set[2], at: e.row };
}

/** `z > 0` rather than `0 < z`: what varies stands first. */
export function conditionText(e: Expr, printer: Printer): { text: string; tall: boolean } {
  const inSet = setConditionOf(e);
  if (inSet) return { text: concat(printer.print(inSet.at).text, '\\in', inSet.set), tall: false };
  if (e.kind !== 'compare') return printer.print(e);
  const mirrored = isConstant(e.left) && !isConstant(e.right);
  const [first, second] = mirrored ? [e.right, e.left] : [e.left, e.right];
  // x > 0 for every entry, without a vector of zeros; one side says how many there are.
  const right = isScalar(first) ? second : bare(second);
  const left = isScalar(second) || (isScalar(right) && isScalar(bare(first))) ? first : bare(first);
  return comparison(printer.print(left), SIGNS[mirrored ? MIRRORED[e.op] : e.op], printer.print(right));
}

const comparison = (left: Piece, sign: string, right: Piece): { text: string; tall: boolean } => ({
  text: concat(left.text, sign, right.text),
  tall: left.tall || right.tall,
});

/** The number of which all entries of a vector consist, if there is one. */
function bare(e: Expr): Expr {
  if (e.kind === 'zeros') return ZERO;
  if (e.kind === 'ones') return ONE;
  if (e.kind !== 'mul' || isScalar(e)) return e;
  const others = e.args.filter((a) => a.kind !== 'ones');
  return others.every(isScalar) ? mul(others) : e;
}

const isConstant = (e: Expr): boolean =>
  e.kind === 'number' || e.kind === 'zeros' || e.kind === 'ones' || e.kind === 'constant';

export function comparePiece(e: CompareNode, printer: Printer): Piece {
  return call('\\mathbb{1}', { ...atom(''), ...conditionText(e, printer) });
}

export const extremumPiece = (e: ExtremumNode, printer: Printer): Piece =>
  call(`\\${e.which}`, ...e.args.map(printer.print));

export function piecewisePiece(e: PiecewiseNode, printer: Printer): Piece {
  const rows = e.branches.map(
    (b) => `${printer.print(b.value).text}&\\text{if }${conditionText(b.condition, printer).text}`,
  );
  const all = [...rows, `${printer.print(e.otherwise).text}&\\text{otherwise}`];
  return atom(`\\begin{cases}${all.join('\\\\')}\\end{cases}`, {
    tall: true,
    superscript: true,
    subscript: true,
  });
}

export function blockPiece(e: BlockNode, printer: Printer): Piece {
  const rows = e.rows.map((row) => row.map((cell) => printer.print(cell).text).join('&'));
  return atom(`\\begin{bmatrix}${rows.join('\\\\')}\\end{bmatrix}`, { tall: true });
}
