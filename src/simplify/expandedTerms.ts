import { add, children, type Expr, mapNodes, matmul, mul, postorder } from '../expr';

const LARGEST = 64;

/** A(B + C) = AB + AC all the way down: the terms a reader would see if every bracket were opened. */
export function expandedTerms(e: Expr): readonly Expr[] {
  const expanded = mapNodes(e, (node) => {
    if (node.kind !== 'mul' && node.kind !== 'matmul') return node;
    const at = node.args.findIndex((a) => a.kind === 'add');
    const sum = node.args[at];
    if (sum?.kind !== 'add' || sum.args.length > LARGEST) return node;
    const make = node.kind === 'mul' ? mul : matmul;
    const parts = sum.args.map((term) => make([...node.args.slice(0, at), term, ...node.args.slice(at + 1)]));
    return add(parts.flatMap((p) => (p.kind === node.kind ? expandedTerms(p) : [p])));
  });
  return expanded.kind === 'add' ? expanded.args : [expanded];
}

/** Terms that multiplying out would make of the largest product; brackets in brackets count with all of theirs. */
export function termsMultipliedOut(e: Expr): number {
  const counts = new Map<Expr, number>();
  let largest = 1;
  for (const node of postorder([e])) {
    const inside = children(node).map((child) => counts.get(child) ?? 1);
    const isProduct = node.kind === 'mul' || node.kind === 'matmul';
    const count =
      node.kind === 'add'
        ? inside.reduce((sum, n) => sum + n, 0)
        : isProduct
          ? inside.reduce((product, n) => product * n, 1)
          : 1;
    counts.set(node, count);
    largest = Math.max(largest, count);
  }
  return largest;
}
