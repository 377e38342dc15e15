import { describe, expect, it } from 'vitest';
import type { Checked } from '../../src/service/protocol';
import { answer } from '../../src/service/service';

const claimsIn = (text: string) => (answer({ op: 'check', text, languageId: 'markdown' }) as Checked).claims;
const last = (text: string) => claimsIn(text).at(-1);

/** What is said, a claim that is right as it is meant, and where it is undecided the category of the reason. */
const MISREAD: readonly (readonly [string, string, string, string])[] = [
  [
    'a batch after one sample',
    '$q_k = v_k \\cdot u$. $$\\Delta u = \\eta \\frac{\\partial (q_k - s_k)^2}{\\partial u}$$',
    '$$\\Delta u = 2 \\eta \\sum_{k=1}^{M} v_k (q_k - s_k)$$',
    'ambiguous',
  ],
  [
    'a sum lost in the step before',
    '$h = \\sum_{k=1}^M (a_k^\\top u - s_k)^2$, $\\nabla_u h = 2 (a_k^\\top u - s_k) a_k$',
    '$$2 (a_k^\\top u - s_k) a_k = \\sum_{k=1}^M 2 (a_k^\\top u - s_k) a_k + \\nabla_u 1$$',
    'ambiguous',
  ],
  [
    'the loss of one sample',
    '$F = \\frac{1}{M} \\sum_{k=1}^{M} (s_k - q_k)^2$.',
    '$$\\frac{\\partial F_k}{\\partial q_k} = 2 (q_k - s_k)$$',
    'ambiguous',
  ],
  [
    'labels of ±1',
    '$F(\\beta) = \\sum_{k=1}^M \\log(1 + e^{-t_k \\beta^\\top a_k})$.',
    '$$\\nabla^2 F = \\sum_{k=1}^M \\sigma(t_k \\beta^\\top a_k) (1 - \\sigma(t_k \\beta^\\top a_k)) a_k a_k^\\top$$',
    'domain',
  ],
  [
    'a decomposition',
    'Let $\\nabla^2 h(u) = R S R^\\top$ where $S$ is diagonal.',
    '$$\\nabla^2 h(u) + c I = R S R^\\top + c I = R (S + c I) R^\\top$$',
    'domain',
  ],
  [
    'a function of a function',
    '$$F(Q, u) = \\sum_{k=1}^M Q(a_k) \\log Q(a_k) + u_0 (\\sum_{k=1}^M Q(a_k) - 1)$$ $$Q_u(a_k) = e^{-1-u_0}$$',
    '$$\\frac{\\partial F(Q_u, u)}{\\partial u_0} = \\sum_{k=1}^M e^{-1-u_0} - 1$$',
    'unsupported',
  ],
  [
    'an argument in a mark of its own',
    '$h(a) = u^\\top a^*$ where $a^* = [a^\\top, 1]^\\top$. $F(u) = \\sum_{k=1}^M (s_k - h(a_k))^2$.',
    '$$\\frac{dF}{du} = -2 \\sum_{k=1}^M (s_k - u^\\top a_k^*) a_k^*$$',
    'no-definition',
  ],
  [
    'a derivative of tanh for the diagonal matrix of it',
    '$$g_t = \\tanh(V_{gg} g_{t-1} + V_{ag} a_t)$$',
    "$$\\frac{\\partial g_t}{\\partial g_{t-1}} = \\tanh'(V_{gg} g_{t-1} + V_{ag} a_t) V_{gg}$$",
    'ambiguous',
  ],
  [
    'entries for vectors',
    '$$F(t, \\hat{t}) = \\sum_{k=1}^M (t_k e^{-\\hat{t}_k} + \\hat{t}_k)$$',
    '$$\\frac{\\partial F(t, \\hat{t})}{\\partial \\hat{t}} = 1 - t e^{-\\hat{t}}$$',
    'shape',
  ],
  [
    'rows for columns',
    'where $q_k = \\mathbf{a}_k \\cdot \\mathbf{u}^\\top$.',
    '$$\\frac{\\partial q_k}{\\partial \\mathbf{u}} = \\frac{\\partial (\\mathbf{a}_k \\cdot \\mathbf{u})}{\\partial \\mathbf{u}}$$',
    'shape',
  ],
  [
    'an equation to be solved',
    '$h(a) = \\frac12 a^\\top a$, $r = -\\nabla h(a)$. The step $r$ solves ',
    '$$\\nabla^2 h(a_k) r = -\\nabla h(a_k)$$',
    'prose',
  ],
  [
    'a bracket that does not close',
    '$F(u) = \\sum_{k=1}^{M} (a_k u - s_k)^2$.',
    '$$\\frac{\\partial F}{\\partial u} = \\sum_{k=1}^{M} (a_k (a_k u - s_k)$$',
    'notation',
  ],
  [
    'a Greek number that would have to be a vector',
    '$$a = h_\\theta(b) + \\sigma \\xi$$',
    '$$\\frac{\\partial a}{\\partial \\xi} = \\sigma I$$',
    'shape',
  ],
  ['rounded numbers', '$h(a) = 3a + \\sin a$.', "$$h'(a) = 3 + \\cos a, \\quad h'(2) = 3 - 0.42$$", 'prose'],
  [
    'a linear map and what it is applied to',
    '$h(A) = A^{-1}$ and $h(A) = \\exp(A)$.',
    "$$h'(A)[H] = -A^{-1} H A^{-1}$$",
    'ambiguous',
  ],
  [
    'a law of motion that was put in',
    '$\\dot{a} = -a + a^3$ and $W(a) = \\frac12 a^2$.',
    '$$\\dot{W}(a) = -a^2 + a^4$$',
    'no-definition',
  ],
  [
    'a definition with a bracket too many',
    '$$F(u) = \\sum_{k=1}^{M} (a_k u - s_k))^2$$',
    '$$\\frac{\\partial F}{\\partial u} = 2\\sum_{k=1}^{M} (a_k u - s_k) a_k$$',
    'no-definition',
  ],
];

describe('a formula that was most likely misread is not refuted', () => {
  it.each(MISREAD)('%s', (_, said, claim, category) => {
    expect(last(`${said}\n\n${claim}\n`)).toMatchObject({ verdict: 'undecided', category });
  });
});

describe('the indices of a derivative may be one or two', () => {
  const SAID = '$p_j = e^{b_j} / \\sum_{d=1}^M e^{b_d}$.';
  const UNEQUAL = '\\frac{\\partial p_j}{\\partial b_k} = -p_j p_k';
  const EQUAL = '\\frac{\\partial p_j}{\\partial b_k} = p_j (1 - p_j)';

  it.each([
    ['after it', `$$${UNEQUAL} \\quad (j \\neq k)$$`],
    ['before it', `$$\\text{if } j \\neq k: ${UNEQUAL}$$`],
    ['in words', `If $j \\ne k$, then $$${UNEQUAL}$$`],
    ['equal', `If $j = k$, then $$${EQUAL}$$`],
    ['each in its row', `$$\\begin{aligned} ${EQUAL}, & j = k \\\\ ${UNEQUAL}, & j \\ne k \\end{aligned}$$`],
  ])('as the text says: %s', (_, text) => {
    for (const { verdict } of claimsIn(`${SAID}\n\n${text}`)) expect(verdict).toMatch(/proved|agrees/);
  });

  it.each([
    ['nothing is said of the case', `$$${UNEQUAL}$$`, 'undecided'],
    ['it is the other case', `If $j = k$, then $$${UNEQUAL}$$`, 'undecided'],
    [
      'it is wrong in the case',
      `If $j \\ne k$, then $$\\frac{\\partial p_j}{\\partial b_k} = p_j p_k$$`,
      'refuted',
    ],
    ['equal indices are not said', `$$${EQUAL}$$`, 'refuted'],
  ])('but not where %s', (_, text, verdict) => {
    expect(last(`${SAID}\n\n${text}`)).toMatchObject({ verdict });
  });
});

describe('a sum goes on as far as its index', () => {
  const SURE = 't_k \\log \\sigma(u^\\top a_k)';
  const OTHER = '(1 - t_k) \\log (1 - \\sigma(u^\\top a_k))';

  it.each([
    ['behind a factor', `-\\frac1M \\sum_{k=1}^M ${SURE} + ${OTHER}`, '\\frac1M'],
    ['in what is differentiated', `\\frac{\\partial}{\\partial u} \\sum_{k=1}^M - ${SURE} - ${OTHER}`, ''],
  ])('%s', (_, written, factor) => {
    const left = written.startsWith('-') ? 'F' : '\\nabla_u F';
    const text = `$$${left} = ${written}$$ $$\\nabla_u F = ${factor} \\sum_{k=1}^M (\\sigma(u^\\top a_k) - t_k) a_k$$`;
    expect(last(text)?.verdict).toMatch(/proved|agrees/);
  });
});

it('sums over one letter run over one range', () => {
  const text =
    '$\\phi(a) = \\begin{bmatrix} a \\\\ a^2 \\end{bmatrix}$. $$F(u) = \\log \\sum_a \\exp(u^\\top \\phi(a))$$ $$\\nabla_u F = \\frac{\\sum_a \\exp(u^\\top \\phi(a)) \\phi(a)}{\\sum_a \\exp(u^\\top \\phi(a))}$$';
  expect(last(text)?.verdict).toMatch(/proved|agrees/);
});

it('an equation that comes back to its own name by what stands before it is no definition of it', () => {
  const text =
    '$F = \\sum_k \\ln(\\nu_k + \\beta)$, $\\gamma = \\sum_k \\frac{\\nu_k}{\\nu_k + \\beta}$, so that $\\beta = \\frac{\\gamma}{u^\\top u}$. $$\\frac{dF}{d\\nu_k} = \\frac{1}{\\nu_k + \\beta}$$';
  expect(last(text)?.verdict).toMatch(/proved|agrees/);
});

describe('a value that a name takes in a case is no definition of it', () => {
  it.each([
    ['zero', 'Where the constraint does not bind, $\\mu_k = 0$.'],
    ['a class', 'For the positive ones $t_k = +1$, for the others $t_k = -1$.'],
    ['infinity', 'Otherwise $\\mu = \\infty$.'],
  ])('%s', (_, said) => {
    const text = `$F = \\|u\\|^2 - \\sum_{k=1}^M \\mu_k t_k u^\\top a_k$. ${said}`;
    expect(last(`${text} $$\\nabla_u F = 2u - \\sum_{k=1}^M \\mu_k t_k a_k$$`)?.verdict).toMatch(
      /proved|agrees/,
    );
    expect(last(`${text} $$\\nabla_u F = 2u$$`)?.verdict).not.toMatch(/proved|agrees/);
  });
});

it('a gradient with a name holds where it is at another point', () => {
  const said = '$F(u^{(k)}) = \\sum_{j=1}^M (u^{(k)} \\cdot a_j)^2$ with the gradient $h(u) = \\nabla F(u)$.';
  const claim = '$$h_k = h(u^{(k)}) = 2 \\sum_{j=1}^M (u^{(k)} \\cdot a_j) a_j$$';
  expect(last(`${said}\n\n${claim}\n`)).toMatchObject({ verdict: 'agrees' });
});

it('a name alone that the left side is made of has its meaning from there', () => {
  expect(last("$h(a) = -\\frac12 a^2$. $$h'(a) = a$$")?.verdict).toBe('refuted');
  expect(last("$h(a) = -\\frac12 a^2$. $$h'(a) = b$$")?.verdict).toBe('undecided');
  expect(last("$h(a) = -\\frac12 a^2$. $$b = h'(a) = a$$")?.verdict).toBe('refuted');
});

it('a derivative of a higher order than it names variables is none', () => {
  const text =
    '$$\\frac{\\partial^2 h}{\\partial a \\partial b} = \\frac{\\partial^3 h}{\\partial b \\partial a}$$';
  expect(last(text)?.verdict).toBe('undecided');
});
