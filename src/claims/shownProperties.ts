import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { unwrap } from './definition';

/*
 * What an equation shows of a name, besides defining it.
 */

/** The A of `A = A^\top`. */
export function symmetryIn(left: Syntax, right: Syntax): string | null {
  const [name, turned] =
    right.kind === 'transpose'
      ? [left, right.base]
      : left.kind === 'transpose'
        ? [right, left.base]
        : [null, null];
  const a = name && asVariable(unwrap(name), new Set(), () => false);
  const b = turned && asVariable(unwrap(turned), new Set(), () => false);
  return a && b && a.name === b.name ? a.name : null;
}

/** The y of `\sum_i y_i = 1`. */
export function sumToOneIn(left: Syntax, right: Syntax): string | null {
  if (plainText(right) !== '1' || left.kind !== 'big' || left.op !== 'sum' || left.indices.length !== 1)
    return null;
  const body = unwrap(left.body);
  const isEntry =
    body.kind === 'subscript' &&
    body.indices.length === 1 &&
    plainText(body.indices[0]) === plainText(left.indices[0]);
  return isEntry ? (asVariable(body.base, new Set(), () => false)?.name ?? null) : null;
}

/** The Λ of `\Lambda = \operatorname{diag}(\lambda_1, \ldots, \lambda_n)`. */
export function diagonalIn(left: Syntax, right: Syntax): string | null {
  if (right.kind !== 'call' || right.name !== 'diag' || right.args.length < 2) return null;
  return asVariable(unwrap(left), new Set(), () => false)?.name ?? null;
}
