import type { Definition } from '../elaborate/context';
import type { Syntax } from '../syntax/tree';
import { definitionIn, unwrap } from './definition';

/** `\log p(x) = -\frac{1}{2} x^2 + c` says what p is as well as `p(x) = \exp(…)` does; null for any other equation. */
export function definitionByLogarithm(left: Syntax, op: string, right: Syntax): Definition | null {
  const side = unwrap(left);
  if (side.kind !== 'call' || side.name !== 'log' || side.base || side.args.length !== 1) return null;
  const found = definitionIn(side.args[0], op, right);
  return found && { ...found, body: exponentialOf(right) };
}

export const exponentialOf = (exponent: Syntax): Syntax => ({
  kind: 'call',
  name: 'exp',
  nameSpan: exponent.span,
  args: [exponent],
  base: null,
  span: exponent.span,
});
