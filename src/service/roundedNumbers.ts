import type { Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';

/** Numbers with fewer digits than this say nothing: 0.1 may stand for anything between 0.05 and 0.15. */
const COARSEST = 0.2;

/** How much a side may be off because its decimal numbers are rounded, as a part of it; 0 where it holds none. */
export function roundingOf(side: Syntax): number {
  let most = 0;
  visitAll(side, (node) => {
    if (node.kind !== 'number') return;
    const decimals = /\.(\d+)$/.exec(node.text)?.[1].length ?? 0;
    const value = Math.abs(Number(node.text));
    if (decimals > 0 && value > 0) most = Math.max(most, (0.5 * 10 ** -decimals) / value);
  });
  return Math.min(most, COARSEST);
}
