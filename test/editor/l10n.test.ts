// Every message of the editor is in the Chinese bundle, and the bundle holds nothing that is not said.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleLocalizer } from '../../src/editor/localizer';

const root = resolve(__dirname, '../..');
const bundle: Record<string, string> = JSON.parse(
  readFileSync(join(root, 'l10n/bundle.l10n.zh-cn.json'), 'utf8'),
);
const folder = join(root, 'src/editor');
const sources = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

const KEY = /l10n\.t\(\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g;
const said = new Set(
  sources.flatMap(({ text }) =>
    [...text.matchAll(KEY)].map(([, literal]) => literal.slice(1, -1).replace(/\\(.)/g, '$1')),
  ),
);
const holes = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort();

describe('messages', () => {
  it('are literals, so that they can be found', () => {
    const computed = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/l10n\.t\(\s*[^\s'"]/g)]
        // What passes messages on is no message itself.
        .filter(() => name !== 'messages.ts')
        .map(() => name),
    );
    expect(computed).toEqual([]);
  });

  it('are all in the Chinese bundle', () => {
    expect(said.size).toBeGreaterThan(50);
    expect([...said].filter((key) => !(key in bundle))).toEqual([]);
  });

  it('are all that is in it', () => {
    expect(Object.keys(bundle).filter((key) => !said.has(key))).toEqual([]);
  });

  it('keep their placeholders in Chinese', () => {
    for (const [key, text] of Object.entries(bundle)) expect(holes(text), key).toEqual(holes(key));
  });
});

describe('bundleLocalizer', () => {
  it('takes the English message where the bundle has none, and fills in', () => {
    const l10n = bundleLocalizer({ 'a {0}': '甲 {0}' });
    expect(l10n.t('a {0}', 1)).toBe('甲 1');
    expect(l10n.t('b {1} {0}', 'x', 'y')).toBe('b y x');
    expect(l10n.t('c {0}')).toBe('c {0}');
  });
});
