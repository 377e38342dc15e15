import { appliedVariables } from '../claims/appliedVariables';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { layersAndSteps } from '../claims/layers';
import { timeFunctions } from '../claims/timeFunctions';
import { type OfFamilies, unknownFunctions } from '../claims/unknownFunctions';
import type { Definition } from '../elaborate/context';
import { asVariable, usesOf } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import type { ReadOptions } from './formula';
import type { JudgeRequest } from './judgeRequest';

/** A claim with the layers, steps and values of functions it speaks of told apart, and the definitions that its text makes of them. */
export function stepwise(claim: FoundClaim, document: DocumentReading) {
  const told = layersAndSteps([claim.left, claim.right, claim.about], (name) =>
    document.definitionAt(name, claim.equation.from),
  );
  const { sides, definition } = appliedVariables(told.sides, told.definition);
  const [left, right, about] = sides;
  return { left, right, about, definition };
}

/** The definitions in force, also of what is differentiated without one; what moves in time does so in them. */
export function definitionsAt(
  claim: FoundClaim,
  document: DocumentReading,
  { solvedFor }: JudgeRequest,
  families: OfFamilies = 'together',
): (name: string) => Definition | null {
  const { left, right, about, definition } = stepwise(claim, document);
  const functions = new Set([left, right, about].flatMap(operandsOf).flatMap((o) => nameOfFunction(o) ?? []));
  const written = (name: string) => {
    const found = definition(name);
    return solvedFor && found?.parameters.length === 0 && !functions.has(name) ? null : found;
  };
  const unknown = unknownFunctions([left, right, about], written, families);
  return timeFunctions([left, right], (name) => written(name) ?? unknown.get(name) ?? null).definition;
}

/** L of `L`, and of `L(w, b)`. */
export function nameOfFunction(operand: Syntax): string | null {
  if (operand.kind === 'group') return nameOfFunction(operand.body);
  const callee =
    operand.kind === 'juxtapose' && operand.factors[1]?.kind === 'group' ? operand.factors[0] : operand;
  return asVariable(callee, new Set(), () => false)?.name ?? null;
}

/** What the derivatives in a side act on. */
export function operandsOf(node: Syntax): Syntax[] {
  const own =
    node.kind === 'derivative' && node.operand
      ? [node.operand]
      : node.kind === 'differential'
        ? [node.arg]
        : [];
  return [...own, ...childrenOf(node).flatMap(operandsOf)];
}

/** The definitions that the names in a claim have, and those in what they are defined by. */
export function definitionsUsed(claim: FoundClaim, definition: ReadOptions['definition']): Definition[] {
  const used = new Map<string, Definition>();
  const lookUp = (name: string): Definition | null => {
    const own = definition?.(name) ?? null;
    if (own) used.set(name, own);
    return own;
  };
  for (const side of [claim.left, claim.right]) usesOf(side, () => false, lookUp);
  return [...used.values()];
}
