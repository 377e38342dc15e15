import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';
import { type ExpandedTex, type ExpandLimits, expandInputs, type FindTex } from '../documents/inputs';
import type { Locale } from '../service/protocol';
import { CHECK_SENTENCES } from './sentences';

const TEX = new Set(['.tex', '.ltx']);
const LARGEST = 20_000_000;
const LIMITS: ExpandLimits = { depth: 20, length: LARGEST };

export const isTex = (path: string): boolean => TEX.has(extname(path));

/** A LaTeX document with the files it reads in in their places; the document itself goes by the path that was given. */
export function expandedTex(path: string, source: string): ExpandedTex {
  const main = normalize(path);
  const { text, segments, inputs, missing } = expandInputs({ path: main, source }, find, LIMITS);
  const asGiven = <T extends { readonly file: string }>(placed: T): T =>
    placed.file === main ? { ...placed, file: path } : placed;
  return { text, segments: segments.map(asGiven), inputs, missing: missing.map(asGiven) };
}

/** Messages about inputs that are not there. */
export const missingInputs = ({ missing }: ExpandedTex, locale: Locale): string[] =>
  missing
    .filter(({ name }) => extname(name) === '' || TEX.has(extname(name)))
    .map(({ file, name }) => CHECK_SENTENCES[locale].inputNotFound(file, name));

const find: FindTex = (name, beside) => {
  for (const file of beside) {
    const path = normalize(join(dirname(file), TEX.has(extname(name)) ? name : `${name}.tex`));
    if (existsSync(path) && statSync(path).isFile() && statSync(path).size <= LARGEST)
      return { path, source: readFileSync(path, 'utf8') };
  }
  return null;
};
