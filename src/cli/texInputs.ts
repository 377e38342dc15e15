import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';
import { inputsOf } from '../documents/inputs';

const TEX = new Set(['.tex', '.ltx']);
const DEEPEST = 20;
const LARGEST = 20_000_000;

/** A stretch of one file in the text that a LaTeX document makes with all that it reads in. */
export interface Segment {
  readonly file: string;
  readonly source: string;
  /** Where it begins in the whole text, and in its file. */
  readonly at: number;
  readonly from: number;
}

export interface ExpandedTex {
  readonly text: string;
  readonly segments: readonly Segment[];
  /** All files that it reads in, directly or not. */
  readonly inputs: ReadonlySet<string>;
  /** Inputs that are not there, as messages. */
  readonly missing: readonly string[];
}

export const isTex = (path: string): boolean => TEX.has(extname(path));

/**
 * A LaTeX document with the files it reads in in their places, so that a macro or a definition of one serves the next.
 * As TeX does, names are looked for from the main file's folder; then from that of the file they stand in.
 */
export function expandInputs(path: string, source: string): ExpandedTex {
  const segments: Segment[] = [];
  const missing: string[] = [];
  const inputs = new Set<string>();
  let text = '';
  const put = (file: string, content: string, from: number, to: number): void => {
    if (from === to) return;
    segments.push({ file, source: content, at: text.length, from });
    text += content.slice(from, to);
  };
  const visit = (file: string, content: string, open: readonly string[]): void => {
    let done = 0;
    for (const input of inputsOf(content)) {
      const found = inputFile(input.path, [dirname(path), dirname(file)]);
      if (found === null) {
        if (couldBeTex(input.path))
          missing.push(`${file}: the file of \\input{${input.path}} was not found.`);
        continue;
      }
      if (open.includes(found) || open.length >= DEEPEST || text.length > LARGEST) continue;
      inputs.add(found);
      put(file, content, done, input.from);
      visit(found, readFileSync(found, 'utf8'), [...open, found]);
      done = input.to;
    }
    put(file, content, done, content.length);
  };
  visit(path, source, [normalize(path)]);
  return { text, segments, inputs, missing };
}

const couldBeTex = (name: string): boolean => extname(name) === '' || TEX.has(extname(name));

function inputFile(name: string, folders: readonly string[]): string | null {
  for (const folder of folders) {
    for (const path of TEX.has(extname(name)) ? [name] : [`${name}.tex`]) {
      const file = normalize(join(folder, path));
      if (existsSync(file) && statSync(file).isFile() && statSync(file).size <= LARGEST) return file;
    }
  }
  return null;
}
