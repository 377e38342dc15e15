import { describe, expect, it } from 'vitest';
import { deltaIsQuantity, joinIncrements } from '../../src/claims/increments';
import { countingSubscripts } from '../../src/claims/indexLetters';
import { superscriptsIn } from '../../src/claims/superscripts';
import { asVariable } from '../../src/elaborate/uses';
import { parseLatex } from '../../src/syntax/latex/parse';

const roots = (...sources: string[]) => sources.map((s) => parseLatex(s).root);

describe('superscripts that are marks', () => {
  it.each<[string, string[], string[]]>([
    ['what is differentiated by', ['\\frac{d g}{d x^i}'], ['x^i']],
    [
      'the same letter beside it',
      ['\\frac{\\partial g}{\\partial x^i} + z^i', 'z^i + w^i', 'w^j'],
      ['w^i', 'x^i', 'z^i'],
    ],
    ['a layer made of the one before', ['z^l = W^l a^{l-1} + b^l'], ['W^l', 'a^{l-1}', 'b^l', 'z^l']],
    ['a step from one to the next', ['x^{k+1} = x^k - \\eta g'], ['x^k', 'x^{k+1}']],
    ['a vector in bold type', ['\\mathbf{x}^k + \\mathbf{A}^k'], ['x^k']],
    ['powers', ['y = x^n', 'x^{n+1} = x x^n', 'p^k (1 - p)^{n-k}'], []],
    ['a discount beside a mark', ['\\frac{\\partial r}{\\partial s^t} = \\gamma^t s^t'], ['s^t']],
  ])('%s', (_, sources, expected) => {
    expect([...superscriptsIn(roots(...sources))].sort()).toEqual(expected);
  });
});

describe('subscript letters that count', () => {
  it.each<[string, string[], string[]]>([
    ['the index of a sum', ['\\sum_h w_h b_h', 'b_h + c'], ['b h', 'w h']],
    ['beside a usual index', ['\\alpha_h = v_{ih} x_i', 'e_h = \\alpha_h'], ['\\alpha h', 'e h', 'v h']],
    ['a letter that names a layer', ['h_t = W_{xh} x_t + b_h'], []],
    ['a capital beside one that counts', ['\\sum_h W_h b_h'], ['W h', 'b h']],
    ['only the same name elsewhere', ['\\sum_h b_h', 'W_h + c_h'], ['b h']],
  ])('%s', (_, sources, expected) => {
    expect([...countingSubscripts(roots(...sources))].sort()).toEqual(expected);
  });
});

describe('increments', () => {
  it.each<[string, string]>([
    ['\\Delta w', '\\Delta{w}'],
    ['\\Delta \\theta_j', '\\Delta{\\theta}'],
    ['\\Delta W', '\\Delta{W}'],
    ['\\Delta \\boldsymbol{x}', '\\Delta{x}'],
  ])('%s is one name', (source, name) => {
    const root = joinIncrements(roots(source)[0], false);
    expect(asVariable(root, new Set(), () => false)?.name).toBe(name);
  });

  it('leaves a matrix Δ alone', () => {
    const [product, alone] = roots('U \\Delta V^\\top', '\\Delta');
    expect(deltaIsQuantity([product, alone])).toBe(true);
    expect(deltaIsQuantity([product])).toBe(false);
    expect(joinIncrements(product, true)).toEqual(product);
  });
});
