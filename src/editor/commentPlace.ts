/** Where a comment for Nabla goes in a document, and how it is written there. Free of vscode, so that it can be tested. */
import type { TextRange } from '../service/protocol';
import { CODE_LANGUAGES } from './languageNames';

/** The formula that a comment is about, its delimiters included. */
export interface Place {
  readonly text: string;
  readonly languageId: string;
  readonly outer: TextRange;
  /** Whether it holds other claims, which the comment is not about. */
  readonly others: boolean;
}

/** A comment to be put in at an offset: `text` between what marks it as a comment. */
export interface CommentInsertion {
  readonly at: number;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/**
 * On a line of its own above the formula; at the end of the claim's line where the formula stands in a line of text, or
 * holds other claims. `claim` is null for a comment that is about all that follows.
 */
export function commentFor(
  { text, languageId, outer, others }: Place,
  comment: string,
  claim: TextRange | null,
  label = '',
): CommentInsertion {
  const [open, close] = signsIn(text, languageId, outer.from);
  const lineStart = text.lastIndexOf('\n', outer.from - 1) + 1;
  const lead = text.slice(lineStart, outer.from);
  const isDisplay = /^[\s>]*$/.test(lead);
  if (claim && ((isDisplay && others) || (!isDisplay && !/^\s*(?:#|\/\/|%|\*|--)?\s*$/.test(lead)))) {
    const lineEnd = text.indexOf('\n', claim.to);
    const at = lineEnd < 0 ? text.length : lineEnd;
    // Inside a formula the comment is LaTeX's.
    const [start, end] = at < outer.to ? ['% ', ''] : [open, close];
    return { at, before: ` ${start}${label}`, text: comment, after: end };
  }
  const indent = /^[ \t>]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const gap = languageId === 'restructuredtext' ? '\n' : '';
  return { at: lineStart, before: `${indent}${open}${label}`, text: comment, after: `${close}\n${gap}` };
}

/** How a comment begins and ends in a language; in a docstring it has no signs of its own. */
function signsIn(text: string, languageId: string, at: number): readonly [string, string] {
  if (languageId === 'latex' || languageId === 'tex') return ['% ', ''];
  if (languageId === 'restructuredtext') return ['.. ', ''];
  if (!CODE_LANGUAGES.includes(languageId)) return ['<!-- ', ' -->'];
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const sign = /^\s*((?:#|\/\/|%|\*|--)+!?)/.exec(line)?.[1];
  if (sign) return [`${sign} `, ''];
  if (at > 0) return ['', ''];
  return [['python', 'julia', 'r'].includes(languageId) ? '# ' : languageId === 'matlab' ? '% ' : '// ', ''];
}
