import { ElaborationError } from '../elaborate/context';
import { isOne, isScalar } from '../expr';
import type { SymbolKind } from '../shapes/kinds';
import { isUnreadable, type ReadOptions, understand } from './formula';

/**
 * What kind of thing the names are that stay variables though the text defines them: the L of `\partial J / \partial L` after
 * `L = l(\hat{y}, y)` is a number, whatever a capital is by itself.
 */
export function kindsOfDefined(options: ReadOptions): Map<string, SymbolKind> {
  const kinds = new Map<string, SymbolKind>();
  for (const name of options.keep ?? []) {
    const defined = options.definition?.(name);
    if (!defined || defined.parameters.length > 0 || defined.indices.length > 0) continue;
    if (options.declared?.has(name) || options.hints?.has(name)) continue;
    const kind = kindOf(defined.body, { ...options, keep: without(options.keep, name) });
    if (kind) kinds.set(name, kind);
  }
  return kinds;
}

function kindOf(body: Parameters<typeof understand>[0][number], options: ReadOptions): SymbolKind | null {
  try {
    const [{ exprs, cost }] = understand([body], options);
    if (cost > NATURAL) return null;
    if (isScalar(exprs[0])) return { rank: 0, family: 0 };
    return { rank: isOne(exprs[0].shape.cols) ? 1 : 2, family: 0 };
  } catch (error) {
    if (error instanceof ElaborationError || isUnreadable(error)) return null;
    throw error;
  }
}

/** What is read farther from how people write says little of its kind. */
const NATURAL = 1;

const without = (names: ReadonlySet<string> | undefined, name: string): Set<string> =>
  new Set([...(names ?? [])].filter((other) => other !== name));
