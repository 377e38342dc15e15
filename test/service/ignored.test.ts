import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

describe('claims that comments leave out', () => {
  const text = '$\\frac{d}{dx} x^2 = 3x$\n\n$\\frac{d}{dx} x^3 = x$ <!-- nabla-ignore: known -->';
  const request = { op: 'check', text, languageId: 'markdown' } as const;

  it('are undecided for that reason, and no others', () => {
    const { claims, ignored } = check(request);
    expect(claims).toMatchObject([{ verdict: 'refuted', text: '3x' }]);
    expect(ignored).toMatchObject([
      {
        verdict: 'undecided',
        category: 'ignored',
        text: 'x',
        reason: 'A comment says to leave this claim out.',
      },
    ]);
    const { from, to } = ignored[0].range;
    expect(text.slice(0, from)).toMatch(/x\^3 = $/);
    expect(to - from).toBe(1);
  });

  it('are told of once where several share a document', () => {
    const shares = [0, 1, 2].map((index) => check({ ...request, share: { index, of: 3 } }));
    expect(shares.flatMap(({ ignored }) => ignored)).toHaveLength(1);
  });
});
