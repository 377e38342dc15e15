import {
  type Dimension,
  isOne,
  isScalarShape,
  multiplyDimensions,
  SCALAR,
  type Shape,
  sizeOf,
  triangleOf,
} from './dimension';
import { intern, standing } from './intern';
import type {
  CommutationNode,
  ConstantNode,
  DuplicationNode,
  EliminationNode,
  Expr,
  IdentityNode,
  IndexNode,
  NumberNode,
  OnesNode,
  Property,
  SizeNode,
  SymbolNode,
  ZerosNode,
} from './node';
import { type Rational, rational } from './rational';

/** Whole numbers up to this size are made once for all requests and found without a key: most numbers are these. */
const SMALL = 32;
const SMALL_INTEGERS = Array.from({ length: 2 * SMALL + 1 }, (_, k) =>
  standing<NumberNode>({ kind: 'number', shape: SCALAR, value: k - SMALL, exact: { p: k - SMALL, q: 1 } }),
);

/** An exact p/q; falls back to an inexact number when it leaves the safe range. */
export function number(p: number, q = 1): NumberNode {
  const exact = rational(p, q);
  return exact ? exactNumber(exact) : inexactNumber(p / q);
}

export function exactNumber(exact: Rational): NumberNode {
  if (exact.q === 1 && Math.abs(exact.p) <= SMALL) return SMALL_INTEGERS[exact.p + SMALL];
  return intern<'number'>(`#${exact.p}/${exact.q}`, () => ({
    kind: 'number',
    shape: SCALAR,
    value: exact.p / exact.q,
    exact,
  }));
}

export const inexactNumber = (value: number): NumberNode =>
  intern<'number'>(`#~${value}`, () => ({ kind: 'number', shape: SCALAR, value, exact: null }));

export const ZERO = number(0);
export const ONE = number(1);
export const TWO = number(2);
export const MINUS_ONE = number(-1);
export const HALF = number(1, 2);

export const constant = (name: ConstantNode['name']): ConstantNode =>
  intern<'constant'>(`const ${name}`, () => ({ kind: 'constant', shape: SCALAR, name }));

export const PI = constant('pi');

export interface SymbolOptions {
  property?: Property;
  indices?: readonly Expr[];
  family?: readonly Dimension[];
  integer?: number | null;
}

/** A variable; `indices` and `family` make it one member of a family of tensors. */
export function symbol(name: string, shape: Shape = SCALAR, options: SymbolOptions = {}): SymbolNode {
  const property = options.property ?? 'none';
  const indices = options.indices ?? [];
  const family = options.family ?? [];
  const integer = options.integer ?? null;
  let key = `$${name}|${property}|${integer}`;
  if (!isScalarShape(shape)) key += `|${shape.rows.key}|${shape.cols.key}`;
  if (indices.length > 0 || family.length > 0)
    key += `|${indices.map((i) => i.id)}|${family.map((f) => f.key)}`;
  return intern<'symbol'>(key, () => ({ kind: 'symbol', shape, name, property, indices, family, integer }));
}

/** A dimension as a number. */
export function size(of: Dimension): SizeNode | NumberNode {
  if (of.terms.every((t) => t.names.length === 0)) return number(sizeOf(of, new Map()));
  return intern<'size'>(`size ${of.key}`, () => ({ kind: 'size', shape: SCALAR, dimension: of }));
}

export const index = (name: string): IndexNode =>
  intern<'index'>(`index ${name}`, () => ({ kind: 'index', shape: SCALAR, name }));

let fresh = 0;
/** An index variable that no formula can hold, for derivatives and lowering. */
export const freshIndex = (hint = 'i'): IndexNode => index(`${hint}'${++fresh}`);

const shapeKey = (s: Shape) => `${s.rows.key}|${s.cols.key}`;

/** The zero of a shape: the number 0 for scalars. */
export const zeros = (shape: Shape): ZerosNode | NumberNode =>
  isOne(shape.rows) && isOne(shape.cols)
    ? ZERO
    : intern<'zeros'>(`zeros ${shapeKey(shape)}`, () => ({ kind: 'zeros', shape }));

export const ones = (shape: Shape): OnesNode | NumberNode =>
  isOne(shape.rows) && isOne(shape.cols)
    ? ONE
    : intern<'ones'>(`ones ${shapeKey(shape)}`, () => ({ kind: 'ones', shape }));

export const identity = (n: Dimension): IdentityNode | NumberNode =>
  isOne(n)
    ? ONE
    : intern<'identity'>(`eye ${n.key}`, () => ({ kind: 'identity', shape: { rows: n, cols: n } }));

export function commutation(
  m: Dimension,
  n: Dimension,
  mn: Dimension,
): CommutationNode | IdentityNode | NumberNode {
  if (isOne(m) || isOne(n)) return identity(mn);
  return intern<'commutation'>(`comm ${m.key},${n.key}`, () => ({
    kind: 'commutation',
    shape: { rows: mn, cols: mn },
    m,
    n,
  }));
}

export const duplication = (n: Dimension): DuplicationNode | NumberNode =>
  isOne(n)
    ? ONE
    : intern<'duplication'>(`dup ${n.key}`, () => ({
        kind: 'duplication',
        shape: { rows: multiplyDimensions(n, n), cols: triangleOf(n) },
        n,
      }));

export const elimination = (n: Dimension): EliminationNode | NumberNode =>
  isOne(n)
    ? ONE
    : intern<'elimination'>(`elim ${n.key}`, () => ({
        kind: 'elimination',
        shape: { rows: triangleOf(n), cols: multiplyDimensions(n, n) },
        n,
      }));

export const isNumber = (e: Expr, value?: number): e is NumberNode =>
  e.kind === 'number' && (value === undefined || e.value === value);
export const isZero = (e: Expr): boolean => (e.kind === 'number' && e.value === 0) || e.kind === 'zeros';
export const isScalar = (e: Expr): boolean =>
  e.shape === SCALAR || (isOne(e.shape.rows) && isOne(e.shape.cols));
export const isInteger = (e: Expr): boolean =>
  (e.kind === 'number' && Number.isInteger(e.value)) ||
  e.kind === 'size' ||
  e.kind === 'index' ||
  (e.kind === 'symbol' && e.property === 'integer') ||
  ((e.kind === 'add' || e.kind === 'mul') && e.args.every(isInteger));
