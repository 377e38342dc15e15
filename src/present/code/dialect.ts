import type { Dimension } from '../../expr';
import type { Code, Op, Parameter } from './code';

/** How tightly a text of code holds together. */
export enum Bind {
  Choice = 0,
  Compare = 1,
  Sum = 2,
  /** A matrix product: beside other products it is put in brackets, though most languages need none. */
  Chain = 2.5,
  Product = 3,
  Sign = 4,
  Power = 5,
  Atom = 6,
}

export interface Fragment {
  readonly text: string;
  readonly bind: Bind;
}

export const atom = (text: string): Fragment => ({ text, bind: Bind.Atom });
export const fragment = (text: string, bind: Bind): Fragment => ({ text, bind });

/** What a step's writer may ask for. */
export interface Writing {
  readonly code: Code;
  /** An argument. */
  arg(k: number): Fragment;
  /** An argument's text. */
  text(k: number): string;
  /** An argument's text, in brackets when it holds together less tightly than asked. */
  at(k: number, bind: Bind): string;
  /** An argument's name, given one first if need be: for text that holds it more than once. */
  name(k: number): string;
  /** An argument with its sign changed, as an operand. */
  minus(k: number): string;
  /** A size's text. */
  size(d: Dimension): Fragment;
  /** Notes that a library or a helper is needed. */
  need(what: string): void;
  loopName(index: string): string;
}

export interface LoopText {
  readonly open: string;
  readonly close: string | null;
}

/** A loop without statements in it, or nested ones for a matrix, as one expression. */
export interface LoopPieces {
  readonly variable: string;
  readonly from: string;
  readonly end: string;
}

/** A language: its operators as a table, and the few statements a straight-line program needs. */
export interface Dialect {
  /** What its arrays count from. */
  readonly base: 0 | 1;
  readonly reserved: ReadonlySet<string>;
  readonly indent: string;
  readonly operations: Readonly<
    Record<Exclude<Op, 'sumloop' | 'productloop' | 'build'>, (w: Writing) => Fragment>
  >;
  assign(name: string, value: string): string;
  loop(pieces: LoopPieces): LoopText;
  /** A sum or product as an expression; null where the language has loops only. */
  reduction(op: 'sumloop' | 'productloop', pieces: LoopPieces, w: Writing): Fragment | null;
  /** A matrix by its entries as an expression; the body is the third argument on. */
  comprehension(row: LoopPieces | null, column: LoopPieces | null, body: string, w: Writing): Fragment | null;
  /** A place for a matrix that is filled entry by entry, and the filling. */
  emptyArray(w: Writing): string;
  setEntry(name: string, indices: readonly string[], value: string, w: Writing): string;
  /** The size of a parameter along an axis; both sizes of a matrix at once. */
  axis(parameter: string, axis: number): Fragment;
  bothAxes(first: string, second: string, parameter: string): string;
  /** A quotient of whole numbers. */
  quotient(whole: string, divisor: string): string;
  /** Which axes a parameter has; null where nothing can be read. */
  axes(p: Parameter): readonly (Dimension | null)[];
  /** Lines that bring a parameter into the form the program expects. */
  prepare(p: Parameter, use: ParameterUse): readonly string[];
  /** The whole function. */
  wrap(parts: FunctionParts): string;
  /** A value of its own where an expression would be a view of an argument. */
  copy(view: Fragment): Fragment;
}

/** How the program uses a parameter. */
export interface ParameterUse {
  /** As an exponent or a bound of a loop: it must be a whole number. */
  readonly whole: boolean;
  /** The program branches or takes roots, so plain numbers must behave like array entries. */
  readonly careful: boolean;
}

export interface FunctionParts {
  readonly parameters: readonly string[];
  readonly notes: readonly string[];
  readonly needs: ReadonlySet<string>;
  readonly body: readonly string[];
  readonly result: Fragment;
  readonly isScalar: boolean;
  /** The first parameter that is an array. */
  readonly like: string | null;
}

/** Thrown where a language has no form of a function. */
export class NoForm extends Error {
  constructor(
    readonly function_: string,
    readonly language: string,
  ) {
    super(`${language} has no form of ${function_}.`);
  }
}
