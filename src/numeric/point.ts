import type { SymbolNode } from '../expr/node';
import { EvaluationError } from './errors';
import type { Tensor } from './tensor';

/** The values of a family of tensors x_1, x_2, …; `extents` are the ranges of its indices, the last runs fastest. */
export interface Family {
  readonly extents: readonly number[];
  readonly members: readonly Tensor[];
}

/** Values for all that an expression leaves open. */
export interface Point {
  /** Named dimensions. */
  readonly sizes: ReadonlyMap<string, number>;
  /** By `symbolKey`. */
  readonly values: ReadonlyMap<string, Tensor | Family>;
  /** Free index variables, counted from 1; one that is missing gets 1 or 2, by its name and the seed. */
  readonly indices?: ReadonlyMap<string, number>;
  /** Fixes the random smooth functions that stand in for functions without a definition. */
  readonly seed: number;
}

/** What a symbol's value is stored under: its name. Members of a family share one entry. */
export const symbolKey = (symbol: SymbolNode): string => symbol.name;

export const isFamily = (value: Tensor | Family): value is Family => 'members' in value;

/** The member of a family at indices that count from 1; null when an index is out of range. */
export function familyMember(family: Family, indices: readonly number[]): Tensor | null {
  let at = 0;
  for (let k = 0; k < family.extents.length; k++) {
    const index = indices[k];
    if (!(index >= 1 && index <= family.extents[k])) return null;
    at = at * family.extents[k] + index - 1;
  }
  const member = family.members[at];
  if (!member) throw new EvaluationError('A member of a family has a fractional index.');
  return member;
}

/** The same point with one symbol's value replaced. */
export const withValue = (point: Point, key: string, value: Tensor | Family): Point => ({
  ...point,
  values: new Map(point.values).set(key, value),
});
