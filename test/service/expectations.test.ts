import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';

const claimsOf = (text: string) => check({ op: 'check', text, languageId: 'markdown' }).claims;
const outcomes = (text: string) =>
  claimsOf(text).map(({ verdict, category }) =>
    verdict === 'proved' || verdict === 'agrees' ? 'holds' : verdict === 'refuted' ? verdict : category,
  );

/** What, a claim that holds, how it is made wrong, and what is then said of it. */
const CLAIMS: readonly (readonly [string, string, readonly [string, string], string])[] = [
  [
    'over a distribution that has a name',
    '\\nabla_v \\mathbb{E}_{u \\sim \\rho}\\left[(v^\\top u - c)^2\\right] = 2 \\mathbb{E}_{u \\sim \\rho}\\left[(v^\\top u - c) u\\right]',
    ['= 2', '= '],
    'refuted',
  ],
  [
    'what does not depend on the outcome comes out',
    '\\nabla_v \\mathbb{E}_{u \\sim \\rho}\\left[(v^\\top u)^2\\right] = 2 \\mathbb{E}_{u \\sim \\rho}[u u^\\top] v',
    ['= 2', '= 3'],
    'refuted',
  ],
  [
    'the expectation of a constant',
    '\\frac{d}{dm} \\mathbb{E}_{z \\sim q}[(z - m)^2] = 2 m - 2 \\mathbb{E}_{z \\sim q}[z]',
    ['2 m - 2', '2 m - 3'],
    'refuted',
  ],
  [
    'over what is not said',
    '\\nabla_b E\\left[(T - b^\\top Z)^2\\right] = -2 E\\left[(T - b^\\top Z) Z\\right]',
    ['= -2', '= 2'],
    'domain',
  ],
  [
    'a power of an expectation',
    '\\frac{d}{dm} \\mathbb{E}[Z - m]^2 = -2 \\mathbb{E}[Z - m]',
    ['= -2', '= -4'],
    'domain',
  ],
  [
    'an integral with a density',
    '\\frac{\\partial}{\\partial t} \\int q(z) \\ln g(z, t) \\, dz = \\int \\frac{q(z)}{g(z, t)} \\frac{\\partial g(z, t)}{\\partial t} \\, dz',
    ['\\frac{q(z)}', '\\frac{2 q(z)}'],
    'no-definition',
  ],
  [
    'a function with the parameter under it',
    '\\nabla_\\phi \\mathbb{E}_{u \\sim \\rho}[(t - g_\\phi(u))^2] = -2 \\mathbb{E}_{u \\sim \\rho}[(t - g_\\phi(u)) \\nabla_\\phi g_\\phi(u)]',
    ['= -2', '= 2'],
    'no-definition',
  ],
];

describe('expectations and integrals', () => {
  it.each(CLAIMS)('%s', (_, claim, [right, wrong], said) => {
    expect(outcomes(`对参数求导: $$${claim}$$`)).toEqual(['holds']);
    expect(claim).toContain(right);
    expect(outcomes(`$$${claim.replace(right, wrong)}$$`)).toEqual([said]);
  });

  it.each([
    ['\\nabla_\\theta \\mathbb{E}_{z \\sim q_\\theta}[g(z)] = \\mathbb{E}_{z \\sim q_\\theta}[g(z)]'],
    ['\\nabla_\\phi \\mathbb{E}_{q_\\phi(z | u)}[\\ln g(z)] = \\mathbb{E}_{q_\\phi(z | u)}[\\ln g(z)]'],
    ['\\frac{d}{dt} \\int_0^t g(z) dz = g(t)'],
    ['\\frac{d}{dm} \\mathbb{E}[(Z - m)^2 \\mid U] = 2 m - 2 \\mathbb{E}[Z \\mid U]'],
  ])('%s is left open', (claim) => {
    expect(outcomes(`$$${claim}$$`)).toEqual(['unsupported']);
  });

  it('what the text knows of a distribution is not used against it', () => {
    const claim =
      '\\frac{d}{da} \\mathbb{E}_{z \\sim \\mathcal{N}(0, 1)}[(z - a)^2 + 3 z a] = 2 a - 2 \\mathbb{E}_{z \\sim \\mathcal{N}(0, 1)}[z]';
    expect(outcomes(`$$${claim}$$`)).toEqual(['domain']);
  });

  it('one distribution is not another', () => {
    const claim = '\\frac{d}{da} a \\mathbb{E}_{z \\sim p}[g(z)] = \\mathbb{E}_{z \\sim q}[g(z)]';
    expect(outcomes(`$$${claim}$$`)).not.toContain('holds');
  });

  it('are shown as they are written', () => {
    const [claim] = claimsOf(
      '$$\\frac{d}{da} \\mathbb{E}_{z \\sim p}[a^2 z] = \\mathbb{E}_{z \\sim p}[a z]$$',
    );
    expect(claim.expected).toBe('2a\\mathbb{E}_{z\\sim p}\\left[{{z}}\\right]');
  });
});

describe('parameters under functions', () => {
  it('are what the function depends on', () => {
    expect(outcomes('$$\\frac{\\partial}{\\partial \\phi} (\\phi^2 + U_\\phi(z)) = 2 \\phi$$')).not.toContain(
      'holds',
    );
    expect(
      outcomes(
        '$$\\nabla_\\phi \\ln \\pi_\\phi(a | s) = \\frac{\\nabla_\\phi \\pi_\\phi(a | s)}{\\pi_\\phi(a | s)}$$',
      ),
    ).toEqual(['holds']);
  });
  it('are parameters of its definition', () => {
    const text = (claim: string) =>
      `Let $g_\\beta(\\mathbf{u}) = \\beta^\\top \\mathbf{u}$. $$\\nabla_\\beta e^{g_\\beta(\\mathbf{u})} = ${claim}$$`;
    expect(outcomes(text('e^{g_\\beta(\\mathbf{u})} \\mathbf{u}'))).toEqual(['holds']);
    expect(outcomes(text('2 e^{g_\\beta(\\mathbf{u})} \\mathbf{u}'))).toEqual(['refuted']);
  });
});
