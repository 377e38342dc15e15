import type { Syntax } from './tree';

const NO_CHILDREN: readonly Syntax[] = [];

/** The nodes directly below a node, in the order they are read. */
export function childrenOf(node: Syntax): readonly Syntax[] {
  switch (node.kind) {
    case 'number':
    case 'symbol':
    case 'text':
    case 'ellipsis':
    case 'error':
      return NO_CHILDREN;
    case 'subscript':
      return [node.base, ...node.indices];
    case 'label':
      return [node.base, node.label];
    case 'negate':
    case 'bars':
    case 'differential':
      return [node.arg];
    case 'binary':
    case 'inner':
      return [node.left, node.right];
    case 'juxtapose':
      return node.factors;
    case 'fraction':
      return [node.numerator, node.denominator];
    case 'power':
    case 'hadamardPower':
      return [node.base, node.exponent];
    case 'transpose':
    case 'inverseTranspose':
    case 'prime':
      return [node.base];
    case 'group':
      return [node.body];
    case 'norm':
      return node.order ? [node.arg, node.order] : [node.arg];
    case 'call':
      return node.base ? [node.base, ...node.args] : node.args;
    case 'big':
      return [...node.indices, node.from, node.condition, node.to, node.body].filter((part) => part !== null);
    case 'entries': {
      const ranges = [node.rows, node.cols].filter((range) => range !== null);
      return [...ranges.flatMap(({ from, to }) => [from, to]), node.body];
    }
    case 'derivative': {
      const variables = node.by.map((entry) => entry.variable);
      return [...(node.operand ? [node.operand] : []), ...variables, ...(node.along ? [node.along] : [])];
    }
    case 'matrix':
      return node.rows.flat();
    case 'cases':
      return node.branches.flatMap((branch) =>
        branch.condition ? [branch.value, branch.condition] : [branch.value],
      );
    case 'relation':
      return node.sides;
    case 'list':
      return node.items;
    case 'evaluatedAt':
      return [node.body, node.at];
    case 'foreign':
      return node.parts;
  }
}

/**
 * The node with each node directly below it replaced; what stands in a superscript label or a word stays. Where nothing
 * changes it is the node itself.
 */
export function mapChildren(node: Syntax, change: (child: Syntax) => Syntax): Syntax {
  const each = (list: readonly Syntax[]) => mapped(list, change);
  switch (node.kind) {
    case 'number':
    case 'symbol':
    case 'text':
    case 'ellipsis':
    case 'error':
      return node;
    case 'subscript':
      return withParts(node, { base: change(node.base), indices: each(node.indices) });
    case 'label':
    case 'prime':
    case 'transpose':
    case 'inverseTranspose':
      return withParts(node, { base: change(node.base) });
    case 'negate':
    case 'bars':
    case 'norm':
    case 'differential':
      return withParts(node, { arg: change(node.arg) });
    case 'binary':
    case 'inner':
      return withParts(node, { left: change(node.left), right: change(node.right) });
    case 'juxtapose':
      return withParts(node, { factors: each(node.factors) });
    case 'fraction':
      return withParts(node, {
        numerator: change(node.numerator),
        denominator: change(node.denominator),
      });
    case 'power':
    case 'hadamardPower':
      return withParts(node, { base: change(node.base), exponent: change(node.exponent) });
    case 'group':
      return withParts(node, { body: change(node.body) });
    case 'call':
      return withParts(node, { args: each(node.args) });
    case 'big':
      return withParts(node, {
        from: node.from && change(node.from),
        to: node.to && change(node.to),
        condition: node.condition && change(node.condition),
        body: change(node.body),
      });
    case 'entries':
      return withParts(node, { body: change(node.body) });
    case 'derivative': {
      const operand = node.operand && change(node.operand);
      return node.along
        ? withParts(node, { operand, along: change(node.along) })
        : withParts(node, { operand });
    }
    case 'matrix':
      return withParts(node, { rows: mapped(node.rows, each) });
    case 'cases':
      return withParts(node, {
        branches: mapped(node.branches, (branch) => withParts(branch, { value: change(branch.value) })),
      });
    case 'relation':
      return withParts(node, { sides: each(node.sides) });
    case 'list':
      return withParts(node, { items: each(node.items) });
    case 'evaluatedAt':
      return withParts(node, { body: change(node.body), at: change(node.at) });
    case 'foreign':
      return withParts(node, { parts: each(node.parts) });
  }
}

/** Nothing is made anew where nothing changes: whole documents are walked after each edit, and are mostly as they were. */
function withParts<T extends object>(whole: T, parts: Partial<T>): T {
  for (const key in parts) if (parts[key] !== whole[key]) return { ...whole, ...parts };
  return whole;
}

function mapped<T>(list: readonly T[], change: (item: T) => T): readonly T[] {
  let copy: T[] | undefined;
  for (let k = 0; k < list.length; k++) {
    const item = change(list[k]);
    if (item !== list[k]) copy ??= list.slice(0, k);
    copy?.push(item);
  }
  return copy ?? list;
}

/** Visits a node and all below it, parents first, without recursion: a tree may be deep. */
export function visitAll(root: Syntax, visit: (node: Syntax, depth: number) => void): void {
  const waiting: { node: Syntax; depth: number }[] = [{ node: root, depth: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    visit(node, depth);
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i--) waiting.push({ node: children[i], depth: depth + 1 });
  }
}
