import { type Dimension, isOne, isScalarShape } from '../../expr';
import type { Parameter } from '../code/code';
import {
  atom,
  Bind,
  type Dialect,
  type FunctionParts,
  type LoopPieces,
  type ParameterUse,
} from '../code/dialect';

/** How an array library of Python differs from the others, apart from its operations. */
export interface PythonLibrary {
  readonly operations: Dialect['operations'];
  /** Vectors are (n,1) columns rather than 1-D arrays. */
  readonly column: boolean;
  /** The name its module goes by, `np`. */
  readonly module: string;
  /** Import lines, by what the program needs. */
  imports(needs: ReadonlySet<string>): readonly string[];
  /** An array made of nested lists. */
  arrayOf(lists: string, rank: number): string;
  /** A place for an array, and an entry written to it. */
  empty(sizes: readonly string[], need: (what: string) => void): string;
  setEntry(name: string, where: string, value: string): string;
  productOf(list: string): string;
  prepareScalar(name: string, use: ParameterUse): readonly string[];
  /** The value of a scalar result. */
  scalarResult(text: string): string;
  copy(text: string): string;
}

const KEYWORDS =
  'False None True and as assert async await break class continue def del elif else except finally for from global ' +
  'if import in is lambda nonlocal not or pass raise return try while with yield match ' +
  'derivative adjugate like sum range float int math np jnp jax torch scipy';
const RESERVED = new Set(KEYWORDS.split(' '));

const rangeText = (p: LoopPieces): string =>
  p.from === '0' ? `range(${p.end})` : `range(${p.from}, ${p.end})`;

/** Python: statements are the same for all libraries. */
export function pythonDialect(library: PythonLibrary): Dialect {
  const { column } = library;
  return {
    base: 0,
    reserved: RESERVED,
    indent: '    ',
    operations: library.operations,
    assign: (name, value) => `${name} = ${value}`,
    loop: (p) => ({ open: `for ${p.variable} in ${rangeText(p)}:`, close: null }),
    reduction(op, p, w) {
      const body = `${w.at(2, Bind.Choice)} for ${p.variable} in ${rangeText(p)}`;
      if (op === 'productloop') return atom(library.productOf(`[${body}]`));
      return atom(isScalarShape(w.code.shape) ? `sum(${body})` : `sum((${body}), ${w.text(3)})`);
    },
    comprehension(row, col, body, w) {
      let text = body;
      for (const p of [col, row]) if (p) text = `[${text} for ${p.variable} in ${rangeText(p)}]`;
      const rank = row && col ? 2 : 1;
      const array = library.arrayOf(text, rank);
      if (rank === 2 || !column) return atom(array);
      return atom(`${array}${isOne(w.code.shape.cols) ? '[:, None]' : '[None, :]'}`);
    },
    emptyArray(w) {
      const { rows, cols } = w.code.shape;
      const sides = column ? [rows, cols] : [rows, cols].filter((d) => !isOne(d));
      return library.empty(
        sides.map((d) => w.size(d).text),
        (what) => w.need(what),
      );
    },
    setEntry(name, indices, value, w) {
      const isVector = isOne(w.code.shape.rows) || isOne(w.code.shape.cols);
      const pad = column && isVector;
      const where = pad ? (isOne(w.code.shape.cols) ? [...indices, '0'] : ['0', ...indices]) : indices;
      return library.setEntry(name, where.join(', '), value);
    },
    axis: (parameter, axis) => atom(`${parameter}.shape[${axis}]`),
    bothAxes: (first, second, parameter) => `${first}, ${second} = ${parameter}.shape`,
    quotient: (whole, divisor) => `${whole} // ${divisor}`,
    axes: (p) => axesOf(p, column),
    prepare: (p, use) => prepare(p, use, library),
    wrap: (parts) => wrap(parts, library),
    copy: (view) => atom(library.copy(view.bind === Bind.Atom ? view.text : `(${view.text})`)),
  };
}

function axesOf(p: Parameter, column: boolean): readonly (Dimension | null)[] {
  const { rows, cols } = p.member;
  if (p.family.length > 0) return [...p.family, ...[rows, cols].filter((d) => !isOne(d))];
  if (isScalarShape(p.member)) return [];
  if (!column && (isOne(rows) || isOne(cols))) return [isOne(cols) ? rows : cols];
  return [rows, cols].map((d) => (isOne(d) ? null : d));
}

function prepare(p: Parameter, use: ParameterUse, library: PythonLibrary): readonly string[] {
  if (p.family.length === 1 && isScalarShape(p.member) && library.column)
    return [`${p.name} = ${library.module}.reshape(${p.name}, (-1, 1))`];
  if (p.family.length > 0 || !isScalarShape(p.member)) return [];
  return use.whole ? [`${p.name} = int(${p.name})`] : library.prepareScalar(p.name, use);
}

/** The adjugate by singular values, right for singular matrices too. */
const adjugate = (m: string): readonly string[] => [
  'def adjugate(A):',
  `    U, s, Vt = ${m}.linalg.svd(A)`,
  `    others = ${m}.stack([${m}.prod(${m}.hstack([s[:k], s[k + 1:]])) for k in range(len(s))])`,
  `    return ${m}.linalg.det(U) * ${m}.linalg.det(Vt) * (Vt.T * others) @ U.T`,
];

/** The type and device of the first array among the parameters, for arrays that are made. */
function likeOf(parts: FunctionParts, library: PythonLibrary): string {
  const { like } = parts;
  if (like === null) return `dict(dtype=${library.module}.float64)`;
  return `dict(dtype=${like}.dtype, device=${like}.device)`;
}

function wrap(parts: FunctionParts, library: PythonLibrary): string {
  const lines = [...library.imports(parts.needs)];
  if (parts.needs.has('like')) lines.push(`like = ${likeOf(parts, library)}`);
  if (parts.needs.has('adjugate')) lines.push('', ...adjugate(library.module), '');
  const result = parts.isScalar ? library.scalarResult(parts.result.text) : parts.result.text;
  lines.push(...parts.body, `return ${result}`);
  const docs = parts.notes.length > 0 ? [`"""${parts.notes.join(' ')}"""`] : [];
  return [
    `def derivative(${parts.parameters.join(', ')}):`,
    ...[...docs, ...lines].map((l) => (l === '' ? '' : `    ${l}`)),
  ].join('\n');
}
