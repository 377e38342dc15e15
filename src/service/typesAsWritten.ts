import type { Said } from '../claims/scope';
import { type NameUse, usesOf } from '../elaborate/uses';
import { axesOfType, type DeclaredType } from '../shapes/declaredType';
import type { SymbolKind } from '../shapes/kinds';
import type { Syntax } from '../syntax/tree';
import type { ReadOptions } from './formula';

/**
 * The declared types of names as they are written in some formulas. `X \in \mathbb{R}^{d \times m}` says nothing of the
 * `X_i` that are matrices themselves, and a vector w nothing of `w_{hj}`: those are other things by the same letter.
 */
export function typesAsWritten(
  sides: readonly Syntax[],
  { declared, hints, ofMembers }: Said,
  definition: ReadOptions['definition'],
): Map<string, DeclaredType> {
  const uses = sides.map((side) => usesOf(side, () => false, definition ?? (() => null)));
  const isAbout = (name: string, type: DeclaredType): boolean => {
    const counts = uses.flatMap((found) => subscriptCounts(found.get(name)));
    const hint = ofMembers.has(name) ? hints.get(name) : undefined;
    return counts.length === 0 || counts.some((count) => canBe(type, count) && !isMember(type, hint, count));
  };
  return new Map([...declared].filter(([name, type]) => isAbout(name, type)));
}

const subscriptCounts = (use: NameUse | undefined): number[] => [...(use?.arities ?? [])];

/** Whether something of a type can have so many subscripts. */
const canBe = (type: DeclaredType, count: number): boolean => count <= (axesOfType(type) || 0);

/** Whether so many subscripts choose one of several things, each too large to be a part of what the type says. */
const isMember = (type: DeclaredType, hint: SymbolKind | undefined, count: number): boolean =>
  hint !== undefined && count >= hint.family && hint.rank + hint.family > (axesOfType(type) || 0);
