import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';

/** What an inequality says of a name's sign. */
export interface Sign {
  readonly name: string;
  readonly isPositive: boolean;
}

const UPWARDS: ReadonlySet<string> = new Set(['>', '>=']);
const DOWNWARDS: ReadonlySet<string> = new Set(['<', '<=']);

/**
 * `\alpha_k > 0`, `0 < \lambda`, and lists of nothing else: beside an equation it is a condition. At 0 what holds for positive
 * numbers holds as a limit.
 */
export function signsIn(root: Syntax): Sign[] {
  if (root.kind === 'list') {
    const signs = root.items.map(signsIn);
    return signs.every((found) => found.length > 0) ? signs.flat() : [];
  }
  if (root.kind !== 'relation' || root.sides.length !== 2) return [];
  const [{ op }] = root.ops;
  const [left, right] = root.sides;
  if (isZero(right)) return signOf(left, op, UPWARDS, DOWNWARDS);
  return isZero(left) ? signOf(right, op, DOWNWARDS, UPWARDS) : [];
}

function signOf(
  side: Syntax,
  op: string,
  positive: ReadonlySet<string>,
  negative: ReadonlySet<string>,
): Sign[] {
  const variable = asVariable(side, new Set(), () => false);
  // Of a matrix it says that it is definite.
  if (!variable || /^(?:[A-Z]|\\[A-Z])/.test(variable.name)) return [];
  if (!positive.has(op) && !negative.has(op)) return [];
  return [{ name: variable.name, isPositive: positive.has(op) }];
}

const isZero = (side: Syntax): boolean => plainText(side) === '0';
