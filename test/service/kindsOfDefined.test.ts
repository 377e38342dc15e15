import { describe, expect, it } from 'vitest';
import { verdictsIn } from './support/verdicts';

describe('what is differentiated by and has a definition is of the kind of that', () => {
  it.each([
    [
      'a capital that is a number',
      '$$L = l(\\mathbf{o}, y)$$ $$J = L + s$$ $$\\frac{\\partial J}{\\partial L} = 1$$',
    ],
    ['by a named function', '$$L = \\sin(t)$$ $$J = 3 L^2$$ $$\\frac{\\partial J}{\\partial L} = 6 L$$'],
    ['a matrix', '$$Z = X W$$ $$J = \\|Z\\|_F^2$$ $$\\frac{\\partial J}{\\partial Z} = 2 Z$$'],
  ])('%s', (_, text) => {
    expect(verdictsIn(text)).toEqual(['holds']);
  });
});

describe('a text that states the summation convention leaves sums out, though it writes others', () => {
  const claim = '$$\\frac{d}{d x_k} x_i a_{ij} x_j = a_{kj} x_j + x_i a_{ik}$$ And $$s = \\sum_i x_i.$$';
  it.each([
    ['in English', `In Einstein notation, ${claim}`, ['holds']],
    ['in Chinese', `利用爱因斯坦求和约定，${claim}`, ['holds']],
    ['and another text does not', `In our notation, ${claim}`, ['ambiguous']],
  ])('%s', (_, text, verdicts) => {
    expect(verdictsIn(text)).toEqual(verdicts);
  });
});

describe('entries of a matrix', () => {
  it.each([
    ['by letters that stand on a product in brackets', ''],
    ['beside functions by the same small letters', 'Let $u(a, b) = (a + b)^2$ and $v(a, b) = (a - b)^2$. '],
  ])('%s', (_, before) => {
    const claim = '$$\\frac{d}{d v_{ab}} \\|X - U V\\|_F^2 = -2 [U^\\top (X - U V)]_{ab}$$';
    expect(verdictsIn(`${before}${claim}`)).toEqual(['holds']);
    expect(verdictsIn(`${before}${claim.replace('-2', '2')}`)).not.toEqual(['holds']);
  });
});
