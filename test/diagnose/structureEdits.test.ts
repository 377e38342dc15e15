import { describe, expect, it } from 'vitest';
import { structureEditsOf } from '../../src/diagnose/structureEdits';
import { parseLatex } from '../../src/syntax/latex/parse';
import { showSyntax } from '../../src/syntax/show';

const edits = (source: string) =>
  structureEditsOf(parseLatex(source).root).map((e) => ({
    kind: e.kind,
    text: source.slice(0, e.span.from) + e.replacement(source) + source.slice(e.span.to),
    tree: e.edited,
  }));

describe('single edits', () => {
  it.each([
    ['AB', 'transpose', 'A^\\top B'],
    ['AB', 'transpose', 'AB^\\top'],
    ['A^\\top B', 'transpose', 'A B'],
    ['AB', 'order', 'B A'],
    ['ABc', 'order', 'c B A'],
    ['ABc', 'order', 'B c A'],
    ['A \\odot B', 'product', 'A B'],
    ['AB', 'product', 'A \\odot B'],
    ['x - (A y)', 'transpose', 'x - (A^\\top y)'],
    ['\\frac{A x}{2}', 'order', '\\frac{x A}{2}'],
  ])('of %s: %s %s', (source, kind, text) => {
    expect(edits(source)).toContainEqual(expect.objectContaining({ kind, text }));
  });

  it('read as the text they write', () => {
    for (const source of [
      'X^\\top(Xw-y)',
      '-2 A B^\\top c',
      '\\sum_{i=1}^n x_i x_i^\\top w',
      '(W^\\top d) \\odot h',
    ]) {
      for (const { text, tree } of edits(source)) {
        const strip = (s: string) => s.replace(/\s+/g, '');
        expect(strip(showSyntax(parseLatex(text).root))).toBe(strip(showSyntax(tree)));
      }
    }
  });
});
