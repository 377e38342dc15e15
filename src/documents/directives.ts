import { commentsOnly, hasComments } from './comments';
import { markdownMath } from './markdown';
import type { Region, Stretch } from './region';

/** A comment of a document that is meant for Nabla. */
export type Directive =
  /** `nabla-ignore`: the claims of one line, or of the formula that begins or ends there. */
  | { readonly kind: 'ignore'; readonly line: number }
  /** `nabla-ignore-file`. */
  | { readonly kind: 'ignore-file' }
  /** `nabla: X: matrix(m,n); w: vector(n)`: the declarations, and where they stand. */
  | { readonly kind: 'declare'; readonly text: string; readonly from: number };

const DIRECTIVE = /\bnabla(?:-ignore-file\b|-ignore\b(?!-)|:)/g;
/** What may stand between the start of a comment's line and a directive, other than blanks: the comment's own signs. */
const LATEX_COMMENT = /(?:^|[^\\])(?:\\\\)*%[%\s]*$/;
const RST_COMMENT = /^\s*\.\.\s+$/;
const RST = 'restructuredtext';
const LATEX = new Set(['latex', 'tex', 'doctex', 'rsweave']);

/**
 * The comments for Nabla in a document: HTML comments in Markdown, `%` in LaTeX and in formulas, `..` in
 * reStructuredText, comments and docstrings in code. Most documents have none and cost one search.
 */
export function directivesOf(text: string, languageId: string, regions: readonly Region[]): Directive[] {
  if (!/\bnabla(?:-ignore|:)/.test(text)) return [];
  const isComment = commentTest(text, languageId, regions);
  const lines = new LineStarts(text);
  const found: Directive[] = [];
  for (const match of text.matchAll(DIRECTIVE)) {
    const at = match.index;
    if (!isComment(at)) continue;
    if (match[0] === 'nabla-ignore-file') found.push({ kind: 'ignore-file' });
    else if (match[0] === 'nabla-ignore')
      found.push({ kind: 'ignore', line: lines.isAlone(at) ? lines.nextWritten(at) : lines.of(at) });
    else {
      const from = at + match[0].length;
      found.push({ kind: 'declare', text: text.slice(from, commentEnd(text, from)), from });
    }
  }
  return found;
}

function commentTest(text: string, languageId: string, regions: readonly Region[]): (at: number) => boolean {
  const before = (source: string, at: number) => source.slice(source.lastIndexOf('\n', at - 1) + 1, at);
  const inFormula = (at: number) =>
    regions.some((r) => r.from <= at && at < r.to) && LATEX_COMMENT.test(before(text, at));
  if (LATEX.has(languageId)) return (at) => LATEX_COMMENT.test(before(text, at));
  if (languageId === RST) return (at) => RST_COMMENT.test(before(text, at)) || inFormula(at);
  if (hasComments(languageId)) {
    // A comment's signs are blank in there, and so is all that is no comment. A second comment may follow a formula.
    const comments = commentsOnly(text, languageId);
    return (at) => comments[at] === 'n' && /(?:^|#|%|--|\/\/)\s*$/.test(before(comments, at));
  }
  const { comments } = markdownMath(text);
  const opens = (comment: Stretch, at: number) => {
    const start = text.slice(comment.from + '<!--'.length, at);
    return start.trim() === '' || /\n[ \t]*$/.test(start);
  };
  return (at) => comments.some((c) => c.from < at && at < c.to && opens(c, at)) || inFormula(at);
}

/** A declaration runs to the end of its line, or of its comment. */
function commentEnd(text: string, from: number): number {
  const line = text.indexOf('\n', from);
  const end = line < 0 ? text.length : line;
  const close = /-->|\*\/|"""|'''/.exec(text.slice(from, end));
  return close ? from + close.index : end;
}

/** Whether a claim is to be left out: the formula it stands in, and its right-hand side. */
export function isIgnored(
  text: string,
  directives: readonly Directive[],
): (outer: Stretch, claim: Stretch) => boolean {
  if (directives.some(({ kind }) => kind === 'ignore-file')) return () => true;
  const ignored = new Set(directives.flatMap((d) => (d.kind === 'ignore' ? [d.line] : [])));
  if (ignored.size === 0) return () => false;
  const lines = new LineStarts(text);
  return (outer, claim) => {
    if (ignored.has(lines.of(outer.from)) || ignored.has(lines.of(outer.to))) return true;
    for (let line = lines.of(claim.from); line <= lines.of(claim.to); line++)
      if (ignored.has(line)) return true;
    return false;
  };
}

class LineStarts {
  private readonly starts = [0];

  constructor(private readonly text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  of(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private line(line: number): string {
    return this.text.slice(this.starts[line], this.starts[line + 1] ?? this.text.length);
  }

  /** Whether the comment that holds an offset stands alone in its line. */
  isAlone(offset: number): boolean {
    const line = this.of(offset);
    const at = offset - this.starts[line];
    const [before, after] = [this.line(line).slice(0, at), this.line(line).slice(at)];
    return /^[\s<!%#*;/.'"-]*$/.test(before) && !/(?:-->|\*\/)\s*\S/.test(after);
  }

  /** The first line after that of an offset which is not blank. */
  nextWritten(offset: number): number {
    let line = this.of(offset) + 1;
    while (line < this.starts.length && this.line(line).trim() === '') line++;
    return line;
  }
}
