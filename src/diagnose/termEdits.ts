import type { Span, Syntax } from '../syntax/tree';
import { type Edit, isSum, type Place, placesIn, sourceOf } from './edit';
import type { Ingredient } from './ingredients';

/** One term taken out of a sum. */
export function termsRemoved(root: Syntax): Edit[] {
  return placesIn(root).flatMap(({ node, rebuild }): Edit[] => {
    if (node.kind !== 'binary' || !isSum(node)) return [];
    const { left, right } = node;
    const removed = (edited: Syntax, span: Span, by: string, term: Syntax): Edit => ({
      kind: 'extra-term',
      edited: rebuild(edited),
      span,
      replacement: () => by,
      change: { text: (source) => sourceOf(source, term.span), how: 'removed' },
    });
    const kept: Syntax = node.op === 'subtract' ? { kind: 'negate', arg: right, span: right.span } : right;
    return [
      removed(left, { from: left.span.to, to: right.span.to }, '', right),
      ...(isSum(left)
        ? []
        : [
            removed(
              kept,
              { from: left.span.from, to: right.span.from },
              node.op === 'subtract' ? '-' : '',
              left,
            ),
          ]),
    ];
  });
}

/** One term of the truth put into a sum, or where a sum can stand. */
export function termsAdded(root: Syntax, terms: readonly Ingredient[]): Edit[] {
  return placesIn(root)
    .filter(({ parent }) => holdsSums(parent))
    .flatMap((place) => terms.map((term) => added(place, term)));
}

const holdsSums = (parent: Syntax | null): boolean =>
  parent === null || parent.kind === 'group' || parent.kind === 'call' || parent.kind === 'fraction';

function added({ node, rebuild }: Place, { text, node: term }: Ingredient): Edit {
  const isNegative = text.startsWith('-');
  const written = isNegative ? ` - ${text.slice(1)}` : ` + ${text}`;
  const operator = { from: node.span.to, to: node.span.to };
  return {
    kind: 'missing-term',
    edited: rebuild({ kind: 'binary', op: 'add', left: node, right: term, operator, span: node.span }),
    span: operator,
    replacement: () => written,
    change: { text: () => text, how: 'added' },
  };
}
