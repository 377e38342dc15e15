import { type Dimension, isOne, isScalarShape } from '../../expr';
import type { Parameter } from '../code/code';
import {
  atom,
  Bind,
  type Dialect,
  type FunctionParts,
  type LoopPieces,
  type ParameterUse,
  type Writing,
} from '../code/dialect';
import { numpyOperations, type Vectors } from './operations';

const RESERVED = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield match ' +
    'np scipy derivative adjugate sum range float int'
  ).split(' '),
);

const rangeText = (p: LoopPieces): string =>
  p.from === '0' ? `range(${p.end})` : `range(${p.from}, ${p.end})`;

/** The adjugate by singular values, right for singular matrices too. */
const ADJUGATE = [
  'def adjugate(A):',
  '    U, s, Vt = np.linalg.svd(A)',
  '    others = np.array([np.prod(np.delete(s, k)) for k in range(len(s))])',
  '    return np.linalg.det(U) * np.linalg.det(Vt) * (Vt.T * others) @ U.T',
];

const LOOP_OPERATORS = { sumloop: 'sum', productloop: 'np.prod' } as const;

/** Python with NumPy. */
export function numpyDialect(vectors: Vectors): Dialect {
  const column = vectors === 'column';
  return {
    base: 0,
    reserved: RESERVED,
    indent: '    ',
    operations: numpyOperations(vectors),
    assign: (name, value) => `${name} = ${value}`,
    loop: (p) => ({ open: `for ${p.variable} in ${rangeText(p)}:`, close: null }),
    reduction(op, p, w) {
      const body = `${w.at(2, Bind.Choice)} for ${p.variable} in ${rangeText(p)}`;
      if (op === 'productloop') return atom(`${LOOP_OPERATORS[op]}([${body}])`);
      return atom(isScalarShape(w.code.shape) ? `sum(${body})` : `sum((${body}), ${w.text(3)})`);
    },
    comprehension(row, col, body, w) {
      let text = body;
      for (const p of [col, row]) if (p) text = `[${text} for ${p.variable} in ${rangeText(p)}]`;
      if (row && col) return atom(`np.array(${text})`);
      if (!column) return atom(`np.array(${text})`);
      return atom(`np.array(${text})${isOne(w.code.shape.cols) ? '[:, None]' : '[None, :]'}`);
    },
    emptyArray: (w) => `np.empty(${arrayShape(w, column)})`,
    setEntry(name, indices, value, w) {
      const isVector = isOne(w.code.shape.rows) || isOne(w.code.shape.cols);
      const where =
        column && isVector ? (isOne(w.code.shape.cols) ? [...indices, '0'] : ['0', ...indices]) : indices;
      return `${name}[${where.join(', ')}] = ${value}`;
    },
    axis: (parameter, axis) => atom(`${parameter}.shape[${axis}]`),
    bothAxes: (first, second, parameter) => `${first}, ${second} = ${parameter}.shape`,
    quotient: (whole, divisor) => `${whole} // ${divisor}`,
    axes: (p) => axesOf(p, column),
    prepare: (p, use) => prepare(p, use, column),
    wrap,
    copy: (view) => atom(`${view.bind === Bind.Atom ? view.text : `(${view.text})`}.copy()`),
  };
}

function arrayShape(w: Writing, column: boolean): string {
  const { rows, cols } = w.code.shape;
  const sizes = [rows, cols].map((d) => w.size(d).text);
  if (column || !(isOne(rows) || isOne(cols))) return `(${sizes.join(', ')})`;
  return isOne(cols) ? sizes[0] : sizes[1];
}

function axesOf(p: Parameter, column: boolean): readonly (Dimension | null)[] {
  const { rows, cols } = p.member;
  if (p.family.length > 0) return [...p.family, ...[rows, cols].filter((d) => !isOne(d))];
  if (isScalarShape(p.member)) return [];
  if (!column && (isOne(rows) || isOne(cols))) return [isOne(cols) ? rows : cols];
  return [rows, cols].map((d) => (isOne(d) ? null : d));
}

function prepare(p: Parameter, use: ParameterUse, column: boolean): readonly string[] {
  if (p.family.length === 1 && isScalarShape(p.member) && column)
    return [`${p.name} = np.reshape(${p.name}, (-1, 1))`];
  if (p.family.length > 0 || !isScalarShape(p.member)) return [];
  if (use.whole) return [`${p.name} = int(${p.name})`];
  // Plain Python numbers raise where arrays give inf or nan, and turn complex under roots.
  return use.careful ? [`${p.name} = np.float64(${p.name})`] : [];
}

function wrap(parts: FunctionParts): string {
  const lines = ['import numpy as np'];
  for (const module of ['scipy.linalg', 'scipy.special'])
    if (parts.needs.has(module)) lines.push(`import ${module}`);
  if (parts.needs.has('adjugate')) lines.push('', ...ADJUGATE, '');
  lines.push(
    ...parts.body,
    `return ${parts.isScalar && !/^float\([^()]*\)$/.test(parts.result.text) ? `float(${parts.result.text})` : parts.result.text}`,
  );
  const docs = parts.notes.length > 0 ? [`"""${parts.notes.join(' ')}"""`] : [];
  return [
    `def derivative(${parts.parameters.join(', ')}):`,
    ...[...docs, ...lines].map((l) => (l === '' ? '' : `    ${l}`)),
  ].join('\n');
}
