import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesUnder, readSource, withoutInputs } from '../../src/cli/files';
import { check } from '../../src/service/check';

let folder = '';
const at = (name: string) => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nabla-inputs-'));
  mkdirSync(at('parts'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text);
}

describe('a LaTeX document with inputs', () => {
  it('is read as a whole: macros and definitions of one file serve the next', () => {
    write({
      'main.tex': '\\newcommand{\\half}{\\frac12}\n\\input{parts/loss}\nEnd.\n\\include{parts/gradient}\n',
      'parts/loss.tex': 'The loss $L(w) = \\half w^2$.\n',
      'parts/gradient.tex': "First line.\n\n$L'(w) = 2w$\n",
    });
    const source = readSource(at('main.tex'));
    const { claims } = check({ op: 'check', text: source.text, languageId: source.languageId });
    expect(claims.map((c) => c.verdict)).toEqual(['refuted']);
    const { file, line, character } = source.place(claims[0].range.from);
    expect({ file, line, character }).toEqual({ file: at('parts/gradient.tex'), line: 2, character: 9 });
    expect(source.place(source.text.indexOf('End.'))).toEqual({
      file: at('main.tex'),
      line: 2,
      character: 0,
    });
    expect(source.warnings).toEqual([]);
  });

  it('is checked once: what it reads in is not checked again alone', () => {
    write({
      'main.tex': '\\input{parts/a}',
      'parts/a.tex': '\\input{parts/b.tex}',
      'parts/b.tex': '$x$',
      'other.tex': '% \\input{main}\n',
      'notes.md': '\\input{main}',
    });
    expect(withoutInputs(filesUnder([folder]))).toEqual(['main.tex', 'notes.md', 'other.tex'].map(at));
    expect(withoutInputs([at('parts/b.tex')])).toEqual([at('parts/b.tex')]);
  });

  it('may read in itself, or files that are not there', () => {
    write({
      'main.tex': 'a\\input{parts/a}\\input{gone}\\input{figure.pgf}b',
      'parts/a.tex': 'c\\input{main}d',
    });
    const source = readSource(at('main.tex'));
    expect(source.text.replace(/\\input\{(gone|figure\.pgf|main)\}/g, '')).toBe('acdb');
    expect(source.warnings).toHaveLength(1);
    expect(source.warnings[0]).toContain('gone');
    expect(withoutInputs(filesUnder([folder]))).toEqual([at('main.tex')]);
  });
});

describe('an input that is not there', () => {
  it.each([
    ['en', /nowhere\} was not found\.$/],
    ['zh-cn', /找不到 \\input\{nowhere\} 所指的文件。$/],
  ] as const)('is told of in the language of the report: %s', (locale, sentence) => {
    write({ 'main.tex': '\\input{nowhere}' });
    expect(readSource(at('main.tex'), locale).warnings).toEqual([expect.stringMatching(sentence)]);
  });
});
