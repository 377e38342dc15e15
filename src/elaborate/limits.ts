import { type CompareNode, type Dimension, dimension, type Expr, size } from '../expr';
import { known, type Size } from '../shapes/sizes';
import type { Syntax } from '../syntax/tree';
import { type Context, requireScalar } from './context';
import { sizeOfNamedSet } from './sets';

export const isOneSyntax = (s: Syntax): boolean =>
  (s.kind === 'number' && s.text === '1') || (s.kind === 'group' && isOneSyntax(s.body));

/** An upper limit: a bare name (with a lower limit of 1) names a dimension; a number is one. */
export function limitOf(
  node: Syntax,
  startsAtOne: boolean,
  context: Context,
): { range: Size | null; build: () => Expr } {
  const bare = node.kind === 'group' ? node.body : node;
  if (
    startsAtOne &&
    bare.kind === 'symbol' &&
    !context.options.declared.has(bare.name) &&
    !context.bound(bare.name)
  ) {
    context.namedSizes.add(bare.name);
    const d: Dimension = dimension(bare.name);
    return { range: known(d), build: () => size(d) };
  }
  const members = startsAtOne ? sizeOfNamedSet(bare, context) : null;
  if (members) return { range: members, build: () => size(context.sizes.dimensionOf(members)) };
  if (startsAtOne && bare.kind === 'number' && Number(bare.text) > 1) {
    const d = dimension(Number(bare.text));
    return { range: known(d), build: () => size(d) };
  }
  const typed = requireScalar(context.infer(node), context, 'The upper limit');
  return { range: null, build: () => typed.build() };
}

export const COMPARISONS: Record<string, CompareNode['op']> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '=': '==',
  '==': '==',
  '!=': '!=',
};
