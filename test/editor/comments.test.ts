// Comments that are put into a document must be understood when the document is read again.
import { describe, expect, it } from 'vitest';
import { directivesOf, isIgnored } from '../../src/documents/directives';
import { regionsOf } from '../../src/documents/regions';
import { commentFor } from '../../src/editor/commentPlace';
import { fixesOf, withoutOverlaps } from '../../src/editor/fixes';
import { check } from '../../src/service/check';
import type { ClaimResult } from '../../src/service/protocol';

/** The text with the comment for the claim whose right-hand side is given. */
function ignoring(text: string, languageId: string, right: string): string {
  const regions = regionsOf(text, languageId);
  const from = text.indexOf(right);
  const region = regions.find((r) => r.from <= from && from < r.to);
  if (!region) throw new Error(`${right} stands in no formula`);
  const { claims } = check({ op: 'check', text, languageId });
  const others = claims.filter(({ range }) => region.from <= range.from && range.to <= region.to).length > 1;
  const place = { text, languageId, outer: region.outer, others };
  const claim = { from, to: from + right.length };
  const { at, before, text: comment, after } = commentFor(place, 'nabla-ignore', claim);
  return text.slice(0, at) + before + comment + after + text.slice(at);
}

const left = (text: string, languageId: string) =>
  check({ op: 'check', text, languageId }).claims.map((claim) => claim.text.trim());

describe('a comment that leaves a claim out', () => {
  it.each<[string, string, string, string, string]>([
    [
      'above a display in Markdown',
      'markdown',
      'So\n\n$$\n\\frac{d}{dx} x^2 = 3x\n$$\n',
      '3x',
      'So\n\n<!-- nabla-ignore -->\n$$\n\\frac{d}{dx} x^2 = 3x\n$$\n',
    ],
    [
      'at the end of a line of text',
      'markdown',
      'So $\\frac{d}{dx} x^2 = 3x$ here.\n',
      '3x',
      'So $\\frac{d}{dx} x^2 = 3x$ here. <!-- nabla-ignore -->\n',
    ],
    [
      'above a display in LaTeX',
      'latex',
      '  \\[\\frac{d}{dx} x^2 = 3x\\]\n',
      '3x',
      '  % nabla-ignore\n  \\[\\frac{d}{dx} x^2 = 3x\\]\n',
    ],
    [
      'above a comment in Python',
      'python',
      '    # $\\frac{d}{dx} x^2 = 3x$\n',
      '3x',
      '    # nabla-ignore\n    # $\\frac{d}{dx} x^2 = 3x$\n',
    ],
    [
      'in a docstring',
      'python',
      'r"""\n$\\frac{d}{dx} x^2 = 3x$\n"""\n',
      '3x',
      'r"""\nnabla-ignore\n$\\frac{d}{dx} x^2 = 3x$\n"""\n',
    ],
    [
      'above a block in reStructuredText',
      'restructuredtext',
      'So\n\n.. math:: \\frac{d}{dx} x^2 = 3x\n',
      '3x',
      'So\n\n.. nabla-ignore\n\n.. math:: \\frac{d}{dx} x^2 = 3x\n',
    ],
  ])('goes %s', (_, languageId, text, right, expected) => {
    expect(left(text, languageId)).toEqual([right]);
    const written = ignoring(text, languageId, right);
    expect(written).toBe(expected);
    expect(left(written, languageId)).toEqual([]);
  });

  it.each(['markdown', 'latex'])('leaves the other rows of a formula in (%s)', (languageId) => {
    const text = '\\begin{align}\n\\frac{d}{dx} x^2 &= 3x \\\\\n\\frac{d}{dx} x^3 &= 3x^2\n\\end{align}\n';
    const written = ignoring(text, languageId, '3x ');
    expect(written).toContain('&= 3x \\\\ % nabla-ignore\n');
    expect(left(written, languageId)).toEqual(['3x^2']);
  });

  it('stands at the top for a whole file', () => {
    for (const [languageId, first] of [
      ['markdown', '<!-- nabla-ignore-file -->'],
      ['latex', '% nabla-ignore-file'],
      ['python', '# nabla-ignore-file'],
      ['restructuredtext', '.. nabla-ignore-file'],
      ['cpp', '// nabla-ignore-file'],
    ]) {
      const place = { text: '', languageId, outer: { from: 0, to: 0 }, others: false };
      const { before, text, after } = commentFor(place, 'nabla-ignore-file', null);
      const written = before + text + after;
      expect(written.trim()).toBe(first);
      expect(
        isIgnored(written, directivesOf(written, languageId, []))({ from: 0, to: 0 }, { from: 0, to: 0 }),
      ).toBe(true);
    }
  });
});

describe('fixes', () => {
  const claim = (from: number, to: number, ...texts: (string | null)[]): ClaimResult =>
    ({
      verdict: 'refuted',
      range: { from, to },
      diagnosis: texts.map((fix) => ({ kind: 'factor', message: '', span: null, fix })),
    }) as unknown as ClaimResult;

  it('are those of wrong claims, as far as there are any', () => {
    expect(fixesOf(claim(1, 3, '2x', null, '3x')).map(({ text }) => text)).toEqual(['2x', '3x']);
    expect(fixesOf({ ...claim(1, 3, '2x'), verdict: 'undecided' })).toEqual([]);
  });

  it('do not touch the same text when they are made in one step', () => {
    const all = [claim(10, 20, 'c'), claim(1, 5, 'a'), claim(4, 12, 'b')].flatMap(fixesOf);
    expect(withoutOverlaps(all).map(({ text }) => text)).toEqual(['a', 'c']);
  });
});
