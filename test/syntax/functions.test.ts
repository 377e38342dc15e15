import { describe, expect, it } from 'vitest';
import { FUNCTIONS, functionNamed, functionOf } from '../../src/syntax/functions';

describe('the table of functions', () => {
  it('has no word twice in one language', () => {
    for (const language of ['latex', 'math', 'python'] as const) {
      const words = FUNCTIONS.flatMap((entry) => entry[language]);
      expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
    }
  });

  it('finds a name by its spellings', () => {
    for (const [word, language, name] of [
      ['ln', 'latex', 'log'],
      ['arctan', 'latex', 'atan'],
      ['arcsinh', 'python', 'asinh'],
      ['acoth', 'math', 'acoth'],
      ['Tr', 'latex', 'tr'],
      ['expit', 'python', 'sigmoid'],
      ['absolute', 'python', 'abs'],
      ['trace', 'math', 'tr'],
      ['ReLU', 'latex', 'relu'],
    ] as const) {
      expect(functionNamed(word, language)?.name, word).toBe(name);
    }
  });

  it('knows the base of a logarithm that its name tells', () => {
    expect(functionNamed('log2', 'python')).toMatchObject({ name: 'log', base: '2' });
    expect(functionNamed('lg', 'latex')).toMatchObject({ name: 'log', base: '10' });
    expect(functionNamed('log', 'math')?.base).toBeUndefined();
  });

  it('knows how many arguments a function takes', () => {
    expect(functionOf('atan2')?.arity).toEqual([2, 2]);
    expect(functionOf('max')?.arity).toEqual([1, Number.POSITIVE_INFINITY]);
  });

  it('leaves letters that name quantities alone', () => {
    for (const word of ['sigma', 'gamma', 'beta', 'psi', 'Gamma'])
      expect(functionNamed(word, 'latex')).toBeUndefined();
  });
});
