/** Which documents Nabla looks into by itself. Commands work in any document in which something is selected. */
import type * as vscode from 'vscode';

/** Text with formulas in it: nothing outside a formula is math. */
export const PROSE_LANGUAGES: readonly string[] = [
  'markdown',
  'latex',
  'tex',
  'restructuredtext',
  'quarto',
  'rmd',
];

/** Code, whose comments and docstrings may hold formulas. */
export const CODE_LANGUAGES: readonly string[] = [
  'python',
  'julia',
  'r',
  'matlab',
  'c',
  'cpp',
  'cuda-cpp',
  'rust',
  'java',
  'javascript',
  'typescript',
];

/** Where documents live that a person writes; not the output view, an old revision or a chat. */
const SCHEMES: readonly string[] = [
  'file',
  'untitled',
  'vscode-notebook-cell',
  'vscode-remote',
  'vscode-vfs',
];

/** Plain text too, for math that is selected in it. */
export const HOVER_SELECTOR: vscode.DocumentSelector = [
  ...PROSE_LANGUAGES,
  ...CODE_LANGUAGES,
  'plaintext',
].flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme })));

export function isProse(document: vscode.TextDocument): boolean {
  return PROSE_LANGUAGES.includes(document.languageId);
}

/** Documents that are checked as they are written. */
export function isChecked(document: vscode.TextDocument): boolean {
  return SCHEMES.includes(document.uri.scheme) && (isProse(document) || document.languageId === 'python');
}
