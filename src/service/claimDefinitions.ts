import { appliedVariables } from '../claims/appliedVariables';
import { isReadable } from '../claims/definition';
import { nameOfFunction, operandsOf } from '../claims/derivativeSide';
import type { DocumentReading, FoundClaim } from '../claims/document';
import { layersAndSteps } from '../claims/layers';
import { timeFunctions } from '../claims/timeFunctions';
import { type OfFamilies, unknownFunctions } from '../claims/unknownFunctions';
import type { Definition } from '../elaborate/context';
import { asVariable, usesOf } from '../elaborate/uses';
import { visitAll } from '../syntax/walk';
import type { ReadOptions } from './formula';
import type { JudgeRequest } from './judgeRequest';
import { withParts } from './parts';

type LookUp = (name: string) => Definition | null;

/** Which definitions a reading takes for given: those that the text makes, or also what it only suggests. */
export type Stated = 'stated' | 'also suggested';

/** Definitions with those that the text suggests where it makes none that can be read; two that each put the other in are none. */
function alsoSuggested(claim: FoundClaim, document: DocumentReading, stated: LookUp): LookUp {
  const suggested = (name: string): Definition | null => {
    const own = stated(name);
    return own && isReadable(own) ? null : document.suggestedDefinition(name, claim);
  };
  return (name) => (isMadeOf(name, name, suggested) ? null : suggested(name)) ?? stated(name);
}

/** Whether a name stands in what another is defined by, through any number of definitions. */
function isMadeOf(of: string, name: string, definition: LookUp): boolean {
  const seen = new Set<string>();
  const waiting = [name];
  let found = false;
  for (let next = waiting.pop(); next !== undefined && !found; next = waiting.pop()) {
    const body = definition(next)?.body;
    if (body)
      visitAll(body, (node) => {
        const inside = asVariable(node, new Set(), () => false)?.name;
        if (inside === undefined || seen.has(inside)) return;
        seen.add(inside);
        waiting.push(inside);
        found ||= inside === of;
      });
  }
  return found;
}

/** A claim with the layers, steps and values of functions it speaks of told apart, and the definitions that its text makes of them. */
export function stepwise(claim: FoundClaim, document: DocumentReading, which: Stated = 'stated') {
  const stated = (name: string) => document.definitionAt(name, claim.equation.from);
  const given = which === 'stated' ? stated : alsoSuggested(claim, document, stated);
  const told = layersAndSteps([claim.left, claim.right, claim.about], given);
  const { sides, definition } = appliedVariables(told.sides, told.definition);
  const [left, right, about] = sides;
  return { left, right, about, definition };
}

/** The definitions in force, also of what is differentiated without one; what moves in time does so in them. */
export function definitionsAt(
  claim: FoundClaim,
  document: DocumentReading,
  { solvedFor, without }: JudgeRequest,
  families: OfFamilies = 'together',
  parts: 'apart' | 'joined' = 'apart',
  which: Stated = 'stated',
): LookUp {
  const { left, right, about, definition: given } = stepwise(claim, document, which);
  const definition = parts === 'apart' ? given : joinedParts(claim, document, given);
  const functions = new Set([left, right, about].flatMap(operandsOf).flatMap((o) => nameOfFunction(o) ?? []));
  const written = (name: string) => {
    const found = without?.has(name) ? null : definition(name);
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

/** The names in a claim, and in what they are defined by, of which the text only suggests what they are. */
export function namesSuggested(claim: FoundClaim, document: DocumentReading): string[] {
  const names = new Set<string>();
  const { definition } = stepwise(claim, document, 'also suggested');
  const note = (name: string): Definition | null => {
    const found = definition(name);
    const own = document.definitionAt(name, claim.equation.from);
    const isSuggested = !(own && isReadable(own)) && document.suggestedDefinition(name, claim) !== null;
    if (found && isSuggested) names.add(name);
    return found;
  };
  for (const side of [claim.left, claim.right]) usesOf(side, () => false, note);
  return [...names];
}
