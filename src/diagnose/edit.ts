import type { Span, Syntax } from '../syntax/tree';

/** One small change of a claim, of the kind people get wrong: the changed tree, and the change as text. */
export interface Edit {
  readonly kind:
    | 'sign'
    | 'transpose'
    | 'order'
    | 'product'
    | 'factor'
    | 'mean'
    | 'chain'
    | 'missing-term'
    | 'extra-term'
    | 'exponent'
    | 'function'
    | 'variable'
    | 'index';
  readonly edited: Syntax;
  /** What is replaced in the claim's source, by what. */
  readonly span: Span;
  /** Given the source, the text that stands in the span's place. */
  readonly replacement: (source: string) => string;
  /** What is put in or taken out, where the edit does one of these. */
  readonly change: { readonly text: (source: string) => string; readonly how: Change } | null;
}

export type Change = 'removed' | 'before' | 'after' | 'added';

/** A node that an edit may change, with the way to put another in its place. */
export interface Place {
  readonly node: Syntax;
  readonly rebuild: (changed: Syntax) => Syntax;
  readonly parent: Syntax | null;
}

/** All places of a tree, parents first. */
export function placesIn(root: Syntax): Place[] {
  const places: Place[] = [];
  const visit = (node: Syntax, parent: Syntax | null, rebuild: Place['rebuild']): void => {
    places.push({ node, rebuild, parent });
    for (const { child, replace } of parts(node)) visit(child, node, (changed) => rebuild(replace(changed)));
  };
  visit(root, null, (changed) => changed);
  return places;
}

/** A node's parts that an edit may be made in. */
function parts(node: Syntax): { child: Syntax; replace: (changed: Syntax) => Syntax }[] {
  const inList = (items: readonly Syntax[], put: (changed: Syntax[]) => Syntax) =>
    items.map((child, k) => ({
      child,
      replace: (changed: Syntax) => put(items.map((item, j) => (j === k ? changed : item))),
    }));
  switch (node.kind) {
    case 'juxtapose':
      return inList(node.factors, (factors) => ({ ...node, factors }));
    case 'call':
      return inList(node.args, (args) => ({ ...node, args }));
    case 'binary':
    case 'inner':
      return [
        { child: node.left, replace: (left) => ({ ...node, left }) },
        { child: node.right, replace: (right) => ({ ...node, right }) },
      ];
    case 'negate':
    case 'norm':
    case 'bars':
      return [{ child: node.arg, replace: (arg) => ({ ...node, arg }) }];
    case 'big':
      // The general term of dots stands nowhere that could be changed.
      if (node.ofDots) return [];
      return [{ child: node.body, replace: (body) => ({ ...node, body }) }];
    case 'group':
    case 'evaluatedAt':
      return [{ child: node.body, replace: (body) => ({ ...node, body }) }];
    case 'fraction':
      return [
        { child: node.numerator, replace: (numerator) => ({ ...node, numerator }) },
        { child: node.denominator, replace: (denominator) => ({ ...node, denominator }) },
      ];
    case 'transpose':
      return [{ child: node.base, replace: (base) => ({ ...node, base }) }];
    case 'power':
    case 'hadamardPower':
      return [
        { child: node.base, replace: (base) => ({ ...node, base }) },
        ...(isAtom(node.exponent)
          ? []
          : [{ child: node.exponent, replace: (exponent: Syntax) => ({ ...node, exponent }) }]),
      ];
    case 'derivative': {
      const { operand } = node;
      return operand ? [{ child: operand, replace: (changed) => ({ ...node, operand: changed }) }] : [];
    }
    case 'matrix':
      return node.rows.flatMap((row, k) =>
        inList(row, (cells) => ({ ...node, rows: node.rows.map((own, j) => (j === k ? cells : own)) })),
      );
    case 'cases':
      return inList(
        node.branches.map(({ value }) => value),
        (values) => ({ ...node, branches: node.branches.map((own, k) => ({ ...own, value: values[k] })) }),
      );
    default:
      return [];
  }
}

export const sourceOf = (source: string, span: Span): string => source.slice(span.from, span.to);

/** Two pieces of LaTeX side by side; a space where a command would run into a letter. */
export const beside = (left: string, right: string): string =>
  left === '' || right === '' || /\s$/.test(left) ? `${left}${right}` : `${left} ${right}`;

/** An exponent of one sign may stand without braces, where nothing can be put beside it. */
const isAtom = ({ kind }: Syntax): boolean => kind === 'number' || kind === 'symbol';

export const isSum = (node: Syntax): boolean =>
  node.kind === 'binary' && (node.op === 'add' || node.op === 'subtract');
