import type { ClaimResult, DiagnosisKind, Locale, UndecidedReason, Verdict } from '../service/protocol';

interface Position {
  readonly line: number;
  readonly character: number;
}

export interface PlacedRange {
  readonly start: Position;
  readonly end: Position;
}

/** One entry of `nabla check --json`. Positions are 0-based, in UTF-16 units. */
export interface CheckedClaim
  extends Pick<
    ClaimResult,
    'kind' | 'text' | 'verdict' | 'reason' | 'category' | 'layout' | 'evidence' | 'counterexample'
  > {
  readonly file: string;
  readonly range: PlacedRange;
  readonly diagnosis: readonly {
    readonly kind: DiagnosisKind;
    readonly message: string;
    readonly span: PlacedRange | null;
    readonly fix: string | null;
  }[];
}

export interface Counted {
  readonly files: number;
  readonly ignored: number;
}

/** What a statement is marked with, which claims nothing. */
const STATED: Readonly<Record<Locale, string>> = { en: 'stated', 'zh-cn': '给定' };
const MARKS: Readonly<Record<Verdict, string>> = { proved: '✓', agrees: '✓', refuted: '✗', undecided: '?' };
const WORDS: Readonly<Record<Locale, Readonly<Record<Verdict, string>>>> = {
  en: { proved: 'proved', agrees: 'agrees', refuted: 'refuted', undecided: 'undecided' },
  'zh-cn': { proved: '已证', agrees: '相符', refuted: '有误', undecided: '未定' },
};
const CATEGORIES: Readonly<Record<Locale, Readonly<Record<UndecidedReason, string>>>> = {
  en: {
    'no-definition': 'no definition found',
    notation: 'notation not known',
    shape: 'shapes do not fit',
    ambiguous: 'can be read in several ways',
    domain: 'no points to compare at, or an assumption not said',
    prose: 'words, not an identity',
    time: 'out of time',
    unsupported: 'calculus not supported',
    stated: 'nothing to decide',
    ignored: 'left out by a comment',
  },
  'zh-cn': {
    'no-definition': '未找到定义',
    notation: '记号无法识别',
    shape: '形状不符',
    ambiguous: '有多种解读',
    domain: '无可比较的点，或缺少未说明的条件',
    prose: '文字说明，不是恒等式',
    time: '超时',
    unsupported: '不支持的运算',
    stated: '无需判定',
    ignored: '按注释忽略',
  },
};

const isStated = ({ category }: CheckedClaim): boolean => category === 'stated';

/**
 * The report for people: files with their claims, then a line of totals and why claims are undecided. What claims nothing
 * is counted apart from what could not be decided.
 */
export function reportText(found: readonly CheckedClaim[], counted: Counted, locale: Locale): string {
  const lines: string[] = [];
  let file = '';
  for (const claim of found) {
    if (claim.file !== file) {
      if (file !== '') lines.push('');
      lines.push(claim.file);
      file = claim.file;
    }
    const place = `${claim.range.start.line + 1}:${claim.range.start.character + 1}`;
    const [mark, word] = isStated(claim)
      ? ['·', STATED[locale]]
      : [MARKS[claim.verdict], WORDS[locale][claim.verdict]];
    lines.push(`  ${place.padEnd(8)} ${mark} ${padEnd(word, 10)} ${oneLine(claim.text, 70)}`);
    if (claim.verdict === 'refuted' || (claim.verdict === 'undecided' && !isStated(claim)))
      lines.push(`  ${' '.repeat(8)}   ${oneLine(claim.reason.replace(/\$/g, ''), 200)}`);
  }
  if (lines.length > 0) lines.push('');
  const claims = found.filter((claim) => !isStated(claim));
  const stated = found.length - claims.length;
  lines.push(totals(claims, { ...counted, stated }, locale), ...undecidedTable(claims, locale));
  return `${lines.join('\n')}\n`;
}

function totals(
  claims: readonly CheckedClaim[],
  { files, ignored, stated }: Counted & { readonly stated: number },
  locale: Locale,
): string {
  const verdicts = ['proved', 'agrees', 'refuted', 'undecided'] as const;
  const count = (verdict: Verdict) => claims.filter((c) => c.verdict === verdict).length;
  if (locale === 'zh-cn') {
    const parts = verdicts.map((v) => `${WORDS[locale][v]} ${count(v)}`).join('，');
    const others = [
      stated > 0 ? `定义、更新式与条件 ${stated} 处，无需判定。` : '',
      ignored > 0 ? `另有 ${ignored} 处按注释忽略。` : '',
    ];
    return `${files} 个文件，${claims.length} 处断言：${parts}。${others.join('')}`;
  }
  const parts = verdicts.map((v) => `${count(v)} ${WORDS[locale][v]}`).join(', ');
  const apart = stated > 0 ? ` Definitions, updates and conditions, with nothing to decide: ${stated}.` : '';
  const left = ignored > 0 ? ` ${plural(ignored, 'claim')} left out by comments.` : '';
  return `${plural(claims.length, 'claim')} in ${plural(files, 'file')}: ${parts}.${apart}${left}`;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** Why claims are undecided, the most frequent reason first. */
function undecidedTable(claims: readonly CheckedClaim[], locale: Locale): string[] {
  const counts = new Map<UndecidedReason, number>();
  for (const { category } of claims) if (category) counts.set(category, (counts.get(category) ?? 0) + 1);
  const rows = [...counts].sort((a, b) => b[1] - a[1]);
  if (rows.length === 0) return [];
  const head = locale === 'en' ? 'Undecided:' : '未定的原因：';
  return [
    '',
    head,
    ...rows.map(
      ([category, count]) => `  ${`${count}`.padStart(5)}  ${CATEGORIES[locale][category]} (${category})`,
    ),
  ];
}

const oneLine = (text: string, longest: number): string => {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > longest ? `${flat.slice(0, longest - 1)}…` : flat;
};

/** Chinese characters take two columns. */
const padEnd = (word: string, width: number): string =>
  word + ' '.repeat(Math.max(0, width - [...word].reduce((w, c) => w + (c > '\u2e80' ? 2 : 1), 0)));
