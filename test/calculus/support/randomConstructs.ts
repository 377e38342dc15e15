import {
  add,
  build,
  commutation,
  type Dimension,
  delta,
  det,
  diagonal,
  duplication,
  ELEMENTWISE_NAMES,
  type ElementwiseName,
  type Expr,
  elementwise,
  elimination,
  entry,
  extremeEntry,
  HALF,
  identity,
  index,
  inverse,
  isOne,
  type MatrixFunctionNode,
  matmul,
  matrixFunction,
  matrixPower,
  mul,
  multiplyDimensions,
  norm,
  number,
  ONE,
  ones,
  PI,
  pow,
  product,
  reciprocal,
  type SpectralNode,
  shape,
  size,
  smallestRank,
  spectral,
  square,
  sum,
  symbol,
  total,
  trace,
  transpose,
  unvec,
  vec,
} from '../../../src/expr';
import { m, n, one } from '../../expr/support/symbols';
import { RandomFunctions } from './randomFunctions';

const p = index('p');
const q = index('q');

/** Of which numbers a function takes a value; those that take any are not listed. */
const DOMAINS: Partial<Record<ElementwiseName, (u: Expr) => Expr>> = {
  log: above(HALF),
  asin: inside,
  acos: inside,
  atanh: inside,
  asech: (u) => elementwise('sigmoid', u),
  asec: above(number(3, 2)),
  acsc: above(number(3, 2)),
  acosh: above(number(3, 2)),
  acoth: above(number(3, 2)),
  tan: inside,
  sec: inside,
  csc: between,
  cot: between,
  csch: above(HALF),
  coth: above(HALF),
  acsch: above(HALF),
  sinh: inside,
  cosh: inside,
  gamma: between,
  loggamma: above(HALF),
  digamma: above(HALF),
  trigamma: above(HALF),
};

function above(least: Expr): (u: Expr) => Expr {
  return (u) => add([square(u), mul([least, ones(u.shape)])]);
}
function inside(u: Expr): Expr {
  return mul([number(4, 5), elementwise('tanh', u)]);
}
/** From 1/2 to 3/2. */
function between(u: Expr): Expr {
  return add([elementwise('sigmoid', u), mul([HALF, ones(u.shape)])]);
}

const ANY_SQUARE: MatrixFunctionNode['name'][] = ['expm', 'sinm', 'cosm'];
const OF_POSITIVE: MatrixFunctionNode['name'][] = ['logm', 'sqrtm', 'adjugate'];

/** Random functions that also hold what linear algebra has beyond products: spectra, functions of matrices, stacks. */
export class RandomConstructs extends RandomFunctions {
  protected override leaf(rows: Dimension, cols: Dimension): Expr {
    if (this.next() < 0.1) {
      if (isOne(rows) && isOne(cols))
        return this.pick([PI, size(n), symbol('c', undefined, { property: 'positive' })]);
      if (rows === cols && rows === n)
        return this.pick([
          symbol('\\Lambda', shape(n, n), { property: 'diagonal' }),
          symbol('Q', shape(n, n), { property: 'orthogonal' }),
          symbol('M', shape(n, n), { property: 'symmetric' }),
        ]);
    }
    return super.leaf(rows, cols);
  }

  protected override node(rows: Dimension, cols: Dimension, depth: number): Expr {
    const own = this.constructs(rows, cols, depth);
    return this.next() < 0.25 ? this.pick(own)() : super.node(rows, cols, depth);
  }

  private constructs(rows: Dimension, cols: Dimension, depth: number): (() => Expr)[] {
    const same = () => this.of(rows, cols, depth);
    const kinds: (() => Expr)[] = [() => this.entrywise(same())];
    if (isOne(rows) && isOne(cols)) return [...kinds, ...this.numbers(depth)];
    if (isOne(cols)) kinds.push(() => this.spectralVector(rows, depth));
    if (isOne(cols) || isOne(rows)) return kinds;
    kinds.push(
      () => unvec(mul([ones(shape(multiplyDimensions(rows, cols), one)), this.number(depth)]), rows, cols),
      () =>
        unvec(
          matmul([commutation(cols, rows, multiplyDimensions(rows, cols)), vec(this.of(cols, rows, depth))]),
          rows,
          cols,
        ),
      () => transpose(matrixFunction('pinv', same())),
    );
    if (rows === cols)
      kinds.push(
        () => matrixFunction(this.pick(ANY_SQUARE), mul([HALF, same()])),
        () => matrixFunction(this.pick(OF_POSITIVE), this.positive(rows, depth)),
        () => matrixPower(this.positive(rows, depth), this.pick([HALF, number(-1), number(-2)])),
      );
    return kinds;
  }

  private number(depth: number): Expr {
    return this.of(one, one, depth);
  }

  /** Symmetric and positive definite whatever it is made of. */
  private positive(side: Dimension, depth: number): Expr {
    const a = this.of(side, side, depth);
    return add([matmul([transpose(a), a]), identity(side)]);
  }

  private entrywise(u: Expr): Expr {
    const name = this.pick(ELEMENTWISE_NAMES);
    return elementwise(name, (DOMAINS[name] ?? ((same) => same))(u));
  }

  private spectralVector(rows: Dimension, depth: number): Expr {
    return this.pick<() => Expr>([
      () => spectral('eigenvector', this.positive(rows, depth), this.rank(rows)),
      () => spectral('leftsingularvector', this.of(rows, m, depth), ONE),
      () => spectral('rightsingularvector', this.of(n, rows, depth), ONE),
    ])();
  }

  private rank(rows: Dimension): Expr {
    return this.pick([ONE, size(rows)]);
  }

  private numbers(depth: number): (() => Expr)[] {
    const what = (name: SpectralNode['what'], arg: Expr, rank: Expr) => spectral(name, arg, rank);
    const rectangular = () => this.of(m, n, depth);
    const triangle = () => matmul([elimination(n), vec(this.of(n, n, depth))]);
    return [
      () => what('eigenvalue', this.positive(n, depth), this.rank(n)),
      () => what('singularvalue', rectangular(), smallestRank(shape(m, n))),
      () => norm(this.pick(['nuclear', 'spectral'] as const), rectangular()),
      () => extremeEntry(this.pick(['max', 'min'] as const), rectangular()),
      () => extremeEntry(this.pick(['max', 'min'] as const), this.of(n, one, depth)),
      () => total(square(unvec(matmul([duplication(n), triangle()]), n, n))),
      () => matmul([transpose(triangle()), triangle()]),
      () => matmul([transpose(matmul([duplication(n), triangle()])), vec(this.of(n, n, depth))]),
      () =>
        matmul([
          transpose(vec(rectangular())),
          commutation(n, m, multiplyDimensions(m, n)),
          vec(this.of(n, m, depth)),
        ]),
      () => product('p', ONE, size(n), add([ONE, square(entry(this.of(n, one, depth), p, ONE))])),
      () =>
        sum(
          'p',
          ONE,
          size(n),
          sum('q', ONE, size(n), mul([add([delta(p, q), number(-1, 2)]), entry(this.of(n, n, depth), p, q)])),
        ),
      () => det(this.positive(n, depth)),
      () => trace(build('p', 'q', square(entry(this.of(n, n, depth), q, p)), shape(n, n))),
      () => pow(add([number(3, 2), square(this.number(depth))]), this.number(depth)),
      () => trace(matmul([inverse(this.positive(n, depth)), diagonal(this.of(n, one, depth))])),
      () => reciprocal(add([ONE, elementwise('exp', this.number(depth))])),
    ];
  }
}
