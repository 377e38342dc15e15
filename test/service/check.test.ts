import { describe, expect, it } from 'vitest';
import type { Checked } from '../../src/service/protocol';
import { answer } from '../../src/service/service';

const check = (text: string, languageId = 'markdown') => {
  const checked = answer({ op: 'check', text, languageId }) as Checked;
  expect(checked.ok).toBe(true);
  return checked.claims.map((c) => ({
    text: text.slice(c.range.from, c.range.to),
    verdict: c.verdict,
    kind: c.diagnosis[0]?.kind ?? null,
    category: c.category,
  }));
};
const verdicts = (text: string) => check(text).map((c) => c.verdict);
const holds = (verdict: string) => verdict === 'proved' || verdict === 'agrees';

describe('claims of a document', () => {
  it('are judged against the definition before them', () => {
    const [right, wrong] = check(
      '$L(w) = \\frac12\\|Xw-y\\|_2^2$, so $\\nabla_w L = X^\\top(Xw-y)$, not $\\nabla_w L = X^\\top(y-Xw)$.',
    );
    expect(right).toMatchObject({ text: 'X^\\top(Xw-y)', verdict: 'proved' });
    expect(wrong).toMatchObject({ text: 'X^\\top(y-Xw)', verdict: 'refuted', kind: 'sign' });
  });

  it('are one for each equal sign of a chain', () => {
    const found = check(
      '$$L = \\frac12\\|Xw-y\\|^2$$\n$$\\begin{aligned}\\frac{\\partial L}{\\partial w} &= X^\\top(Xw-y) \\\\ &= X^\\top Xw + X^\\top y\\end{aligned}$$',
    );
    expect(found.map((c) => [c.text, c.verdict])).toEqual([
      ['X^\\top(Xw-y)', 'proved'],
      ['X^\\top Xw + X^\\top y', 'refuted'],
    ]);
  });

  it.each([
    [
      'definitions of parts',
      '$z = w^\\top x + b$, $L = (\\sigma(z) - y)^2$. $\\frac{\\partial L}{\\partial w} = 2(\\sigma(z)-y)\\sigma(z)(1-\\sigma(z))x$',
    ],
    [
      'families',
      '$z_i = w^\\top x_i$, $x_i \\in \\mathbb{R}^d$, $J = \\sum_{i=1}^n \\log(1+e^{-y_i z_i})$. $\\nabla_w J = -\\sum_{i=1}^n \\frac{y_i x_i}{1+e^{y_i z_i}}$',
    ],
    ['primes', "$f(x) = a^x$ has $f'(x) = a^x \\ln a$"],
    ['a prime that is a row', "Let $f:\\mathbb{R}^n\\to\\mathbb{R}$. $\\nabla f(x) = f'(x)^\\top$"],
    [
      'a prime that is a row within another function',
      "Let $f:\\mathbb{R}^n\\to\\mathbb{R}$ and $g(x) = f(Ax)$. $\\nabla g(x) = A^\\top f'(Ax)^\\top$",
    ],
    ['the operator in front', '$\\frac{d}{dx} x^3 = 3x^2$'],
    ['numerator layout', '$f(x) = b^\\top x$ and $\\frac{\\partial f}{\\partial x} = b^\\top$'],
    [
      'what follows closely',
      '$\\frac{\\partial L}{\\partial x} = 2x$ where $L = \\|x\\|^2$ and $x \\in \\mathbb{R}^n$',
    ],
    [
      'sizes of several names',
      '$A \\in \\mathbb{R}^{n \\times n}$, $x, y \\in \\mathbb{R}^n$, $f = x^\\top A y$. $\\frac{\\partial f}{\\partial x} = A y$',
    ],
    ['symmetry in words', 'Let $A$ be symmetric and $q(x) = x^\\top A x$. Then $\\nabla_x q = 2Ax$.'],
    [
      'symmetry of several names',
      '设 $A$ 和 $B$ 均为对称矩阵,$q(x) = x^\\top A x + x^\\top B x$,则 $\\nabla_x q = 2Ax + 2Bx$。',
    ],
    [
      'the free gradient by a symmetric matrix',
      'Let $\\Sigma$ be symmetric positive definite and $f(\\Sigma) = a^\\top \\Sigma^{-1} b$. Then $\\frac{\\partial f}{\\partial \\Sigma} = -\\Sigma^{-1} a b^\\top \\Sigma^{-1}$.',
    ],
    ['symmetry in Chinese', '设 $A$ 为对称矩阵,$q(x) = x^\\top A x$,则 $\\nabla_x q = 2Ax$。'],
    [
      'an operator of its own',
      '$\\frac{\\partial}{\\partial w}\\left[\\frac12\\|Xw-y\\|^2\\right] = X^\\top(Xw-y)$',
    ],
  ])('use %s', (_, text) => expect(verdicts(text).every(holds)).toBe(true));

  it('that would need symmetry are undecided, and say so', () => {
    const [claim] = (
      answer({
        op: 'check',
        text: '$q(x) = x^\\top A x$, so $\\nabla_x q = 2Ax$.',
        languageId: 'markdown',
      }) as Checked
    ).claims;
    expect(claim).toMatchObject({
      verdict: 'undecided',
      reason: expect.stringContaining('$A$ is symmetric'),
    });
  });

  it('are undecided without a definition, with the reason', () => {
    expect(check('$\\nabla_w L = X^\\top(Xw-y)$')).toMatchObject([
      { verdict: 'undecided', category: 'no-definition' },
    ]);
  });

  it('that say 0 = 0 say nothing', () => {
    expect(
      verdicts('$f = a^2$, $g = b^2$: $\\frac{\\partial f}{\\partial x} = \\frac{\\partial g}{\\partial x}$'),
    ).toEqual(['undecided']);
  });

  it('do not include conditions', () => {
    expect(check('$L = \\|Xw-y\\|^2$; set $\\nabla_w L = 0$.')).toMatchObject([
      { verdict: 'undecided', category: 'stated' },
    ]);
  });

  it('are not misled by a letter that is defined far away', () => {
    const text = `$f(x) = a^x$, $f'(x) = a^x \\ln a$. ${'Words. '.repeat(100)} Now $a = Wx$.`;
    expect(verdicts(text)).toEqual(['proved']);
  });
});

describe('a formula under the cursor', () => {
  const examine = (text: string, from: number, to = from) =>
    answer({ op: 'examine', text, languageId: 'markdown', range: { from, to } });

  it('is differentiated by the variable the text names', () => {
    const text = 'With $L = \\frac12\\|Xw-y\\|^2$ we get $\\nabla_w L$.';
    expect(examine(text, text.indexOf('nabla'))).toMatchObject({
      ok: true,
      wrt: 'w',
      wrtFromText: true,
      derivative: { latex: 'X^\\top(Xw-y)' },
    });
  });

  it('may be a selection with or without its dollars', () => {
    const text = 'The loss $\\|Xw-y\\|^2$ here.';
    const bare = text.indexOf('\\|');
    for (const [from, to] of [
      [bare, bare + '\\|Xw-y\\|^2'.length],
      [bare - 1, bare + '\\|Xw-y\\|^2'.length + 1],
    ]) {
      expect(examine(text, from, to)).toMatchObject({ ok: true, derivative: { latex: '2X^\\top(Xw-y)' } });
    }
  });

  it('is read with the macros of its document', () => {
    const text = '\\newcommand{\\sq}[1]{\\|#1\\|_2^2}\n\\begin{equation} J(w) = \\sq{Xw - y} \\end{equation}';
    expect(
      answer({
        op: 'examine',
        text,
        languageId: 'latex',
        range: { from: text.indexOf('J('), to: text.indexOf('J(') },
      }),
    ).toMatchObject({ ok: true, derivative: { latex: '2X^\\top(Xw-y)' } });
  });

  it('may stand in a quotation', () => {
    const text = '> The loss\n> $$\\|Xw\n> - y\\|^2$$\n';
    expect(examine(text, text.indexOf('Xw'))).toMatchObject({
      ok: true,
      derivative: { latex: '2X^\\top(Xw-y)' },
    });
  });

  it('says that there is none in plain words', () => {
    expect(examine('No formula here.', 4)).toMatchObject({
      ok: false,
      error: { code: 'unknown', message: expect.stringContaining('no formula') },
    });
  });

  it.each([
    ['Let $X \\in \\mathbb{R}^{m \\times n}$, $y \\in \\mathbb{R}^m$; then $Xy$ is odd.', '$Xy$', 'Xy'],
    ['A broken one: $\\frac{x$ here.', '$\\frac', '\\frac{x'],
  ])('marks what is wrong at its place: %s', (text, at, marked) => {
    const answered = examine(text, text.indexOf(at) + 2);
    expect(answered).toMatchObject({ ok: false });
    const { span } = (answered as { error: { span: { from: number; to: number } } }).error;
    expect(text.slice(span.from, span.to)).toBe(marked);
  });

  it('tells where the derivative does not exist', () => {
    const text = '$f(x) = |x - 1|$';
    expect(examine(text, 3)).toMatchObject({ derivative: { kinks: [expect.stringContaining('x-1')] } });
  });
});
