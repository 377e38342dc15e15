import {
  add,
  compare,
  type Dimension,
  diagonal,
  diagonalPart,
  divide,
  type ElementwiseName,
  type Expr,
  elementwise,
  HALF,
  identity,
  inverse,
  isOne,
  isZero,
  kronecker,
  logSumExp,
  matmul,
  mul,
  negate,
  norm,
  number,
  ones,
  pow,
  shape,
  softmax,
  square,
  symbol,
  total,
  trace,
  transpose,
  vec,
} from '../../../src/expr';
import { m, n, one } from '../../expr/support/symbols';

const spd = (d: Dimension): Expr => symbol(d === n ? 'S' : 'S_1', shape(d, d), { property: 'spd' });
const SMOOTH: ElementwiseName[] = [
  'exp',
  'sin',
  'cos',
  'tanh',
  'sigmoid',
  'softplus',
  'atan',
  'abs',
  'relu',
  'step',
];

/** Numbers in 0..1 from a seed (mulberry32): every choice is as likely as the others, unlike in fast-check's doubles. */
export function choicesFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws well-shaped expressions from a stream of choices in 0..1. */
export class RandomExpressions {
  constructor(
    protected readonly next: () => number,
    /** Without vectors and matrices anywhere. */
    private readonly scalarsOnly = false,
  ) {}

  protected pick<T>(of: readonly T[]): T {
    return of[Math.min(of.length - 1, Math.floor(this.next() * of.length))];
  }

  any(depth: number): Expr {
    const [rows, cols] = this.pick<[Dimension, Dimension]>([
      [one, one],
      [n, one],
      [m, one],
      [one, n],
      [m, n],
      [n, n],
      [n, m],
    ]);
    return this.of(rows, cols, depth);
  }

  /** An expression of a shape. A zero says nothing, so it is replaced by a leaf. */
  of(rows: Dimension, cols: Dimension, depth: number): Expr {
    const made = depth <= 0 ? this.leaf(rows, cols) : this.node(rows, cols, depth - 1);
    return isZero(made) ? this.leaf(rows, cols) : made;
  }

  protected leaf(rows: Dimension, cols: Dimension): Expr {
    if (isOne(rows) && isOne(cols))
      return this.pick([symbol('a'), symbol('b'), symbol('\\lambda'), number(2), number(-1, 3), HALF]);
    if (isOne(rows)) return transpose(this.leaf(cols, rows));
    if (isOne(cols))
      return this.pick(
        ['x', 'y', 'w'].map((name) => symbol(rows === n ? name : `${name}_1`, shape(rows, one))),
      );
    if (rows === cols) {
      const side = rows === n ? '' : '_1';
      const named = (name: string) => symbol(`${name}${side}`, shape(rows, rows));
      return this.pick([named('A'), named('B'), spd(rows), identity(rows)]);
    }
    return rows === m
      ? this.pick([symbol('X', shape(m, n)), symbol('Y', shape(m, n))])
      : transpose(symbol('X', shape(m, n)));
  }

  protected node(rows: Dimension, cols: Dimension, depth: number): Expr {
    const same = () => this.of(rows, cols, depth);
    const scalar = () => this.of(one, one, depth);
    const kinds: (() => Expr)[] = [
      () => add([same(), same()]),
      () => add([same(), negate(same()), ones(shape(rows, cols))]),
      () => mul([scalar(), same()]),
      () => mul([number(-2, 3), same()]),
      () => mul([same(), same()]),
      () => square(same()),
      () => elementwise(this.pick(SMOOTH), same()),
      () => divide(same(), add([number(2), square(scalar())])),
      () => divide(same(), add([ones(shape(rows, cols)), square(same())])),
      () => pow(add([ones(shape(rows, cols)), square(same())]), number(-1, 2)),
      () => transpose(this.of(cols, rows, depth)),
    ];
    const isVector = isOne(rows) !== isOne(cols);
    if (isOne(rows) && isOne(cols) && this.scalarsOnly)
      kinds.push(() => pow(add([number(3), square(same())]), same()));
    else if (isOne(rows) && isOne(cols)) kinds.push(...this.scalars(depth));
    else {
      const inner = this.pick([m, n]);
      kinds.push(() => matmul([this.of(rows, inner, depth), this.of(inner, cols, depth)]));
      if (!isOne(rows)) {
        kinds.push(() => matmul([inverse(spd(rows)), same()]));
        kinds.push(() => matmul([diagonal(this.of(rows, one, depth)), same()]));
      }
      if (!isOne(cols)) kinds.push(() => matmul([same(), inverse(spd(cols))]));
      if (!isVector) kinds.push(() => matmul([this.of(rows, one, depth), this.of(one, cols, depth)]));
      if (rows === cols) kinds.push(() => diagonal(this.of(rows, one, depth)));
      if (isVector && isOne(cols)) {
        kinds.push(
          () => softmax(this.of(rows, one, depth)),
          () => diagonalPart(this.of(rows, rows, depth)),
        );
        kinds.push(() => matmul([this.of(rows, m, depth), ones(shape(m, one))]));
      }
      if (!isVector)
        kinds.push(
          () => softmax(this.of(rows, cols, depth), true),
          () => add([same(), matmul([this.of(rows, one, depth), ones(shape(one, cols))])]),
        );
      kinds.push(() => mul([compare('<', same(), same()), same()]));
    }
    return this.pick(kinds)();
  }

  private scalars(depth: number): (() => Expr)[] {
    const side = this.pick([m, n]);
    const vector = () => this.of(side, one, depth);
    const square_ = () => this.of(n, n, depth);
    return [
      () => matmul([transpose(vector()), vector()]),
      () => matmul([transpose(this.of(m, one, depth)), this.of(m, n, depth), this.of(n, one, depth)]),
      () => total(this.of(m, n, depth)),
      () => total(vector()),
      () => trace(square_()),
      () => trace(matmul([square_(), square_()])),
      () => norm('two', vector()),
      () => square(norm('two', this.of(m, n, depth))),
      () => norm('one', vector()),
      () => logSumExp(vector()),
      () =>
        matmul([
          transpose(vec(elementwise('sin', this.leaf(m, n)))),
          kronecker([identity(n), ones(shape(m, one))]),
          this.of(n, one, depth),
        ]),
    ];
  }
}
