// What a person reads in VS Code comes from package.nls*.json and l10n/, in every language we ship.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(__dirname, '..');
const manifest = readJson('package.json');
const english = readJson('package.nls.json');
const languages = readdirSync(root)
  .map((name) => /^package\.nls\.(.+)\.json$/.exec(name)?.[1])
  .filter((language) => language !== undefined);

/** The fields of `contributes` whose text VS Code shows to people. */
const SHOWN = new Set([
  'title',
  'shortTitle',
  'description',
  'markdownDescription',
  'deprecationMessage',
  'markdownDeprecationMessage',
  'enumDescriptions',
  'markdownEnumDescriptions',
  'enumItemLabels',
  'label',
  'displayName',
  'userDescription',
  'modelDescription',
  'contents',
  'errorMessage',
  'patternErrorMessage',
]);

/** Text that is the same in every language. */
const NAMES = new Set(['Nabla']);

describe('manifest', () => {
  it('has no text in `contributes` that cannot be translated', () => {
    const plain = shownTexts(manifest.contributes, 'contributes')
      .filter(({ text }) => !/^%[^%]+%$/.test(text) && !NAMES.has(text))
      .map(({ where, text }) => `${where}: ${text}`);
    expect(plain, 'Write "%key%" there and put the text into every package.nls*.json').toEqual([]);
  });

  it('takes only keys that package.nls.json has, and all of them', () => {
    const used = new Set([...JSON.stringify(manifest).matchAll(/"%([^"%]+)%"/g)].map((match) => match[1]));
    expect([...used].sort()).toEqual(Object.keys(english).sort());
  });

  it('is translated into Simplified Chinese', () => {
    expect(languages).toContain('zh-cn');
  });

  it.each(languages)('has the same keys in %s as in English', (language) => {
    const translated = readJson(`package.nls.${language}.json`);
    expect(Object.keys(translated).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(translated)) expect(text, key).not.toBe('');
  });

  it('ships a bundle of messages for each of those languages', () => {
    const missing = languages.filter(
      (language) => !existsSync(join(root, `l10n/bundle.l10n.${language}.json`)),
    );
    expect(missing, 'Add l10n/bundle.l10n.<language>.json').toEqual([]);
  });
});

function shownTexts(value: unknown, where: string, shown = false): { where: string; text: string }[] {
  if (typeof value === 'string') return shown ? [{ where, text: value }] : [];
  if (Array.isArray(value)) return value.flatMap((item, i) => shownTexts(item, `${where}[${i}]`, shown));
  if (value && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, item]) =>
      shownTexts(item, `${where}.${key}`, SHOWN.has(key)),
    );
  }
  return [];
}

function readJson(file: string) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
