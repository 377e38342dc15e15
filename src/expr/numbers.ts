import { exactNumber, inexactNumber, ONE, ZERO } from './leaves';
import type { Expr, NumberNode } from './node';
import { addRational, mulRational, powRational, rootRational } from './rational';

export function addNumbers(a: NumberNode, b: NumberNode): NumberNode {
  if (a === ZERO) return b;
  if (b === ZERO) return a;
  const exact = a.exact && b.exact ? addRational(a.exact, b.exact) : null;
  return exact ? exactNumber(exact) : inexactNumber(a.value + b.value);
}

export function mulNumbers(a: NumberNode, b: NumberNode): NumberNode {
  if (a === ONE) return b;
  if (b === ONE) return a;
  const exact = a.exact && b.exact ? mulRational(a.exact, b.exact) : null;
  return exact ? exactNumber(exact) : inexactNumber(a.value * b.value);
}

/** a^b where the result is again an exact number (2^3, 4^(1/2)), else null. */
export function powNumbers(a: NumberNode, b: NumberNode): NumberNode | null {
  if (!a.exact || !b.exact) {
    const value = a.value ** b.value;
    return Number.isFinite(value) && (!a.exact || !b.exact) && !(a.exact && a.value === 0)
      ? inexactNumber(value)
      : null;
  }
  if (b.exact.q === 1) {
    const power = powRational(a.exact, b.exact.p);
    return power ? exactNumber(power) : null;
  }
  const root = rootRational(a.exact, b.exact.q);
  const power = root ? powRational(root, b.exact.p) : null;
  return power ? exactNumber(power) : null;
}

/** The numeric coefficient in front of an expression, and the rest. */
export function coefficientOf(e: Expr): NumberNode | null {
  if (e.kind === 'number') return e;
  if (e.kind === 'mul' && e.args[0].kind === 'number') return e.args[0];
  return null;
}
