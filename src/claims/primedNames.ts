import type { Definition } from '../elaborate/context';
import { isRoundBracket } from '../syntax/brackets';
import type { Syntax } from '../syntax/tree';
import { childrenOf, mapChildren } from '../syntax/walk';

/**
 * The names that an equation shows to be functions by their primes alone: the u and v of `(uv)' = u'v + uv'`. Empty where no
 * side differentiates a bracket.
 */
export function primedNames(
  sides: readonly Syntax[],
  definition: (name: string) => Definition | null,
): ReadonlySet<string> {
  const names = new Set<string>();
  let bracket = false;
  const visit = (node: Syntax, next: Syntax | undefined): void => {
    if (node.kind === 'prime' && node.base.kind === 'group') bracket = true;
    if (node.kind === 'prime' && node.base.kind === 'symbol' && !isRoundBracket(next))
      names.add(node.base.name);
    if (node.kind === 'juxtapose') for (const [k, f] of node.factors.entries()) visit(f, node.factors[k + 1]);
    else for (const child of childrenOf(node)) visit(child, undefined);
  };
  for (const side of sides) visit(side, undefined);
  const isOpen = (name: string) => /^(?:[a-z]|\\[a-z]+)$/.test(name) && !definition(name);
  return bracket && [...names].every(isOpen) ? names : new Set();
}

/** A side in which these names are functions of x. */
export function asFunctions(node: Syntax, names: ReadonlySet<string>): Syntax {
  if (names.size === 0) return node;
  const isOne = (part: Syntax): boolean =>
    part.kind === 'symbol' ? names.has(part.name) : part.kind === 'prime' && isOne(part.base);
  if (isOne(node)) return ofX(node);
  if (node.kind !== 'juxtapose') return mapChildren(node, (child) => asFunctions(child, names));
  return {
    ...node,
    factors: node.factors.flatMap((factor) =>
      isOne(factor)
        ? (ofX(factor) as Extract<Syntax, { kind: 'juxtapose' }>).factors
        : [asFunctions(factor, names)],
    ),
  };
}

function ofX(node: Syntax): Syntax {
  const { span } = node;
  const body: Syntax = { kind: 'symbol', name: 'x', font: 'plain', span };
  return { kind: 'juxtapose', factors: [node, { kind: 'group', bracket: 'round', body, span }], span };
}
