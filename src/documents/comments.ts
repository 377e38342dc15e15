/** How a programming language marks its comments. */
interface CommentStyle {
  readonly line: readonly string[];
  readonly block: readonly (readonly [string, string])[];
  /** Quotes of strings, in which a comment sign is none; the longest first. */
  readonly strings: readonly string[];
  /** Quotes of strings that are documentation. */
  readonly docstrings: readonly string[];
}

const SLASHES: CommentStyle = {
  line: ['//'],
  block: [['/*', '*/']],
  strings: ['"', "'", '`'],
  docstrings: [],
};
const RUST: CommentStyle = { ...SLASHES, strings: ['"'] };
const HASH: CommentStyle = { line: ['#'], block: [], strings: ['"', "'"], docstrings: [] };
const PYTHON: CommentStyle = { line: ['#'], block: [], strings: ['"', "'"], docstrings: ['"""', "'''"] };
const JULIA: CommentStyle = { line: ['#'], block: [['#=', '=#']], strings: ['"'], docstrings: ['"""'] };
const PERCENT: CommentStyle = { line: ['%'], block: [['%{', '%}']], strings: ['"'], docstrings: [] };
const DASHES: CommentStyle = {
  line: ['--'],
  block: [
    ['{-', '-}'],
    ['--[[', ']]'],
  ],
  strings: ['"'],
  docstrings: [],
};

const STYLES: Readonly<Record<string, CommentStyle>> = {
  python: PYTHON,
  julia: JULIA,
  matlab: PERCENT,
  octave: PERCENT,
  haskell: DASHES,
  lua: DASHES,
  elm: DASHES,
  rust: RUST,
  r: HASH,
  ruby: HASH,
  perl: HASH,
  shellscript: HASH,
  yaml: HASH,
  elixir: HASH,
  coffeescript: HASH,
  toml: HASH,
  makefile: HASH,
  nim: HASH,
  javascript: SLASHES,
  javascriptreact: SLASHES,
  typescript: SLASHES,
  typescriptreact: SLASHES,
  c: SLASHES,
  cpp: SLASHES,
  'cuda-cpp': SLASHES,
  'objective-c': SLASHES,
  'objective-cpp': SLASHES,
  java: SLASHES,
  go: SLASHES,
  csharp: SLASHES,
  fsharp: SLASHES,
  swift: RUST,
  kotlin: SLASHES,
  scala: SLASHES,
  dart: SLASHES,
  groovy: SLASHES,
  zig: RUST,
  php: SLASHES,
  glsl: SLASHES,
  hlsl: SLASHES,
};

export function hasComments(languageId: string): boolean {
  return STYLES[languageId] !== undefined;
}

/**
 * A program with everything but its comments and docstrings blanked out, comment signs too; line breaks stay, so every
 * offset means what it meant. In a docstring that is not raw, `\\frac` is written for `\frac`, and becomes ` \frac`.
 */
export function commentsOnly(text: string, languageId: string): string {
  const style = STYLES[languageId];
  if (!style) return text;
  const kept: string[] = [];
  let done = 0;
  const keep = (from: number, to: number, content = text.slice(from, to)): void => {
    kept.push(blanked(text.slice(done, from)), content);
    done = to;
  };
  let at = 0;
  while (at < text.length) {
    const docstring = style.docstrings.find((quote) => text.startsWith(quote, at));
    if (docstring) {
      const close = closingQuote(text, at + docstring.length, docstring);
      const from = at + docstring.length;
      keep(
        from,
        close,
        docstringText(text.slice(from, close), /[rR][bBfFuU]?$/.test(text.slice(Math.max(0, at - 2), at))),
      );
      at = close + docstring.length;
      continue;
    }
    const block = style.block.find(([open]) => text.startsWith(open, at));
    if (block) {
      const close = text.indexOf(block[1], at + block[0].length);
      const to = close < 0 ? text.length : close;
      const from = at + block[0].length;
      keep(from, to, withoutMarks(text.slice(from, to)));
      at = to + block[1].length;
      continue;
    }
    const line = style.line.find((mark) => text.startsWith(mark, at));
    if (line) {
      let to = text.indexOf('\n', at);
      if (to < 0) to = text.length;
      let from = at + line.length;
      // `///`, `//!`, `#'`, `##`.
      while (from < to && "/!#'%-<".includes(text[from])) from++;
      keep(from, to);
      at = to;
      continue;
    }
    const quote = style.strings.find((mark) => text.startsWith(mark, at));
    at = quote ? stringEnd(text, at, quote) : at + 1;
  }
  kept.push(blanked(text.slice(done)));
  return kept.join('');
}

function blanked(code: string): string {
  return code.replace(/[^\n\r]/g, ' ');
}

/** Block comments often begin their lines with a star. */
function withoutMarks(comment: string): string {
  return comment.replace(
    /^([ \t]*)(\*+|!)(?=[ \t]|$)/gm,
    (_, indent: string, mark: string) => indent + ' '.repeat(mark.length),
  );
}

function docstringText(content: string, raw: boolean): string {
  if (raw) return content;
  return content.replace(/\\\\\\\\/g, '  \\\\').replace(/\\\\(?=[a-zA-Z{}|,;!:()[\]])/g, ' \\');
}

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (text[at - 1] !== '\\') return at;
  }
  return text.length;
}

function stringEnd(text: string, at: number, quote: string): number {
  for (let i = at + 1; i < text.length; i++) {
    const character = text[i];
    if (character === '\\') i++;
    else if (character === quote) return i + 1;
    // A quote without a partner in its line is an apostrophe, or a transpose.
    else if (character === '\n' && quote !== '`') return at + 1;
  }
  return at + 1;
}
