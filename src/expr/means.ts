import type { Expr, SumNode, SymbolNode } from './node';

/*
 * An expectation over a distribution, and an integral, are linear in what they are of and nothing else is known of them.
 * They stand as sums over outcomes with weights: what holds for any outcomes and weights holds for them.
 */

/** The name of the weights of E_{x \sim p} and of \int dx, which says what they are the weights of. */
export const weightsOfMean = (of: string): string => (of === '' ? '\\mathbb{E}' : `\\mathbb{E}_{${of}}`);
export const weightsOfIntegral = (head: string, variables: string): string => `\\int${head}\\,d${variables}`;

/** The name of a variable whose values are the outcomes. */
export const drawnName = (name: string): string => `{{${name}}}`;
export const isDrawn = ({ name }: SymbolNode): boolean => /^\{\{.*\}\}$/.test(name);

export const isWeights = (e: Expr): e is SymbolNode =>
  e.kind === 'symbol' && e.name.startsWith('\\') && /^\\(mathbb\{E\}|int(?![a-z]))/.test(e.name);

/** The weights of a sum over outcomes, and what they weigh; null for any other sum. */
export function weighed(e: SumNode): { readonly weights: SymbolNode; readonly factor: Expr } | null {
  const factors = e.body.kind === 'mul' ? e.body.args : [e.body];
  for (const factor of factors)
    if (factor.kind === 'entry' && isWeights(factor.arg) && isOwnIndex(factor.row, e.index))
      return { weights: factor.arg, factor };
  return null;
}

const isOwnIndex = (row: Expr, index: string): boolean => row.kind === 'index' && row.name === index;

/** Whether the distribution or the limits that weights are named after name a variable. */
export function areWeightsOf({ name: weights }: SymbolNode, name: string): boolean {
  // What is integrated over is not meant: it is bound.
  const said = weights.replace(/^\\(mathbb\{E\}|int)/, '').replace(/\\,d[^,]*$/, '');
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![a-zA-Z\\\\])${literal}(?![a-zA-Z])`).test(said);
}
