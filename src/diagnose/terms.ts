import { add, type Expr, mapNodes, matmul, mul } from '../expr';

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
