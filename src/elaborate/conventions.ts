import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import type { Context, Convention } from './context';

/** Whether a convention is followed where it makes a difference. */
export function follows(convention: Convention, context: Context): boolean {
  const { conventions } = context.options;
  conventions?.met.add(convention);
  return conventions?.chosen.has(convention) ?? false;
}

/** `a_{ij} x_j` as the sum over j, where the text leaves sums over repeated indices unsaid; else null. */
export function sumOverRepeated(
  node: Extract<Syntax, { kind: 'juxtapose' }>,
  context: Context,
): Syntax | null {
  if (context.options.language !== 'latex' || !context.options.conventions) return null;
  const repeated = [...occurrencesOf(node)]
    .filter(([name, times]) => times > 1 && !context.bound(name))
    .map(([name]) => name);
  if (repeated.length === 0 || !follows('repeated-indices', context)) return null;
  const { span } = node;
  return repeated.reduce<Syntax>(
    (body, name) => ({
      kind: 'big',
      op: 'sum',
      indices: [{ kind: 'symbol', name, font: 'plain', span }],
      from: null,
      to: null,
      condition: null,
      body,
      span,
    }),
    node,
  );
}

/** How often letters stand as indices in a product; the terms of a sum in it hold them side by side, not together. */
function occurrencesOf(node: Syntax): Map<string, number> {
  const found = new Map<string, number>();
  const isSum = node.kind === 'binary' && (node.op === 'add' || node.op === 'subtract');
  const indices = node.kind === 'subscript' ? node.indices : [];
  for (const index of indices)
    if (index.kind === 'symbol' && /^[a-z]$/.test(index.name))
      found.set(index.name, (found.get(index.name) ?? 0) + 1);
  for (const child of node.kind === 'subscript' ? [node.base] : childrenOf(node))
    for (const [name, times] of occurrencesOf(child)) {
      const before = found.get(name) ?? 0;
      found.set(name, isSum ? Math.max(before, times) : before + times);
    }
  if (node.kind === 'big')
    for (const index of node.indices) if (index.kind === 'symbol') found.delete(index.name);
  return found;
}
