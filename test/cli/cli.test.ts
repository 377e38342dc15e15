import { describe, expect, it } from 'vitest';
import { choice, parseOptions, UsageError } from '../../src/cli/options';
import { type CheckedClaim, reportText } from '../../src/cli/report';

const spec = { values: ['to', 'layout'], repeated: ['wrt'], flags: ['json'] };

describe('options', () => {
  it('are read in any order, with = or a space', () => {
    const read = parseOptions(['x^2', '--wrt', 'x', '--to=math', '--json', '--wrt=y'], spec);
    expect(read.positional).toEqual(['x^2']);
    expect(read.values.get('wrt')).toEqual(['x', 'y']);
    expect(choice(read, 'to', ['latex', 'math'], 'latex')).toBe('math');
    expect(read.flags.has('json')).toBe(true);
  });

  it('end at --, so that a formula may begin with a minus sign', () => {
    expect(parseOptions(['--wrt', 'x', '--', '--x'], spec).positional).toEqual(['--x']);
    expect(parseOptions(['-x^2', '--wrt', 'x'], spec).positional).toEqual(['-x^2']);
  });

  it.each([[['--colour']], [['--to']], [['--to', 'a', '--to', 'b']], [['--json=yes']]])(
    '%j is a usage error',
    (args) => expect(() => parseOptions(args, spec)).toThrow(UsageError),
  );
});

const claim = (verdict: CheckedClaim['verdict'], more: Partial<CheckedClaim> = {}): CheckedClaim => ({
  file: 'notes.md',
  range: { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } },
  kind: 'formula',
  text: '2x',
  verdict,
  reason: 'Because.',
  category: null,
  layout: null,
  evidence: null,
  counterexample: null,
  diagnosis: [],
  ...more,
});

describe('the report', () => {
  it('counts lines from one and gives reasons only where they are needed', () => {
    const text = reportText([claim('proved'), claim('refuted')], { files: 1, ignored: 0 }, 'en');
    expect(text).toBe(
      'notes.md\n  5:3      ✓ proved     2x\n  5:3      ✗ refuted    2x\n             Because.\n\n2 claims in 1 file: 1 proved, 0 agrees, 1 refuted, 0 undecided.\n',
    );
  });

  it('speaks Chinese, with the signs of Chinese', () => {
    const text = reportText([claim('refuted')], { files: 1, ignored: 2 }, 'zh-cn');
    expect(text).toContain('有误');
    expect(text.split('\n').at(-2)).toBe(
      '1 个文件，1 处断言：已证 0，相符 0，有误 1，未定 0。另有 2 处按注释忽略。',
    );
  });

  it('counts what claims nothing apart from what could not be decided', () => {
    const stated = claim('undecided', { category: 'stated' });
    const text = (locale: 'en' | 'zh-cn') =>
      reportText([claim('proved'), stated], { files: 1, ignored: 1 }, locale);
    expect(text('en')).toBe(
      'notes.md\n  5:3      ✓ proved     2x\n  5:3      · stated     2x\n\n' +
        '1 claim in 1 file: 1 proved, 0 agrees, 0 refuted, 0 undecided.' +
        ' Definitions, updates and conditions, with nothing to decide: 1. 1 claim left out by comments.\n',
    );
    expect(text('zh-cn')).toContain('未定 0。定义、更新式与条件 1 处，无需判定。另有 1 处按注释忽略。');
  });

  it('tells why claims are undecided, the most frequent reason first', () => {
    const undecided = (category: CheckedClaim['category']) => claim('undecided', { category });
    const text = reportText(
      [undecided('notation'), undecided('time'), undecided('time')],
      { files: 2, ignored: 1 },
      'en',
    );
    expect(text.slice(text.indexOf('3 claims'))).toBe(
      '3 claims in 2 files: 0 proved, 0 agrees, 0 refuted, 3 undecided. 1 claim left out by comments.\n\n' +
        'Undecided:\n      2  out of time (time)\n      1  notation not known (notation)\n',
    );
  });
});
