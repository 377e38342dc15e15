import { type Expr, isWeights, postorder } from '../expr';
import type { Doubt } from './doubtReason';

/** The weights of a distribution that has a name and no more: `x \sim p`. */
const NAMED = /^\\mathbb\{E\}_\{[^,|()]*\\(sim|in) [^,|()]*\}$/;

/**
 * What may be known of a distribution, so that expectations are equal which are not for every one: that x is standard
 * normal, that x and z are independent, that p sums to 1. One distribution of which only the name is known has none of it.
 */
export function doubtOfMeans(exprs: readonly Expr[]): Doubt | null {
  const weights = new Set(postorder(exprs).flatMap((node) => (isWeights(node) ? [node.name] : [])));
  const isPlain = weights.size === 1 && [...weights].every((name) => NAMED.test(name));
  return weights.size === 0 || isPlain ? null : { category: 'domain', key: 'distribution', blanks: {} };
}
