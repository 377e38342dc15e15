import type { Syntax } from '../tree';
import { takeArgument } from './arguments';
import type { Reader } from './reader';

/** Wide accents say the same as narrow ones. */
const PLAIN: Readonly<Record<string, string>> = {
  '\\widehat': '\\hat',
  '\\widetilde': '\\tilde',
  '\\overline': '\\bar',
  '\\widecheck': '\\check',
  '\\utilde': '\\tilde',
  '\\overrightarrow': '\\vec',
  '\\underbar': '\\underline',
};

/** `\hat{y}` is a name of its own; `\hat{y_i}` is `\hat{y}` with an index. */
export function readAccent(reader: Reader): Syntax {
  const start = reader.position++;
  const token = reader.tokens[start];
  const accent = PLAIN[token.text] ?? token.text;
  const argument = takeArgument(reader);
  if (!argument || argument.from >= argument.to) {
    return reader.failure('empty', `\`${token.text}\` needs a letter to stand on.`, reader.since(start));
  }
  const content = reader.part(argument.from, argument.to, argument.span);
  const span = reader.since(start);
  return (
    accented(content, accent, span) ?? {
      kind: 'symbol',
      name: `${accent}{${sourceOf(reader, argument.from, argument.to)}}`,
      font: reader.tokens[argument.from].font,
      span,
    }
  );
}

function accented(node: Syntax, accent: string, span: Syntax['span']): Syntax | null {
  if (node.kind === 'symbol') return { ...node, name: `${accent}{${node.name}}`, span };
  if (node.kind === 'number') return { kind: 'symbol', name: `${accent}{${node.text}}`, font: 'plain', span };
  if (node.kind !== 'subscript' && node.kind !== 'label') return null;
  const base = accented(node.base, accent, { from: span.from, to: node.base.span.to });
  return base && { ...node, base, span };
}

function sourceOf(reader: Reader, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) {
    const piece = reader.tokens[i].text;
    text +=
      /^\\[a-zA-Z]+$/.test(text.slice(text.lastIndexOf('\\'))) && /^[a-zA-Z]/.test(piece)
        ? ` ${piece}`
        : piece;
  }
  return text;
}
