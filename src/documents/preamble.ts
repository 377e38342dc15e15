/**
 * What holds in a LaTeX file though it stands in others: the preamble of the document that it is a part of, and the files
 * that its own preamble reads in. An editor shows one file at a time, and macros are mostly defined in another.
 */
import { type ExpandLimits, expandInputs, type FindTex, type TexFile } from './inputs';

/** A text whose beginning is from other files, `base` characters of it. */
export interface WithPreamble {
  readonly text: string;
  readonly base: number;
}

const LIMITS: ExpandLimits = { depth: 20, length: 500_000 };
/** Ends a paragraph, and any formula that a file leaves open shows as such. */
const BREAK = '\n\n';

/** `main`: the document that the file is a part of, where it does not say so itself. */
export function withPreamble(file: TexFile, find: FindTex, main: TexFile | null = null): WithPreamble {
  const named = mainNamedIn(file.source);
  const root = (named ? find(named, [file.path]) : null) ?? main;
  const before =
    (root && root.path !== file.path ? expandedPreamble(root, find) : '') + readInByPreamble(file, find);
  if (before === '' || before.length > LIMITS.length) return { text: file.source, base: 0 };
  return { text: before + BREAK + file.source, base: before.length + BREAK.length };
}

/** `% !TEX root = ../main.tex`, or `\documentclass[../main.tex]{subfiles}`. */
function mainNamedIn(source: string): string | null {
  const magic = /^[ \t]*%[ \t]*!T[eE]X[ \t]+root[ \t]*=[ \t]*(.+?)[ \t]*$/m.exec(source.slice(0, 2000));
  return magic?.[1] ?? /\\documentclass\s*\[([^\]{}]+)\]\s*\{subfiles\}/.exec(source)?.[1].trim() ?? null;
}

/** Whether a file is a document of its own, of which others may be parts. */
export const isMain = (source: string): boolean =>
  /^[^%\n]*\\documentclass\b/m.test(source) && !/\{subfiles\}/.test(source);

const expandedPreamble = (file: TexFile, find: FindTex): string =>
  expandInputs({ path: file.path, source: preambleOf(file.source) }, find, LIMITS).text;

/** All before `\begin{document}`; of a part of a document, all before its first formula. */
function preambleOf(source: string): string {
  const begin = source.indexOf('\\begin{document}');
  if (begin >= 0) return source.slice(0, begin);
  const formula = /(?<!\\)\$|\\\(|\\\[|\\begin\{/.exec(source);
  return formula ? source.slice(0, formula.index) : source;
}

/** What the preamble reads in, without the preamble itself. */
function readInByPreamble({ path, source }: TexFile, find: FindTex): string {
  const { text, segments } = expandInputs({ path, source: preambleOf(source) }, find, LIMITS);
  return segments
    .filter(({ file }) => file !== path)
    .map(({ at }) => text.slice(at, segments.find((next) => next.at > at)?.at ?? text.length))
    .join(BREAK);
}
