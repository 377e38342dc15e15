import type { Span, Syntax } from './tree';

/** One chain `a = b \le c`: all its sides, from all the rows it runs over, and the signs between. */
export interface Equation {
  readonly sides: readonly Syntax[];
  readonly ops: readonly { readonly op: string; readonly span: Span }[];
}

/**
 * The equations of a formula, in order. A row that begins with a sign (`&= …`) carries on the chain of the row
 * before; a row that has none ends it.
 */
export function equationsOf(root: Syntax): Equation[] {
  const found: { sides: Syntax[]; ops: { op: string; span: Span }[] }[] = [];
  let open = false;
  const visit = (node: Syntax): void => {
    switch (node.kind) {
      case 'list':
        for (const item of node.items) visit(item);
        return;
      case 'group':
        if (node.bracket === 'invisible' || node.bracket === 'curly') visit(node.body);
        return;
      case 'text':
        return;
      case 'relation': {
        const last = found[found.length - 1];
        const continues = node.sides[0].kind === 'text' && node.sides[0].text === '';
        if (continues && open && last) {
          last.sides.push(...node.sides.slice(1));
          last.ops.push(...node.ops);
        } else if (!continues) found.push({ sides: [...node.sides], ops: [...node.ops] });
        open = true;
        return;
      }
      default:
        open = false;
    }
  };
  visit(root);
  return found;
}
