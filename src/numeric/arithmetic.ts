import type { Dimension } from '../expr/dimension';
import type { BuildNode, Expr, IndexNode, ProductNode, SumNode, SymbolNode } from '../expr/node';
import type { Tensor } from './tensor';

/** Nodes whose value follows from their operands' values; the others steer evaluation and live in `program.ts`. */
export type OperationNode = Exclude<Expr, SymbolNode | IndexNode | BuildNode | SumNode | ProductNode>;

/** What a node depends on beside its operands. */
export interface Environment {
  /** The number a dimension stands for at the current point. */
  size(of: Dimension): number;
  /** The current point's seed for functions without a definition. */
  seed(): number;
}

/**
 * Computes one node's value from those of its operands (`children`, in that order). It may return the same
 * object at every call, overwritten: a value is used up before the node it belongs to is evaluated again.
 */
export type Kernel<V> = (operands: readonly V[]) => V;

/**
 * A number system for matrices of type V: real, complex, decimal, or real with simulated rounding. The program
 * walks the expression; an arithmetic does the sums.
 */
export interface Arithmetic<V> {
  kernel(node: OperationNode, environment: Environment): Kernel<V>;
  fromTensor(value: Tensor): V;
  /** A 1×1 value. */
  scalar(value: number): V;
  /** A matrix with one number in every entry. */
  filled(rows: number, cols: number, value: number): V;
  /** The value of a 1×1, for indices and bounds. */
  toNumber(value: V): number;
  /** A copy that `accumulate` may overwrite. */
  copy(value: V): V;
  /** total + term or, entrywise, total × term; `total` may be overwritten, a 1×1 term counts for every entry. */
  accumulate(how: 'sum' | 'product', total: V, term: V): V;
  /** A rows×cols matrix from its 1×1 entries, asked for in order, row by row, counted from 1. */
  assemble(rows: number, cols: number, entry: (row: number, col: number) => V): V;
  /** Whether every entry is a finite number. */
  isFinite(value: V): boolean;
}
