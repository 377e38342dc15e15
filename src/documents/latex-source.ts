/** The offset after blanks. */
export function skipBlanks(source: string, at: number): number {
  while (at < source.length && /\s/.test(source[at])) at++;
  return at;
}

/** The offset of the brace that closes the one at `open`; -1 when none does. Escaped braces and comments do not count. */
export function matchingBrace(source: string, open: number, end = source.length): number {
  let depth = 0;
  for (let at = open; at < end; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (character === '{') depth++;
    else if (character === '}' && --depth === 0) return at;
    else if (character === '%') {
      const line = source.indexOf('\n', at);
      at = line < 0 ? end : line;
    }
  }
  return -1;
}
