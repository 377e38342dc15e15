import { beforeEach, describe, expect, it } from 'vitest';
import { ElaborationError } from '../../src/elaborate/context';
import { beginRequest } from '../../src/expr';
import { latex } from '../../src/present/latex';
import { answerBatch } from '../../src/service/batch';
import { parseFormula, readDeclarations, understand } from '../../src/service/formula';
import type { SyntaxLanguage } from '../../src/syntax/tree';

beforeEach(() => beginRequest());

const read = (source: string, declare = '', language: SyntaxLanguage = 'latex') =>
  understand([parseFormula(source, language)], { language, declared: readDeclarations(declare) });

const types = (source: string, declare = '', language: SyntaxLanguage = 'latex'): Record<string, string> =>
  Object.fromEntries(
    read(source, declare, language)[0].symbols.map((s) => {
      const sizes = s.type.sizes.map((d) => d.key).join(',');
      const family = s.type.family.length > 0 ? ` by ${s.type.family.map((d) => d.key)}` : '';
      return [s.name, `${s.type.kind}${sizes ? `(${sizes})` : ''}${family}`];
    }),
  );

describe('kinds and sizes are found out from use', () => {
  it.each<[string, Record<string, string>]>([
    ['\\frac12\\|Xw-y\\|_2^2', { X: 'matrix(m,n)', w: 'vector(n)', y: 'vector(m)' }],
    ['x^\\top A x', { x: 'vector(m)', A: 'matrix(m,m)' }],
    ['\\mathbf{a}^\\top \\mathbf{b}', { a: 'vector(m)', b: 'vector(m)' }],
    ['\\operatorname{tr}(AB)', { A: 'matrix(m,n)', B: 'matrix(n,m)' }],
    ['x^2 + 3x', { x: 'scalar' }],
    ['w^\\top x', { w: 'vector(m)', x: 'vector(m)' }],
    ['a^\\top X b', { a: 'vector(m)', X: 'matrix(m,n)', b: 'vector(n)' }],
    ['W x', { W: 'matrix(m,n)', x: 'vector(n)' }],
    ['\\|Xw\\|^2', { X: 'matrix(m,n)', w: 'vector(n)' }],
    ['a x^2 + b x', { a: 'scalar', x: 'scalar', b: 'scalar' }],
    [
      '\\|W_2\\tanh(W_1x+b_1)+b_2-y\\|^2',
      {
        W_2: 'matrix(m,n)',
        W_1: 'matrix(n,p)',
        x: 'vector(p)',
        b_1: 'vector(n)',
        b_2: 'vector(m)',
        y: 'vector(m)',
      },
    ],
    ['\\sum_{i=1}^n \\log(1+e^{-y_i w^\\top x_i})', { y: 'vector(n)', w: 'vector(m)', x: 'vector(m) by n' }],
    ['\\sum_{i=1}^{m} (y_i - w x_i - b)^2', { y: 'vector(m)', w: 'scalar', x: 'vector(m)', b: 'scalar' }],
    ['\\log\\det(\\Sigma)', { '\\Sigma': 'matrix(m,m)' }],
  ])('%s', (source, expected) => expect(types(source)).toEqual(expected));

  it('reads Python by its own rules', () => {
    expect(types('0.5*np.sum((X@w-y)**2)', '', 'python')).toEqual({
      X: 'matrix(m,n)',
      w: 'vector(n)',
      y: 'vector(m)',
    });
  });

  it('takes every name of plain math for a scalar', () => {
    expect(types('X*w + sin(y)', '', 'math')).toEqual({ X: 'scalar', w: 'scalar', y: 'scalar' });
  });

  it('keeps what is declared', () => {
    expect(types('a x', 'a: vector(3); x: scalar')).toEqual({ a: 'vector(3)', x: 'scalar' });
  });
});

describe('what is written becomes one canonical expression', () => {
  it.each([
    ['|A|', 'A: matrix(n,n)', '\\det(A)'],
    ['|a|', 'a: scalar', '|a|'],
    ['A^{-1}A x', 'A: matrix(n,n); x: vector(n)', 'x'],
    ['(AB)^\\top', 'A: matrix(m,n); B: matrix(n,p)', 'B^\\top A^\\top'],
    ['\\sigma(z)', 'z: scalar', '\\sigma(z)'],
    ['\\max(0, z)', 'z: scalar', '\\operatorname{relu}(z)'],
    ['\\mathbb{1}(z > 0)', 'z: vector(n)', '\\mathbb{1}(z>0)'],
    ['\\mathbf{1}_{mn}^\\top x', 'x: vector(m*n)', '\\mathbf{1}_{mn}^\\top x'],
    ['\\mathbf{1}_{m,n}', '', '\\mathbf{1}_{m}\\mathbf{1}_{n}^\\top'],
    ['A^+', 'A: matrix(m,n)', '\\operatorname{pinv}(A)'],
    ['A^{\\dagger}', 'A: matrix(m,n)', '\\operatorname{pinv}(A)'],
    ['\\langle a, b\\rangle', 'a: vector(n); b: vector(n)', 'a^\\top b'],
    ['a \\cdot b', 'a: vector(n); b: vector(n)', 'a^\\top b'],
    ['\\|x\\|_A^2', 'x: vector(n); A: matrix(n,n)', 'x^\\top Ax'],
    ['e^{x}', 'x: scalar', 'e^x'],
    ['\\sum_{i=1}^{3} i', '', '6'],
  ])('%s', (source, declare, expected) => expect(latex(read(source, declare)[0].exprs[0])).toBe(expected));
});

describe('what does not fit says where and why', () => {
  const failing = (source: string, declare: string): ElaborationError => {
    try {
      read(source, declare);
    } catch (error) {
      if (error instanceof ElaborationError) return error;
      throw error;
    }
    throw new Error('It was read.');
  };

  it.each([
    ['X(Xw-y)', 'X: matrix(m,n); w: vector(n); y: vector(m)', 'shape', 'X(Xw-y)', 'm×n'],
    ['Xw', 'X: matrix(m,n); w: vector(m)', 'shape', 'Xw', 'a vector of length m'],
    ['a + b', 'a: vector(m); b: vector(n)', 'shape', 'a + b', 'plus sign'],
    ['\\det(A)', 'A: matrix(m,n)', 'shape', 'A', 'square'],
    ['\\operatorname{tr}(A)', 'A: matrix(m,n)', 'shape', 'A', 'square'],
    ['x_1 + \\cdots + y_n', '', 'unsupported', '\\cdots', 'dots'],
    ['\\int f(x)', '', 'unsupported', '', ''],
    ['\\lambda_{\\max}(A)', 'A: matrix(m,n)', 'shape', 'A', 'square'],
  ])('%s', (source, declare, code, at, word) => {
    const error = failing(source, declare);
    expect(error.code).toBe(code);
    if (at) expect(source.slice(error.span.from, error.span.to)).toBe(at);
    expect(error.message).toContain(word);
  });
});

describe('samples with their index in a superscript', () => {
  const derived = (expr: string, wrt: string, declare = '') => {
    const answer = answerBatch({ op: 'diff', expr, wrt, declare });
    return answer.latex ?? (answer.error as { message: string }).message;
  };

  it.each([
    ['\\sum_{i=1}^m (w^\\top x^{(i)}-y^{(i)})^2', 'w', '2\\sum_{i=1}^{m}(w^\\top x^{(i)}-y^{(i)})x^{(i)}'],
    ['\\sum_{i=1}^m (\\sum_j w_j x_j^{(i)})^2', 'w', '2\\sum_{i=1}^{m}(w^\\top x^{(i)})x^{(i)}'],
    ['\\sum_{i=1}^m \\|Wx^{(i)}\\|^2', 'x^{(k)}', '2W^\\top Wx^{(k)}'],
    ['(h-y^{(i)})^2', 'h', '2(h-y^{(i)})'],
    ['\\|W^{(2)}x^{(i)}\\|^2', 'W^{(2)}', '2W^{(2)}x^{(i)}(x^{(i)})^\\top'],
    ['\\|w^{(1)}\\|^2', 'w^{(1)}', '2w^{(1)}'],
  ])('%s by %s', (expr, wrt, expected) => expect(derived(expr, wrt)).toBe(expected));

  it.each([
    ['x^{(i)}', 'x^{(i)}: vector(n); y^{(i)}: scalar', 'y^{(i)}'],
    ['x_{i}', 'x_i: vector(n); y_i: scalar', 'y_{i}'],
  ])('a declared %s is each of them where the index runs', (x, declare, y) => {
    const expr = `\\sum_{i=1}^m (w^\\top ${x}-${y})^2`;
    expect(derived(expr, 'w', declare)).toBe(`2\\sum_{i=1}^{m}(w^\\top ${x}-${y})${x}`);
    expect(derived(`(w^\\top ${x}-${y})^2`, 'w', declare)).toBe(`2(w^\\top ${x}-${y})${x}`);
  });
});
