import { type Dimension, type Expr, freshIndex, isOne } from '../expr';

/** The name of an index; null where a side has size 1 and needs none. */
export type Index = string | null;

/** matrix[row, col]: the entries of a matrix at two indices. */
export interface Factor {
  readonly matrix: Expr;
  readonly row: Index;
  readonly col: Index;
}

/** What every index runs over. */
export type IndexSizes = Map<string, Dimension>;

export function newIndex(sizes: IndexSizes, over: Dimension): Index {
  if (isOne(over)) return null;
  const name = freshIndex('t').name;
  sizes.set(name, over);
  return name;
}
