import { type Expr, mapNodes } from '../expr';
import { commonMatrixFactor } from './commonChains';
import { commonScalarFactor } from './commonFactors';
import { operationCount } from './cost';
import { logisticFunction, softmaxFunction } from './knownFunctions';
import type { Rule } from './rule';
import { gatherTransposes } from './transposes';

/** The rules tried at every node, in order. */
export const RULES: readonly Rule[] = [
  logisticFunction,
  softmaxFunction,
  commonMatrixFactor,
  commonScalarFactor,
];

const PASSES = 4;

/** An equal expression, as short as the rules make it: a rule's result is kept where it does not cost more operations. */
export function simplify(e: Expr): Expr {
  let current = e;
  for (let pass = 0; pass < PASSES; pass++) {
    const next = mapNodes(current, improve);
    if (next === current) break;
    current = next;
  }
  return operationCount(current) <= operationCount(e) ? current : e;
}

function improve(e: Expr): Expr {
  let current = e;
  for (const rule of RULES) {
    const result = rule.apply(current);
    if (result && result !== current && operationCount(result) <= operationCount(current)) current = result;
  }
  return current;
}

/** Simplified, and with transposes where people write them: for printing, not for building on. */
export const readable = (e: Expr): Expr => gatherTransposes(simplify(e));
