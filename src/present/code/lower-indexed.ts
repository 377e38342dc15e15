import {
  add as addExprs,
  type BuildNode,
  type Dimension,
  type EntryNode,
  type Expr,
  entry,
  freeIndices,
  isNumber,
  isOne,
  matmul,
  number,
  ONE,
  type ProductNode,
  SCALAR,
  type SumNode,
  type SymbolNode,
  substituteIndex,
  transpose,
} from '../../expr';
import { batchColumn, batchProduct, batchSum } from './batch';
import type { Code, Loop } from './code';
import { materialize, multiply } from './entrywise';
import type { Lowering } from './lowering';

/** One entry of a matrix. Of a product that is computed for this entry only, a row times a column. */
export function lowerEntry(e: EntryNode, low: Lowering): Code {
  const g = low.graph;
  const { arg } = e;
  if (isOne(arg.shape.rows)) return lowerEntry({ ...e, arg: transpose(arg), row: e.col, col: e.row }, low);
  if (arg.kind === 'matmul' && !arrayIsShared(e, low)) {
    const [first, ...rest] = arg.args;
    // (A u vᵀ B)_ij = (A u)_i (vᵀ B)_j.
    const cut = arg.args.findIndex((a, k) => k > 0 && isOne(a.shape.rows));
    if (cut > 0) {
      const before = entry(matmul(arg.args.slice(0, cut)), e.row, ONE);
      return multiply(g, low.operand(before), low.operand(entry(matmul(arg.args.slice(cut)), ONE, e.col)));
    }
    const last = rest[rest.length - 1];
    const chain = [
      rowOf(first, e.row),
      ...rest.slice(0, -1),
      isOne(last.shape.cols) ? last : columnOf(last, e.col),
    ];
    return chainOfParts(chain, low);
  }
  const array = low.full(arg);
  const where = isOne(arg.shape.cols) ? [low.position(e.row)] : [low.position(e.row), low.position(e.col)];
  return g.make('entry', [array, ...where], SCALAR);
}

/** In a loop over the entries of a matrix that the loop does not change, the whole matrix is computed once before. */
const arrayIsShared = (e: EntryNode, low: Lowering): boolean =>
  [...freeIndices(e.arg)].every((name) => low.loop(name) === null) &&
  [...freeIndices(e)].some((name) => low.loop(name) !== null);

interface Part {
  readonly expr: Expr;
  /** Which row or column of it, when not all. */
  readonly row?: Expr;
  readonly column?: Expr;
}
const rowOf = (expr: Expr, row: Expr): Part => ({ expr, row });
const columnOf = (expr: Expr, column: Expr): Part => ({ expr, column });

/** A row of the first factor against the rest, right to left. */
function chainOfParts(parts: readonly (Part | Expr)[], low: Lowering): Code {
  const g = low.graph;
  const [first, ...rest] = parts as [Part, ...(Part | Expr)[]];
  const last = rest[rest.length - 1];
  let value: Code;
  if ('column' in last && last.column !== undefined) {
    value = g.make('columnof', [low.full(last.expr), low.position(last.column)], {
      rows: last.expr.shape.rows,
      cols: SCALAR.cols,
    });
  } else value = low.full(last as Expr);
  for (const factor of rest.slice(0, -1).reverse()) {
    const matrix = factor as Expr;
    value = g.make('matvec', [low.full(matrix), value], { rows: matrix.shape.rows, cols: SCALAR.cols });
  }
  const cols = first.expr.shape.cols;
  const row = g.make('rowof', [low.full(first.expr), low.position(first.row as Expr)], {
    rows: cols,
    cols: SCALAR.cols,
  });
  return g.make('dot', [row, value], SCALAR);
}

/** The value of a member of a family: an array is read where it is one. */
export function lowerMember(e: SymbolNode, low: Lowering): Code {
  const parameter = low.parameter(e.name);
  return low.graph.make(
    'member',
    e.indices.map((i) => low.position(i)),
    e.shape,
    parameter,
  );
}

/**
 * A body under its own loop variable. Where arrays count from 0, a loop from 1 runs from 0 as well and the index
 * is that plus 1, so that entries need no correction.
 */
function openBody(
  name: string,
  from: Expr,
  body: Expr,
  low: Lowering,
): { loop: Loop; body: Expr; shift: number } {
  const { loop, index: variable } = low.openLoop(name);
  const shift = low.base === 0 && isNumber(from, 1) ? 1 : 0;
  const value = shift === 0 ? variable : addExprs([variable, ONE]);
  return { loop, body: substituteIndex(body, name, value), shift };
}

export function lowerSum(e: SumNode, low: Lowering): Code {
  return batchSum(e, low) ?? lowerLoop(e, 'sumloop', low);
}

export function lowerProduct(e: ProductNode, low: Lowering): Code {
  return batchProduct(e, low) ?? lowerLoop(e, 'productloop', low);
}

function lowerLoop(e: SumNode | ProductNode, op: 'sumloop' | 'productloop', low: Lowering): Code {
  const { loop, body, shift } = openBody(e.index, e.from, e.body, low);
  const from = low.operand(addExprs([e.from, number(-shift)]));
  // The end: the last value where arrays count from 1, the one after it where they count from 0.
  const end = low.operand(addExprs([e.to, number(1 - low.base - shift)]));
  const start = materialize(low.graph, low.graph.number(op === 'sumloop' ? 0 : 1), e.shape);
  const args = [from, end, low.full(body), start];
  return low.graph.make(op, args, e.shape, loop, [loop]);
}

/** A matrix given by its entries. */
export function lowerBuild(e: BuildNode, low: Lowering): Code {
  const g = low.graph;
  const [name, size] = e.row === null ? [e.col, e.shape.cols] : [e.row, e.shape.rows];
  if (
    name !== null &&
    (e.row === null || e.col === null) &&
    isOne(e.row === null ? e.shape.rows : e.shape.cols)
  ) {
    const column = batchColumn(name, size, e.body, low);
    if (column) return e.row === null ? g.transpose(column) : column;
  }
  const sizes: [string | null, Dimension][] = [
    [e.row, e.shape.rows],
    [e.col, e.shape.cols],
  ];
  let body = e.body;
  const loops: (Loop | null)[] = sizes.map(([name]) => {
    if (name === null) return null;
    const opened = openBody(name, ONE, body, low);
    body = opened.body;
    return opened.loop;
  });
  const bound = loops.filter((l) => l !== null);
  return g.make('build', [low.full(body)], e.shape, { row: loops[0], column: loops[1] }, bound);
}
