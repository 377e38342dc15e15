import { describe, expect, it } from 'vitest';
import { choice, parseOptions, UsageError } from '../../src/cli/options';
import { type CheckedClaim, reportText } from '../../src/cli/report';
import { sarif } from '../../src/cli/sarif';

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
    const text = reportText([claim('proved'), claim('refuted')], 1, 'en');
    expect(text).toBe(
      'notes.md\n  5:3      ✓ proved     2x\n  5:3      ✗ refuted    2x\n             Because.\n\n2 claims in 1 files: 1 proved, 0 agrees, 1 refuted, 0 undecided.\n',
    );
  });

  it('speaks Chinese', () => expect(reportText([claim('refuted')], 1, 'zh-cn')).toContain('有误'));
});

describe('SARIF', () => {
  it('holds refuted claims alone, at their places, with a rule each', () => {
    const log = sarif([
      claim('proved'),
      claim('refuted', {
        diagnosis: [{ kind: 'factor', message: 'm', span: null, fix: null }],
        file: 'a b.ipynb#cell-2',
      }),
    ]) as {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: { ruleId: string; locations: unknown[] }[];
      }[];
    };
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0].tool.driver.rules).toMatchObject([{ id: 'nabla/factor' }]);
    expect(log.runs[0].results).toMatchObject([
      {
        ruleId: 'nabla/factor',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'a%20b.ipynb' },
              region: { startLine: 5, startColumn: 3, endLine: 5, endColumn: 10 },
            },
          },
        ],
      },
    ]);
  });
});
