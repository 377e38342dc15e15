import { type Dimension, type Expr, isOne, isScalarShape } from '../expr';
import type { Parameter } from './code/code';
import { atom, Bind, type Dialect, type FunctionParts } from './code/dialect';
import { type Program, type ProgramOptions, program } from './code/program';
import { JULIA_OPERATIONS } from './julia/operations';

const KEYWORDS =
  'baremodule begin break catch const continue do else elseif end export false finally for function global if import ' +
  'let local macro module quote return struct true try using while in isa where pi im derivative adjugate sum prod max ' +
  'min exp log sqrt norm dot det inv diag diagm kron vec reshape size tr zeros ones fill float I';

const DIALECT: Dialect = {
  base: 1,
  reserved: new Set(KEYWORDS.split(' ')),
  indent: '    ',
  operations: JULIA_OPERATIONS,
  assign: (name, value) => `${name} = ${value}`,
  loop: (p) => ({ open: `for ${p.variable} in ${p.from}:${p.end}`, close: 'end' }),
  reduction(op, p, w) {
    const name = op === 'sumloop' ? 'sum' : 'prod';
    const body = `${w.at(2, Bind.Compare)} for ${p.variable} in ${p.from}:${p.end}`;
    return atom(
      `${name}((${body}); init=${isScalarShape(w.code.shape) ? (op === 'sumloop' ? '0.0' : '1.0') : w.text(3)})`,
    );
  },
  comprehension(row, column, body) {
    const loops = [row, column].filter((p) => p !== null).map((p) => `${p.variable} in ${p.from}:${p.end}`);
    const whole = `[${body} for ${loops.join(', ')}]`;
    return atom(row ? whole : `${whole}'`);
  },
  emptyArray(w) {
    const { rows, cols } = w.code.shape;
    if (isOne(cols)) return `zeros(${w.size(rows).text})`;
    return isOne(rows) ? `zeros(${w.size(cols).text})'` : `zeros(${w.size(rows).text}, ${w.size(cols).text})`;
  },
  setEntry: (name, indices, value) => `${name}[${indices.join(', ')}] = ${value}`,
  axis: (parameter, axis) => atom(`size(${parameter}, ${axis + 1})`),
  bothAxes: (first, second, parameter) => `${first}, ${second} = size(${parameter})`,
  quotient: (whole, divisor) => `${whole} ÷ ${divisor}`,
  axes: axesOf,
  prepare: () => [],
  wrap,
  copy: (view) => atom(`copy(${view.text})`),
};

function axesOf(p: Parameter): readonly (Dimension | null)[] {
  const { rows, cols } = p.member;
  if (p.family.length > 0) return [...p.family, ...[rows, cols].filter((d) => !isOne(d))];
  if (isScalarShape(p.member)) return [];
  return isOne(cols) ? [rows] : [isOne(rows) ? null : rows, cols];
}

/** By singular values, right for singular matrices too. */
const ADJUGATE = [
  'function adjugate(A)',
  '    F = svd(A)',
  '    others = [prod(F.S[1:k-1]) * prod(F.S[k+1:end]) for k in eachindex(F.S)]',
  "    return det(F.U) * det(F.V) * F.V * diagm(others) * F.U'",
  'end',
  '',
];

function wrap(parts: FunctionParts): string {
  const packages = ['LinearAlgebra', ...(parts.needs.has('SpecialFunctions') ? ['SpecialFunctions'] : [])];
  return [
    `using ${packages.join(', ')}`,
    '',
    ...(parts.needs.has('adjugate') ? ADJUGATE : []),
    ...parts.notes.map((n) => `# ${n}`),
    `function derivative(${parts.parameters.join(', ')})`,
    ...[...parts.body, `return ${parts.result.text}`].map((l) => `    ${l}`),
    'end',
  ].join('\n');
}

/** An expression as a Julia function. Vectors are `Vector`s; members of a family are the rows of an array. */
export const julia = (e: Expr, options: ProgramOptions = {}): Program => program(e, DIALECT, options);
