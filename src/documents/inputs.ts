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
