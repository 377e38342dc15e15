import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { cellsOf, joinCells } from '../documents/notebookText';
import type { Locale } from '../service/protocol';
import { UsageError } from './options';
import { CHECK_SENTENCES } from './sentences';
import { expandedTex, isTex, missingInputs } from './texInputs';

const LANGUAGES: Readonly<Record<string, string>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.tex': 'latex',
  '.ltx': 'latex',
  '.rst': 'restructuredtext',
  '.ipynb': 'notebook',
  '.py': 'python',
  '.jl': 'julia',
  '.js': 'javascript',
  '.ts': 'typescript',
  '.cpp': 'cpp',
  '.cc': 'cpp',
  '.h': 'cpp',
  '.c': 'c',
  '.r': 'r',
  '.R': 'r',
  '.m': 'matlab',
  '.rs': 'rust',
  '.java': 'java',
};
const SKIPPED = new Set(['node_modules', '.git', '.venv', 'venv', '__pycache__', 'dist', 'build']);
const LARGEST = 20_000_000;

/** A text to check, and how offsets in it become places in a file. */
export interface SourceText {
  readonly text: string;
  readonly languageId: string;
  /** The file's name as it is reported (for notebooks with the cell), and the position of an offset, 0-based. */
  place(offset: number): Place;
  /** What is not as it should be, though the text can be checked. */
  readonly warnings: readonly string[];
}

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly character: number;
}

/** All files under the paths that may hold formulas, in order. A path that does not exist is a usage error. */
export function filesUnder(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    let stat: ReturnType<typeof statSync>;
    try {
      stat = statSync(path);
    } catch {
      throw new UsageError(`${path} does not exist or cannot be read.`);
    }
    return stat.isDirectory() ? walk(path) : [path];
  });
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (SKIPPED.has(entry.name)) return [];
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return walk(path);
      return entry.isFile() && LANGUAGES[extname(entry.name)] ? [path] : [];
    });
}

/** Those of some files that are not read in by others of them: what an input holds is checked in its place. */
export function withoutInputs(files: readonly string[]): string[] {
  const reached = new Set<string>();
  for (const path of files) {
    // Of files that read in each other the first is the main one.
    if (!isTex(path) || reached.has(normalize(path))) continue;
    for (const file of filesReadBy(path)) if (file !== normalize(path)) reached.add(file);
  }
  return files.filter((path) => !reached.has(normalize(path)));
}

function filesReadBy(path: string): Iterable<string> {
  try {
    return expandedTex(path, readFileSync(path, 'utf8')).inputs;
  } catch {
    return [];
  }
}

export function readSource(path: string, locale: Locale = 'en'): SourceText {
  const sentences = CHECK_SENTENCES[locale];
  let content: string;
  try {
    if (statSync(path).size > LARGEST) throw new UsageError(sentences.tooLarge(path, LARGEST / 1e6));
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(sentences.unreadable(path));
  }
  const languageId = LANGUAGES[extname(path)] ?? 'markdown';
  if (languageId === 'latex') return texSource(path, content, locale);
  if (languageId !== 'notebook') {
    const position = positions(content);
    return {
      text: content,
      languageId,
      place: (offset) => ({ file: path, ...position(offset) }),
      warnings: [],
    };
  }
  try {
    const notebook = joinCells(cellsOf(content));
    return {
      text: notebook.text,
      languageId: 'markdown',
      warnings: [],
      place(offset) {
        const { cell, start, source } = notebook.cellAt(offset);
        return { file: `${path}#cell-${cell}`, ...positions(source)(offset - start) };
      },
    };
  } catch {
    throw new UsageError(sentences.noNotebook(path));
  }
}

function texSource(path: string, content: string, locale: Locale): SourceText {
  const expanded = expandedTex(path, content);
  const { text, segments } = expanded;
  const starts = new Map<string, (offset: number) => { line: number; character: number }>();
  return {
    text,
    languageId: 'latex',
    warnings: missingInputs(expanded, locale),
    place(offset) {
      let segment = segments[0];
      for (const s of segments) if (s.at <= offset) segment = s;
      if (!segment) return { file: path, line: 0, character: 0 };
      const { file, source, at, from } = segment;
      const position = starts.get(file) ?? positions(source);
      starts.set(file, position);
      return { file, ...position(offset - at + from) };
    },
  };
}

/** Offsets to 0-based line and UTF-16 character. */
function positions(text: string): (offset: number) => { line: number; character: number } {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - starts[low] };
  };
}
