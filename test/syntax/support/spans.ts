import type { Parsed, Span, Syntax } from '../../../src/syntax/tree';
import { childrenOf } from '../../../src/syntax/walk';

/** What is wrong with the spans of a tree, or with its errors; null when nothing is. */
export function faultIn({ root, errors }: Parsed, source: string): string | null {
  const whole = { from: 0, to: source.length };
  for (const error of errors)
    if (!isInside(error.span, whole)) return `error outside the text: ${error.message}`;
  const waiting: { node: Syntax; outer: Span }[] = [{ node: root, outer: whole }];
  let failed = false;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, outer } = next;
    if (!isInside(node.span, outer)) return `${node.kind} ${show(node.span)} is not inside ${show(outer)}`;
    for (const part of ownSpans(node)) {
      if (!isInside(part, node.span))
        return `a sign ${show(part)} of ${node.kind} is not inside ${show(node.span)}`;
    }
    if (node.kind === 'error') failed = true;
    if (node.kind === 'relation' && node.ops.length !== node.sides.length - 1)
      return 'a relation has too many signs';
    for (const child of childrenOf(node)) waiting.push({ node: child, outer: node.span });
  }
  return failed && errors.length === 0 ? 'there is an error node but no message' : null;
}

function ownSpans(node: Syntax): readonly Span[] {
  if (node.kind === 'binary') return [node.operator];
  if (node.kind === 'call') return [node.nameSpan];
  if (node.kind === 'relation') return node.ops.map((op) => op.span);
  return [];
}

function isInside(inner: Span, outer: Span): boolean {
  return inner.from >= outer.from && inner.to <= outer.to && inner.from <= inner.to;
}

function show({ from, to }: Span): string {
  return `${from}..${to}`;
}
