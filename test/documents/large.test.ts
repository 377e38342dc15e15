// A long document is gone through once: no stray mark may cost a search through the rest.
import { describe, expect, it } from 'vitest';
import { regionsOf } from '../../src/documents/regions';

/** The best of several runs, in milliseconds: what the machine does besides is not counted. */
function time(run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 7; i++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

describe('a long document', () => {
  it('of 5,000 lines with 1,000 formulas takes less than 50 ms', () => {
    const section = (i: number) =>
      `Some text with $x_${i}$ that costs $5 here.\n\n$$\n\\frac{\\partial f}{\\partial x_${i}} = 2 x_${i}\n$$\n\n- a list\n- of things\n\n`;
    const text = Array.from({ length: 500 }, (_, i) => section(i)).join('');
    expect(text.split('\n').length).toBeGreaterThan(5000 - 500);
    expect(regionsOf(text, 'markdown').length).toBe(1000);
    expect(time(() => regionsOf(text, 'markdown'))).toBeLessThan(50);
  });

  it('of stray marks takes no longer than of formulas', () => {
    const marks = [
      '$',
      '$$ ',
      '\\(',
      '\\[',
      '\\begin{align}',
      '`',
      '<!-- ',
      '```\n',
      '"""',
      '/* ',
      ':math:`',
      '\\def\\a{',
      '> $$\n',
      '$a ',
    ];
    for (const languageId of ['markdown', 'latex', 'python', 'cpp', 'restructuredtext']) {
      for (const mark of marks) {
        const text = mark.repeat(Math.floor(100_000 / mark.length));
        const start = performance.now();
        regionsOf(text, languageId);
        expect(performance.now() - start, `${mark} in ${languageId}`).toBeLessThan(3000);
      }
    }
  });
});
