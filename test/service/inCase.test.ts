import { describe, expect, it } from 'vitest';
import { verdictsIn } from './support/verdicts';

const softmax = '设 $a_i = e^{z_i} / \\sum_k e^{z_k}$.';

const HOLDS: readonly (readonly [string, string])[] = [
  ['equal indices', `${softmax} 当 $i = j$ 时, $$\\frac{\\partial a_i}{\\partial z_j} = a_i (1 - a_i)$$`],
  ['others', `${softmax} When $i \\ne j$, we have $$\\frac{\\partial a_i}{\\partial z_j} = -a_i a_j$$`],
  ['negative numbers', 'If $x < 0$, then $$\\frac{d |x|}{d x} = -1.$$'],
  ['a condition in the formula', '$$\\frac{d |x|}{d x} = -1 \\quad \\text{if } x < 0$$'],
  ['one after a comma', '$$\\frac{d |x|}{d x} = -1, \\quad x < 0$$'],
  ['a case that does not matter', 'If $x < 0$, $$\\frac{d x^2}{d x} = 2 x.$$'],
  ['what is positive throughout', 'Let $s > 0$. $$\\frac{d}{d t} (\\sqrt{s^2} t) = s$$'],
];

const DOES_NOT: readonly (readonly [string, string, string | null])[] = [
  [
    'wrong in its case too',
    `${softmax} 当 $i \\ne j$ 时, $$\\frac{\\partial a_i}{\\partial z_j} = a_i a_j$$`,
    'refuted',
  ],
  ['right in the other case', 'If $x < 0$, then $$\\frac{d |x|}{d x} = 1.$$', 'domain'],
  ['a case that never is', 'If $x^2 < 0$, $$\\frac{d x^2}{d x} = 3 x.$$', 'refuted'],
  [
    'a case some sentences before',
    `${softmax} 当 $i = j$ 时, 情形简单. 写出来就是: $$\\frac{\\partial a_i}{\\partial z_j} = a_i (1 - a_i)$$`,
    'prose',
  ],
  [
    'wrong, some sentences after a case',
    'If $x < 0$, nothing changes. So: $$\\frac{d x^2}{d x} = 3 x.$$',
    'refuted',
  ],
  ['the other case', 'If $x < 0$ stop, otherwise $$\\frac{d |x|}{d x} = -1.$$', 'prose'],
  [
    'a sign that is a condition elsewhere',
    '$$y = \\ln s, \\quad s > 0$$ $$\\frac{d}{d t} (\\sqrt{s^2} t) = s$$',
    'domain',
  ],
  ['a sign that is a case elsewhere', '$s > 0$ 时容易. $$\\frac{d}{d t} (\\sqrt{s^2} t) = s$$', 'domain'],
  ['a case of something else', 'If $n > 1$, $$\\frac{d x^2}{d x} = 3 x.$$', 'refuted'],
  // Of a matrix it says that it is definite.
  ['a matrix above zero', 'Let $A > 0$. $$\\frac{d}{d t} (t |A|) = |A|$$', 'holds'],
];

describe('a claim that is meant in one case', () => {
  it.each(HOLDS)('%s', (_, text) => {
    expect(verdictsIn(text)).toEqual(['holds']);
  });

  it.each(DOES_NOT)('%s', (_, text, verdict) => {
    expect(verdictsIn(text)).toEqual([verdict]);
  });

  it('"when i = j" does not say what i is', () => {
    const text = `${softmax} 当 $i = j$ 时, $$\\frac{\\partial a_i}{\\partial z_j} = a_i (1 - a_i)$$ 当 $i \\ne j$ 时, $$\\frac{\\partial a_i}{\\partial z_j} = -a_i a_j$$`;
    expect(verdictsIn(text)).toEqual(['holds', 'holds']);
  });
});
