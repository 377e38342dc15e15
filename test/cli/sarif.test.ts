import { describe, expect, it } from 'vitest';
import type { CheckedClaim } from '../../src/cli/report';
import { sarif } from '../../src/cli/sarif';

/**
 * The part of the SARIF 2.1.0 schema (OASIS, sarif-schema-2.1.0.json) that concerns what is written here: of each object
 * the properties it must have, those it may have as far as they are used, and what they are. The schema forbids others.
 */
type Shape = {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, Check>>;
};
type Check = Shape | readonly [Shape | 'string'] | RegExp | 'string' | 'boolean' | 'line' | 'any';

const message: Shape = { required: ['text'], properties: { text: 'string', markdown: 'string' } };
const artifactLocation: Shape = { required: [], properties: { uri: /^[^\\\s#]+$/ } };
const region: Shape = {
  required: ['startLine'],
  properties: { startLine: 'line', startColumn: 'line', endLine: 'line', endColumn: 'line' },
};
const replacement: Shape = {
  required: ['deletedRegion'],
  properties: { deletedRegion: region, insertedContent: { required: [], properties: { text: 'string' } } },
};
const level = /^(none|note|warning|error)$/;
const log: Shape = {
  required: ['version', 'runs'],
  properties: {
    $schema: /^https:/,
    version: /^2\.1\.0$/,
    runs: [
      {
        required: ['tool'],
        properties: {
          tool: {
            required: ['driver'],
            properties: {
              driver: {
                required: ['name'],
                properties: {
                  name: 'string',
                  version: 'string',
                  semanticVersion: /^\d+\.\d+\.\d+/,
                  rules: [
                    {
                      required: ['id'],
                      properties: {
                        id: 'string',
                        name: 'string',
                        shortDescription: message,
                        fullDescription: message,
                        help: message,
                        defaultConfiguration: { required: [], properties: { level } },
                        properties: 'any',
                      },
                    },
                  ],
                },
              },
            },
          },
          language: /^[a-z]{2}-[A-Z]{2}$/,
          columnKind: /^(utf16CodeUnits|unicodeCodePoints)$/,
          invocations: [
            {
              required: ['executionSuccessful'],
              properties: {
                executionSuccessful: 'boolean',
                toolExecutionNotifications: [{ required: ['message'], properties: { level, message } }],
              },
            },
          ],
          results: [
            {
              required: ['message'],
              properties: {
                ruleId: 'string',
                ruleIndex: 'any',
                level,
                message,
                locations: [
                  {
                    required: [],
                    properties: {
                      physicalLocation: {
                        required: ['artifactLocation'],
                        properties: { artifactLocation, region },
                      },
                      logicalLocations: [
                        { required: [], properties: { name: 'string', fullyQualifiedName: 'string' } },
                      ],
                    },
                  },
                ],
                partialFingerprints: 'any',
                fixes: [
                  {
                    required: ['artifactChanges'],
                    properties: {
                      description: message,
                      artifactChanges: [
                        {
                          required: ['artifactLocation', 'replacements'],
                          properties: { artifactLocation, replacements: [replacement] },
                        },
                      ],
                    },
                  },
                ],
              },
            },
          ],
        },
      },
    ],
  },
};

/** Where a value is not as the schema has it. */
function faults(value: unknown, check: Check, path = ''): string[] {
  if (check === 'any') return [];
  if (check === 'line') return Number.isInteger(value) && Number(value) >= 1 ? [] : [`${path}: ${value}`];
  if (typeof check === 'string') return typeof value === check ? [] : [`${path} is no ${check}`];
  if (check instanceof RegExp) return check.test(String(value)) ? [] : [`${path}: ${value}`];
  if (Array.isArray(check)) {
    if (!Array.isArray(value)) return [`${path} is no array`];
    return value.flatMap((item, k) => faults(item, check[0], `${path}[${k}]`));
  }
  const { required, properties } = check as Shape;
  if (typeof value !== 'object' || value === null) return [`${path} is no object`];
  return [
    ...required.filter((name) => !(name in value)).map((name) => `${path}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, item]) =>
      name in properties
        ? faults(item, properties[name], `${path}.${name}`)
        : [`${path}.${name} is not allowed`],
    ),
  ];
}

const refuted = (more: Partial<CheckedClaim> = {}): CheckedClaim => ({
  file: 'notes.md',
  range: { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } },
  kind: 'formula',
  text: '2x',
  verdict: 'refuted',
  reason: 'A factor $2$ is missing.',
  category: null,
  layout: null,
  evidence: null,
  counterexample: null,
  diagnosis: [{ kind: 'factor', message: 'A factor $2$ is missing.', span: null, fix: '4x' }],
  ...more,
});

const claims = [
  refuted({ verdict: 'proved', diagnosis: [] }),
  refuted(),
  refuted({ range: { start: { line: 8, character: 0 }, end: { line: 9, character: 3 } } }),
  refuted({ file: 'a b/#1.tex', diagnosis: [] }),
  refuted({
    file: 'c.ipynb#cell-2',
    diagnosis: [{ kind: 'sign', message: 'The sign is wrong.', span: null, fix: '-2x' }],
  }),
];

interface Log {
  runs: {
    tool: { driver: { rules: { id: string; help: { text: string } }[] } };
    invocations: { executionSuccessful: boolean }[];
    results: {
      ruleId: string;
      ruleIndex: number;
      message: { text: string };
      locations: { physicalLocation: { artifactLocation: { uri: string }; region?: unknown } }[];
      partialFingerprints: Record<string, string>;
      fixes?: unknown[];
    }[];
  }[];
}
const written = (locale: 'en' | 'zh-cn' = 'en', failed: string[] = []) =>
  sarif(claims, { locale, failed }) as Log;

describe('SARIF', () => {
  it.each(['en', 'zh-cn'] as const)('in %s is as the schema has it', (locale) => {
    expect(faults(written(locale, ['x.md cannot be read.']), log)).toEqual([]);
    expect(faults(sarif([], { locale, failed: [] }), log)).toEqual([]);
  });

  it('holds refuted claims alone, at their places, each with its rule and the rule with its help', () => {
    const [{ results, tool }] = written().runs;
    expect(results.map((r) => r.ruleId)).toEqual([
      'nabla/factor',
      'nabla/factor',
      'nabla/refuted',
      'nabla/sign',
    ]);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    for (const { help } of tool.driver.rules) expect(help.text.length).toBeGreaterThan(20);
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'notes.md' },
      region: { startLine: 5, startColumn: 3, endLine: 5, endColumn: 10 },
    });
    expect(results[2].locations[0].physicalLocation.artifactLocation.uri).toBe('a%20b/%231.tex');
    expect(results[0].message.text).toBe('A factor 2 is missing.');
  });

  it('has fixes, but not for notebooks, whose cells have no lines of their own', () => {
    const { results } = written().runs[0];
    expect(results[0].fixes).toMatchObject([
      { artifactChanges: [{ replacements: [{ insertedContent: { text: '4x' } }] }] },
    ]);
    expect(results[3].fixes).toBeUndefined();
    expect(results[3].locations[0].physicalLocation.region).toBeUndefined();
  });

  it('tells claims apart, and knows them again where they have moved', () => {
    const prints = (log: Log) => log.runs[0].results.map((r) => r.partialFingerprints['nablaClaim/v1']);
    expect(new Set(prints(written())).size).toBe(4);
    const moved = claims.map((c) => ({
      ...c,
      range: {
        start: { line: c.range.start.line + 3, character: 0 },
        end: { line: c.range.end.line + 3, character: 9 },
      },
    }));
    expect(prints(sarif(moved, { locale: 'en', failed: [] }) as Log)).toEqual(prints(written()));
  });

  it('says when files could not be checked', () => {
    expect(written('en', ['x.md cannot be read.']).runs[0].invocations[0].executionSuccessful).toBe(false);
    expect(written().runs[0].invocations[0].executionSuccessful).toBe(true);
  });
});
