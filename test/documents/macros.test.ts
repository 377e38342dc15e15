import { describe, expect, it } from 'vitest';
import { collectMacros } from '../../src/documents/macros';

const r = String.raw;

const DEFINITIONS: readonly (readonly [string, string, object])[] = [
  [r`\newcommand{\R}{\mathbb{R}}`, r`\R`, { parameters: 0, body: r`\mathbb{R}` }],
  [r`\newcommand\R{\mathbb{R}}`, r`\R`, { parameters: 0, body: r`\mathbb{R}` }],
  [r`\newcommand*{\f}[2]{#1_{#2}}`, r`\f`, { parameters: 2, body: '#1_{#2}' }],
  [r`\newcommand{\f}[2][x]{#1_{#2}}`, r`\f`, { parameters: 2, optional: 'x', body: '#1_{#2}' }],
  [r`\def\f#1#2{#1+#2}`, r`\f`, { parameters: 2, body: '#1+#2' }],
  [r`\DeclareMathOperator{\tr}{tr}`, r`\tr`, { parameters: 0, body: r`\operatorname{tr}` }],
  [
    r`\DeclarePairedDelimiter{\abs}{\lvert}{\rvert}`,
    r`\abs`,
    { parameters: 1, body: r`\left\lvert #1 \right\rvert` },
  ],
  [r`\let\eps\varepsilon`, r`\eps`, { parameters: 0, body: r`\varepsilon` }],
  [r`\providecommand{\x}{a}`, r`\x`, { parameters: 0, body: 'a' }],
  [r`\NewDocumentCommand{\g}{m m}{#1/#2}`, r`\g`, { parameters: 2, body: '#1/#2' }],
];

describe('macro definitions', () => {
  for (const [source, name, macro] of DEFINITIONS) {
    it(source, () =>
      expect(Object.fromEntries(collectMacros(`text ${source} $x$`))).toEqual({ [name]: macro }),
    );
  }

  it('a later definition stands', () => {
    expect(collectMacros(r`\def\x{a} \renewcommand{\x}{b}`).get(r`\x`)?.body).toBe('b');
  });

  it('what is no definition is passed over', () => {
    expect(collectMacros(r`\newcommand{\x \def \default \newcommandx`).size).toBe(0);
  });
});
