/*
 * Index notation: what binds an index, and substitution for one. `rebuild` stands here because substituting into a
 * node and building a node call each other.
 */
import { add, elementwise, mul, pow } from './algebra';
import { cellAt } from './blockPlaces';
import { isOne, SCALAR, type Shape, sameDimension, transposedShape } from './dimension';
import { apply, block, compare, extremum, piecewise } from './functions';
import { intern } from './intern';
import { kronecker } from './kronecker';
import {
  freshIndex,
  identity,
  index,
  isNumber,
  isScalar,
  isZero,
  number,
  ONE,
  ones,
  symbol,
  ZERO,
  zeros,
} from './leaves';
import { frechet, matmul, matrixPower, transpose } from './linear';
import type { Expr, IndexNode } from './node';
import { spectral } from './spectral';
import { boundWithin, children, dependsOnIndex, freeIndices, unusedIndex } from './traverse';
import { rebuildUnary } from './unary';
import { unitPlace } from './unitPlaces';

/** Entry (row, col) of a matrix, taken inwards to where the numbers stand. Indices of size-1 sides are the number 1. */
export function entry(arg: Expr, row: Expr, col: Expr): Expr {
  if (isScalar(arg)) return arg;
  const i = isOne(arg.shape.rows) ? ONE : row;
  const j = isOne(arg.shape.cols) ? ONE : col;
  switch (arg.kind) {
    case 'add':
      return add(arg.args.map((a) => entry(a, i, j)));
    case 'mul':
      return mul(arg.args.map((a) => entry(a, i, j)));
    case 'zeros':
      return ZERO;
    case 'ones':
      return ONE;
    case 'identity':
      return delta(i, j);
    case 'transpose':
      return entry(arg.arg, j, i);
    case 'diagonal':
      return mul([delta(i, j), entry(arg.arg, i, ONE)]);
    case 'diagonalpart':
      return entry(arg.arg, i, i);
    case 'pow':
      return pow(entry(arg.base, i, j), arg.exponent);
    case 'elementwise':
      return elementwise(arg.name, entry(arg.arg, i, j));
    case 'build': {
      let body = arg.body;
      if (arg.row) body = substituteIndex(body, arg.row, i);
      if (arg.col) body = substituteIndex(body, arg.col, j);
      return body;
    }
    case 'block': {
      const cell = isNumber(i) && isNumber(j) ? cellAt(arg, i.value, j.value) : null;
      if (cell) return entry(cell.part, number(cell.row), number(cell.col));
      break;
    }
    case 'matmul': {
      // (e_kᵀ B)_j is B_kj, (A e_k)_i is A_ik.
      const [first] = arg.args;
      const last = arg.args[arg.args.length - 1];
      const above = first.kind === 'transpose' ? unitPlace(first.arg) : null;
      if (above) return entry(matmul(arg.args.slice(1)), above, j);
      const beside = unitPlace(last);
      if (beside) return entry(matmul(arg.args.slice(0, -1)), i, beside);
      // A row or column of an outer product is that entry times the other factor.
      const cut = arg.args.findIndex((a) => isOne(a.shape.rows));
      if (cut === 1 && arg.args.length === 2)
        return mul([entry(arg.args[0], i, ONE), entry(arg.args[1], ONE, j)]);
      break;
    }
  }
  return intern<'entry'>(`entry ${arg.id},${i.id},${j.id}`, () => ({
    kind: 'entry',
    shape: SCALAR,
    arg,
    row: i,
    col: j,
  }));
}

/** 1 where two index expressions are equal, else 0. */
export function delta(left: Expr, right: Expr): Expr {
  if (left === right) return ONE;
  const difference = add([left, mul([number(-1), right])]);
  if (difference.kind === 'number') return difference.value === 0 ? ONE : ZERO;
  const key = left.id < right.id ? `${left.id},${right.id}` : `${right.id},${left.id}`;
  return intern<'delta'>(`delta ${key}`, () => ({ kind: 'delta', shape: SCALAR, left, right }));
}

/** The matrix with entries `body` by index variables; recognised at once where it is another matrix's entries. */
export function build(row: string | null, col: string | null, body: Expr, shape: Shape): Expr {
  if (isZero(body)) return zeros(shape);
  // Along a side of size 1 there is one value of the index.
  if (row !== null && isOne(shape.rows)) return build(null, col, substituteIndex(body, row, ONE), shape);
  if (col !== null && isOne(shape.cols)) return build(row, null, substituteIndex(body, col, ONE), shape);
  if (row === null && col !== null) return transpose(build(col, null, body, transposedShape(shape)));
  const free = (row === null || !dependsOnIndex(body, row)) && (col === null || !dependsOnIndex(body, col));
  if (free) return mul([body, ones(shape)]);
  if (
    body.kind === 'entry' &&
    sameDimension(shape.rows, body.arg.shape.rows) &&
    sameDimension(shape.cols, body.arg.shape.cols)
  ) {
    const rowMatches = row === null ? isNumber(body.row, 1) : body.row === index(row);
    const colMatches = col === null ? isNumber(body.col, 1) : body.col === index(col);
    const clean =
      (row === null || !dependsOnIndex(body.arg, row)) && (col === null || !dependsOnIndex(body.arg, col));
    if (rowMatches && colMatches && clean) return body.arg;
  }
  if (body.kind === 'delta' && row !== null && col !== null && sameDimension(shape.rows, shape.cols)) {
    if (delta(index(row), index(col)) === body) return identity(shape.rows);
  }
  return intern<'build'>(`build ${row},${col},${body.id},${shape.rows.key},${shape.cols.key}`, () => ({
    kind: 'build',
    shape,
    row,
    col,
    body,
  }));
}

/** Σ over `name`; what does not hold the index comes out, and a delta on the index picks one term. */
export function sum(name: string, from: Expr, to: Expr, body: Expr): Expr {
  if (isZero(body)) return zeros(body.shape);
  if (boundWithin(body).has(name)) {
    const apart = outerIndex(name, body);
    return sum(apart.name, from, to, substituteIndex(body, name, apart));
  }
  if (body.kind === 'add') return add(body.args.map((a) => sum(name, from, to, a)));
  const count = add([to, mul([number(-1), from]), ONE]);
  if (!dependsOnIndex(body, name)) return mul([count, body]);
  if (isNumber(count) && count.value >= 0 && count.value <= 12 && Number.isInteger(count.value)) {
    const terms: Expr[] = [];
    for (let k = 0; k < count.value; k++) terms.push(substituteIndex(body, name, add([from, number(k)])));
    return terms.length === 0 ? zeros(body.shape) : add(terms);
  }
  if (body.kind === 'mul') {
    const variable = index(name);
    const picked = body.args.find((a) => a.kind === 'delta' && (a.left === variable || a.right === variable));
    if (
      picked?.kind === 'delta' &&
      coversWholeRange(picked.left === variable ? picked.right : picked.left, from)
    ) {
      const rest = mul(body.args.filter((a) => a !== picked));
      return substituteIndex(rest, name, picked.left === variable ? picked.right : picked.left);
    }
    const outside = body.args.filter((a) => !dependsOnIndex(a, name));
    const inside = body.args.filter((a) => !outside.includes(a));
    const scalarsOutside =
      inside.some((a) => !isScalar(a)) || isScalar(body) ? outside : outside.filter(isScalar);
    if (scalarsOutside.length > 0) {
      const rest = body.args.filter((a) => !scalarsOutside.includes(a));
      return mul([...scalarsOutside, sum(name, from, to, mul(rest))]);
    }
  } else if (body.kind === 'delta') {
    const variable = index(name);
    const other = body.left === variable ? body.right : body.right === variable ? body.left : null;
    if (other && coversWholeRange(other, from)) return ONE;
  }
  return intern<'sum'>(`sum ${name},${from.id},${to.id},${body.id}`, () => ({
    kind: 'sum',
    shape: body.shape,
    index: name,
    from,
    to,
    body,
  }));
}

/** A name for a sum around one over an index of the same name: two sums are never over one letter. */
const outerIndex = (name: string, body: Expr): IndexNode => {
  const letter = unusedIndex(body);
  return letter ? index(letter) : freshIndex(name);
};

/**
 * Whether an index value surely lies in from..to. A free index variable is taken to range over what it indexes,
 * which is the sum's own range when that starts at 1.
 */
function coversWholeRange(value: Expr, from: Expr): boolean {
  return isNumber(from, 1) && (value.kind === 'index' || value.kind === 'number');
}

export function product(name: string, from: Expr, to: Expr, body: Expr): Expr {
  if (boundWithin(body).has(name)) {
    const apart = outerIndex(name, body);
    return product(apart.name, from, to, substituteIndex(body, name, apart));
  }
  const count = add([to, mul([number(-1), from]), ONE]);
  if (!dependsOnIndex(body, name)) return pow(body, count);
  if (isNumber(count) && count.value >= 0 && count.value <= 12 && Number.isInteger(count.value)) {
    const factors: Expr[] = [];
    for (let k = 0; k < count.value; k++) factors.push(substituteIndex(body, name, add([from, number(k)])));
    return mul(factors);
  }
  return intern<'product'>(`prod ${name},${from.id},${to.id},${body.id}`, () => ({
    kind: 'product',
    shape: body.shape,
    index: name,
    from,
    to,
    body,
  }));
}

/** Replaces a free index variable by an index expression; a bound one that would capture it is renamed. */
export function substituteIndex(e: Expr, name: string, by: Expr): Expr {
  const variable = index(name);
  if (variable === by) return e;
  const memo = new Map<Expr, Expr>();
  const visit = (node: Expr): Expr => {
    if (node === variable) return by;
    if (!dependsOnIndex(node, name)) return node;
    const known = memo.get(node);
    if (known) return known;
    const result = rebuild(withoutCapture(node, name, by), visit);
    memo.set(node, result);
    return result;
  };
  return visit(e);
}

/** The node with what it binds named apart from an index that is replaced in it and from what replaces it. */
function withoutCapture(node: Expr, name: string, by: Expr): Expr {
  const captures = (bound: string | null): bound is string =>
    bound === name || (bound !== null && freeIndices(by).has(bound));
  switch (node.kind) {
    case 'sum':
    case 'product': {
      if (!captures(node.index)) return node;
      const fresh = freshIndex(node.index);
      const body = substituteIndex(node.body, node.index, fresh);
      return (node.kind === 'sum' ? sum : product)(fresh.name, node.from, node.to, body);
    }
    case 'build': {
      if (captures(node.row)) {
        const fresh = freshIndex(node.row);
        const body = substituteIndex(node.body, node.row, fresh);
        return withoutCapture(build(fresh.name, node.col, body, node.shape), name, by);
      }
      if (!captures(node.col)) return node;
      const fresh = freshIndex(node.col);
      return build(node.row, fresh.name, substituteIndex(node.body, node.col, fresh), node.shape);
    }
    default:
      return node;
  }
}

/** The node with its children changed, made again by its builder; the same object when nothing changed. */
export function rebuild(e: Expr, f: (child: Expr) => Expr): Expr {
  switch (e.kind) {
    case 'add': {
      const args = e.args.map(f);
      return unchanged(args, e.args) ? e : add(args);
    }
    case 'mul': {
      const args = e.args.map(f);
      return unchanged(args, e.args) ? e : mul(args);
    }
    case 'matmul': {
      const args = e.args.map(f);
      return unchanged(args, e.args) ? e : matmul(args);
    }
    case 'kronecker': {
      const args = e.args.map(f);
      return unchanged(args, e.args) ? e : kronecker(args);
    }
    case 'extremum': {
      const args = e.args.map(f);
      return unchanged(args, e.args) ? e : extremum(e.which, args);
    }
    case 'apply': {
      const args = e.args.map(f);
      return unchanged(args, e.args)
        ? e
        : apply(e.name, args, e.elementwise ? args[0].shape : e.shape, e.orders, e.elementwise);
    }
    case 'pow':
    case 'matrixpower': {
      const base = f(e.base);
      const exponent = f(e.exponent);
      if (base === e.base && exponent === e.exponent) return e;
      return e.kind === 'pow' ? pow(base, exponent) : matrixPower(base, exponent);
    }
    case 'elementwise':
    case 'transpose':
    case 'matrixfunction':
    case 'trace':
    case 'det':
    case 'total':
    case 'norm':
    case 'extremeentry':
    case 'softmax':
    case 'logsumexp':
    case 'diagonal':
    case 'diagonalpart':
    case 'vec':
    case 'unvec': {
      const arg = f(e.arg);
      return arg === e.arg ? e : rebuildUnary(e, arg);
    }
    case 'frechet':
    case 'spectral': {
      const args = children(e).map(f);
      if (unchanged(args, children(e))) return e;
      return e.kind === 'frechet' ? frechet(e.name, args[0], args[1]) : spectral(e.what, args[0], args[1]);
    }
    case 'entry': {
      const arg = f(e.arg);
      const row = f(e.row);
      const col = f(e.col);
      return arg === e.arg && row === e.row && col === e.col ? e : entry(arg, row, col);
    }
    case 'delta': {
      const left = f(e.left);
      const right = f(e.right);
      return left === e.left && right === e.right ? e : delta(left, right);
    }
    case 'compare': {
      const left = f(e.left);
      const right = f(e.right);
      return left === e.left && right === e.right ? e : compare(e.op, left, right);
    }
    case 'build': {
      const body = f(e.body);
      return body === e.body ? e : build(e.row, e.col, body, e.shape);
    }
    case 'sum':
    case 'product': {
      const from = f(e.from);
      const to = f(e.to);
      const body = f(e.body);
      if (from === e.from && to === e.to && body === e.body) return e;
      return e.kind === 'sum' ? sum(e.index, from, to, body) : product(e.index, from, to, body);
    }
    case 'piecewise': {
      const branches = e.branches.map((b) => ({ condition: f(b.condition), value: f(b.value) }));
      return piecewise(branches, f(e.otherwise));
    }
    case 'block':
      return block(
        e.rows.map((r) => r.map(f)),
        e.shape,
      );
    case 'symbol': {
      if (e.indices.length === 0) return e;
      const indices = e.indices.map(f);
      return unchanged(indices, e.indices) ? e : symbol(e.name, e.shape, { ...e, indices });
    }
    default:
      return e;
  }
}

const unchanged = (a: readonly Expr[], b: readonly Expr[]) => a.every((x, k) => x === b[k]);
