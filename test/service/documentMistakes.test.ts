import { describe, expect, it } from 'vitest';
import type { Checked } from '../../src/service/protocol';
import { answer } from '../../src/service/service';

const BETWEEN =
  '$p_i = \\frac{e^{\\beta^\\top x_i}}{1+e^{\\beta^\\top x_i}}$ with $\\beta \\in \\mathbb{R}^n$.';
const SQUARES = '$E = \\frac12 \\sum_{j=1}^l (\\hat y_j - y_j)^2$.';
const FROBENIUS =
  '$X \\in \\mathbb{R}^{m\\times n}$, $W \\in \\mathbb{R}^{n\\times k}$, $Y \\in \\mathbb{R}^{m\\times k}$, $f(W) = \\|XW - Y\\|_F^2$.';
const RIDGE =
  '$L(w) = \\frac1m \\sum_{i=1}^m (w^\\top x_i - y_i)^2 + \\lambda \\|w\\|^2$ with $w\\in\\mathbb{R}^n$.';

/** What is said before, the left side, a wrong right side, the kind of its mistake, and the right side mended. */
const MISTAKES: readonly (readonly [string, string, string, string, string])[] = [
  [
    BETWEEN,
    '\\frac{\\partial p_i}{\\partial \\beta}',
    '\\frac{e^{\\beta^\\top x_i}}{(1+e^{x_i^\\top x_i})^2} x_i',
    'variable',
    '\\frac{e^{\\beta^\\top x_i}}{(1+e^{\\beta^\\top x_i})^2} x_i',
  ],
  [
    SQUARES,
    '\\frac{\\partial E}{\\partial \\hat y_j}',
    '\\sum_{j=1}^l (\\hat y_j - y_j)',
    'index',
    '(\\hat y_j - y_j)',
  ],
  [SQUARES, '\\frac{\\partial E}{\\partial \\hat y_k}', '\\hat y_j - y_j', 'index', '\\hat y_k - y_k'],
  [SQUARES, '\\frac{\\partial E}{\\partial \\hat y_k}', '\\hat y_k - y_j', 'index', '\\hat y_k - y_k'],
  [FROBENIUS, 'df', '2 (XW-Y)^\\top X\\, dW', 'function', '\\operatorname{tr}(2 (XW-Y)^\\top X\\, dW)'],
  [
    RIDGE,
    '\\nabla L(w)',
    '\\frac2m (w^\\top x_i - y_i) x_i + 2\\lambda w',
    'index',
    '\\sum_{i=1}^{m} \\frac2m (w^\\top x_i - y_i) x_i + 2\\lambda w',
  ],
  [
    RIDGE,
    '\\nabla L(w)',
    '\\frac2m \\sum_{i=1}^m (w^\\top x_i - y_i) x_j + 2\\lambda w',
    'index',
    '\\frac2m \\sum_{i=1}^m (w^\\top x_i - y_i) x_i + 2\\lambda w',
  ],
  [
    RIDGE,
    '\\nabla L(w)',
    '\\frac2m \\sum_{i=1}^m (w^\\top x_i - y_i)^2 x_i + 2\\lambda w',
    'exponent',
    '\\frac2m \\sum_{i=1}^m (w^\\top x_i - y_i) x_i + 2\\lambda w',
  ],
  [
    'Values are linear.',
    '\\left[\\frac{\\partial \\theta^\\top x}{\\partial \\theta_1}, \\ldots, \\frac{\\partial \\theta^\\top x}{\\partial \\theta_n}\\right]^\\top',
    '[x_1, \\ldots, x_m]^\\top',
    'index',
    '[x_1, \\ldots, x_n]^\\top',
  ],
  [
    '$f(x) = \\tanh(a^\\top x)$ with $a, x \\in \\mathbb{R}^n$.',
    '\\nabla f(x)',
    '(1 - (a^\\top x)^2) a',
    'function',
    '(1 - (\\tanh(a^\\top x))^2) a',
  ],
];

const SOFTMAX = '$s = \\mathrm{softmax}(z)$ with $z \\in \\mathbb{R}^n$.';

const claimsIn = (text: string) => (answer({ op: 'check', text, languageId: 'markdown' }) as Checked).claims;

describe('a wrong claim of a document is mended at the smallest span', () => {
  it.each(MISTAKES)('%s %s = %s (%s)', (said, left, wrong, kind, mended) => {
    const text = `${said}\n\n$$${left} = ${wrong}$$\n`;
    const claims = claimsIn(text);
    expect(claims.map((c) => c.verdict)).toEqual(['refuted']);
    const [{ diagnosis }] = claims;
    expect(diagnosis.map((d) => d.kind)).toEqual([kind]);
    const [{ span, fix }] = diagnosis;
    const fixed = span ? text.slice(0, span.from) + fix + text.slice(span.to) : text;
    expect(fixed).toBe(`${said}\n\n$$${left} = ${mended}$$\n`);
    expect(claimsIn(fixed).map((c) => c.verdict)).toEqual([expect.stringMatching(/proved|agrees/)]);
  });

  it('with macros of the document in its text', () => {
    const text = `$\\newcommand{\\tp}{^\\top}$\n\n$f(x) = x\\tp A x$. $\\nabla f(x) = A x - A\\tp x$`;
    const [{ diagnosis }] = claimsIn(text);
    expect(diagnosis).toMatchObject([{ kind: 'sign', fix: '+' }]);
  });
});

it('no function is put where only the reading is wrong', () => {
  // H is a scalar here, which this text alone does not say.
  const text =
    '$H(x) = a h(x)$. $\\frac{\\partial e^{-H(\\boldsymbol x)}}{\\partial H(\\boldsymbol x)} = -e^{-H(\\boldsymbol x)}$';
  expect(claimsIn(text).map((c) => c.verdict)).not.toContain('refuted');
});

it('a right side after a wrong one is told from it, and nothing is mended in it', () => {
  const text = '$\\nabla_w \\|Xw - y\\|^2 = X^\\top(Xw-y) = 2X^\\top(Xw-y)$';
  const [wrong, right] = claimsIn(text);
  expect(wrong.diagnosis).toMatchObject([{ kind: 'factor', fix: '2 ' }]);
  expect(right).toMatchObject({ verdict: 'refuted', diagnosis: [] });
  expect(right.reason).toContain('the side before');
});

it.each(['s_i(\\delta_{ij} - s_i)', 's_j(\\delta_{ij} - s_j)', 's_i(\\delta_{ij} + s_j)'])(
  '%s is refuted although it is right where i = j, and no fix divides by δ',
  (wrong) => {
    const [{ verdict, diagnosis }] = claimsIn(`${SOFTMAX} $\\frac{\\partial s_i}{\\partial z_j} = ${wrong}$`);
    expect(verdict).toBe('refuted');
    for (const { message } of diagnosis) expect(message).not.toContain('frac');
  },
);

describe('targets whose entries sum to one', () => {
  const said = 'Let $s = \\mathrm{softmax}(z)$ and $L = -\\sum_i y_i \\log s_i$ with $\\sum_i y_i = 1$. ';

  it('are taken as such where the text says so', () => {
    const [claim] = claimsIn(`${said}$\\frac{\\partial L}{\\partial z} = s - y$`);
    expect(claim.verdict).toMatch(/proved|agrees/);
    expect(claim.reason).toContain('as the text says');
  });

  it('are no more than that', () => {
    const [claim] = claimsIn(`${said}$\\frac{\\partial L}{\\partial z_i} = s_i - y_i^2$`);
    expect(claim.verdict).toBe('refuted');
  });

  it('are not held to it while they vary', () => {
    const text =
      '$\\sum_i p_i = 1$. $F = \\sum_i p_i \\log p_i + \\lambda(\\sum_i p_i - 1)$. $\\frac{\\partial F}{\\partial p_j} = \\log p_j + 1 + \\lambda$';
    expect(claimsIn(text)[0].verdict).toMatch(/proved|agrees/);
  });
});
