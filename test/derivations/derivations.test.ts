// Right derivations in the styles in which people write them, whole texts in English and Chinese. Each is confirmed claim by
// claim; with one thing broken (a sign, a transpose, a factor, an index) that claim is refuted, where it stands, and no other.
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/cli/files';
import { check } from '../../src/service/check';

const folder = resolve(__dirname, 'texts');

/** What is broken in a text: what stands there, once, and what is put in its place; how many claims it makes. */
interface Text {
  readonly claims: number;
  readonly breaks: readonly (readonly [right: string, wrong: string])[];
}

const TEXTS: Readonly<Record<string, Text>> = {
  'attention.md': {
    claims: 4,
    breaks: [
      ['= \\operatorname{diag}(a) - a a^\\top$$\n\nand', '= \\operatorname{diag}(a) + a a^\\top$$\n\nand'],
    ],
  },
  'batch-norm.md': {
    claims: 5,
    breaks: [
      ['-\\frac{1}{2} (x - \\mu)', '\\frac{1}{2} (x - \\mu)'],
      ['\\frac{2}{m} (x_j - \\mu)', '\\frac{1}{m} (x_j - \\mu)'],
    ],
  },
  'crf.md': {
    claims: 2,
    breaks: [
      ['= f_c - \\frac', '= f_c + \\frac'],
      ['-\\frac{\\theta}{\\sigma^2}', '-\\frac{\\theta}{2\\sigma^2}'],
    ],
  },
  'dual.tex': {
    claims: 4,
    breaks: [
      ['x + A^\\top \\nu', 'x + A \\nu'],
      ['-\\log p_i - 1', '-\\log p_i + 1'],
    ],
  },
  'factorisation.zh.md': {
    claims: 3,
    breaks: [
      ['(r - p^\\top q) p + 2', '(r - p^\\top q) p - 2'],
      ['-2 (R - P Q^\\top) Q', '-2 (R - P Q^\\top) Q^\\top'],
    ],
  },
  'gaussian-mixture.zh.md': {
    claims: 3,
    breaks: [
      ['\\gamma_j \\boldsymbol{\\Sigma}^{-1} (', '2 \\gamma_j \\boldsymbol{\\Sigma}^{-1} ('],
      ['= \\frac{N_i}{\\alpha_i} + \\lambda', '= \\frac{N_i}{\\alpha_i} - \\lambda'],
    ],
  },
  'gaussian-process.md': {
    claims: 4,
    breaks: [
      ['\\frac{r^2}{l^3} k', '-\\frac{r^2}{l^3} k'],
      ['= \\sigma \\operatorname{tr}', '= 2 \\sigma \\operatorname{tr}'],
    ],
  },
  'kalman.tex': {
    claims: 4,
    breaks: [
      ['P H^\\top + 2 K R', 'P H + 2 K R'],
      ['= -H^\\top R^{-1}', '= H^\\top R^{-1}'],
    ],
  },
  'lda.md': { claims: 2, breaks: [['+ 2 \\lambda S_w w .', '- 2 \\lambda S_w w .']] },
  'logistic.zh.md': {
    claims: 6,
    breaks: [
      ['= (\\sigma(w^\\top x) - y) x', '= (y - \\sigma(w^\\top x)) x'],
      [
        '\\sigma(w^\\top x)(1 - \\sigma(w^\\top x)) x x^\\top',
        '\\sigma(w^\\top x)(1 + \\sigma(w^\\top x)) x x^\\top',
      ],
    ],
  },
  'lstm.md': {
    claims: 6,
    breaks: [
      ['= s (1 - s) x,', '= s (1 + s) x,'],
      ['\\tanh(z) = 1 -', '\\tanh(z) = 1 +'],
    ],
  },
  'newton.md': {
    claims: 3,
    breaks: [
      ['X^\\top (p - y)', 'X^\\top (y - p)'],
      ['= g + H d', '= g + 2 H d'],
    ],
  },
  'pca.zh.tex': {
    claims: 5,
    breaks: [
      ['= 2 \\mathbf{S} \\mathbf{W}', '= \\mathbf{S} \\mathbf{W}'],
      ['= -2 \\mathbf{W}^\\top (', '= -2 \\mathbf{W} ('],
    ],
  },
  'policy-gradient.zh.md': { claims: 3, breaks: [['= -(r + \\gamma v', '= (r + \\gamma v']] },
  'ridge.md': {
    claims: 4,
    breaks: [
      ['= \\frac{1}{n} X^\\top (Xw', '= X^\\top (Xw'],
      ['= \\sum_{i=1}^n (w^\\top x_i - y_i) x_i', '= 2 \\sum_{i=1}^n (w^\\top x_i - y_i) x_i'],
    ],
  },
  'softmax.md': {
    claims: 5,
    breaks: [
      ['= \\operatorname{softmax}(z) - y', '= y - \\operatorname{softmax}(z)'],
      ['= p_i (1 - p_i)', '= p_i (1 + p_i)'],
    ],
  },
  'svm.tex': {
    claims: 5,
    breaks: [
      ['&= -\\sum_{i=1}^{m} \\alpha_i y_i,', '&= \\sum_{i=1}^{m} \\alpha_i y_i,'],
      ['= -2 y \\max', '= -y \\max'],
    ],
  },
  'two-layers.rst': { claims: 2, breaks: [['\\odot (1 - \\tanh^2', '\\odot (1 + \\tanh^2']] },
  'vae.md': {
    claims: 4,
    breaks: [
      ['\\sigma_j - \\frac{1}{\\sigma_j} .', '\\sigma_j + \\frac{1}{\\sigma_j} .'],
      ['= \\frac{\\hat{x} - x}{s^2}', '= \\frac{x - \\hat{x}}{s^2}'],
    ],
  },
  'word2vec.zh.md': { claims: 3, breaks: [['\\mathbf{u}_o + \\sum', '\\mathbf{u}_o - \\sum']] },
};

const languages: Readonly<Record<string, string>> = { md: 'markdown', tex: 'latex', rst: 'restructuredtext' };

const claimsOf = (name: string, text: string) =>
  check({ op: 'check', text, languageId: languages[name.replace(/^.*\./, '')] }).claims;
const isConfirmed = (verdict: string): boolean => verdict === 'proved' || verdict === 'agrees';

describe('whole derivations', () => {
  it('are all listed', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(TEXTS).sort());
  });

  describe.each(Object.entries(TEXTS))('%s', (name, { claims, breaks }) => {
    const { text } = readSource(resolve(folder, name));

    it('is found and confirmed claim by claim', () => {
      const found = claimsOf(name, text);
      expect(
        found.filter(({ verdict }) => !isConfirmed(verdict)).map((c) => `${c.text}: ${c.reason}`),
      ).toEqual([]);
      expect(found).toHaveLength(claims);
    });

    it.each(breaks)('%s is not %s', (right, wrong) => {
      expect(text.split(right)).toHaveLength(2);
      const at = text.indexOf(right);
      const broken = claimsOf(
        name,
        text.replace(right, () => wrong),
      );
      const refuted = broken.filter(({ verdict }) => verdict === 'refuted');
      expect(refuted.length).toBeGreaterThan(0);
      const [first] = refuted;
      expect(first.range.from).toBeLessThanOrEqual(at + wrong.length);
      expect(first.range.to).toBeGreaterThan(at);
      // What follows in the same chain is compared with the wrong side before it.
      const others = broken.filter(({ equation }) => equation.from !== first.equation.from);
      expect(others.filter(({ verdict }) => !isConfirmed(verdict)).map(({ text: t }) => t)).toEqual([]);
    });
  });
});
