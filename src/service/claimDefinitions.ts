import { appliedVariables } from '../claims/appliedVariables';
import { nameOfFunction, operandsOf } from '../claims/derivativeSide';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { layersAndSteps } from '../claims/layers';
import { timeFunctions } from '../claims/timeFunctions';
import { type OfFamilies, unknownFunctions } from '../claims/unknownFunctions';
import type { Definition } from '../elaborate/context';
import { usesOf } from '../elaborate/uses';
import type { ReadOptions } from './formula';
import type { JudgeRequest } from './judgeRequest';
import { withParts } from './parts';

type LookUp = (name: string) => Definition | null;

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
  parts: 'apart' | 'joined' = 'apart',
): LookUp {
  const { left, right, about, definition: given } = stepwise(claim, document);
  const definition = parts === 'apart' ? given : joinedParts(claim, document, given);
  const functions = new Set([left, right, about].flatMap(operandsOf).flatMap((o) => nameOfFunction(o) ?? []));
  const written = (name: string) => {
    const found = definition(name);
    return solvedFor && found?.parameters.length === 0 && !functions.has(name) ? null : found;
  };
  const unknown = unknownFunctions([left, right, about], written, families);
  return timeFunctions([left, right], (name) => written(name) ?? unknown.get(name) ?? null).definition;
}

/** Definitions with the matrices and their parts that a claim names made one; the very ones where it names none. */
export const joinedParts = (claim: FoundClaim, document: DocumentReading, definition: LookUp): LookUp =>
  withParts([claim.left, claim.right], document, claim.equation.from, definition) ?? definition;

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
