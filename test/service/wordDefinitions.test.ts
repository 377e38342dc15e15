import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const verdictsOf = (text: string) =>
  check({ op: 'check', text, languageId: 'markdown' }).claims.map(({ verdict }) =>
    verdict === 'proved' || verdict === 'agrees' ? 'holds' : verdict,
  );

describe('a function that a text names in words', () => {
  it.each([
    ['is the …', 'Here $r$ is the sigmoid function.', "r'(z) = r(z) (1 - r(z))"],
    ['the … function', 'We use the logistic function $r$.', "r'(z) = r(z) (1 - r(z))"],
    ['applied', 'where $r(z)$ denotes the hyperbolic tangent function', "r'(z) = 1 - r(z)^2"],
    ['为 … 函数', '其中 $r$ 为 Sigmoid 函数。', "r'(z) = r(z) (1 - r(z))"],
    ['… 函数', '采用双曲正切函数 $r$，', "r'(z) = 1 - r(z)^2"],
  ])('%s', (_, words, claim) => {
    expect(verdictsOf(`${words} $$${claim}$$`)).toEqual(['holds']);
    // What words say of a name is not enough to refute by.
    expect(verdictsOf(`${words} $$${claim} + 1$$`)).toEqual(['undecided']);
    expect(verdictsOf(`$$${claim}$$`)).toEqual(['undecided']);
  });

  it('gives way to what the text defines', () => {
    expect(
      verdictsOf("Let $r(z) = z^2$, not as the sigmoid function $r$. $$r'(z) = r(z) (1 - r(z))$$"),
    ).not.toContain('holds');
  });
});

const LOG = (density: string) => `\\frac{\\partial}{\\partial \\mu} \\ln ${density}`;

describe('densities of the normal distribution', () => {
  it.each([
    ['by its letter', '', '\\mathcal{N}(\\mathbf{x} \\mid \\boldsymbol{\\mu}, \\boldsymbol{\\Sigma})'],
    [
      'by words',
      'Each $\\mathbf{x}$ is Gaussian. ',
      'p(\\mathbf{x} \\mid \\boldsymbol{\\mu}, \\boldsymbol{\\Sigma})',
    ],
    [
      'by Chinese words',
      '样本 $\\mathbf{x}$ 服从正态分布。',
      'p(\\mathbf{x}; \\boldsymbol{\\mu}, \\boldsymbol{\\Sigma})',
    ],
  ])('%s', (_, words, density) => {
    const said = `${words}The matrix $\\boldsymbol{\\Sigma}$ is symmetric.`;
    const by = '\\boldsymbol{\\mu}';
    const left = `\\frac{\\partial \\ln ${density}}{\\partial ${by}}`;
    const right = `\\boldsymbol{\\Sigma}^{-1} (\\mathbf{x} - ${by})`;
    expect(verdictsOf(`${said} $$${left} = ${right}$$`)).toEqual(['holds']);
    expect(verdictsOf(`${said} $$${left} = -${right}$$`)).not.toContain('holds');
    expect(verdictsOf(`${said} $$${left} = \\boldsymbol{\\Sigma} (\\mathbf{x} - ${by})$$`)).not.toContain(
      'holds',
    );
  });

  it('of numbers', () => {
    const density = '\\mathcal{N}(x \\mid \\mu, \\sigma^2)';
    expect(verdictsOf(`$$${LOG(density)} = \\frac{x - \\mu}{\\sigma^2}$$`)).toEqual(['holds']);
    expect(verdictsOf(`$$${LOG(density)} = \\frac{x - \\mu}{\\sigma}$$`)).not.toContain('holds');
  });

  it('is none where nothing says so', () => {
    expect(verdictsOf(`$$${LOG('p(x \\mid \\mu, \\Sigma)')} = \\Sigma^{-1} (x - \\mu)$$`)).not.toContain(
      'holds',
    );
  });
});

describe('densities that share a letter', () => {
  const MIXTURE = 'The mixture is $p(x) = \\sum_{k=1}^{K} a_k p(x \\mid m_k, s_k)$.';

  it.each([
    [
      'another number of arguments, another function',
      `${MIXTURE} $$\\frac{\\partial \\ln p(x)}{\\partial a_k} = \\frac{p(x \\mid m_k, s_k)}{p(x)}$$`,
    ],
    [
      'of which nothing is known',
      `${MIXTURE} $$\\frac{\\partial \\ln p(x)}{\\partial m_k} = \\frac{a_k}{p(x)} \\frac{\\partial p(x \\mid m_k, s_k)}{\\partial m_k}$$`,
    ],
  ])('%s', (_, text) => {
    expect(verdictsOf(text)).toEqual(['holds']);
  });

  it.each([
    `${MIXTURE} $$\\frac{\\partial \\ln p(x)}{\\partial a_k} = \\frac{p(x \\mid m_k, s_k)}{a_k}$$`,
    `${MIXTURE} $$\\frac{\\partial \\ln p(x)}{\\partial m_k} = \\frac{1}{p(x)} \\frac{\\partial p(x \\mid m_k, s_k)}{\\partial m_k}$$`,
  ])('does not confirm %s', (text) => {
    expect(verdictsOf(text)).not.toContain('holds');
  });
});
