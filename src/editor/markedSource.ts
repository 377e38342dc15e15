/** The lines of a text around an error, cut so that they fit a narrow panel. */
import type { MarkedSource } from '../service/panelProtocol';
import type { TextRange } from '../service/protocol';

const AROUND = 120;

export function markedSource(text: string, span: TextRange): MarkedSource {
  const from = Math.min(Math.max(0, span.from), text.length);
  const to = Math.min(Math.max(from, span.to), text.length);
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const lineEnd = text.indexOf('\n', to) < 0 ? text.length : text.indexOf('\n', to);
  const start = Math.max(lineStart, from - AROUND);
  const end = Math.min(lineEnd, to + AROUND);
  return {
    before: (start > lineStart ? '…' : '') + text.slice(start, from).trimStart(),
    marked: text.slice(from, to),
    after: text.slice(to, end).trimEnd() + (end < lineEnd ? '…' : ''),
  };
}
