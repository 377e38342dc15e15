import type { Expr } from '../expr';
import { UNIT } from '../shapes/sizes';
import type { Syntax } from '../syntax/tree';
import type { Context, Typed } from './context';

export type Call = Extract<Syntax, { kind: 'call' }>;
/** Reads a call of a function known by name, its arguments already understood. */
export type Reader = (args: readonly Typed[], context: Context, call: Call) => Typed;

/** A function of one argument applied to every entry. */
export const each =
  (f: (u: Expr) => Expr): Reader =>
  ([u], _context, call) => ({ rows: u.rows, cols: u.cols, span: call.span, build: () => f(u.build()) });

export const scalarResult = (call: Call, build: () => Expr): Typed => ({
  rows: UNIT,
  cols: UNIT,
  span: call.span,
  build,
});
