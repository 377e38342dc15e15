import { type Expr, mapNodes, nodeMemo } from '../expr';
import { BLOCK_RULES } from './blocks';
import { commonMatrixFactor } from './commonChains';
import { commonScalarFactor } from './commonFactors';
import { sumsOverOneRange } from './commonSums';
import { operationCount } from './cost';
import { diagonalOfDiagonal, scaledRowsOrColumns, sumOfDiagonals } from './diagonals';
import { expansionThatCancels } from './expansion';
import { gateOfNegative, rectifierGate, signOfAbsolute } from './gates';
import { totalOfProduct } from './innerProducts';
import { logisticFunction, softmaxFunction } from './knownFunctions';
import { commonKroneckerFactor, symmetrisedKronecker } from './kroneckers';
import type { Rule } from './rule';
import { RuleTable } from './ruleTable';
import { signIntoDifference } from './signs';
import { gatherTransposes } from './transposes';
import { tangentOfQuotient } from './trigonometric';
import {
  columnByItsEntries,
  columnByUnitVector,
  entryByUnitVector,
  scaledUnitMatrix,
  scaledUnitVector,
} from './unitVectors';

/** The rules tried at every node, in order. */
export const RULES: readonly Rule[] = [
  logisticFunction,
  softmaxFunction,
  entryByUnitVector,
  scaledUnitVector,
  scaledUnitMatrix,
  columnByUnitVector,
  columnByItsEntries,
  rectifierGate,
  signOfAbsolute,
  diagonalOfDiagonal,
  totalOfProduct,
  ...BLOCK_RULES,
  gateOfNegative,
  tangentOfQuotient,
  scaledRowsOrColumns,
  sumOfDiagonals,
  symmetrisedKronecker,
  expansionThatCancels,
  sumsOverOneRange,
  commonKroneckerFactor,
  commonMatrixFactor,
  commonScalarFactor,
];

/** Tried once when all is done: what they make is for reading, and hides common factors from the other rules. */
export const LAST_RULES: readonly Rule[] = [signIntoDifference];

const rules = new RuleTable(RULES);
const lastRules = new RuleTable(LAST_RULES);

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
  // What stood in two places and was computed once must not become two things.
  const last = mapNodes(current, (node) => lastRules.improve(node));
  if (last !== current && operationCount(last) <= operationCount(current)) current = last;
  const result = current === e || operationCount(current) <= operationCount(e) ? current : e;
  simplified.set(e, result);
  return result;
}

const improved = nodeMemo<Expr>();

/** What the rules make of one node whose children are as good as they get. */
function improve(e: Expr): Expr {
  if (!rules.concerns(e)) return e;
  const known = improved.get(e);
  if (known) return known;
  const result = rules.improve(e);
  improved.set(e, result);
  return result;
}

/** Simplified, and with transposes where people write them: for printing, not for building on. */
export const readable = (e: Expr): Expr => gatherTransposes(simplify(e));
