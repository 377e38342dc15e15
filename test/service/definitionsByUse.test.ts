import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

/** The verdicts on the equal signs of a text, in their order. */
const verdictsOf = (text: string) =>
  check({ op: 'check', text, languageId: 'markdown' }).claims.map(({ verdict }) =>
    verdict === 'proved' || verdict === 'agrees' ? 'holds' : verdict,
  );
const lastOf = (text: string) => verdictsOf(text).at(-1);

const d = (of: string, by: string) => `\\frac{\\partial ${of}}{\\partial ${by}}`;
const chain = (...sides: string[]) => `$$\\begin{aligned} ${sides.join(' \\\\ &= ')} \\end{aligned}$$\n`;

const LOGISTIC = chain(
  `${d('E', 'c')} &= ${d('E', 'q')} ${d('q', 'c')}`,
  `${d('E', 'q')} ${d('(\\phi(s - c))', 'c')}`,
  `-${d('E', 'q')} \\phi'(s - c)`,
  `-${d('E', 'q')} \\phi(s - c) (1 - \\phi(s - c))`,
);
const SQUARE = chain(
  `${d('E', 'q')} q (1 - q) &= ${d('\\frac{1}{2} (q - t)^2', 'q')} q (1 - q)`,
  '(q - t) q (1 - q)',
  'r',
);
const LINEAR = chain(`${d('E', 'v_{ij}')} &= ${d('E', 'u_j')} ${d('u_j', 'v_{ij}')}`, `${d('E', 'u_j')} x_i`);

describe('a name that stands for what a link puts in its place', () => {
  it.each([
    ['what is differentiated', LOGISTIC, `${d('q', 's')} = \\phi'(s - c)`],
    ['a function by its own derivative', LOGISTIC, `${d('q', 's')} = q (1 - q)`],
    ['a function of another quantity', LOGISTIC + SQUARE, `${d('E', 's')} = (q - t) q (1 - q)`],
    ['a name for the value of a chain', LOGISTIC + SQUARE, `-\\eta ${d('E', 'c')} = \\eta r`],
    ['a function by its derivative', LINEAR, `${d('u_j', 'v_{ij}')} ${d('E', 'u_j')} = ${d('E', 'u_j')} x_i`],
  ])('%s', (_, text, claim) => {
    expect(lastOf(`${text}\n$$${claim}$$`)).toBe('holds');
  });

  it('is read as it is written, whatever else its letters were declared as', () => {
    const before = 'Two layers: weights $\\mathbf{k} \\in \\mathbb{R}^d$.\n';
    const links = chain(
      `${d('E', 'v_i')} &= \\sum_j ${d('E', 'u_j')} ${d('u_j', 'v_i')}`,
      `\\sum_j ${d('E', 'u_j')} k_{ij}`,
      'r_i',
    );
    expect(lastOf(`${before}${links}\n$$-\\eta ${d('E', 'v_i')} = -\\eta r_i$$`)).toBe('holds');
  });

  it('says so', () => {
    const { claims } = check({
      op: 'check',
      text: `${LOGISTIC}\n$$${d('q', 's')} = q (1 - q)$$`,
      languageId: 'markdown',
    });
    expect(claims.at(-1)?.reason).toContain('With what the text suggests of $q');
  });

  it('does not confirm the link itself', () => {
    // The chain rule, a name put in, a derivative taken, a property of the function put in.
    expect(verdictsOf(LOGISTIC)).toEqual(['holds', 'undecided', 'holds', 'undecided']);
    expect(verdictsOf(LINEAR)).toEqual(['holds', 'undecided']);
  });

  it.each([
    ['a sign', LOGISTIC + SQUARE, `-\\eta ${d('E', 'c')} = -\\eta r`],
    ['a factor left out', LOGISTIC, `${d('q', 's')} = 1 - q`],
    ['another variable', LOGISTIC, `${d('q', 'c')} = q (1 - q)`],
    ['another index', LINEAR, `-\\eta ${d('E', 'v_{ij}')} = -\\eta ${d('E', 'u_j')} x_j`],
    // Nothing is said of what does not vary with v.
    ['a derivative by something else', LINEAR, `${d('u_j', 'x_i')} = v_{ij}`],
  ])('and not with %s', (_, text, claim) => {
    expect(lastOf(`${text}\n$$${claim}$$`)).not.toBe('holds');
  });

  it('is none where two links put different things in its place', () => {
    const other = chain(`2 ${d('q', 'c')} &= 2 ${d('\\tanh(s - c)', 'c')}`, '-2 (1 - \\tanh^2(s - c))');
    expect(lastOf(`${LOGISTIC}${other}\n$$${d('q', 's')} = \\phi'(s - c)$$`)).toBe('undecided');
  });

  it('never refutes: what a link puts in may be meant for it alone', () => {
    expect(verdictsOf(`${LOGISTIC}\n$$${d('q', 's')} = 2 q$$`)).not.toContain('refuted');
  });

  it('gives way to what the text defines', () => {
    expect(lastOf(`Let $q = s^2 c$.\n${LOGISTIC}\n$$${d('q', 's')} = q (1 - q)$$`)).not.toBe('holds');
  });

  it('ends where two names are put in for each other', () => {
    const turned = chain(
      `${d('(a + k)', 'x')} &= ${d('(b^2 + k)', 'x')}`,
      `${d('(\\sin a + k)', 'x')} + ${d('b', 'x')} - ${d('b', 'x')}`,
    );
    expect(() =>
      verdictsOf(`${turned}${chain(`${d('(b + k)', 'x')} &= ${d('(\\cos a + k)', 'x')}`)}`),
    ).not.toThrow();
  });
});

describe('functions by their derivatives', () => {
  it.each([
    ['logistic', "h'(z) = h(z) (1 - h(z))", "h''(z) = h(z) (1 - h(z)) (1 - 2 h(z))"],
    ['tanh', "h'(z) = 1 - h^2(z)", "h''(z) = -2 h(z) (1 - h(z)^2)"],
    ['exponential', "h'(z) = h(z)", "h'''(z) = h(z)"],
  ])('%s', (_, property, claim) => {
    expect(lastOf(`An activation has $${property}$. So $${claim}$.`)).toBe('holds');
    expect(lastOf(`An activation has $${property}$. So $${claim} + 1$.`)).not.toBe('holds');
  });
});

describe('a name that an equation gives to what stands before it', () => {
  const NAMED = 'With $E = \\frac{1}{2} \\sum_i (w x_i - t_i)^2$ and $w x_i - t_i = r_i$:';

  it('stands for that', () => {
    const claim = `${d('E', 'w')} = \\sum_i r_i x_i`;
    expect(verdictsOf(`${NAMED} $$${claim}$$`)).toEqual(['holds']);
    expect(verdictsOf(`${NAMED} $$${claim.replace('r_i', 'r_i^2')}$$`)).not.toContain('holds');
    expect(verdictsOf(`With $E = \\frac{1}{2} \\sum_i (w x_i - t_i)^2$: $$${claim}$$`)).toEqual([
      'undecided',
    ]);
  });

  it('is none of a constraint that it occurs in', () => {
    expect(verdictsOf(`Let $w^2 = w$. $$${d('w^2', 'w')} = 2 w$$ $$${d('w^2', 'w')} = 1$$`)).toEqual([
      'holds',
      'refuted',
    ]);
  });

  it('serves where its own definition cannot be read', () => {
    const open = NAMED.replace('and', ', $r_i = \\operatorname{res}(x_i \\pm t_i)$, and');
    expect(verdictsOf(`${open} $$${d('E', 'w')} = \\sum_i r_i x_i$$`)).toEqual(['holds']);
  });
});

describe('a definition that cannot be read', () => {
  it('does not keep the others from being put in', () => {
    const text =
      'Let $S = A \\pm B$ and $L = \\operatorname{tr}(S W) + c \\|W\\|_F^2$ with $c = \\frac{1 - a}{a}$.';
    const claim = `${d('L', 'W')} = S^\\top + 2 \\frac{1 - a}{a} W`;
    expect(verdictsOf(`${text} $$${claim}$$`)).toEqual(['holds']);
    expect(verdictsOf(`${text} $$${claim.replace('2', '')}$$`)).not.toContain('holds');
  });
});
