import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';

const OF_NORMAL_DISTRIBUTIONS =
  /covariance|gaussian|normal(?:ly)? distribut|mahalanobis|协方差|高斯(?:分布|模型|混合|判别|过程)|正态分布|马氏距离/i;

/** Whether words speak of normal distributions or of covariances. */
export const speaksOfCovariances = (words: string): boolean => OF_NORMAL_DISTRIBUTIONS.test(words);

/**
 * The names by \Sigma that formulas invert or take the determinant of: where a text speaks of normal distributions, these
 * are covariance matrices, and need not be said to be symmetric. The \Sigma of U \Sigma V^\top is never inverted so.
 */
export function covariancesIn(roots: readonly Syntax[]): string[] {
  const names = new Set<string>();
  const note = (node: Syntax): void => {
    const variable = asVariable(node, new Set(), () => false);
    if (variable && /^(?:\\Sigma|\\boldsymbol\{\\Sigma\})(?:_|$)/.test(variable.name))
      names.add(variable.name);
  };
  for (const root of roots)
    visitAll(root, (node) => {
      if (node.kind === 'power' && plainText(node.exponent) === '-1') note(node.base);
      if (node.kind === 'inverseTranspose' || node.kind === 'bars')
        note(node.kind === 'bars' ? node.arg : node.base);
      if (node.kind === 'call' && (node.name === 'det' || node.name === 'logdet')) node.args.forEach(note);
    });
  return [...names];
}
