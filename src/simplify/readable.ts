import { children, type Expr, mapNodes, nodeMemo } from '../expr';
import { BLOCK_RULES } from './blocks';
import { commonMatrixFactor } from './commonChains';
import { commonScalarFactor } from './commonFactors';
import { operationCount, writtenCount } from './cost';
import { diagonalOfDiagonal } from './diagonals';
import { rectifierGate, signOfAbsolute } from './gates';
import { logisticFunction, softmaxFunction } from './knownFunctions';
import type { Rule } from './rule';
import { gatherTransposes } from './transposes';
import { columnByUnitVector, entryByUnitVector, scaledUnitMatrix, scaledUnitVector } from './unitVectors';

/** The rules tried at every node, in order. */
export const RULES: readonly Rule[] = [
  logisticFunction,
  softmaxFunction,
  entryByUnitVector,
  scaledUnitVector,
  scaledUnitMatrix,
  columnByUnitVector,
  rectifierGate,
  signOfAbsolute,
  diagonalOfDiagonal,
  ...BLOCK_RULES,
  commonMatrixFactor,
  commonScalarFactor,
];

const PASSES = 4;

const simplified = nodeMemo<Expr>();

/** An equal expression, as short as the rules make it: a rule's result is kept where it does not cost more operations. */
export function simplify(e: Expr): Expr {
  const known = simplified.get(e);
  if (known) return known;
  let current = e;
  for (let pass = 0; pass < PASSES; pass++) {
    const next = mapNodes(current, improve);
    if (next === current) break;
    current = next;
  }
  const result = current === e || operationCount(current) <= operationCount(e) ? current : e;
  simplified.set(e, result);
  return result;
}

const improved = nodeMemo<Expr>();

/** What the rules make of one node whose children are as good as they get. */
function improve(e: Expr): Expr {
  if (children(e).length === 0) return e;
  const known = improved.get(e);
  if (known) return known;
  let current = e;
  for (const rule of RULES) {
    const result = rule.apply(current);
    if (result && result !== current && writtenCount(result) <= writtenCount(current)) current = result;
  }
  improved.set(e, current);
  return current;
}

/** Simplified, and with transposes where people write them: for printing, not for building on. */
export const readable = (e: Expr): Expr => gatherTransposes(simplify(e));
