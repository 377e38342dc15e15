import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/service/check';
import { DIAGNOSTIC_KINDS, helpDocument, helpOn } from '../../src/service/diagnosisHelp';

describe('help on diagnoses', () => {
  it.each([
    ['en', 'diagnoses.md'],
    ['zh-cn', 'diagnoses.zh-cn.md'],
  ] as const)('in %s is what docs/%s says: else run node scripts/diagnoses.mjs', (locale, name) => {
    const written = readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
    expect(written).toBe(helpDocument(locale));
  });

  const examples = DIAGNOSTIC_KINDS.flatMap((kind) => {
    const { example } = helpOn(kind, 'en');
    return example ? [[kind, example] as const] : [];
  });

  it.each(examples)('shows for %s something right under "right"', (_, { wrong, right }) => {
    const left = wrong.slice(0, wrong.lastIndexOf(' = '));
    const text = `Let $A, X \\in \\mathbb{R}^{n \\times n}$ and $a, b \\in \\mathbb{R}^n$.\n\n$${left} = ${right}$\n`;
    const [claim] = check({ op: 'check', text, languageId: 'markdown' }).claims;
    expect(claim.verdict, claim.reason).not.toBe('refuted');
    expect(claim.verdict, claim.reason).not.toBe('undecided');
  });
});
