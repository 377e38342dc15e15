/** A file that a LaTeX text reads in: `\input{sections/loss}`. */
export interface Input {
  /** As it is written, often without `.tex`. */
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

const INPUT =
  /\\(?:input|include|subfile|subfileinclude)\s*\{([^{}\n]+)\}|\\(?:sub)?import\s*\{([^{}\n]*)\}\s*\{([^{}\n]+)\}/g;

/** The files a LaTeX text reads in, in order; those in comments are not. What stands in them is for the caller to find. */
export function inputsOf(text: string): Input[] {
  const inputs: Input[] = [];
  for (const match of text.matchAll(INPUT)) {
    const line = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index);
    if (/(?:^|[^\\])(?:\\\\)*%/.test(line)) continue;
    const path = match[1] ?? `${match[2]}${match[3]}`;
    inputs.push({ path: path.trim(), from: match.index, to: match.index + match[0].length });
  }
  return inputs;
}

export interface TexFile {
  readonly path: string;
  readonly source: string;
}

/**
 * The file of a name as it stands in an `\input`, looked for in the folders of some files in turn; null where there is
 * none. A path is always written alike, so that two are compared as texts.
 */
export type FindTex = (name: string, beside: readonly string[]) => TexFile | null;

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
  /** Inputs that are not there, and the files they stand in. */
  readonly missing: readonly { readonly file: string; readonly name: string }[];
}

export interface ExpandLimits {
  readonly depth: number;
  /** In characters; what would come after is left out. */
  readonly length: number;
}

/**
 * A LaTeX document with the files it reads in in their places, so that a macro or a definition of one serves the next.
 * As TeX does, names are looked for from the main file's folder; then from that of the file they stand in.
 */
export function expandInputs({ path, source }: TexFile, find: FindTex, limits: ExpandLimits): ExpandedTex {
  const segments: Segment[] = [];
  const missing: { file: string; name: string }[] = [];
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
      const found = find(input.path, [path, file]);
      if (found === null) {
        missing.push({ file, name: input.path });
        continue;
      }
      if (open.includes(found.path) || open.length >= limits.depth || text.length > limits.length) continue;
      inputs.add(found.path);
      put(file, content, done, input.from);
      visit(found.path, found.source, [...open, found.path]);
      done = input.to;
    }
    put(file, content, done, content.length);
  };
  visit(path, source, [path]);
  return { text, segments, inputs, missing };
}
