import type { Syntax } from '../syntax/tree';
import { type Edit, isSum, placesIn, sourceOf } from './edit';

/** One sign turned round: that of the whole, of a term, or of a factor in brackets. */
export function signEditsOf(root: Syntax): Edit[] {
  return placesIn(root)
    .flatMap(({ node, rebuild, parent }): Edit[] => {
      if (node.kind === 'binary' && (node.op === 'add' || node.op === 'subtract')) {
        const op = node.op === 'add' ? 'subtract' : 'add';
        return [
          {
            kind: 'sign',
            edited: rebuild({ ...node, op }),
            span: node.operator,
            replacement: () => (op === 'add' ? '+' : '-'),
            change: null,
          },
        ];
      }
      if (node.kind === 'negate') {
        const { arg } = node;
        return [
          {
            kind: 'sign',
            edited: rebuild(arg),
            span: { from: node.span.from, to: arg.span.from },
            replacement: () => '',
            change: null,
          },
        ];
      }
      // A minus may be put before a term that stands first in its bracket, or alone.
      const isFirst =
        parent === null ||
        parent.kind === 'group' ||
        parent.kind === 'call' ||
        (isSum(parent) && parent.kind === 'binary' && parent.left === node);
      if (!isFirst || node.kind === 'group') return [];
      return [
        {
          kind: 'sign',
          edited: rebuild({ kind: 'negate', arg: node, span: node.span }),
          span: { from: node.span.from, to: node.span.from },
          replacement: () => '-',
          change: null,
        },
      ];
    })
    .concat(wholeNegated(root));
}

/** A sum as a whole: `-(a - b)`. */
function wholeNegated(root: Syntax): Edit[] {
  if (!isSum(root)) return [];
  return [
    {
      kind: 'sign',
      edited: {
        kind: 'negate',
        arg: { kind: 'group', bracket: 'round', body: root, span: root.span },
        span: root.span,
      },
      span: root.span,
      replacement: (text) => `-\\left(${sourceOf(text, root.span)}\\right)`,
      change: null,
    },
  ];
}
