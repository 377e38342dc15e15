import {
  add,
  apply,
  build,
  compare,
  type Dimension,
  det,
  divide,
  type Expr,
  elementwise,
  entry,
  extremum,
  freshIndex,
  HALF,
  type IndexNode,
  identity,
  index,
  isOne,
  kronecker,
  matmul,
  matrixFunction,
  matrixPower,
  mul,
  norm,
  number,
  ONE,
  ones,
  piecewise,
  pow,
  shape,
  size,
  square,
  sum,
  symbol,
  total,
  trace,
  transpose,
  vec,
} from '../../../src/expr';
import { m, n, one } from '../../expr/support/symbols';
import { RandomExpressions } from '../../present/support/randomExpressions';

const i = index('i');
const j = index('j');
/** A sample z_i of a family of m vectors of length n, and its label. */
const sample = symbol('z', shape(n, one), { indices: [i], family: [m] });
const label = symbol('t', shape(one, one), { indices: [i], family: [m] });
const data = symbol('X', shape(m, n));
const weights = symbol('w', shape(n, one));

/** Random well-shaped functions made of every construct that has a derivative. */
export class RandomFunctions extends RandomExpressions {
  protected override node(rows: Dimension, cols: Dimension, depth: number): Expr {
    const more = this.more(rows, cols, depth);
    if (more.length > 0 && this.next() < 0.35) return this.pick(more)();
    return super.node(rows, cols, depth);
  }

  private more(rows: Dimension, cols: Dimension, depth: number): (() => Expr)[] {
    const same = () => this.of(rows, cols, depth);
    const scalar = () => this.of(one, one, depth);
    const kinds: (() => Expr)[] = [
      () => extremum('max', [same(), same()]),
      () => extremum('min', [same(), same()]),
      () => apply('\\phi', [same()], shape(rows, cols), [0], true),
      () => piecewise([{ condition: compare('<', scalar(), ONE), value: same() }], mul([scalar(), same()])),
      () => pow(add([ones(shape(rows, cols)), square(same())]), elementwise('sigmoid', scalar())),
      () => mul([elementwise('log', add([number(2), elementwise('sin', scalar())])), same()]),
    ];
    if (isOne(rows) && isOne(cols)) return [...kinds, ...this.scalarFunctions(depth)];
    if (rows === cols)
      kinds.push(
        () => matrixPower(this.of(rows, rows, depth), number(3)),
        () =>
          matrixPower(
            add([square(this.of(rows, rows, depth)), mul([number(4), identity(rows)])]),
            number(-1),
          ),
      );
    if (isOne(cols) && rows === n)
      kinds.push(() => sum('i', ONE, size(m), mul([elementwise('tanh', this.margin()), sample])));
    if (isOne(cols))
      kinds.push(() => {
        // A letter of its own, so that what is nested is told apart when it is printed.
        const at = freshIndex('k');
        return build(at.name, null, this.entryOf(rows, depth, at), shape(rows, one));
      });
    return kinds;
  }

  private scalarFunctions(depth: number): (() => Expr)[] {
    const square_ = () => this.of(n, n, depth);
    const gram = (a: Expr) => add([matmul([transpose(a), a]), identity(a.shape.cols)]);
    return [
      () => det(square_()),
      () => elementwise('log', det(gram(this.of(m, n, depth)))),
      () => trace(matrixPower(square_(), number(3))),
      () => trace(matrixFunction('expm', mul([HALF, square_()]))),
      () => norm('inf', this.of(n, one, depth)),
      () => total(kronecker([this.of(m, one, depth), this.of(one, n, depth)])),
      () => matmul([transpose(vec(this.of(m, n, depth))), vec(this.of(m, n, depth))]),
      () => sum('i', ONE, size(m), mul([this.scalarOf(this.margin()), label])),
      () =>
        sum(
          'j',
          ONE,
          size(n),
          mul([entry(this.of(n, one, depth), j, ONE), entry(this.of(n, n, depth), j, j)]),
        ),
      () => apply('f', [this.of(n, one, depth)], shape(one, one)),
      () => divide(this.of(one, one, depth), add([ONE, square(norm('two', this.of(n, one, depth)))])),
    ];
  }

  private margin(): Expr {
    return this.pick([
      () => matmul([transpose(weights), sample]),
      () => mul([label, matmul([transpose(weights), sample])]),
      () => matmul([transpose(sample), this.leaf(n, n), sample]),
      () => add([entry(matmul([data, weights]), i, ONE), label]),
    ])();
  }

  private scalarOf(e: Expr): Expr {
    return this.pick([() => elementwise('softplus', e), () => square(e), () => elementwise('sin', e)])();
  }

  private entryOf(rows: Dimension, depth: number, k: IndexNode): Expr {
    const v = entry(this.of(rows, one, depth), k, ONE);
    return this.pick([
      () => square(v),
      () => mul([v, entry(this.of(rows, rows, depth), k, k)]),
      () => elementwise('sin', v),
    ])();
  }
}
