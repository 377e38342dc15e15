// What `nabla check` says of examples/: every claim found and decided, each wrong one refuted where it stands, and no other.
import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesUnder, readSource } from '../../src/cli/files';
import type { ClaimResult } from '../../src/service/protocol';
import { answer } from '../../src/service/service';

interface ExpectedClaim {
  /** The right-hand side of the claim's equal sign, as it stands in the file. */
  readonly claim: string;
  readonly verdict: 'holds' | 'refuted';
  /** Of a refuted claim: the diagnosis. */
  readonly kind?: string;
}

const folder = resolve(__dirname, '../../examples');
const expected: Record<string, ExpectedClaim[]> = JSON.parse(
  readFileSync(join(folder, 'expected.json'), 'utf8'),
);

/** The claims of a file, under the names that `nabla check` reports them with: a notebook's by cell. */
function checkFile(path: string): Map<string, { line: number; found: ClaimResult; text: string }[]> {
  const source = readSource(path);
  const checked = answer({ op: 'check', text: source.text, languageId: source.languageId });
  if (!('claims' in checked)) throw new Error(`${path} cannot be checked`);
  const byFile = new Map<string, { line: number; found: ClaimResult; text: string }[]>();
  for (const found of checked.claims) {
    const { file, line } = source.place(found.range.from);
    const name = relative(folder, file).replaceAll('\\', '/');
    const claims = byFile.get(name) ?? [];
    byFile.set(name, claims);
    claims.push({ line: line + 1, found, text: source.text.slice(found.range.from, found.range.to) });
  }
  return byFile;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const inWords = ({ verdict }: ClaimResult): string =>
  verdict === 'proved' || verdict === 'agrees' ? 'holds' : verdict;

const files = filesUnder([folder]).filter((path) => !path.endsWith('README.md'));
const checked = new Map(files.flatMap((path) => [...checkFile(path)]));

describe('examples', () => {
  it('are all expected, and all there', () => {
    expect([...checked.keys()].sort()).toEqual(Object.keys(expected).sort());
  });

  it('the table of what is wrong in them holds nothing that is read as a claim', () => {
    expect([...checkFile(join(folder, 'README.md')).keys()]).toEqual([]);
  });

  describe.each(Object.keys(expected))('%s', (name) => {
    const claims = checked.get(name) ?? [];

    it('makes the claims it is known for, in order', () => {
      expect(claims.map(({ text }) => oneLine(text))).toEqual(
        expected[name].map(({ claim }) => oneLine(claim)),
      );
    });

    it.each(expected[name].map((claim, k) => ({ ...claim, k })))(
      '$verdict: $claim',
      ({ k, verdict, kind }) => {
        const { found, line } = claims[k];
        expect(inWords(found), `line ${line}: ${found.reason}`).toBe(verdict);
        const [diagnosis] = found.diagnosis;
        expect(diagnosis?.kind, `line ${line}: ${found.reason}`).toBe(kind);
        if (kind) expect(diagnosis.fix, 'it comes with a fix').toBeTruthy();
      },
    );
  });

  it('hold a right claim in every file', () => {
    const names = new Set(Object.keys(expected).map((name) => name.split('#')[0]));
    for (const name of names) {
      const claims = Object.keys(expected)
        .filter((key) => key.split('#')[0] === name)
        .flatMap((key) => expected[key]);
      expect(
        claims.some(({ verdict }) => verdict === 'holds'),
        name,
      ).toBe(true);
    }
  });
});
