import { type Dimension, type Expr, isOne, isScalarShape } from '../expr';
import type { Parameter } from './code/code';
import { atom, Bind, type Dialect, type FunctionParts } from './code/dialect';
import { type Program, type ProgramOptions, program } from './code/program';
import { MATLAB_OPERATIONS } from './matlab/operations';

const KEYWORDS =
  'break case catch classdef continue else elseif end for function global if otherwise parfor persistent return spmd ' +
  'switch try while pi Inf NaN eps grad derivative sum prod max min exp log sqrt sin cos tan abs sign norm det inv diag ' +
  'eye ones zeros kron reshape size trace lu svd double expm choose rows_of entry_of adjugate eigen_of singular_of polar_of beta gamma psi';

const DIALECT: Dialect = {
  base: 1,
  reserved: new Set(KEYWORDS.split(' ')),
  indent: '    ',
  operations: MATLAB_OPERATIONS,
  assign: (name, value) => `${name} = ${value};`,
  loop: (p) => ({ open: `for ${p.variable} = ${p.from}:${p.end}`, close: 'end' }),
  reduction: () => null,
  comprehension: () => null,
  emptyArray: (w) => `zeros(${w.size(w.code.shape.rows).text}, ${w.size(w.code.shape.cols).text})`,
  setEntry: (name, indices, value) => `${name}(${indices.join(', ')}) = ${value};`,
  axis: (parameter, axis) => atom(`size(${parameter}, ${axis + 1})`),
  bothAxes: (first, second, parameter) => `[${first}, ${second}] = size(${parameter});`,
  quotient: (whole, divisor) => `${whole} / ${divisor}`,
  axes: axesOf,
  prepare: (p) => (p.family.length === 1 && isScalarShape(p.member) ? [`${p.name} = ${p.name}(:);`] : []),
  wrap,
  copy: (view) => (view.bind === Bind.Atom ? view : atom(`(${view.text})`)),
};

function axesOf(p: Parameter): readonly (Dimension | null)[] {
  const { rows, cols } = p.member;
  if (p.family.length > 0) return [...p.family, ...[rows, cols].filter((d) => !isOne(d))];
  return isScalarShape(p.member) ? [] : [rows, cols].map((d) => (isOne(d) ? null : d));
}

const HELPERS: Readonly<Record<string, readonly string[]>> = {
  rows: ['function B = rows_of(A, k)', '    B = A(k, :);', 'end'],
  entry: ['function a = entry_of(A, varargin)', '    a = A(varargin{:});', 'end'],
  choose: [
    'function y = choose(c, a, b)',
    '    c = logical(c + zeros(size(a + b)));',
    '    y = b + zeros(size(c));',
    '    a = a + zeros(size(c));',
    '    y(c) = a(c);',
    'end',
  ],
  // By singular values, right for singular matrices too.
  adjugate: [
    'function B = adjugate(A)',
    '    [U, S, V] = svd(A);',
    '    s = diag(S);',
    "    others = arrayfun(@(k) prod(s([1:k-1, k+1:numel(s)])), (1:numel(s))');",
    "    B = det(U) * det(V) * V * diag(others) * U';",
    'end',
  ],
  eigen_of: [
    'function F = eigen_of(A)',
    "    [V, D] = eig((A + A') / 2);",
    "    [F.values, order] = sort(diag(D), 'descend');",
    '    F.left = V(:, order);',
    'end',
  ],
  singular_of: [
    'function F = singular_of(A)',
    "    [F.left, S, F.right] = svd(A, 'econ');",
    '    F.values = diag(S);',
    'end',
  ],
  polar_of: ['function P = polar_of(A)', "    [U, ~, V] = svd(A, 'econ');", "    P = U * V';", 'end'],
};

function wrap(parts: FunctionParts): string {
  const body = [...parts.notes.map((n) => `% ${n}`), ...parts.body, `grad = ${parts.result.text};`];
  const helpers = Object.entries(HELPERS).filter(([name]) => parts.needs.has(name));
  return [
    `function grad = derivative(${parts.parameters.join(', ')})`,
    ...body.map((l) => `    ${l}`),
    'end',
    ...helpers.flatMap(([, lines]) => ['', ...lines]),
  ].join('\n');
}

/** An expression as a MATLAB (and Octave) function. Vectors are columns; members of a family are the rows of an array. */
export const matlab = (e: Expr, options: ProgramOptions = {}): Program => program(e, DIALECT, options);
