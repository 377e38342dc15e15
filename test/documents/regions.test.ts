import { describe, expect, it } from 'vitest';
import { innermost, regionAt, regionsOf, selectionRegion } from '../../src/documents/regions';

/** The formulas of a text, each with how it is marked. */
function formulas(text: string, languageId: string): string[] {
  return regionsOf(text, languageId).map(({ kind, source }) => `${kind}: ${source}`);
}

const r = String.raw;

const MARKDOWN: readonly (readonly [string, string, readonly string[]])[] = [
  ['dollars', 'Let $x$ and $y = 1$ be.', ['inline: x', 'inline: y = 1']],
  ['Chinese text around', '令$f(x)$为$x^2$。', ['inline: f(x)', 'inline: x^2']],
  ['displays', 'a\n\n$$\nx = y\n$$\n\n$$z$$', ['display: \nx = y\n', 'display: z']],
  ['a display in a line', '故 $$ a=b $$ 完', ['display:  a=b ']],
  ['prices', 'It costs $5 and $10, or US$20, $3,000 and $4 more.', []],
  ['a formula that begins with a digit', 'so $2x$ and $1/n$', ['inline: 2x', 'inline: 1/n']],
  ['blanks inside', 'so $ x $ and $ a_i $', ['inline:  x ', 'inline:  a_i ']],
  ['words between dollars', 'pay $ some money now $ or later', []],
  ['a dollar in the formula', r`a $\text{if $b$}$ c`, [r`inline: \text{if $b$}`]],
  ['escaped dollars', r`\$5 and \$6 and $x\$y$`, [r`inline: x\$y`]],
  ['a line break inside', 'so $a +\nb$ ends', ['inline: a +\nb']],
  ['a paragraph in between', 'one $ here\n\nand $x$ there', ['inline: x']],
  ['code spans', '`$a$` and ``x ` $b$`` and $c$', ['inline: c']],
  [
    'brackets',
    r`\(a\) \[ b = c \] \\(d^2\\) \\[e=f\\]`,
    ['inline: a', 'display:  b = c ', 'inline: d^2', 'display: e=f'],
  ],
  ['escaped brackets', r`as in \[1\] and \[12\]`, []],
  [
    'bare environments',
    'so\n\\begin{align*}\na &= b\n\\end{align*}\n',
    ['display: \\begin{align*}\na &= b\n\\end{align*}'],
  ],
  ['fences', '```math\nx^2\n```\n~~~latex\ny\n~~~\n```python\n$z$\n```\n', ['fenced: x^2\n', 'fenced: y\n']],
  ['a LaTeX text in a fence', '```latex\nLet $x$ and \\[ y \\]\n```\n', ['inline: x', 'display:  y ']],
  [
    'MyST',
    '```{math}\n:label: a\nx\n```\n{math}`y`\n```{note}\n$z$\n```\n$w$',
    ['fenced: x\n', 'inline: y', 'inline: z', 'inline: w'],
  ],
  ['GitLab', 'so $`x^2`$ it is', ['inline: x^2']],
  ['lists', '- one $$a$$\n  $$\n  b\n  $$\n1. $c$', ['display: a', 'display: \n  b\n  ', 'inline: c']],
  ['quotations', '> $$\n> x = y\n> > $$\n', ['display: \n  x = y\n    ']],
  ['comments', '<!-- $a$ --> $b$ <pre>$c$</pre>', ['inline: b']],
  ['front matter', '---\ntitle: $5 and $6\n---\n$x$', ['inline: x']],
  ['bold around', '(**$$a$$**) [**$b$**]', ['display: a', 'inline: b']],
  ['an unclosed display', 'a $$ b\n\n# Title\n\n$x$ and $$y$$', ['inline: x', 'display: y']],
  ['cells of a notebook', 'a $$ b\n\n\f\n$x$', ['inline: x']],
];

const LATEX: readonly (readonly [string, string, readonly string[]])[] = [
  ['every delimiter', r`$a$ $$b$$ \(c\) \[d\]`, ['inline: a', 'display: b', 'inline: c', 'display: d']],
  [
    'environments',
    '\\begin{equation}\na\n\\end{equation}\\begin{align*}b&=c\\end{align*}',
    ['display: \\begin{equation}\na\n\\end{equation}', 'display: \\begin{align*}b&=c\\end{align*}'],
  ],
  ['comments', 'a % $x$\n$y$ 5\\% $z$', ['inline: y', 'inline: z']],
  [
    'verbatim',
    r`\begin{verbatim}$a$\end{verbatim} \verb|$b$| \begin{lstlisting}$c$\end{lstlisting} $d$`,
    ['inline: d'],
  ],
  ['escaped dollars', r`\$5 $x$`, ['inline: x']],
  ['dollars in words', r`$a \text{ if $b$}$ $c$`, [r`inline: a \text{ if $b$}`, 'inline: c']],
  ['row breaks with a bracket', r`\[ a \\[2pt] b \]`, [r`display:  a \\[2pt] b `]],
  ['definitions', r`\newcommand{\x}{$y$} $z$`, ['inline: z']],
  [
    'nested environments',
    r`\begin{align}\begin{aligned}a\end{aligned}\end{align}`,
    [r`display: \begin{align}\begin{aligned}a\end{aligned}\end{align}`],
  ],
];

const CODE: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['comments', 'python', 'x = "$no$"  # so $\\nabla f = 2x$ here\n', ['comment: \\nabla f = 2x']],
  [
    'docstrings',
    'python',
    'def f():\n    r"""Loss $\\frac{a}{b}$ of :math:`x_i`."""\n',
    ['comment: \\frac{a}{b}', 'comment: x_i'],
  ],
  ['escapes in docstrings', 'python', '"""$\\\\frac{a}{b}$"""', ['comment:  \\frac{a}{b}']],
  [
    'directives in docstrings',
    'python',
    '"""\n.. math:: a = b\n\n.. math::\n   :label: x\n\n   c = d\n\n   e\n"""',
    ['comment: a = b\n', 'comment:    c = d', 'comment:    e'],
  ],
  ['money and shells', 'python', '# costs $5, or $HOME/$USER, or $6\n', []],
  [
    'block comments',
    'cpp',
    '/**\n * \\f$ x^2 \\f$ and\n * \\[ a = b \\]\n */ int x; // $y_1$\n',
    ['comment:  x^2 ', 'comment:  a = b ', 'comment: y_1'],
  ],
  ['a display over lines', 'cpp', '// \\[\n//   a = b\n// \\]\n', ['comment: \n     a = b\n   ']],
  [
    'Julia',
    'julia',
    "# ``x^2`` and $w_1$\nf(x) = x'\n#= \\(\\gamma\\) =#\n",
    ['comment: x^2', 'comment: w_1', 'comment: \\gamma'],
  ],
  ['JavaScript', 'typescript', 'const s = `$a$ ${x}`; // $x_i$\n', ['comment: x_i']],
];

describe('formulas in Markdown', () => {
  for (const [title, text, expected] of MARKDOWN)
    it(title, () => expect(formulas(text, 'markdown')).toEqual(expected));
});

describe('formulas in LaTeX', () => {
  for (const [title, text, expected] of LATEX)
    it(title, () => expect(formulas(text, 'latex')).toEqual(expected));

  it('a formula knows the macros defined before it, and only those', () => {
    const text = r`\newcommand{\R}{\mathbb{R}} $a$ \def\v#1{\mathbf{#1}} $b$ \renewcommand{\R}{R} $c$`;
    const macros = regionsOf(text, 'latex').map((region) =>
      [...(region.macros ?? [])].map(([name, { body }]) => `${name}=${body}`),
    );
    expect(macros).toEqual([
      [r`\R=\mathbb{R}`],
      [r`\R=\mathbb{R}`, r`\v=\mathbf{#1}`],
      [r`\R=R`, r`\v=\mathbf{#1}`],
    ]);
  });
});

describe('formulas in reStructuredText', () => {
  it('roles and directives', () =>
    expect(
      formulas(
        'Of :math:`a+b` and\n\n.. math:: c = d\n\n.. math::\n\n   e = f\n\n   g\n\nend',
        'restructuredtext',
      ),
    ).toEqual(['inline: a+b', 'display: c = d\n', 'display:    e = f', 'display:    g']));
  it('literal text is left alone', () =>
    expect(
      formulas(
        '``:math:`no` `` and\n\n.. code-block:: python\n\n   # :math:`no`\n\n:math:`x`',
        'restructuredtext',
      ),
    ).toEqual(['inline: x']));
});

describe('formulas in code', () => {
  for (const [title, languageId, text, expected] of CODE) {
    it(`${title} (${languageId})`, () => expect(formulas(text, languageId)).toEqual(expected));
  }
});

describe('a region', () => {
  const text = 'Let $a$ be\n\n$$b = c$$\n\nand \\(d\\).';

  it('has the offsets of its math and of its delimiters', () => {
    const [a, b] = regionsOf(text, 'markdown');
    expect(text.slice(a.from, a.to)).toBe('a');
    expect(text.slice(a.outer.from, a.outer.to)).toBe('$a$');
    expect(text.slice(b.outer.from, b.outer.to)).toBe('$$b = c$$');
  });

  it('knows the prose before it', () => {
    const prose = regionsOf(text, 'markdown').map(({ proseBefore }) =>
      text.slice(proseBefore.from, proseBefore.to),
    );
    expect(prose).toEqual(['Let ', ' be\n\n', '\n\nand ']);
  });

  it('has a source as long as its stretch, whatever is blanked in it', () => {
    const quoted = '> $$\n> a\n> $$\n';
    for (const region of regionsOf(quoted, 'markdown'))
      expect(region.source.length).toBe(region.to - region.from);
  });

  it('is found by an offset in it or at its edge', () => {
    expect(regionAt(text, 'markdown', 5)?.source).toBe('a');
    expect(regionAt(text, 'markdown', 7)?.source).toBe('a');
    expect(regionAt(text, 'markdown', 9)).toBeNull();
    expect(innermost(regionsOf(text, 'markdown'), 15)?.source).toBe('b = c');
  });
});

describe('a selection', () => {
  const text = 'Let $x^2 + y$ and x^2*sin(x) be; np.sum(x**2) too.';
  const select = (part: string) => {
    const from = text.indexOf(part);
    const region = selectionRegion(text, 'markdown', { from, to: from + part.length });
    return region && `${region.kind} ${region.syntax}: ${region.source}`;
  };

  it('of a formula with its delimiters is that formula', () =>
    expect(select('$x^2 + y$')).toBe('inline latex: x^2 + y'));
  it('of a part of a formula is that part', () => expect(select('x^2 ')).toBe('plain latex: x^2'));
  it('of plain math is plain math', () => expect(select('x^2*sin(x)')).toBe('plain math: x^2*sin(x)'));
  it('of Python is Python', () => expect(select('np.sum(x**2)')).toBe('plain python: np.sum(x**2)'));
  it('of nothing is the formula around it', () => {
    expect(selectionRegion(text, 'markdown', { from: 6, to: 6 })?.source).toBe('x^2 + y');
    expect(selectionRegion(text, 'markdown', { from: 0, to: 0 })).toBeNull();
  });
});
