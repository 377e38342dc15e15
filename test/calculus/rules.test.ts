import { describe, expect, it } from 'vitest';
import { answerBatch } from '../../src/service/batch';

const DECLARED =
  'A: matrix(m,n); B: matrix(n,p); C: matrix(n,n); X: matrix(m,n); S: symmetric(n); Z: invertible(n); x: vector(n); y: vector(n); v: vector(m); t: scalar; s: scalar; k: int(3)';

const derive = (expr: string, wrt: string | string[], layout: string) => {
  const answer = answerBatch({ op: 'diff', expr, wrt, layout, declare: DECLARED });
  return answer.ok ? (answer.latex as string) : (answer.error as { message: string }).message;
};

/** One row a construct: expression, variable, denominator layout, numerator layout where it is not the same. */
const ROWS: readonly (readonly [string, string, string, string?])[] = [
  // Scalars.
  ['3', 't', '0'],
  ['t^3', 't', '3t^2'],
  ['s^t', 't', 's^t\\log(s)'],
  ['t s', 't', 's'],
  ['\\frac{s}{t}', 't', '-\\frac{s}{t^2}'],
  ['\\sqrt{t}', 't', '\\frac{1}{2\\sqrt{t}}'],
  ['|t|', 't', '\\operatorname{sign}(t)'],
  ['\\max(s, t)', 't', '\\mathbb{1}(s<t)'],
  ['\\log|t|', 't', '\\frac{1}{t}'],
  ['f(t^2)', 't', "2f'(t^2)t"],
  [
    '\\begin{cases} t^2 & t > 0 \\\\ 0 & \\text{otherwise} \\end{cases}',
    't',
    '\\begin{cases}2t&\\text{if }t>0\\\\0&\\text{otherwise}\\end{cases}',
  ],
  // A scalar by a vector or a matrix.
  ['y^\\top x', 'x', 'y', 'y^\\top'],
  ['x^\\top C x', 'x', '(C+C^\\top)x', 'x^\\top(C^\\top+C)'],
  ['x^\\top S x', 'x', '2Sx', '2x^\\top S'],
  ['\\|x\\|_2', 'x', '\\frac{x}{\\|x\\|_2}', '\\frac{x^\\top}{\\|x\\|_2}'],
  ['\\|x\\|_1', 'x', '\\operatorname{sign}(x)', '\\operatorname{sign}(x)^\\top'],
  ['\\operatorname{tr}(C)', 'C', 'I_{n}'],
  ['\\operatorname{tr}(C^k)', 'C', 'k(C^\\top)^{k-1}', 'kC^{k-1}'],
  ['v^\\top X x', 'X', 'vx^\\top', 'xv^\\top'],
  ['\\det Z', 'Z', '\\det(Z)Z^{-\\top}', '\\det(Z)Z^{-1}'],
  ['\\log\\det Z', 'Z', 'Z^{-\\top}', 'Z^{-1}'],
  ['x^\\top Z^{-1} y', 'Z', '-(Z^{-1}yx^\\top Z^{-1})^\\top', '-Z^{-1}yx^\\top Z^{-1}'],
  [
    '\\operatorname{tr}(\\operatorname{expm}(C))',
    'C',
    '\\operatorname{expm}(C^\\top)',
    '\\operatorname{expm}(C)',
  ],
  ['\\mathbf{1}_n^\\top (x \\odot x)', 'x', '2x', '2x^\\top'],
  ['\\operatorname{logsumexp}(x)', 'x', '\\operatorname{softmax}(x)', '\\operatorname{softmax}(x)^\\top'],
  // Vectors and matrices.
  ['A x', 'x', 'A^\\top', 'A'],
  ['\\exp(x)', 'x', '\\operatorname{diag}(\\exp(x))'],
  ['x \\odot y', 'x', '\\operatorname{diag}(y)'],
  [
    '\\operatorname{softmax}(x)',
    'x',
    '\\operatorname{diag}(\\operatorname{softmax}(x))-\\operatorname{softmax}(x)\\operatorname{softmax}(x)^\\top',
  ],
  ['X x', 'X', 'x\\otimes I_{m}', 'x^\\top\\otimes I_{m}'],
  ['X^\\top', 'X', 'K_{n,m}', 'K_{m,n}'],
  ['X B', 'X', 'B\\otimes I_{m}', 'B^\\top\\otimes I_{m}'],
  ['x y^\\top', 'x', 'y^\\top\\otimes I_{n}', 'y\\otimes I_{n}'],
  ['\\operatorname{diag}(C)', 't', '\\mathbf{0}_{n}^\\top', '\\mathbf{0}_{n}'],
  ['t^2 A', 't', '2tA^\\top', '2tA'],
];

describe('one construct a row', () => {
  it.each(
    ROWS.map(([expr, wrt, denominator, numerator]): [string, string, string, string] => [
      expr,
      wrt,
      denominator,
      numerator ?? denominator,
    ]),
  )('%s by %s', (expr, wrt, denominator, numerator) => {
    expect(derive(expr, wrt, 'denominator')).toBe(denominator);
    expect(derive(expr, wrt, 'numerator')).toBe(numerator);
  });
});

describe('by an entry, in turn, in a structure', () => {
  it.each<[string, string | string[], string]>([
    ['x^\\top y', 'x_k', 'y_{k}'],
    ['x^\\top C x', ['x', 'x'], 'C+C^\\top'],
    ['\\|x\\|_2^2', ['x', 'x'], '2I_{n}'],
    ['\\operatorname{tr}(X^\\top X)', ['X', 'X'], '2I_{mn}'],
    ['\\operatorname{tr}(S S)', 'S', '2S'],
  ])('%s by %s', (expr, wrt, expected) => expect(derive(expr, wrt, 'denominator')).toBe(expected));
});

describe('what no rule reaches is refused with a sentence', () => {
  it.each([
    ['\\operatorname{expm}(C) x', 'C', 'linear map without a matrix form'],
    ['C^{t}', 'C', 'matrix power'],
    ['\\operatorname{polar}(C)', 'C', 'no closed form'],
  ])('%s by %s', (expr, wrt, words) => expect(derive(expr, wrt, 'denominator')).toContain(words));
});
