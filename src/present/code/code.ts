import { type Dimension, isScalarShape, SCALAR, type Shape, transposedShape } from '../../expr';

/**
 * The steps of a numeric program, between expressions and the text of a language: what to compute and in which
 * order, decided once for all languages. Shared, immutable nodes like those of the expression language. Vectors
 * are columns here; a row only ever is the `transpose` of a column. Whether a column is a 1-D array or an (n,1)
 * one is for the dialect to say.
 */
export interface Code {
  readonly id: number;
  readonly op: Op;
  readonly args: readonly Code[];
  readonly shape: Shape;
  readonly data: Data | null;
  /** The loops whose variable it depends on. */
  readonly loops: ReadonlySet<Loop>;
  /** Arithmetic of numbers, sizes and loop variables: n - 1, 2 / n. */
  readonly isCounting: boolean;
}

export type Op =
  // Leaves. `number`: its value and exact form; `size`: a dimension; `loopindex`: a loop's variable.
  | 'parameter'
  | 'number'
  | 'constant'
  | 'size'
  | 'loopindex'
  // Entrywise; a scalar and a `spreadcolumn` or `spreadrow` broadcast.
  | 'negate'
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'power'
  | 'function'
  | 'maximum'
  | 'minimum'
  | 'compare'
  | 'where'
  /** A condition as the number 1 or 0. */
  | 'asnumber'
  /** A column repeated along all columns, a column laid down as every row: only as operands of entrywise steps. */
  | 'spreadcolumn'
  | 'spreadrow'
  /** A broadcast operand made as large as its shape says. */
  | 'expand'
  // Products of columns and matrices.
  | 'dot'
  | 'outer'
  | 'matvec'
  | 'matmul'
  | 'transpose'
  // Reductions. `sumrows`: each row's sum, a column; `sumcolumns`: each column's sum, a column too.
  | 'sum'
  | 'product'
  | 'sumrows'
  | 'sumcolumns'
  | 'largest'
  | 'largestrows'
  // Linear algebra.
  | 'solve'
  | 'inverse'
  | 'determinant'
  | 'logdeterminant'
  | 'trace'
  | 'matrixpower'
  | 'matrixfunction'
  /** The singular value decomposition or the one by eigenvalues, and its `part`: values (descending), left, right. */
  | 'decomposition'
  | 'part'
  /** The upper right block, of the node's own shape. */
  | 'corner'
  | 'norm'
  | 'nuclearnorm'
  | 'spectralnorm'
  // Shape.
  | 'diagonal'
  | 'diagonalpart'
  | 'vec'
  | 'unvec'
  | 'kronecker'
  | 'commutation'
  | 'elimination'
  | 'permuterows'
  | 'permutecolumns'
  | 'identity'
  | 'fill'
  | 'block'
  // Entries. `rowof`: a row as a column. `member`: of a family. `range`: a column of index values.
  | 'entry'
  | 'rowof'
  | 'columnof'
  | 'member'
  | 'range'
  // Control.
  | 'sumloop'
  | 'productloop'
  | 'build'
  | 'call';

export type Data =
  | string
  | number
  | Dimension
  | Loop
  | Parameter
  | Literal
  | readonly Dimension[]
  | BuildLoops;

export interface Literal {
  readonly value: number;
  readonly p: number;
  readonly q: number;
}

/** A variable of the program. `family`: leading axes, for a family of tensors. */
export interface Parameter {
  readonly kind: 'parameter';
  readonly symbol: string;
  readonly name: string;
  readonly member: Shape;
  readonly family: readonly Dimension[];
  readonly integer: boolean;
}

export interface Loop {
  readonly kind: 'loop';
  /** The index variable it stands for, unique in the program. */
  readonly index: string;
  readonly hint: string;
}

export interface BuildLoops {
  readonly row: Loop | null;
  readonly column: Loop | null;
}

const columnOf = (rows: Dimension): Shape => ({ rows, cols: SCALAR.cols });

const NO_LOOPS: ReadonlySet<Loop> = new Set();

/** Makes steps, each distinct one once. */
export class CodeGraph {
  private readonly table = new Map<string, Code>();
  private nextId = 1;

  make(
    op: Op,
    args: readonly Code[],
    shape: Shape,
    data: Data | null = null,
    bound: readonly Loop[] = [],
  ): Code {
    const simpler = this.simpler(op, args);
    if (simpler) return simpler;
    let key: string = op;
    for (const arg of args) key += `,${arg.id}`;
    if (shape !== SCALAR) key += `|${shape.rows.key},${shape.cols.key}`;
    if (data !== null) key += `|${dataKey(data)}`;
    const found = this.table.get(key);
    if (found) return found;
    const made: Code = {
      id: this.nextId++,
      op,
      args,
      shape,
      data,
      loops: loopsOf(op, args, data, bound),
      isCounting: isCounting(op, args, shape),
    };
    this.table.set(key, made);
    return made;
  }

  /** The same by fewer steps: sums of transposes and of sums. */
  private simpler(op: Op, args: readonly Code[]): Code | null {
    const [a] = args;
    if (op === 'sumrows' && a.op === 'transpose')
      return this.make('sumcolumns', a.args, columnOf(a.args[0].shape.cols));
    if (op === 'sumcolumns' && a.op === 'transpose')
      return this.make('sumrows', a.args, columnOf(a.args[0].shape.rows));
    if (op === 'sum' && (a.op === 'sumrows' || a.op === 'sumcolumns' || a.op === 'transpose'))
      return this.make('sum', a.args, SCALAR);
    if (op === 'unvec' && a.op === 'vec') return a.args[0];
    return null;
  }

  number(value: number, p = value, q = 1): Code {
    return this.make('number', [], SCALAR, { value, p, q });
  }

  size(of: Dimension): Code {
    const fixed = of.terms.every((t) => t.names.length === 0);
    return fixed ? this.number(of.terms[0]?.coefficient ?? 0) : this.make('size', [], SCALAR, of);
  }

  transpose(a: Code): Code {
    if (isScalarShape(a.shape)) return a;
    if (a.op === 'transpose') return a.args[0];
    if (a.op === 'identity' || a.op === 'diagonal') return a;
    return this.make('transpose', [a], transposedShape(a.shape));
  }
}

function isCounting(op: Op, args: readonly Code[], shape: Shape): boolean {
  switch (op) {
    case 'number':
    case 'size':
    case 'loopindex':
    case 'constant':
      return true;
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'negate':
      return isScalarShape(shape) && args.every((a) => a.isCounting);
    default:
      return false;
  }
}

function loopsOf(
  op: Op,
  args: readonly Code[],
  data: Data | null,
  bound: readonly Loop[],
): ReadonlySet<Loop> {
  let loops: ReadonlySet<Loop> = op === 'loopindex' ? new Set([data as Loop]) : NO_LOOPS;
  for (const arg of args) {
    if (arg.loops.size === 0) continue;
    loops = loops.size === 0 ? arg.loops : new Set([...loops, ...arg.loops]);
  }
  return bound.length === 0 ? loops : new Set([...loops].filter((l) => !bound.includes(l)));
}

function dataKey(data: Data | null): string {
  if (data === null) return '';
  if (typeof data !== 'object') return `${data}`;
  if ('key' in data) return data.key;
  if ('value' in data) return `${data.value}:${data.p}/${data.q}`;
  if ('kind' in data) return data.kind === 'loop' ? data.index : `$${data.name}`;
  if ('row' in data) return `${data.row?.index},${data.column?.index}`;
  return data.map((d) => d.key).join(',');
}

export const isNumberCode = (a: Code, value?: number): boolean =>
  a.op === 'number' && (value === undefined || (a.data as Literal).value === value);
