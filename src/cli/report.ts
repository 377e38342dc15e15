import type { ClaimResult, DiagnosisKind, Locale, Verdict } from '../service/protocol';

interface Position {
  readonly line: number;
  readonly character: number;
}

/** One entry of `nabla check --json`. Positions are 0-based, in UTF-16 units. */
export interface CheckedClaim
  extends Pick<
    ClaimResult,
    'kind' | 'text' | 'verdict' | 'reason' | 'category' | 'layout' | 'evidence' | 'counterexample'
  > {
  readonly file: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly diagnosis: readonly {
    readonly kind: DiagnosisKind;
    readonly message: string;
    readonly span: { readonly start: Position; readonly end: Position } | null;
    readonly fix: string | null;
  }[];
}

const MARKS: Readonly<Record<Verdict, string>> = { proved: '✓', agrees: '✓', refuted: '✗', undecided: '?' };
const WORDS: Readonly<Record<Locale, Readonly<Record<Verdict, string>>>> = {
  en: { proved: 'proved', agrees: 'agrees', refuted: 'refuted', undecided: 'undecided' },
  'zh-cn': { proved: '已证', agrees: '相符', refuted: '有误', undecided: '未定' },
};

/** The report for people: files with their claims, then a line of totals. */
export function reportText(claims: readonly CheckedClaim[], files: number, locale: Locale): string {
  const lines: string[] = [];
  let file = '';
  for (const claim of claims) {
    if (claim.file !== file) {
      if (file !== '') lines.push('');
      lines.push(claim.file);
      file = claim.file;
    }
    const place = `${claim.range.start.line + 1}:${claim.range.start.character + 1}`;
    const word = WORDS[locale][claim.verdict];
    lines.push(
      `  ${place.padEnd(8)} ${MARKS[claim.verdict]} ${padWord(word, 10)} ${oneLine(claim.text, 70)}`,
    );
    if (claim.verdict === 'refuted' || claim.verdict === 'undecided')
      lines.push(`  ${' '.repeat(8)}   ${oneLine(claim.reason.replace(/\$/g, ''), 200)}`);
  }
  if (lines.length > 0) lines.push('');
  lines.push(totals(claims, files, locale));
  return `${lines.join('\n')}\n`;
}

function totals(claims: readonly CheckedClaim[], files: number, locale: Locale): string {
  const count = (verdict: Verdict) => claims.filter((c) => c.verdict === verdict).length;
  const parts = (['proved', 'agrees', 'refuted', 'undecided'] as const).map(
    (v) => `${count(v)} ${WORDS[locale][v]}`,
  );
  return locale === 'en'
    ? `${claims.length} claims in ${files} files: ${parts.join(', ')}.`
    : `${files} 个文件,${claims.length} 处断言:${parts.join(',')}。`;
}

const oneLine = (text: string, longest: number): string => {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > longest ? `${flat.slice(0, longest - 1)}…` : flat;
};

/** Chinese characters take two columns. */
const padWord = (word: string, width: number): string =>
  word + ' '.repeat(Math.max(0, width - [...word].reduce((w, c) => w + (c > '\u2e80' ? 2 : 1), 0)));
