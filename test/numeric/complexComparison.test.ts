import { describe, expect, it } from 'vitest';
import { compareInComplex, pointsInDomain } from '../../src/numeric';
import { fromMath } from './fromMath';

describe('comparison in complex arithmetic', () => {
  const compare = (left: string, right: string) => compareInComplex(fromMath(left), fromMath(right));

  it('confirms what has no real point on both sides', () => {
    const [left, right] = ['1/(x^2 + 1) + acoth(tanh(x))', '1/(x^2 + 1) + acoth(sinh(x)/cosh(x))'];
    expect(pointsInDomain([fromMath(left), fromMath(right)], 3, { tries: 100 }).points).toEqual([]);
    const found = compare(left, right);
    expect(found.points).toBeGreaterThan(20);
    expect(found.same).toBe(found.points);
  });

  it('counts branches apart from differences', () => {
    const roots = compare('sqrt(-x)*sqrt(y)', 'sqrt(-x*y)');
    expect(roots.same).toBeGreaterThan(5);
    expect(roots.same + roots.opposite).toBe(roots.points);
    expect(roots.opposite).toBeGreaterThan(0);
    const wrong = compare('sqrt(-1 - x^2)', 'sqrt(-1 - 2*x^2)');
    expect(wrong).toMatchObject({ same: 0, opposite: 0 });
    expect(wrong.points).toBeGreaterThan(20);
  });

  it('passes over points at which nothing can be said', () => {
    expect(compare('sign(log(-1 - x^2))', 'sqrt(1 + x^2)').points).toBe(0);
  });
});
