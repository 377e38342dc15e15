/**
 * The LaTeX files around a document. They are read as text and nothing in them is run, so that a workspace need not be
 * trusted for it; what is open is taken as it stands in its editor. Nothing outside the workspace is looked at.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, normalize, sep } from 'node:path';
import * as vscode from 'vscode';
import { expandInputs, type FindTex, type TexFile } from '../documents/inputs';
import { isMain, type WithPreamble, withPreamble } from '../documents/preamble';

const LATEX: ReadonlySet<string> = new Set(['latex', 'tex']);
const TEX: ReadonlySet<string> = new Set(['.tex', '.ltx']);
const LARGEST = 1_000_000;
/** Files that are looked into for one that reads in a document. */
const MOST_LOOKED_AT = 50;
/** Milliseconds for which the document that a file is a part of is not looked for again. */
const KEPT = 60_000;

type Place = Pick<vscode.TextDocument, 'uri' | 'languageId'>;

/** A file of LaTeX: one that has no file yet is part of nothing. */
export const isLatex = ({ uri, languageId }: Place): boolean =>
  LATEX.has(languageId) && uri.scheme === 'file';

/** A text after all that holds in it from other files; most texts are no LaTeX and stay as they are. */
export function afterPreamble(place: Place, text: string): WithPreamble {
  if (!isLatex(place)) return { text, base: 0 };
  const { uri } = place;
  const file: TexFile = { path: normalize(uri.fsPath), source: text };
  const root = rootOf(uri);
  const find: FindTex = (name, beside) => {
    for (const other of beside) {
      const found = read(join(dirname(other), TEX.has(extname(name)) ? name : `${name}.tex`), root);
      if (found) return found;
    }
    return null;
  };
  return withPreamble(file, find, isMain(text) ? null : mainOf(file, root, find));
}

/** The folder outside which nothing is read: the document's workspace folder, else its own folder. */
const rootOf = (uri: vscode.Uri): string =>
  vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? dirname(uri.fsPath);

interface Read extends TexFile {
  readonly changed: number;
}

/** Kept as long as the file stays what it is on disk. */
const onDisk = new Map<string, Read>();
const MOST_KEPT = 200;

function read(name: string, root: string): TexFile | null {
  const path = normalize(name);
  if (!path.startsWith(root.endsWith(sep) ? root : root + sep)) return null;
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'file' && uri.fsPath === path);
  if (open) return { path, source: open.getText() };
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > LARGEST) return null;
  const before = onDisk.get(path);
  if (before?.changed === stat.mtimeMs) return before;
  try {
    const file = { path, source: readFileSync(path, 'utf8'), changed: stat.mtimeMs };
    if (onDisk.size >= MOST_KEPT) onDisk.clear();
    onDisk.set(path, file);
    return file;
  } catch {
    return null;
  }
}

const mains = new Map<string, { readonly main: string | null; readonly at: number }>();

/** The document that reads a file in, in its folder or in one above it. */
function mainOf({ path }: TexFile, root: string, find: FindTex): TexFile | null {
  const known = mains.get(path);
  if (known && performance.now() - known.at < KEPT)
    return known.main === null ? null : read(known.main, root);
  const main = searchMain(path, root, find);
  if (mains.size >= MOST_KEPT) mains.clear();
  mains.set(path, { main: main?.path ?? null, at: performance.now() });
  return main;
}

function searchMain(path: string, root: string, find: FindTex): TexFile | null {
  let left = MOST_LOOKED_AT;
  for (let folder = dirname(path); folder.startsWith(root); folder = dirname(folder)) {
    for (const name of texFilesIn(folder)) {
      if (left-- === 0) return null;
      const candidate = read(join(folder, name), root);
      if (!candidate || !isMain(candidate.source)) continue;
      const limits = { depth: 20, length: LARGEST };
      if (expandInputs(candidate, find, limits).inputs.has(path)) return candidate;
    }
    if (folder === dirname(folder)) break;
  }
  return null;
}

function texFilesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => TEX.has(extname(name)));
  } catch {
    return [];
  }
}
