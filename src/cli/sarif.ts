import { createHash } from 'node:crypto';
import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { codeOf, type DiagnosticKind, helpMarkdown, helpOn } from '../service/diagnosisHelp';
import type { Locale } from '../service/protocol';
import type { CheckedClaim, PlacedRange } from './report';
import { packageVersion } from './version';

export interface SarifOptions {
  readonly locale: Locale;
  /** Files that could not be checked. */
  readonly failed: readonly string[];
}

/**
 * SARIF 2.1.0 (OASIS), so that code-scanning pages show refuted claims. Regions count lines and columns from 1. What is
 * wrong in a notebook has its cell's name and no region: lines of a cell are not lines of the file.
 */
export function sarif(claims: readonly CheckedClaim[], { locale, failed }: SarifOptions): unknown {
  const refuted = claims.filter((c) => c.verdict === 'refuted');
  const kinds = [...new Set(refuted.map(kindOf))].sort();
  const seen = new Map<string, number>();
  const version = packageVersion();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Nabla',
            version,
            semanticVersion: version,
            rules: kinds.map((k) => rule(k, locale)),
          },
        },
        language: locale === 'zh-cn' ? 'zh-CN' : 'en-US',
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failed.length === 0,
            toolExecutionNotifications: failed.map((text) => ({ level: 'error', message: { text } })),
          },
        ],
        results: refuted.map((claim) => result(claim, kinds, seen)),
      },
    ],
  };
}

const kindOf = (claim: CheckedClaim): DiagnosticKind => claim.diagnosis[0]?.kind ?? 'refuted';

function rule(kind: DiagnosticKind, locale: Locale): unknown {
  const { title, text } = helpOn(kind, locale);
  return {
    id: codeOf(kind),
    name: kind.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text },
    help: { text, markdown: helpMarkdown(kind, locale) },
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['mathematics', 'derivative'], precision: 'high', 'problem.severity': 'warning' },
  };
}

function result(claim: CheckedClaim, kinds: readonly DiagnosticKind[], seen: Map<string, number>): unknown {
  const [, file, cell] = /^(.*?)(?:#(cell-\d+))?$/s.exec(claim.file) ?? ['', claim.file, undefined];
  const artifactLocation = { uri: uriOf(file) };
  const place = claim.diagnosis[0]?.span ?? claim.range;
  const fixes = cell ? [] : claim.diagnosis.flatMap((d) => fixesOf(d, claim.range, artifactLocation));
  return {
    ruleId: codeOf(kindOf(claim)),
    ruleIndex: kinds.indexOf(kindOf(claim)),
    level: 'warning',
    message: { text: claim.reason.replace(/\$/g, '') },
    locations: [
      {
        physicalLocation: { artifactLocation, ...(cell ? {} : { region: region(place) }) },
        ...(cell && { logicalLocations: [{ name: cell, fullyQualifiedName: `${file}#${cell}` }] }),
      },
    ],
    partialFingerprints: { 'nablaClaim/v1': fingerprintOf(claim, seen) },
    ...(fixes.length > 0 && { fixes }),
  };
}

function fixesOf(
  { fix, span, message }: CheckedClaim['diagnosis'][number],
  range: PlacedRange,
  artifactLocation: { readonly uri: string },
): unknown[] {
  if (fix === null) return [];
  const replacements = [{ deletedRegion: region(span ?? range), insertedContent: { text: fix } }];
  return [
    {
      description: { text: message.replace(/\$/g, '') },
      artifactChanges: [{ artifactLocation, replacements }],
    },
  ];
}

const region = ({ start, end }: PlacedRange): unknown => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});

/** Relative to where the command is run, as code-scanning pages want it; of an absolute path its file URI. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.replace(/\\/g, '/').replace(/^\.\//, '').split('/').map(encodeURIComponent).join('/');
}

/** The same for a claim that has moved in its file; equal claims of a file are counted. */
function fingerprintOf(claim: CheckedClaim, seen: Map<string, number>): string {
  const content = `${claim.file}\n${kindOf(claim)}\n${claim.text.replace(/\s+/g, ' ').trim()}`;
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 32);
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return `${hash}:${count}`;
}
