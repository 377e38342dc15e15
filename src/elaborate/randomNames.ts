import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import type { Definition } from './context';
import { isMean, meanOf } from './expectations';
import { plainText } from './names';
import { asVariable, type DeclaredAxes } from './variable';

/** What is no variable wherever it stands. */
const CONSTANTS = /^(?:\\pi|e|[01]|I|\\math(?:bf|bb)\{.*\})$/;

const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * The names that stand in expectations which do not say over what they are, and nowhere else: the y and x of
 * E[(y - w^\top x)^2], as the derivative by w shows. To take more to be random than is meant confirms nothing wrong.
 */
export function randomNames(
  pieces: readonly Syntax[],
  axesOf: DeclaredAxes,
  definition: (name: string) => Definition | null,
): ReadonlySet<string> {
  const inside = new Set<string>();
  const outside = new Set<string>();
  const functions = new Set<string>();
  const expanding = new Set<string>();
  const visit = (node: Syntax, isInside: boolean): void => {
    if (node.kind === 'number') return;
    if (node.kind === 'big' && isMean(node)) {
      const over = meanOf(node)?.over;
      visit(node.body, isInside || over === null);
      for (const name of over ?? []) outside.add(name);
      return;
    }
    const variable = asVariable(node, NO_NAMES, axesOf);
    if (variable) {
      const own = definition(variable.name);
      if (own && own.parameters.length === 0 && !expanding.has(variable.name)) {
        expanding.add(variable.name);
        visit(own.body, isInside);
        expanding.delete(variable.name);
      } else (isInside ? inside : outside).add(variable.name);
      return;
    }
    if (node.kind === 'juxtapose')
      for (const [k, factor] of node.factors.entries()) {
        const next = node.factors[k + 1];
        if (next?.kind !== 'group' || next.bracket !== 'round') continue;
        functions.add(plainText(factor));
        const own = definition(plainText(factor));
        if (!own || expanding.has(own.name)) continue;
        expanding.add(own.name);
        visit(own.body, isInside);
        expanding.delete(own.name);
      }
    if (node.kind === 'derivative') for (const { variable: by } of node.by) visit(by, false);
    for (const child of childrenOf(node)) visit(child, isInside);
  };
  for (const piece of pieces) visit(piece, false);
  return new Set(
    [...inside].filter((name) => !outside.has(name) && !functions.has(name) && !CONSTANTS.test(name)),
  );
}
