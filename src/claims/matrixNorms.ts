import type { Syntax } from '../syntax/tree';
import { mapChildren, visitAll } from '../syntax/walk';

type Norm = Extract<Syntax, { kind: 'norm' }>;

/** `\|X\|_2`: of a matrix the spectral norm by the book, and the Frobenius norm in many notes. */
const isTwoNorm = (node: Syntax): node is Norm =>
  node.kind === 'norm' && node.order?.kind === 'number' && node.order.text === '2';

export function holdsTwoNorm(node: Syntax): boolean {
  let holds = false;
  visitAll(node, (each) => {
    holds ||= isTwoNorm(each);
  });
  return holds;
}

/** The same with the 2 left out, which of a vector changes nothing and of a matrix makes it the Frobenius norm. */
export function withFrobeniusNorms(node: Syntax): Syntax {
  const inside = mapChildren(node, withFrobeniusNorms);
  return isTwoNorm(inside) ? { ...inside, order: null } : inside;
}
