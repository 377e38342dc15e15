import type { Span, Syntax } from '../syntax/tree';

/** One small change of a claim, of the kind people get wrong: the changed tree, and the change as text. */
export interface Edit {
  readonly kind: 'transpose' | 'order' | 'product';
  readonly edited: Syntax;
  /** What is replaced in the claim's source, by what. */
  readonly span: Span;
  /** Given the source, the text that stands in the span's place. */
  readonly replacement: (source: string) => string;
}

/** Every single edit of a claim: a transpose put on or taken off a factor, two neighbouring factors swapped. */
export function editsOf(root: Syntax): Edit[] {
  const edits: Edit[] = [];
  const at = (node: Syntax, rebuild: (changed: Syntax) => Syntax): void => {
    if (isFactor(node)) edits.push(turned(node, rebuild));
    if (node.kind === 'juxtapose') {
      for (let k = 0; k + 1 < node.factors.length; k++) edits.push(swapped(node, k, rebuild));
      for (const order of otherOrders(node.factors.length)) edits.push(reordered(node, order, rebuild));
    }
    const otherProduct = exchangedProduct(node, rebuild);
    if (otherProduct) edits.push(otherProduct);
    for (const { child, replace } of parts(node)) at(child, (changed) => rebuild(replace(changed)));
  };
  at(root, (changed) => changed);
  return edits;
}

const isFactor = (node: Syntax): boolean =>
  ['symbol', 'subscript', 'label', 'group', 'transpose'].includes(node.kind);

function turned(node: Syntax, rebuild: (changed: Syntax) => Syntax): Edit {
  const source = (text: string, s: Span) => text.slice(s.from, s.to);
  if (node.kind === 'transpose') {
    return {
      kind: 'transpose',
      edited: rebuild(node.base),
      span: node.span,
      replacement: (text) => source(text, node.base.span),
    };
  }
  const changed: Syntax = { kind: 'transpose', base: node, span: node.span };
  return {
    kind: 'transpose',
    edited: rebuild(changed),
    span: node.span,
    replacement: (text) =>
      `${source(text, node.span)}^\\top${/[a-zA-Z]/.test(text[node.span.to] ?? '') ? ' ' : ''}`,
  };
}

function swapped(
  node: Extract<Syntax, { kind: 'juxtapose' }>,
  k: number,
  rebuild: (changed: Syntax) => Syntax,
): Edit {
  const factors = [...node.factors];
  [factors[k], factors[k + 1]] = [factors[k + 1], factors[k]];
  const span = { from: node.factors[k].span.from, to: node.factors[k + 1].span.to };
  const [left, right] = [node.factors[k].span, node.factors[k + 1].span];
  return {
    kind: 'order',
    edited: rebuild({ ...node, factors }),
    span,
    replacement: (text) => `${text.slice(right.from, right.to)} ${text.slice(left.from, left.to)}`,
  };
}

/** A matrix product written where the entrywise one is meant, and the other way round. */
function exchangedProduct(node: Syntax, rebuild: (changed: Syntax) => Syntax): Edit | null {
  if (node.kind === 'binary' && node.op === 'hadamard') {
    const { left, right } = node;
    return {
      kind: 'product',
      edited: rebuild({ kind: 'juxtapose', factors: [left, right].flatMap(factorsOf), span: node.span }),
      span: node.span,
      replacement: (text) =>
        `${text.slice(left.span.from, left.span.to)} ${text.slice(right.span.from, right.span.to)}`,
    };
  }
  if (node.kind === 'juxtapose' && node.factors.length === 2) {
    const [left, right] = node.factors;
    const operator = { from: left.span.to, to: right.span.from };
    return {
      kind: 'product',
      edited: rebuild({ kind: 'binary', op: 'hadamard', left, right, operator, span: node.span }),
      span: node.span,
      replacement: (text) =>
        `${text.slice(left.span.from, left.span.to)} \\odot ${text.slice(right.span.from, right.span.to)}`,
    };
  }
  return null;
}

const factorsOf = (node: Syntax): readonly Syntax[] => (node.kind === 'juxtapose' ? node.factors : [node]);

/** The orders of three or four factors that are no swap of neighbours. */
function otherOrders(count: number): number[][] {
  if (count < 3 || count > 4) return [];
  const orders = permutations([...Array(count).keys()]);
  const isSwap = (order: readonly number[]) =>
    order.filter((place, k) => place !== k).length === 2 &&
    order.some((place, k) => order[k + 1] === place - 1 && order[k + 1] === k);
  return orders.filter((order) => order.some((place, k) => place !== k) && !isSwap(order));
}

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, k) =>
    permutations([...items.slice(0, k), ...items.slice(k + 1)]).map((rest) => [item, ...rest]),
  );
}

function reordered(
  node: Extract<Syntax, { kind: 'juxtapose' }>,
  order: readonly number[],
  rebuild: (changed: Syntax) => Syntax,
): Edit {
  const factors = order.map((k) => node.factors[k]);
  return {
    kind: 'order',
    edited: rebuild({ ...node, factors }),
    span: node.span,
    replacement: (text) => factors.map((f) => text.slice(f.span.from, f.span.to)).join(' '),
  };
}

/** A node's parts that an edit may be made in, each with the way to put another in its place. */
function parts(node: Syntax): { child: Syntax; replace: (changed: Syntax) => Syntax }[] {
  switch (node.kind) {
    case 'juxtapose':
      return node.factors.map((child, k) => ({
        child,
        replace: (changed) => ({ ...node, factors: node.factors.map((f, j) => (j === k ? changed : f)) }),
      }));
    case 'binary':
      return [
        { child: node.left, replace: (left) => ({ ...node, left }) },
        { child: node.right, replace: (right) => ({ ...node, right }) },
      ];
    case 'negate':
      return [{ child: node.arg, replace: (arg) => ({ ...node, arg }) }];
    case 'group':
      return [{ child: node.body, replace: (body) => ({ ...node, body }) }];
    case 'fraction':
      return [{ child: node.numerator, replace: (numerator) => ({ ...node, numerator }) }];
    case 'big':
      return [{ child: node.body, replace: (body) => ({ ...node, body }) }];
    case 'transpose':
      return [{ child: node.base, replace: (base) => ({ ...node, base }) }];
    default:
      return [];
  }
}
