import type { Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';
import { type Edit, isSum, placesIn, sourceOf } from './edit';
import type { Ingredient } from './ingredients';

type Big = Extract<Syntax, { kind: 'big' }>;

/** A sum that does not belong there taken away: only its summand stays. */
export function sumsRemoved(root: Syntax): Edit[] {
  return placesIn(root).flatMap(({ node, rebuild }): Edit[] => {
    if (node.kind !== 'big' || node.op !== 'sum') return [];
    const { body } = node;
    return [
      {
        kind: 'index',
        edited: rebuild(body),
        span: { from: node.span.from, to: body.span.from },
        replacement: () => '',
        change: {
          text: (source) => sourceOf(source, { from: node.span.from, to: body.span.from }),
          how: 'removed',
        },
      },
    ];
  });
}

/** A sum of the truth put before a term that lacks it. */
export function sumsAdded(root: Syntax, truth: Ingredient | null): Edit[] {
  const heads = truth ? headsIn(truth) : [];
  return placesIn(root)
    .filter(({ node, parent }) => isTerm(parent) && !isSum(node) && node.kind !== 'negate')
    .flatMap(({ node, rebuild }) =>
      heads.map(({ sum, text }): Edit => {
        const at = { from: node.span.from, to: node.span.from };
        return {
          kind: 'index',
          edited: rebuild({ ...sum, body: node, span: node.span }),
          span: at,
          replacement: () => `${text} `,
          change: { text: () => text, how: 'before' },
        };
      }),
    );
}

const isTerm = (parent: Syntax | null): boolean =>
  parent === null || parent.kind === 'group' || parent.kind === 'negate' || isSum(parent);

/** The signs of the sums with what they run over, each once. */
function headsIn({ node, text }: Ingredient): { sum: Big; text: string }[] {
  const heads = new Map<string, Big>();
  visitAll(node, (part) => {
    if (part.kind === 'big' && part.op === 'sum')
      heads.set(text.slice(part.span.from, part.body.span.from).trim(), part);
  });
  return [...heads].map(([text, sum]) => ({ sum, text }));
}
