import type { Region } from './region';

/** The formulas of a document, in order. */
export function regionsOf(text: string, languageId: string): Region[] {
  const regions: Region[] = [];
  const pattern = languageId === 'latex' || languageId === 'tex' ? TEX : MARKDOWN;
  pattern.lastIndex = 0;
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) {
    const body = m.groups?.display ?? m.groups?.bracket ?? m.groups?.paren ?? m.groups?.inline ?? m.groups?.env ?? m.groups?.fence;
    if (body === undefined) continue;
    const from = m.index + m[0].indexOf(body);
    regions.push({ from, to: from + body.length, outer: { from: m.index, to: m.index + m[0].length }, kind: m.groups?.inline !== undefined ? 'inline' : 'display', syntax: 'latex' });
  }
  return regions;
}

const MATH = String.raw`\$\$(?<display>[\s\S]+?)\$\$|\\\[(?<bracket>[\s\S]+?)\\\]|\\\((?<paren>[\s\S]+?)\\\)|(?<env>\\begin\{(?<name>equation|align|aligned|gather|multline|eqnarray)\*?\}[\s\S]+?\\end\{\k<name>\*?\})|(?<![\\\w])\$(?<inline>[^$\n]+?)\$`;
const MARKDOWN = new RegExp(String.raw`^(?:${'```'}|~~~)(?:math|latex|katex)\n(?<fence>[\s\S]*?)^(?:${'```'}|~~~)|^(?:${'```'}|~~~)[\s\S]*?^(?:${'```'}|~~~)|${'`'}[^${'`'}\n]*${'`'}|${MATH}`, 'gm');
const TEX = new RegExp(String.raw`(?<!\\)%[^\n]*|${MATH}`, 'gm');
