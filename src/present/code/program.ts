import { type ApplyNode, type Expr, isScalarShape, SCALAR, type SymbolNode } from '../../expr';
import { identifierName, NameTable } from '../names';
import type { Code, Literal, Parameter } from './code';
import type { Dialect } from './dialect';
import { emit } from './emit';
import { lower } from './lower';
import { parametersOf } from './parameters';
import { postorder } from './schedule';
import { type Axes, findSizes, type SizeSource } from './sizes';

export interface Program {
  /** The function's parameters, in order. */
  readonly params: readonly string[];
  readonly source: string;
}

export interface ProgramOptions {
  /** Symbols that come first among the parameters, in this order: those of the expression that was differentiated. */
  readonly parameters?: readonly SymbolNode[];
  /** The expression that was differentiated: its symbols come next, in order of appearance. */
  readonly original?: Expr;
}

/** An expression as a whole function in a language. */
export function program(e: Expr, dialect: Dialect, options: ProgramOptions = {}): Program {
  const names = new NameTable(dialect.reserved);
  const parameters = parametersOf(
    [...(options.parameters ?? []), ...(options.original ? [options.original] : []), e],
    names,
  );
  const extras = new Extras(names);
  const root = lower(e, {
    parameters,
    base: dialect.base,
    openIndex: (name) => extras.openIndex(name),
    callable: (node) => extras.callable(node),
  });
  const order = postorder(root);
  // A scalar that is named like a size is that size.
  const counts = new Set<Parameter>();
  const sizeName = (name: string): string => {
    const same = parameters.get(name);
    if (!same || same.family.length > 0 || !isScalarShape(same.member))
      return names.claim(identifierName(name));
    counts.add(same);
    return same.name;
  };
  const emitted = emit(order, dialect, names, sizeName);
  const axes = [...parameters.values()].map((p) => ({ name: p.name, sizes: dialect.axes(p) }));
  const given = new Set([...counts].map((p) => p.symbol));
  const sizes = sizeLines(emitted.sizes, given, axes, dialect, sizeName);
  const uses = usesOfNumbers(order);
  const prepared = [...parameters.values()].flatMap((p) =>
    dialect.prepare(p, { whole: uses.whole.has(p) || counts.has(p), careful: uses.careful }),
  );
  const params = [...[...parameters.values()].map((p) => p.name), ...sizes.missing, ...extras.names];
  return {
    params,
    source: dialect.wrap({
      parameters: params,
      notes: extras.notes,
      needs: emitted.needs,
      body: [...prepared, ...sizes.lines, ...emitted.lines],
      result: isView(root) && !isScalarShape(root.shape) ? dialect.copy(emitted.result) : emitted.result,
      isScalar: isScalarShape(e.shape),
      like:
        [...parameters.values()].find((p) => p.family.length > 0 || !isScalarShape(p.member))?.name ?? null,
    }),
  };
}

/** Parameters that are no symbols: open indices and functions without a definition. */
class Extras {
  private readonly made = new Map<string, Parameter>();
  readonly notes: string[] = [];

  constructor(private readonly table: NameTable) {}

  get names(): string[] {
    return [...this.made.values()].map((p) => p.name);
  }

  openIndex(name: string): Parameter {
    return this.add(`index ${name}`, name.split("'")[0], (id) => `${id} is an index that counts from 1.`);
  }

  callable(e: ApplyNode): Parameter {
    const base = identifierName(e.name);
    const order = e.orders.reduce((sum, o) => sum + o, 0);
    if (order === 0) return this.add(`call ${e.name}`, base, (id) => `${id} is a function.`);
    if (e.orders.length === 1) {
      const wanted = order === 1 ? `${base}_prime` : `${base}_prime${order}`;
      return this.add(
        `call ${e.name} ${order}`,
        wanted,
        (id) => `${id} is the derivative of ${base}, of order ${order}.`,
      );
    }
    const by = e.orders.flatMap((o, k) => Array.from({ length: o }, () => k + 1));
    return this.add(
      `call ${e.name} ${e.orders}`,
      `${base}_d${by.join('d')}`,
      (id) =>
        `${id} is the derivative of ${base} by its argument${by.length > 1 ? 's' : ''} ${by.join(', ')}.`,
    );
  }

  private add(key: string, wanted: string, note: (name: string) => string): Parameter {
    const known = this.made.get(key);
    if (known) return known;
    const name = this.table.claim(wanted);
    this.notes.push(note(name));
    const parameter: Parameter = {
      kind: 'parameter',
      symbol: key,
      name,
      member: SCALAR,
      family: [],
      integer: true,
    };
    this.made.set(key, parameter);
    return parameter;
  }
}

/** Statements that read named sizes off the parameters, and the sizes that none of them tells. */
function sizeLines(
  wanted: ReadonlyMap<string, string>,
  given: ReadonlySet<string>,
  axes: readonly Axes[],
  dialect: Dialect,
  sizeName: (size: string) => string,
): { lines: string[]; missing: string[] } {
  const sources = findSizes(wanted.keys(), axes);
  const nameOf = (size: string) => wanted.get(size) ?? sizeName(size);
  const shown = new Map([...sources.keys()].map((size) => [size, nameOf(size)]));
  const lines: string[] = [];
  const missing: string[] = [];
  const done = new Set<string>();
  for (const [size, source] of sources) {
    const name = shown.get(size) as string;
    if (done.has(size) || given.has(size)) continue;
    if (!source) {
      missing.push(name);
      continue;
    }
    const sibling = [...sources].find(([other, s]) => other !== size && s && isWholeMatrix(source, s, axes));
    if (sibling?.[1]) {
      const pair = [
        [source.axis, name] as const,
        [sibling[1].axis, shown.get(sibling[0]) as string] as const,
      ].sort((a, b) => a[0] - b[0]);
      lines.push(dialect.bothAxes(pair[0][1], pair[1][1], source.name));
      done.add(sibling[0]);
    } else
      lines.push(
        dialect.assign(
          name,
          sourceText(source, dialect, (s) => shown.get(s) ?? s),
        ),
      );
    done.add(size);
  }
  return { lines, missing };
}

const isPlain = (s: SizeSource) => s.subtract === 0 && s.divide.length === 0;

function isWholeMatrix(a: SizeSource, b: SizeSource, axes: readonly Axes[]): boolean {
  const rank = axes.find((x) => x.name === a.name)?.sizes.length;
  return a.name === b.name && rank === 2 && isPlain(a) && isPlain(b) && a.axis !== b.axis;
}

function sourceText(s: SizeSource, dialect: Dialect, nameOf: (size: string) => string): string {
  let text = dialect.axis(s.name, s.axis).text;
  if (s.subtract !== 0) text = s.subtract > 0 ? `${text} - ${s.subtract}` : `${text} + ${-s.subtract}`;
  for (const by of s.divide) {
    const divisor = typeof by === 'number' ? `${by}` : nameOf(by);
    text = dialect.quotient(/ [-+] /.test(text) ? `(${text})` : text, divisor);
  }
  return text;
}

/** Which scalars must be whole numbers, and whether plain numbers could raise errors where arrays would not. */
function usesOfNumbers(order: readonly Code[]): { whole: ReadonlySet<Parameter>; careful: boolean } {
  const whole = new Set<Parameter>();
  let careful = false;
  const mark = (code: Code): void => {
    if (code.op === 'parameter') whole.add(code.data as Parameter);
    for (const arg of code.args) mark(arg);
  };
  for (const code of order) {
    if (code.op === 'matrixpower' && code.data === 'integer') mark(code.args[1]);
    if (code.op === 'sumloop' || code.op === 'productloop') code.args.slice(0, 2).forEach(mark);
    if (code.op === 'member') code.args.forEach(mark);
    if (code.op === 'entry' || code.op === 'rowof' || code.op === 'columnof')
      code.args.slice(1).forEach(mark);
    if (code.op === 'where' && isScalarShape(code.shape)) careful = true;
    if (
      code.op === 'power' &&
      isScalarShape(code.shape) &&
      !isWholeNumber(code.args[1]) &&
      !isPositiveNumber(code.args[0])
    )
      careful = true;
  }
  return { whole, careful };
}

/** A parameter or a part of one: the caller must not get hold of his own array. */
function isView(a: Code): boolean {
  if (a.op === 'transpose' || a.op === 'diagonalpart' || a.op === 'vec')
    return isView(a.args[0]) || a.op === 'diagonalpart';
  return a.op === 'parameter' || a.op === 'member' || a.op === 'rowof' || a.op === 'columnof';
}

const isPositiveNumber = (a: Code): boolean => a.op === 'number' && (a.data as Literal).value > 0;
const isWholeNumber = (a: Code): boolean => a.op === 'number' && Number.isInteger((a.data as Literal).value);
