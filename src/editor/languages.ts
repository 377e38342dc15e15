/** Which documents Nabla looks into by itself. Commands work in any document in which something is selected. */
import type * as vscode from 'vscode';
import { CODE_LANGUAGES, PROSE_LANGUAGES } from './languageNames';

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

/** Documents that are checked as they are written, for what shows verdicts beside claims. */
export const CHECKED_SELECTOR: vscode.DocumentSelector = [...PROSE_LANGUAGES, 'python'].flatMap((language) =>
  SCHEMES.map((scheme) => ({ language, scheme })),
);
