import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import { functionsIn } from './callees';
import type { Definition, Survey } from './context';
import { isMean } from './expectations';
import { plainText } from './names';
import { randomNames } from './randomNames';
import { clausesOf, entriesWritten, isSetName, setName, setNames } from './ranges';
import { asVariable, type DeclaredAxes } from './uses';

const NO_NAMES: ReadonlySet<string> = new Set();
const SPECIAL = /^(?:[IK01]|\\math(?:bf|bb)\{[01]\})$/;

/** Looks through formulas and the definitions they use. */
export function surveyOf(
  pieces: readonly Syntax[],
  axesOf: DeclaredAxes,
  definition: (name: string) => Definition | null,
  counted: ReadonlyMap<string, number>,
): Survey {
  const freeIndices = new Set<string>();
  const sets = new Map<string, 'indices' | 'samples' | 'counted'>();
  const expanded = new Set<string>();
  let holdsMeans = false;
  const visit = (node: Syntax, bound: ReadonlySet<string>): void => {
    if (node.kind === 'number') return;
    if (node.kind === 'big' && isMean(node)) {
      holdsMeans = true;
      visit(node.body, bound);
      return;
    }
    if (node.kind === 'big') {
      const own = new Set([...bound, ...node.indices.map(plainText)]);
      if (node.to?.kind === 'bars' && isSetName(node.to.arg)) {
        const name = setName(node.to.arg);
        if (!sets.has(name)) sets.set(name, 'counted');
      }
      if (node.condition) {
        for (const name of namesCompared(node.condition)) own.add(name);
        const clauses = clausesOf(node, () => false);
        // The i of Σ_{j≠i}, which may stand in no subscript.
        const fixed = (clauses?.conditions ?? [])
          .flatMap((c) => c.sides)
          .filter((side) => side.kind === 'symbol');
        for (const { name } of fixed)
          if (/^[a-z]$/.test(name) && !bound.has(name) && !clauses?.indices.includes(name))
            freeIndices.add(name);
        for (const name of clauses?.indices ?? []) own.add(name);
        for (const { set } of clauses?.members ?? [])
          for (const each of setNames(set) ?? []) sets.set(setName(each), 'indices');
        for (const { set } of clauses?.samples ?? [])
          for (const each of setNames(set) ?? []) sets.set(setName(each), 'samples');
      }
      for (const child of childrenOf(node)) visit(child, own);
      return;
    }
    if (node.kind === 'relation') for (const name of indicesComparedWith(bound, node)) freeIndices.add(name);
    const entries = entriesWritten(node, bound);
    if (entries) {
      visit(entries.body, new Set([...bound, ...entries.indices]));
      return;
    }
    const variable = asVariable(node, bound, axesOf);
    // The n of 1_n and I_n is a size.
    for (const index of variable && !SPECIAL.test(variable.name) ? variable.indices : [])
      if (index.kind === 'symbol' && !bound.has(index.name) && /^[a-z]$/.test(index.name))
        freeIndices.add(index.name);
    const defined = variable ? definition(variable.name) : null;
    if (defined && !expanded.has(defined.name)) {
      expanded.add(defined.name);
      visit(defined.body, new Set([...bound, ...defined.indices, ...defined.parameters.map(plainText)]));
    }
    for (const child of childrenOf(node)) visit(child, bound);
  };
  for (const piece of pieces) visit(piece, new Set());
  return {
    freeIndices,
    counted,
    sets,
    random: holdsMeans ? randomNames(pieces, axesOf, definition) : NO_NAMES,
    functions: new Set(pieces.flatMap(functionsIn)),
  };
}

/** The k of `x_i if i ≠ k`, which may stand in no subscript. The n of i < n is a size more likely. */
function indicesComparedWith(
  bound: ReadonlySet<string>,
  { sides, ops }: Extract<Syntax, { kind: 'relation' }>,
): string[] {
  const isBound = (side: Syntax) => side.kind === 'symbol' && bound.has(side.name);
  const letters = ops.every(({ op }) => op === '=' || op === '!=') ? /^[a-z]$/ : /^[i-lp-s]$/;
  if (!sides.some(isBound)) return [];
  return sides.flatMap((side) =>
    side.kind === 'symbol' && !bound.has(side.name) && letters.test(side.name) ? [side.name] : [],
  );
}

/** All bare letters in the lower line of a sum that stand as an index under it: i and j of i < j. */
function namesCompared(condition: Syntax): string[] {
  const names: string[] = [];
  const visit = (node: Syntax): void => {
    if (node.kind === 'symbol') names.push(node.name);
    else if (node.kind !== 'subscript') for (const child of childrenOf(node)) visit(child);
  };
  visit(condition);
  return names;
}
