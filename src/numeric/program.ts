import { type Dimension, isScalarShape, sizeOf } from '../expr/dimension';
import type {
  BuildNode,
  Expr,
  IndexNode,
  Kind,
  MulNode,
  PiecewiseNode,
  ProductNode,
  SumNode,
  SymbolNode,
} from '../expr/node';
import { boundWithin, children } from '../expr/traverse';
import type { Arithmetic, Environment, Kernel } from './arithmetic';
import { EvaluationError } from './errors';
import { withLabels } from './labels';
import { type Family, familyMember, isFamily, type Point, symbolKey } from './point';
import { hash } from './random';
import type { Tensor } from './tensor';

/** The most terms one `sum` or `product` may have, and the most terms all of them may visit in one evaluation. */
export const TRIP_LIMIT = 10_000;
const TOTAL_TRIP_LIMIT = 2_000_000;

/** An index variable while the program runs. `version` grows at every binding, over all variables together. */
interface IndexCell<V> {
  number: number;
  value: V;
  version: number;
}

/** One node, compiled. Its value is kept until an index it depends on is bound anew or a new evaluation starts. */
interface Instruction<V> {
  readonly node: Expr;
  readonly operands: readonly Instruction<V>[];
  /** The free indices of the node. */
  readonly cells: readonly IndexCell<V>[];
  evaluate: () => V;
  value: V | null;
  version: number;
}

/** A compiled list of expressions, in one arithmetic. Not re-entrant. */
export interface Program<V> {
  /** The values of the expressions; `inputs` take precedence over the point's values. Valid until the next run. */
  run(point: Point, inputs?: ReadonlyMap<string, V>): V[];
  /** After a run: the nodes that were not finite though all their evaluated operands were. */
  offenders(): Expr[];
}

/** Compiles expressions; sub-expressions they share are evaluated once. */
export function assembleProgram<V>(exprs: readonly Expr[], arithmetic: Arithmetic<V>): Program<V> {
  return new Machine(exprs, arithmetic);
}

const NO_POINT: Point = { sizes: new Map(), values: new Map(), seed: 0 };

class Machine<V> implements Program<V>, Environment {
  private readonly instructions = new Map<number, Instruction<V>>();
  private readonly cells = new Map<string, IndexCell<V>>();
  private readonly roots: Instruction<V>[];
  private point = NO_POINT;
  private inputs: ReadonlyMap<string, V> | null = null;
  /** The version at which the current run started; versions never decrease. */
  private start = 0;
  private version = 0;
  private trips = 0;

  constructor(
    exprs: readonly Expr[],
    private readonly arithmetic: Arithmetic<V>,
  ) {
    this.roots = withLabels(exprs).map((e) => this.instruction(e));
  }

  run(point: Point, inputs?: ReadonlyMap<string, V>): V[] {
    this.point = point;
    this.inputs = inputs ?? null;
    this.start = ++this.version;
    this.trips = 0;
    for (const [name, cell] of this.cells)
      this.bind(cell, point.indices?.get(name) ?? freeIndex(name, point.seed));
    return this.roots.map((root) => this.value(root));
  }

  offenders(): Expr[] {
    const evaluated = (i: Instruction<V>) => i.value !== null && i.version >= this.start;
    const finite = (i: Instruction<V>) => !evaluated(i) || this.arithmetic.isFinite(i.value as V);
    return [...this.instructions.values()]
      .filter((i) => evaluated(i) && !finite(i) && i.operands.every(finite))
      .map((i) => i.node);
  }

  size(of: Dimension): number {
    return sizeOf(of, this.point.sizes);
  }

  seed(): number {
    return this.point.seed;
  }

  private bind(cell: IndexCell<V>, number: number): void {
    cell.number = number;
    cell.value = this.arithmetic.scalar(number);
    cell.version = ++this.version;
  }

  private cell(name: string): IndexCell<V> {
    let cell = this.cells.get(name);
    if (!cell) {
      cell = { number: 0, value: this.arithmetic.scalar(0), version: 0 };
      this.cells.set(name, cell);
    }
    return cell;
  }

  /**
   * The value, computed when none is kept for the current bindings. The latest version among the indices a value
   * depends on identifies their bindings: an index bound since then has a later version, and an outer binding that
   * becomes visible again after an inner one of the same name has the earlier version it had before.
   */
  private value(instruction: Instruction<V>): V {
    let version = this.start;
    for (const cell of instruction.cells) if (cell.version > version) version = cell.version;
    if (instruction.version !== version || instruction.value === null) {
      instruction.value = instruction.evaluate();
      instruction.version = version;
    }
    return instruction.value;
  }

  private instruction(node: Expr): Instruction<V> {
    const known = this.instructions.get(node.id);
    if (known) return known;
    const operands = children(node).map((operand) => this.instruction(operand));
    const made: Instruction<V> = {
      node,
      operands,
      cells: this.freeCells(node, operands),
      evaluate: () => this.arithmetic.scalar(Number.NaN),
      value: null,
      version: -1,
    };
    const evaluate = this.evaluation(node, operands);
    made.evaluate =
      COSTLY.has(node.kind) && made.cells.length > 0 ? this.tabled(evaluate, made.cells) : evaluate;
    this.instructions.set(node.id, made);
    return made;
  }

  /**
   * Evaluates once for all numbers that the indices have in a run: in Σ_r Σ_l a value that depends on l alone would be
   * computed for every r anew, and what holds a sum of such values again and again.
   */
  private tabled(evaluate: () => V, cells: readonly IndexCell<V>[]): () => V {
    const table = new Map<string, V>();
    let start = this.start;
    return () => {
      if (start !== this.start) {
        table.clear();
        start = this.start;
      }
      const key = cells.map((cell) => cell.number).join();
      let value = table.get(key);
      if (value === undefined) {
        value = this.arithmetic.copy(evaluate());
        table.set(key, value);
      }
      return value;
    };
  }

  private freeCells(node: Expr, operands: readonly Instruction<V>[]): IndexCell<V>[] {
    if (node.kind === 'index') return [this.cell(node.name)];
    const free = new Set<IndexCell<V>>();
    const bound: (IndexCell<V> | null)[] =
      node.kind === 'build'
        ? [node.row === null ? null : this.cell(node.row), node.col === null ? null : this.cell(node.col)]
        : node.kind === 'sum' || node.kind === 'product'
          ? [this.cell(node.index)]
          : [];
    const body = bound.length > 0 ? operands[operands.length - 1] : null;
    for (const operand of operands)
      for (const cell of operand.cells) if (operand !== body || !bound.includes(cell)) free.add(cell);
    return [...free];
  }

  private evaluation(node: Expr, operands: readonly Instruction<V>[]): () => V {
    switch (node.kind) {
      case 'symbol':
        return this.symbol(node, operands);
      case 'index':
        return this.index(node);
      case 'sum':
      case 'product':
        return this.loop(node, operands);
      case 'build':
        return this.build(node, operands);
      case 'piecewise':
        if (node.branches.every((b) => isScalarShape(b.condition.shape)))
          return this.piecewise(node, operands);
        break;
      case 'mul':
        if (node.args.some(isScalarIndicator)) return this.guardedProduct(node, operands);
        break;
    }
    return this.operation(this.arithmetic.kernel(node, this), operands);
  }

  private operation(kernel: Kernel<V>, operands: readonly Instruction<V>[]): () => V {
    const values = new Array<V>(operands.length);
    // An operand may be computed anew, in place, while a later one binds an index that it has too: it is asked again.
    const rebinds =
      operands.some((o) => o.cells.length > 0) && operands.some((o) => boundWithin(o.node).size > 0);
    return () => {
      for (let k = 0; k < operands.length; k++) values[k] = this.value(operands[k]);
      if (rebinds) for (let k = 0; k < operands.length; k++) values[k] = this.value(operands[k]);
      return kernel(values);
    };
  }

  private symbol(node: SymbolNode, indices: readonly Instruction<V>[]): () => V {
    const key = symbolKey(node);
    return () => {
      const input = this.inputs?.get(key);
      if (input !== undefined) return input;
      const value: Tensor | Family | undefined = this.point.values.get(key);
      if (value === undefined) throw new EvaluationError(`The symbol ${node.name} has no value.`);
      const rows = this.size(node.shape.rows);
      const cols = this.size(node.shape.cols);
      let tensor: Tensor | null;
      if (isFamily(value)) {
        const at = indices.map((index) => this.arithmetic.toNumber(this.value(index)));
        tensor = familyMember(value, at);
      } else tensor = value;
      if (tensor === null) return this.arithmetic.filled(rows, cols, Number.NaN);
      if (tensor.rows !== rows || tensor.cols !== cols)
        throw new EvaluationError(`${node.name} is ${tensor.rows}×${tensor.cols}, not ${rows}×${cols}.`);
      return this.arithmetic.fromTensor(tensor);
    };
  }

  private index(node: IndexNode): () => V {
    const cell = this.cell(node.name);
    return () => cell.value;
  }

  private loop(node: SumNode | ProductNode, [from, to, body]: readonly Instruction<V>[]): () => V {
    const cell = this.cell(node.index);
    const empty = node.kind === 'sum' ? 0 : 1;
    return () => {
      const first = this.bound(from);
      const last = this.bound(to);
      const trips = last - first + 1;
      if (trips > TRIP_LIMIT) throw new EvaluationError(`A ${node.kind} has more than ${TRIP_LIMIT} terms.`);
      if (!(trips > 0)) return this.filled(node, empty);
      return this.scoped([cell], () => {
        let total: V | null = null;
        for (let k = first; k <= last; k++) {
          this.countTrip();
          this.bind(cell, k);
          const term = this.value(body);
          total =
            total === null ? this.arithmetic.copy(term) : this.arithmetic.accumulate(node.kind, total, term);
        }
        return total as V;
      });
    };
  }

  private bound(instruction: Instruction<V>): number {
    const value = this.arithmetic.toNumber(this.value(instruction));
    const nearest = Math.round(value);
    if (!(Math.abs(value - nearest) < 1e-9))
      throw new EvaluationError(`A bound is ${value}, not an integer.`);
    return nearest;
  }

  private build(node: BuildNode, [body]: readonly Instruction<V>[]): () => V {
    const row = node.row === null ? null : this.cell(node.row);
    const col = node.col === null ? null : this.cell(node.col);
    const cells = [row, col].filter((c) => c !== null);
    return () =>
      this.scoped(cells, () =>
        this.arithmetic.assemble(this.size(node.shape.rows), this.size(node.shape.cols), (i, j) => {
          this.countTrip();
          if (row && row.number !== i) this.bind(row, i);
          if (col && col.number !== j) this.bind(col, j);
          return this.value(body);
        }),
      );
  }

  private countTrip(): void {
    if (++this.trips > TOTAL_TRIP_LIMIT) throw new EvaluationError('The sums have too many terms in all.');
  }

  /** Runs with index variables that may be rebound, and restores them. */
  private scoped<T>(cells: readonly IndexCell<V>[], run: () => T): T {
    const saved = cells.map((cell) => ({ ...cell }));
    for (const cell of cells) cell.number = 0;
    try {
      return run();
    } finally {
      for (let k = 0; k < cells.length; k++) Object.assign(cells[k], saved[k]);
    }
  }

  /** Only the branch that is taken is evaluated. */
  private piecewise(node: PiecewiseNode, operands: readonly Instruction<V>[]): () => V {
    return () => {
      for (let k = 0; k < node.branches.length; k++) {
        const condition = this.arithmetic.toNumber(this.value(operands[2 * k]));
        if (Number.isNaN(condition)) return this.filled(node, Number.NaN);
        if (condition !== 0) return this.spread(this.value(operands[2 * k + 1]), operands[2 * k + 1], node);
      }
      return this.spread(this.value(operands[operands.length - 1]), operands[operands.length - 1], node);
    };
  }

  /** A scalar branch's value, as large as the node it stands in. */
  private spread(value: V, of: Instruction<V>, within: Expr): V {
    if (isScalarShape(within.shape) || !isScalarShape(of.node.shape)) return value;
    return this.arithmetic.accumulate('sum', this.filled(within, 0), value);
  }

  private filled(like: Expr, value: number): V {
    return this.arithmetic.filled(this.size(like.shape.rows), this.size(like.shape.cols), value);
  }

  /** A product that is zero where an indicator is, whether or not the other factors are defined there. */
  private guardedProduct(node: MulNode, operands: readonly Instruction<V>[]): () => V {
    const indicators = operands.filter((_, k) => isScalarIndicator(node.args[k]));
    const product = this.operation(this.arithmetic.kernel(node, this), operands);
    return () => {
      for (const indicator of indicators) {
        if (this.arithmetic.toNumber(this.value(indicator)) === 0) return this.filled(node, 0);
      }
      return product();
    };
  }
}

/** What takes much longer to compute than to look up. */
const COSTLY: ReadonlySet<Kind> = new Set([
  'sum',
  'product',
  'build',
  'det',
  'matrixpower',
  'matrixfunction',
  'frechet',
  'spectral',
]);

const isScalarIndicator = (e: Expr): boolean =>
  isScalarShape(e.shape) &&
  (e.kind === 'delta' || e.kind === 'compare' || (e.kind === 'elementwise' && e.name === 'step'));

/** A free index in range of every size but 1: 1 or 2, so that two free indices sometimes coincide. */
const freeIndex = (name: string, seed: number): number => 1 + (hash('index', name, seed) % 2);
