import { describe, expect, it } from 'vitest';
import { verdictsIn } from './support/verdicts';

const LOSS = 'Let $f(w) = \\|Xw - y\\|^2$. ';

describe('beside a side that cannot be computed with', () => {
  it.each([
    ['a function of no definition', '\\operatorname{mult}(a, b)'],
    ['words', '\\text{what we had}'],
  ])('%s, a link is compared with the side before', (_, unreadable) => {
    const chain = (right: string) => `${LOSS}$$\\nabla f(w) = ${unreadable} = ${right}$$`;
    expect(verdictsIn(chain('2 X^\\top (X w - y)'))[1]).toBe('holds');
    expect(verdictsIn(chain('2 X^\\top (X w + y)'))[1]).not.toBe('holds');
    // A difference could have come in where nothing is seen.
    expect(verdictsIn(chain('X^\\top (X w - y)'))[1]).not.toBe('refuted');
  });
});

describe('an inequality joins no sides', () => {
  it('of which one could stand for the other', () => {
    expect(verdictsIn(`${LOSS}$$\\nabla f(w) \\le \\text{that} = 2 X^\\top (X w - y)$$`)).not.toContain(
      'holds',
    );
  });
});
