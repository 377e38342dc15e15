import { describe, expect, it } from 'vitest';
import { collectMacros } from '../../../src/documents/macros';
import { parseLatex } from '../../../src/syntax/latex/parse';
import { showSyntax } from '../../../src/syntax/show';
import type { Syntax } from '../../../src/syntax/tree';
import { visitAll } from '../../../src/syntax/walk';

const PREAMBLE = String.raw`
  \newcommand{\R}{\mathbb{R}}
  \newcommand*\vx{\boldsymbol{x}}
  \newcommand{\pd}[2]{\frac{\partial #1}{\partial #2}}
  \renewcommand{\vec}[1]{\mathbf{#1}}
  \newcommand{\loss}[1][\theta]{L(#1)}
  \def\T{^{\top}}
  \def\norm#1{\left\| #1 \right\|}
  \DeclareMathOperator{\tr}{tr}
  \DeclareMathOperator*{\best}{arg\,min}
  \DeclarePairedDelimiter{\size}{\lvert}{\rvert}
  \let\eps=\varepsilon
  \newcommand{\b}{\boldsymbol}
  \NewDocumentCommand{\both}{m m}{#1 + #2}
`;
const macros = collectMacros(PREAMBLE);

/** The source of the first node of a kind. */
function sourceOf(source: string, kind: Syntax['kind']): string | null {
  let found: Syntax | null = null;
  visitAll(parseLatex(source, { macros }).root, (node) => {
    if (node.kind === kind) found ??= node;
  });
  const node = found as Syntax | null;
  return node && source.slice(node.span.from, node.span.to);
}

const EXPANSIONS: readonly (readonly [string, string])[] = [
  [String.raw`x \in \R^n`, '(x in (^ b:R n))'],
  [String.raw`\vx\T \vx`, '(j (T *x) *x)'],
  [String.raw`\pd{f}{x} + 1`, '(+ (fraction [x] f) 1)'],
  [String.raw`\pd{}{x} f`, '(fraction [x] f)'],
  [String.raw`\vec{ab}`, '(j *a *b)'],
  [String.raw`\loss + \loss[w]`, String.raw`(+ (j L (\theta)) (j L (w)))`],
  [String.raw`\norm{x}_2^2`, '(^ (norm x 2) 2)'],
  [String.raw`\tr(A B) + \tr A`, '(+ tr((j A B)) tr(A))'],
  [String.raw`\best_w f`, '(argmin w : f)'],
  [String.raw`\size{x} + \size*{y}`, '(+ |x| |y|)'],
  [String.raw`\eps x`, String.raw`(j \varepsilon x)`],
  [String.raw`\b x + \b{y}`, '(+ *x *y)'],
  [String.raw`\both{a}{b} c`, '(+ a (j b c))'],
  [String.raw`\newcommand{\here}{x^2} \here + 1`, '(+ (^ x 2) 1)'],
];

describe('macros', () => {
  for (const [source, tree] of EXPANSIONS) {
    it(source, () => {
      const { root, errors } = parseLatex(source, { macros });
      expect(errors).toEqual([]);
      expect(showSyntax(root)).toBe(tree);
    });
  }

  it('what a macro makes has the span of its use, its arguments their own', () => {
    const source = String.raw`a + \pd{f}{x_i}`;
    expect(sourceOf(source, 'derivative')).toBe(String.raw`\pd{f}{x_i}`);
    expect(sourceOf(source, 'subscript')).toBe('x_i');
  });

  it('a fault in a macro is reported where it is used', () => {
    const broken = new Map([['\\bad', { parameters: 0, body: '\\frac{a' }]]);
    const source = 'x + \\bad';
    const [{ span }] = parseLatex(source, { macros: broken }).errors;
    expect(source.slice(span.from, span.to)).toBe('\\bad');
  });

  it('missing arguments are named', () => {
    expect(parseLatex('\\pd{f}', { macros }).errors[0].message).toBe(
      '`\\pd` needs 2 arguments; the second is missing.',
    );
  });

  it('common packages need no definition', () => {
    const show = (source: string) => showSyntax(parseLatex(source).root);
    expect(show('\\norm{x} + \\abs{y}')).toBe('(+ (norm x) |y|)');
    expect(show('\\pdv{f}{x}')).toBe('(fraction [x] f)');
    expect(show('\\argmin_w f')).toBe('(argmin w : f)');
    expect(show('x \\in \\R')).toBe('(x in b:R)');
  });
});
