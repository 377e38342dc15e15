import {
  add,
  blockOf,
  columnOf,
  compare,
  type Dimension,
  definedEverywhere,
  delta,
  dimension,
  type Expr,
  elementwise,
  entry,
  index,
  isOne,
  matmul,
  mul,
  number,
  ONE,
  piecewise,
  product,
  rowOf,
  shape,
  size,
  square,
  sum,
  symbol,
  trace,
  transpose,
  unitVector,
  ZERO,
} from '../../../src/expr';
import { RandomExpressions } from '../../present/support/randomExpressions';

const one = dimension(1);
const [m, n] = ['m', 'n'].map(dimension);
const j = index('j');
const k = index('k');
const inSet = symbol('\\mathbf{1}_S', shape(n, one), { property: 'bits' });

/** Random well-shaped functions of rows, columns and entries, of blocks, and of sums with conditions. */
export class RandomEntries extends RandomExpressions {
  private inBlock = false;

  protected override node(rows: Dimension, cols: Dimension, depth: number): Expr {
    const own = this.entries(rows, cols, depth);
    return own.length > 0 && this.next() < 0.5 ? this.pick(own)() : super.node(rows, cols, depth);
  }

  private entries(rows: Dimension, cols: Dimension, depth: number): (() => Expr)[] {
    if (isOne(rows) && isOne(cols)) return this.scalarEntries(depth);
    if (this.inBlock) return [];
    if (isOne(rows)) return [() => transpose(this.of(cols, one, depth))];
    if (!isOne(cols)) return [() => matmul([unitVector(rows, k), transpose(this.of(cols, one, depth))])];
    return [
      () => columnOf(this.of(rows, n, depth), k),
      () => rowOf(this.of(n, rows, depth), k),
      () => columnOf(this.of(rows, n, depth), number(2)),
      () => mul([this.scalar(depth), unitVector(rows, k)]),
      () =>
        add([this.of(rows, one, depth), mul([entry(this.of(n, one, depth), k, ONE), unitVector(rows, k)])]),
      () => matmul([this.side(rows, depth), this.stack(depth)]),
    ];
  }

  private scalar(depth: number): Expr {
    return this.of(one, one, depth);
  }

  private side(rows: Dimension, depth: number): Expr {
    return this.blocks([rows], [n, m], depth);
  }

  private stack(depth: number): Expr {
    return this.blocks([n, m], [one], depth);
  }

  /** Unit vectors say nothing of their lengths, so there are none among blocks. */
  private blocks(heights: readonly Dimension[], widths: readonly Dimension[], depth: number): Expr {
    const outside = this.inBlock;
    this.inBlock = true;
    const cells = heights.map((rows) => widths.map((cols) => this.of(rows, cols, depth)));
    this.inBlock = outside;
    return blockOf(cells);
  }

  /** A term that holds the index, with a value everywhere or only where it is away from 0. */
  private term(depth: number): Expr {
    const v = entry(this.of(n, one, depth), j, ONE);
    return this.pick([
      () => v,
      () => square(v),
      () => mul([v, entry(this.of(n, n, depth), j, k)]),
      () => elementwise('sin', v),
      () => elementwise('log', add([ONE, square(v)])),
    ])();
  }

  private condition(): Expr {
    return this.pick([
      () => compare('!=', j, k),
      () => compare('<', j, k),
      () => compare('<=', k, j),
      () => entry(inSet, j, ONE),
      () => compare('<', entry(symbol('y', shape(n, one)), j, ONE), ONE),
    ])();
  }

  private where(term: Expr, otherwise: Expr): Expr {
    const condition = this.condition();
    if (otherwise === ZERO && definedEverywhere(term) && this.next() < 0.5) return mul([condition, term]);
    return piecewise([{ condition, value: term }], otherwise);
  }

  private scalarEntries(depth: number): (() => Expr)[] {
    const over = (body: Expr) => sum('j', ONE, size(n), body);
    return [
      () => entry(this.of(n, one, depth), k, ONE),
      () => entry(this.of(m, n, depth), k, number(2)),
      () => matmul([transpose(unitVector(n, k)), this.of(n, one, depth)]),
      () => over(this.where(this.term(depth), ZERO)),
      () => over(mul([add([ONE, mul([number(-1), delta(j, k)])]), this.term(depth)])),
      () =>
        product('j', ONE, size(n), this.where(add([number(2), elementwise('sin', this.term(depth))]), ONE)),
      () => matmul([transpose(this.stack(depth)), this.stack(depth)]),
      () => trace(this.blocks([n, m], [n, m], depth)),
    ];
  }
}
