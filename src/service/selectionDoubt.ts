import { isSetName, setName, setNames } from '../elaborate/ranges';
import { type Expr, ones, postorder, substitute } from '../expr';
import { labelsOf, symbolKey } from '../numeric';
import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import type { Doubt } from './doubtReason';

/**
 * What the text may know of sets and of the labels that terms are selected by, so that sums over parts are equal which
 * are not for any sets: that S and T have nothing in common, that y is -1 wherever it is not 1.
 */
export function doubtOfSelections(sides: readonly Syntax[], exprs: readonly Expr[]): Doubt | null {
  if (areTakenApart(sides)) return { category: 'domain', key: 'disjoint', blanks: {} };
  const { symbols } = labelsOf(exprs);
  if (symbols.size === 0) return null;
  const selections = postorder(exprs).filter((node) => node.kind === 'compare');
  const unselected = new Map(selections.map((node) => [node, ones(node.shape)]));
  for (const node of postorder(exprs.map((e) => substitute(e, unselected))))
    if (node.kind === 'symbol' && node.property === 'none' && symbols.has(symbolKey(node)))
      return { category: 'domain', key: 'labels', blanks: { name: node.name } };
  return null;
}

/** Whether a set stands in a union, and alone elsewhere. */
function areTakenApart(sides: readonly Syntax[]): boolean {
  const joined = new Set<string>();
  const alone = new Set<string>();
  const visit = (node: Syntax): void => {
    const parts = node.kind === 'foreign' && node.name === '\\cup' ? setNames(node) : null;
    if (parts) for (const part of parts) joined.add(setName(part));
    else if (isSetName(node)) alone.add(setName(node));
    else for (const child of childrenOf(node)) visit(child);
  };
  for (const side of sides) visit(side);
  return [...joined].some((name) => alone.has(name));
}
