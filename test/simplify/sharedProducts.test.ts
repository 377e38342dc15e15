import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { derivative } from '../../src/calculus/derivative';
import { add, beginRequest, type Expr, elementwise, mul, number, postorder, symbol } from '../../src/expr';
import { operationCount } from '../../src/simplify/cost';
import { multiplicationsIn, type Part, sharedProducts } from '../../src/simplify/sharedProducts';

beforeAll(beginRequest);
beforeEach(beginRequest);

const letters = () => Array.from({ length: 24 }, (_, k) => symbol(`a_{${k}}`));
const factorsOf = (part: Part): Expr[] =>
  part.kind === 'pair' ? [...factorsOf(part.left), ...factorsOf(part.right)] : [part];

/** Sums of products of some of the letters, each in an order of its own. */
const products = fc.array(fc.shuffledSubarray([...Array(24).keys()], { minLength: 2 }), {
  minLength: 2,
  maxLength: 8,
});

describe('products with factors in common', () => {
  it('are taken apart into all of their factors, in no more multiplications', () => {
    fc.assert(
      fc.property(products, (picks) => {
        beginRequest();
        const known = letters();
        const made = picks.map((pick, k) => mul([number(k + 2), ...pick.map((i) => known[i])]));
        const shared = sharedProducts(postorder(made));
        let apart = 0;
        for (const [product, parts] of shared) {
          if (product.kind !== 'mul') throw new Error('Only products are taken apart.');
          expect(new Set(parts.flatMap(factorsOf))).toEqual(new Set(product.args));
          expect(parts.flatMap(factorsOf)).toHaveLength(product.args.length);
          apart += product.args.length - 1;
        }
        expect(multiplicationsIn(shared)).toBeLessThanOrEqual(apart);
      }),
      { numRuns: 300 },
    );
  });

  it('where each leaves one factor out take multiplications in proportion to n log n at most', () => {
    const all = letters().slice(0, 16);
    const made = all.map((left) => mul(all.filter((a) => a !== left)));
    expect(multiplicationsIn(sharedProducts(postorder(made)))).toBeLessThanOrEqual(16 * 4 + 16);
  });

  it('stay as they are where all are short', () => {
    const [a, b, c, d] = letters();
    expect(sharedProducts(postorder([mul([a, b, c]), mul([a, b, d])])).size).toBe(0);
  });
});

describe('the derivative of a product of n factors', () => {
  const opsOf = (n: number): number => {
    beginRequest();
    const x = symbol('x');
    const f = mul(Array.from({ length: n }, (_, k) => elementwise('sin', add([x, number(k + 1)]))));
    return operationCount(derivative(f, x, { layout: 'denominator', structure: 'projected' }));
  };

  it('takes as many operations for each factor, however many there are', () => {
    // x + k, sin, cos, three for d(uv) and one to multiply the runs.
    for (const n of [8, 50, 300]) expect(opsOf(n)).toBeLessThanOrEqual(7 * n);
  });
});
