import { children, type Expr, type SymbolNode } from '../../expr';
import { identifierName, type NameTable } from '../names';
import type { Parameter } from './code';

/** Every symbol once, in the order in which a reader meets them. */
export function symbolsInOrder(roots: readonly Expr[]): SymbolNode[] {
  const found = new Map<string, SymbolNode>();
  const seen = new Set<Expr>();
  const stack = [...roots].reverse();
  while (stack.length > 0) {
    const node = stack.pop() as Expr;
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'symbol' && !found.has(node.name)) found.set(node.name, node);
    const below = children(node);
    for (let k = below.length - 1; k >= 0; k--) stack.push(below[k]);
  }
  return [...found.values()];
}

/** The parameters of a function: the symbols of some expressions, in order. */
export function parametersOf(exprs: readonly Expr[], names: NameTable): Map<string, Parameter> {
  const parameters = new Map<string, Parameter>();
  for (const node of symbolsInOrder(exprs)) {
    parameters.set(node.name, {
      kind: 'parameter',
      symbol: node.name,
      name: names.claim(identifierName(node.name)),
      member: node.shape,
      family: node.family,
      integer: node.property === 'integer',
    });
  }
  return parameters;
}
