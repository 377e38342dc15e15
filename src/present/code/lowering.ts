import type { Expr, IndexNode, MulNode } from '../../expr';
import type { Part } from '../../simplify/sharedProducts';
import type { Code, CodeGraph, Loop, Parameter } from './code';

/** What the parts of the translation from expressions to steps know of the whole. */
export interface Lowering {
  readonly graph: CodeGraph;
  /** 0 where arrays count from 0. */
  readonly base: 0 | 1;
  /** A value of the expression's own shape. */
  full(e: Expr): Code;
  /** A value that may still have to broadcast: an operand of entrywise steps. */
  operand(e: Expr): Code;
  /** The factors of a product, those that other products have too gathered in pairs. */
  parts(e: MulNode): readonly Part[];
  /** Whether an expression has been translated already. */
  isDone(e: Expr): boolean;
  /** How many transposes an expression is written with. */
  transposes(e: Expr): number;
  parameter(name: string): Parameter;
  squaredNorm(arg: Expr): Code;
  /** All members of a family with one index: a column of scalars, or a matrix whose rows are the vectors. */
  family(name: string): Code;
  /** A loop for an index variable that is in no formula yet. */
  openLoop(hint: string): { loop: Loop; index: IndexNode };
  loop(index: string): Loop | null;
  /** The value an index of an array has in this language. */
  position(e: Expr): Code;
}
