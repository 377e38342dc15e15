import {
  type Dimension,
  dependsOnIndex,
  type Expr,
  index,
  isNumber,
  isOne,
  isScalar,
  isScalarShape,
  type MatmulNode,
  matmul,
  type ProductNode,
  SCALAR,
  type Shape,
  type SumNode,
  type SymbolNode,
  sameDimension,
  splitScalars,
  square,
  transpose,
} from '../../expr';
import type { Code } from './code';
import { func, isFull, materialize, multiply } from './entrywise';
import { type Entrywise, lowerEntrywise } from './lower-entrywise';
import { logSumExpOfRows, softmaxOfRows } from './lower-linear';
import type { Lowering } from './lowering';
import { codeOf, ofCode, ofExpr, times } from './operands';

/**
 * Sums over samples without a loop: Σᵢ f(xᵢᵀw) is the sum of f(Xw). All values of a summand at once: of a scalar
 * a column with one entry a sample, of a vector a matrix with one row a sample. What has no such form gives null
 * and is summed in a loop.
 */
export function batchProduct(e: ProductNode, low: Lowering): Code | null {
  const values = isScalar(e.body) ? batchValues(e, low) : null;
  return values && low.graph.make('product', [values], SCALAR);
}

/** A column by its entries. */
export function batchColumn(name: string, rows: Dimension, body: Expr, low: Lowering): Code | null {
  const values = new Batch(name, rows, low).values(body);
  return values && materialize(low.graph, values, { rows, cols: SCALAR.cols });
}

function batchValues(e: SumNode | ProductNode, low: Lowering): Code | null {
  const samples = countOf(e);
  return samples && batchColumn(e.index, samples, e.body, low);
}

export function batchSum(e: SumNode, low: Lowering): Code | null {
  const samples = countOf(e);
  if (!samples) return null;
  const batch = new Batch(e.index, samples, low);
  return batch.sum(e.body);
}

/** The size an index runs over, when it runs from 1 to one. */
function countOf(e: SumNode | ProductNode): Dimension | null {
  return isNumber(e.from, 1) && e.to.kind === 'size' ? e.to.dimension : null;
}

class Batch {
  private readonly memo = new Map<Expr, Code | null>();

  constructor(
    private readonly name: string,
    private readonly samples: Dimension,
    private readonly low: Lowering,
  ) {}

  private depends(e: Expr): boolean {
    return dependsOnIndex(e, this.name);
  }

  private get columnOfSamples(): Shape {
    return { rows: this.samples, cols: SCALAR.cols };
  }

  /** Σ over the index. */
  sum(e: Expr): Code | null {
    const g = this.low.graph;
    if (!this.depends(e)) return multiply(g, g.size(this.samples), this.low.full(e));
    if (isScalar(e)) {
      const values = this.values(e);
      return values && g.make('sum', [materialize(g, values, this.columnOfSamples)], SCALAR);
    }
    if (isOne(e.shape.rows)) {
      const column = this.sum(transpose(e));
      return column && g.transpose(column);
    }
    const { scalars, rest } = splitScalars(e);
    const weight = this.weight(scalars);
    if (weight === undefined) return null;
    if (!this.depends(rest))
      return weight && multiply(g, g.make('sum', [weight], SCALAR), this.low.full(rest));
    if (isOne(rest.shape.cols)) return this.sumOfVectors(rest, weight);
    return rest.kind === 'matmul' ? this.sumOfProducts(rest, weight) : null;
  }

  /** The product of the scalar factors as a column; null for none, undefined where there is no such form. */
  private weight(scalars: readonly Expr[]): Code | null | undefined {
    const g = this.low.graph;
    let weight: Code | null = null;
    for (const s of scalars) {
      const values = this.valuesOrConstant(s);
      if (!values) return undefined;
      weight = weight ? multiply(g, weight, values) : values;
    }
    return weight && materialize(g, weight, this.columnOfSamples);
  }

  private sumOfVectors(e: Expr, weight: Code | null): Code | null {
    const g = this.low.graph;
    const rows = this.values(e);
    if (!rows) return null;
    const full = materialize(g, rows, { rows: this.samples, cols: e.shape.rows });
    return weight
      ? g.make('matvec', [g.transpose(full), weight], e.shape)
      : g.make('sumcolumns', [full], e.shape);
  }

  /** Σ sᵢ uᵢvᵢᵀ is Uᵀ diag(s) V; a factor that all samples share comes out of the sum. */
  private sumOfProducts(e: MatmulNode, weight: Code | null): Code | null {
    const g = this.low.graph;
    const cut = e.args.findIndex((a, k) => k > 0 && isOne(a.shape.rows));
    if (cut < 0) return null;
    const left = this.values(matmul(e.args.slice(0, cut)));
    const right = this.values(transpose(matmul(e.args.slice(cut))));
    if (!left || !right) return null;
    const size = (d: Dimension): Shape => ({ rows: this.samples, cols: d });
    const u = materialize(g, left, size(e.shape.rows));
    const v = materialize(g, right, size(e.shape.cols));
    const weighted = weight ? multiply(g, g.make('spreadcolumn', [weight], u.shape), u) : u;
    return g.make('matmul', [g.transpose(weighted), v], e.shape);
  }

  /** A value the index does not change, as it stands in entrywise steps beside values of the given kind. */
  private valuesOrConstant(e: Expr): Code | null {
    if (this.depends(e)) return this.values(e);
    const g = this.low.graph;
    if (isScalar(e)) return this.low.operand(e);
    if (!isOne(e.shape.cols)) return isOne(e.shape.rows) ? this.valuesOrConstant(transpose(e)) : null;
    const column = this.low.operand(e);
    if (isScalarShape(column.shape)) return column;
    return g.make('spreadrow', [this.low.full(e)], { rows: this.samples, cols: e.shape.rows });
  }

  /** All values of an expression: one entry or one row a sample. Rows are treated as the columns they transpose. */
  values(e: Expr): Code | null {
    if (isOne(e.shape.rows) && !isScalar(e)) return this.valuesOrConstant(transpose(e));
    if (!isOne(e.shape.cols)) return null;
    if (!this.depends(e)) return this.valuesOrConstant(e);
    const known = this.memo.get(e);
    if (known !== undefined) return known;
    const made = this.make(e);
    this.memo.set(e, made);
    return made;
  }

  private make(e: Expr): Code | null {
    const g = this.low.graph;
    const width: Shape = { rows: this.samples, cols: e.shape.rows };
    switch (e.kind) {
      case 'index':
        return g.make('range', [g.number(1), g.size(this.samples)], this.columnOfSamples);
      case 'symbol':
        return this.member(e);
      case 'entry':
        return this.entry(e.arg, e.row, e.col);
      case 'add':
      case 'mul':
      case 'pow':
      case 'elementwise':
      case 'extremum':
      case 'compare':
      case 'delta':
        return this.entrywise(e);
      case 'piecewise':
        // A choice between whole vectors, one for each sample, is left to a loop.
        return !isScalar(e) && e.branches.some((b) => isScalar(b.condition)) ? null : this.entrywise(e);
      case 'matmul':
        return this.product(e);
      case 'total':
        return this.sumOfRow(e.arg);
      case 'norm': {
        if (e.which !== 'two') return null;
        const squares = this.sumOfRow(square(isOne(e.arg.shape.rows) ? transpose(e.arg) : e.arg));
        return squares && func(g, 'sqrt', squares);
      }
      case 'softmax': {
        const z = this.values(e.arg);
        return z && softmaxOfRows(materialize(g, z, width), this.low);
      }
      case 'logsumexp': {
        const z = isOne(e.arg.shape.cols) ? this.values(e.arg) : null;
        return (
          z && logSumExpOfRows(materialize(g, z, { rows: this.samples, cols: e.arg.shape.rows }), this.low)
        );
      }
      default:
        return null;
    }
  }

  /** An entrywise step on all samples at once: the translation of one, with each operand replaced by its values. */
  private entrywise(e: Entrywise): Code | null {
    const g = this.low.graph;
    let possible = true;
    const orNothing = (values: Code | null): Code => {
      if (!values) possible = false;
      return values ?? g.number(1);
    };
    const made = lowerEntrywise(e, {
      ...this.low,
      operand: (child) => orNothing(this.valuesOf(child, e.shape)),
      full: (child) => orNothing(this.depends(child) ? null : this.low.full(child)),
      squaredNorm: (arg) => orNothing(this.sumOfRow(square(isOne(arg.shape.rows) ? transpose(arg) : arg))),
    });
    return possible ? made : null;
  }

  /** A scalar beside vectors is one factor a row. */
  private valuesOf(e: Expr, beside: Shape): Code | null {
    const values = this.valuesOrConstant(e);
    if (!values || !this.depends(e) || !isScalar(e) || isOne(beside.rows)) return values;
    return this.low.graph.make('spreadcolumn', [values], { rows: this.samples, cols: beside.rows });
  }

  private sumOfRow(e: Expr): Code | null {
    const g = this.low.graph;
    if (isOne(e.shape.rows)) return this.sumOfRow(transpose(e));
    const rows = this.values(e);
    return (
      rows &&
      g.make(
        'sumrows',
        [materialize(g, rows, { rows: this.samples, cols: e.shape.rows })],
        this.columnOfSamples,
      )
    );
  }

  /** All members of a family along one of its indices. */
  private member(e: SymbolNode): Code | null {
    const at = e.indices.indexOf(index(this.name));
    if (at < 0 || !sameDimension(e.family[at], this.samples)) return null;
    if (e.indices.length === 1) return this.low.family(e.name);
    const other = e.indices[1 - at];
    if (e.indices.length !== 2 || !isScalar(e) || this.depends(other)) return null;
    const op = at === 0 ? 'columnof' : 'rowof';
    return this.low.graph.make(op, [this.low.family(e.name), this.low.position(other)], this.columnOfSamples);
  }

  private entry(arg: Expr, row: Expr, col: Expr): Code | null {
    const g = this.low.graph;
    const variable = index(this.name);
    if (isOne(arg.shape.rows)) return this.entry(transpose(arg), col, row);
    if (!this.depends(arg)) {
      const rowRuns = row === variable && sameDimension(arg.shape.rows, this.samples);
      const colRuns = col === variable && sameDimension(arg.shape.cols, this.samples);
      if (isOne(arg.shape.cols)) return rowRuns ? this.low.full(arg) : null;
      if (rowRuns && colRuns) return g.make('diagonalpart', [this.low.full(arg)], this.columnOfSamples);
      if (rowRuns && !this.depends(col))
        return g.make('columnof', [this.low.full(arg), this.low.position(col)], this.columnOfSamples);
      if (colRuns && !this.depends(row))
        return g.make('rowof', [this.low.full(arg), this.low.position(row)], this.columnOfSamples);
      return null;
    }
    if (!isOne(arg.shape.cols) || this.depends(row)) return null;
    const rows = this.values(arg);
    return rows && isFull(rows)
      ? g.make('columnof', [rows, this.low.position(row)], this.columnOfSamples)
      : null;
  }

  /** A chain that is a column or a scalar: M xᵢ is the rows of X Mᵀ, uᵢᵀvᵢ the row sums of U ⊙ V. */
  private product(e: MatmulNode): Code | null {
    const g = this.low.graph;
    const { args } = e;
    if (isScalar(e)) {
      const right = matmul(args.slice(1));
      const left = transpose(args[0]);
      if (!this.depends(right)) return this.against(left, right);
      if (!this.depends(left)) return this.against(right, left);
      const [u, v] = [this.values(left), this.values(right)];
      if (!u || !v) return null;
      return g.make('sumrows', [multiply(g, u, v)], this.columnOfSamples);
    }
    const fixed = args.slice(0, -1);
    if (fixed.some((a) => this.depends(a))) return null;
    const rows = this.values(args[args.length - 1]);
    if (!rows) return null;
    const member = args[args.length - 1].shape;
    const full = materialize(g, rows, { rows: this.samples, cols: member.rows });
    const product = fixed.reduceRight((o, a) => times(o, ofExpr(transpose(a)), this.low), ofCode(full));
    return codeOf(product, this.low);
  }

  /** vᵢᵀc for a c that all samples share. */
  private against(v: Expr, shared: Expr): Code | null {
    const g = this.low.graph;
    const rows = this.values(v);
    if (!rows) return null;
    const full = materialize(g, rows, { rows: this.samples, cols: v.shape.rows });
    return g.make('matvec', [full, this.low.full(shared)], this.columnOfSamples);
  }
}
