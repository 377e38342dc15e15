import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  add,
  apply,
  beginRequest,
  type Expr,
  elementwise,
  entry,
  freshIndex,
  mul,
  ONE,
  SCALAR,
  size,
  sum,
} from '../../src/expr';
import { latex } from '../../src/present/latex';
import { n, s, v } from '../expr/support/symbols';
import { cases } from './support/paperCases';

beforeAll(beginRequest);
beforeEach(beginRequest);

for (const [group, table] of Object.entries(cases)) {
  describe(group, () => {
    it.each(Object.entries(table))('%s', (text, make) => {
      expect(latex(make())).toBe(text);
    });
  });
}

describe('made-up indices', () => {
  it('side by side share a letter, nested take two', () => {
    const i = freshIndex();
    const j = freshIndex();
    const side = add([
      sum(i.name, ONE, size(n), apply('f', [entry(v('x'), i, ONE)], SCALAR)),
      sum(j.name, ONE, size(n), apply('g', [entry(v('x'), j, ONE)], SCALAR)),
    ]);
    expect(latex(side)).toBe('\\sum_{i=1}^{n}f(x_{i})+\\sum_{i=1}^{n}g(x_{i})');
    const nested = sum(
      i.name,
      ONE,
      size(n),
      sum(j.name, ONE, size(n), apply('f', [entry(v('x'), i, ONE), entry(v('x'), j, ONE)], SCALAR)),
    );
    expect(latex(nested)).toBe('\\sum_{i=1}^{n}\\sum_{j=1}^{n}f(x_{i},x_{j})');
  });

  it('keep off letters in use', () => {
    const k = freshIndex('i');
    expect(latex(mul([s('i'), sum(k.name, ONE, size(n), apply('f', [entry(v('x'), k, ONE)], SCALAR))]))).toBe(
      'i\\sum_{j=1}^{n}f(x_{j})',
    );
  });
});

describe('what would be very long', () => {
  it('has names for its shared parts', () => {
    let e: Expr = s('x');
    const factors: Expr[] = [];
    for (let k = 0; k < 400; k++) {
      factors.push(elementwise('cos', e));
      e = elementwise('sin', e);
    }
    const text = latex(mul(factors));
    expect(text.length).toBeLessThan(20_000);
    expect(text).toMatch(/^\\cos\(x\)\\cos\(\\sin\(x\)\)\\cos\(t_\{1\}\)/);
    expect(text).toContain('\\text{where }t_{1}=\\sin(\\sin(x)),\\;t_{2}=\\sin(t_{1})');
  });
});
