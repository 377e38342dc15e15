import { describe, expect, it } from 'vitest';
import { escapeMarkdown, failureMarkdown, hoverFormulas, hoverMarkdown } from '../../src/editor/hoverText';
import { bundleLocalizer } from '../../src/editor/localizer';
import { claim, examined } from './examined';

const l10n = bundleLocalizer({});
const none = { images: new Map<string, string>() };
const hover = (answer: ReturnType<typeof examined>, images = none.images) =>
  hoverMarkdown(answer, { images }, l10n);

describe('a hover', () => {
  it('shows the derivative as a picture with its text, its variable and its shape', () => {
    expect(hover(examined(), new Map([['2x', '![](picture)']]))).toBe(
      '![](picture)\n\n`2x`\n\nderivative by x · scalar',
    );
  });

  it('shows the text alone where there is no picture', () => {
    expect(hover(examined())).toMatch(/^`2x`/);
  });

  it('names the layout where it makes a difference', () => {
    const derivative = { latex: '2w', math: null, shape: ['n', '1'] as const, numpy: null, kinks: [] };
    expect(hover(examined({ derivative, wrt: 'w' }))).toContain('n × 1 · denominator layout');
  });

  it('says where the derivative does not exist', () => {
    const derivative = { ...examined().derivative!, kinks: ['x = 0'] };
    expect(hover(examined({ derivative }))).toContain('$(info) x \\= 0'.replace('\\=', '='));
  });

  it('is silent over a lone symbol, and where nothing can be differentiated', () => {
    for (const latex of [
      'x',
      'X',
      '\\lambda',
      '\\mathbf{w}',
      'x_i',
      'x_{ij}',
      'W^{(1)}',
      '\\hat{y}',
      '3',
      "x'",
    ]) {
      expect(hover(examined({ expression: { latex, shape: ['1', '1'] } })), latex).toBeUndefined();
    }
    expect(hover(examined({ derivative: null }))).toBeUndefined();
    expect(hover(examined({ derivative: { ...examined().derivative!, latex: '0' } }))).toBeUndefined();
    expect(hover(examined({ expression: { latex: 'x^{2}', shape: ['1', '1'] } }))).toBeDefined();
  });

  it('does not repeat as a counterexample that the shapes do not fit', () => {
    const message = 'The left factor is d×h, the right one d×m: the product does not fit.';
    const misfit = claim({
      reason: `${message} The derivative is $B^\\top$.`,
      expected: 'B^\\top',
      counterexample: { values: {}, expected: 'd×h', claimed: message },
    });
    expect(hover(examined({ claims: [misfit] }))).not.toContain('Counterexample');
  });

  it('puts a verdict first, with its reason, the right derivative and the counterexample', () => {
    const wrong = claim({
      diagnosis: [{ kind: 'factor', message: 'The factor is 2, not 3.', span: null, fix: '2x' }],
      expected: '2x',
      counterexample: { values: { x: 1.5 }, expected: 3, claimed: 4.5 },
    });
    const text = hover(examined({ claims: [wrong] }));
    expect(text).toMatch(/^\$\(error\) \*\*Wrong\*\* — The factor is 2, not 3\\\./);
    expect(text).toContain('`2x`');
    expect(text).toContain('at x = 1\\.5 it should be 3, the text gives 4\\.5');
    expect(hoverFormulas(examined({ claims: [wrong] }))).toEqual(['2x']);
  });

  it('shows the derivative below the verdict, once', () => {
    const right = hover(examined({ claims: [claim({ verdict: 'proved', reason: 'Equal.' })] }));
    expect(right).toMatch(/^\$\(pass\) \*\*Proved\*\* — Equal\\\.\n\n---\n\n`2x`\n\nderivative by x/);
    const wrong = hover(examined({ claims: [claim({ expected: '2x' })] }));
    expect(wrong?.match(/`2x`/g)).toHaveLength(1);
    expect(wrong).toContain('derivative by x');
  });

  it('says once what holds of a whole chain', () => {
    const link = claim({ verdict: 'proved', reason: 'Equal.', layout: 'denominator' });
    expect(hover(examined({ claims: [link, link] }))?.match(/Proved/g)).toHaveLength(1);
  });

  it('sets the LaTeX of a sentence as code', () => {
    const wrong = claim({ reason: 'The sign of $\\lambda w$ is wrong.' });
    expect(hover(examined({ claims: [wrong] }))).toContain('The sign of `\\lambda w` is wrong\\.');
  });

  it('lets nothing of a formula pass for Markdown', () => {
    expect(escapeMarkdown('a *b* [c](d) `e` <f> $(g) |h|')).toBe(
      'a \\*b\\* \\[c\\]\\(d\\) \\`e\\` \\<f\\> \\$\\(g\\) \\|h\\|',
    );
    const derivative = { ...examined().derivative!, latex: '`a``b`' };
    expect(hover(examined({ derivative }))).toContain('``` `a``b` ```');
  });

  it('is silent over what could not be read, but tells of shapes that do not fit and of a stop', () => {
    const failure = (code: 'syntax' | 'shape' | 'timeout', span: { from: number; to: number } | null) =>
      failureMarkdown({ ok: false, error: { code, message: 'Xw does not fit', span } });
    expect(failure('syntax', { from: 0, to: 1 })).toBeUndefined();
    expect(failure('shape', { from: 0, to: 1 })).toBe('$(warning) Xw does not fit');
    expect(failure('timeout', null)).toBe('$(warning) Xw does not fit');
  });
});
