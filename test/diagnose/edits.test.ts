import { describe, expect, it } from 'vitest';
import { exponentEditsOf } from '../../src/diagnose/exponentEdits';
import { functionEditsOf, traceEditsOf } from '../../src/diagnose/functionEdits';
import { indexEditsOf } from '../../src/diagnose/indexEdits';
import { nameEditsOf } from '../../src/diagnose/nameEdits';
import { sumsRemoved } from '../../src/diagnose/sumEdits';
import { parseLatex } from '../../src/syntax/latex/parse';
import { showSyntax } from '../../src/syntax/show';
import type { Syntax } from '../../src/syntax/tree';

const tree = (source: string): Syntax => parseLatex(source).root;

const EDITS = {
  exponent: (root: Syntax) => exponentEditsOf(root),
  function: (root: Syntax) => functionEditsOf(root, null),
  trace: (root: Syntax) => traceEditsOf(root),
  index: (root: Syntax, about: readonly Syntax[]) => indexEditsOf(root, about),
  name: (root: Syntax, about: readonly Syntax[]) => nameEditsOf(root, about),
  sum: (root: Syntax) => sumsRemoved(root),
};

const edited = (kind: keyof typeof EDITS, source: string, about: string) =>
  EDITS[kind](tree(source), [tree(about)]).map((e) => ({
    text: source.slice(0, e.span.from) + e.replacement(source) + source.slice(e.span.to),
    tree: e.edited,
  }));

/** The kind of edit, a claim, what it is about, and one of the texts that the edits make of it. */
const CASES: readonly (readonly [keyof typeof EDITS, string, string, string])[] = [
  ['exponent', '3 x^3', 'x', '3 x^2'],
  ['exponent', '3 x^2', 'x', '3 x'],
  ['exponent', 'e^{-x^3} y', 'x', 'e^{-x^2} y'],
  ['exponent', '\\|x\\|', 'x', '\\|x\\|^2'],
  ['function', '\\sin(x) + y', 'x', '\\cos(x) + y'],
  ['function', '\\log(x + y) z', 'x', '(x + y) z'],
  ['function', '\\tanh(z) (1 - z)', 'z', '\\tanh(z) (1 - \\tanh(z))'],
  ['trace', 'A dX', 'X', '\\operatorname{tr}(A dX)'],
  ['index', 'x_i', 'y_j', 'x_j'],
  ['index', 'w_{hj}', 'w', 'w_{jh}'],
  ['index', 'w_{\\alpha k}', 'x_\\beta', 'w_{\\beta k}'],
  ['index', 'h_{t}', 'h', 'h_{t-1}'],
  ['index', 'h_{t-1}', 'h', 'h_t'],
  ['index', 'x - x_k', 'x_k', 'x_k - x_k'],
  ['index', 'x_k - y', 'x', 'x - y'],
  ['index', 'a_j - b_j', 'c_k', 'a_k - b_k'],
  ['name', 'a + a', 'a + b', 'b + a'],
  ['name', 'x_i + x_i', '\\beta', '\\beta + x_i'],
  ['name', '\\beta + y', 'x_{ij}', 'x_{ij} + y'],
  ['sum', '2 \\sum_{i=1}^n x_i', 'x', '2 x_i'],
];

describe('single edits', () => {
  it.each(CASES)('of %s: %s (about %s) gives %s', (kind, source, about, text) => {
    expect(edited(kind, source, about).map((e) => e.text.replace(/\s+/g, ' '))).toContain(text);
  });

  it.each(CASES)('of %s: %s (about %s) read as the text they write', (kind, source, about) => {
    const strip = (s: string) => s.replace(/\*|\s+|_([a-z])_/g, '');
    for (const e of edited(kind, source, about))
      expect(strip(showSyntax(tree(e.text)))).toBe(strip(showSyntax(e.tree)));
  });
});
