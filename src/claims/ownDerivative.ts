import type { Definition } from '../elaborate/context';
import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import { areAlike } from '../syntax/generalTerm';
import type { Syntax } from '../syntax/tree';
import { factorsOf, within } from './linkDifference';

/**
 * A function by what its derivative is in terms of the function itself: `f' = f(1-f)` is that of the logistic function,
 * `f' = 1-f^2` of the hyperbolic tangent, `f' = f` of the exponential function, of each at a shifted argument. `taken`:
 * `f'(u)`, or `\partial a/\partial z`; `put`: what is written for it.
 */
export function functionByItsDerivative(taken: Syntax, put: Syntax): Definition | null {
  const differentiated = primedIn(taken) ?? operandIn(taken);
  if (!differentiated) return null;
  const { value, definition } = differentiated;
  const known = FUNCTIONS.find(({ isDerivative }) =>
    isDerivative(put, (node) => areAlike(within(node), value)),
  );
  return known ? definition(known.name) : null;
}

interface Differentiated {
  /** What the function's value is written as. */
  readonly value: Syntax;
  /** The definition that makes it a known function. */
  readonly definition: (name: string) => Definition;
}

/** The f of `f'(u)`. */
function primedIn(taken: Syntax): Differentiated | null {
  if (taken.kind !== 'juxtapose' || taken.factors.length !== 2) return null;
  const [primed, group] = taken.factors;
  if (primed.kind !== 'prime' || primed.count !== 1 || group.kind !== 'group') return null;
  const f = asVariable(primed.base, new Set(), () => false);
  if (!f || f.indices.length > 0) return null;
  const { span } = taken;
  const parameter: Syntax = { kind: 'symbol', name: "u'", font: 'plain', span };
  return {
    value: { ...taken, factors: [primed.base, group] },
    definition: (name) => ({
      name: f.name,
      parameters: [parameter],
      indices: [],
      body: atShifted(name, parameter, f.name),
    }),
  };
}

/** The a of `\partial a/\partial z`. */
function operandIn(taken: Syntax): Differentiated | null {
  if (taken.kind !== 'derivative' || !taken.operand || taken.by.length !== 1 || taken.order !== 1)
    return null;
  const a = asVariable(taken.operand, new Set(), () => false);
  const z = asVariable(taken.by[0].variable, new Set(), () => false);
  const indices = a?.indices.map(plainText) ?? [];
  if (!a || !z?.indices.every((i) => indices.includes(plainText(i)))) return null;
  const { variable } = taken.by[0];
  return {
    value: within(taken.operand),
    definition: (name) => ({
      name: a.name,
      parameters: [],
      indices,
      body: atShifted(name, variable, a.name),
    }),
  };
}

/** f(u + c): all functions with that derivative. */
function atShifted(name: string, argument: Syntax, of: string): Syntax {
  const { span } = argument;
  const shift: Syntax = { kind: 'symbol', name: `c'_{${of}}`, font: 'plain', span };
  const shifted: Syntax = { kind: 'binary', op: 'add', left: argument, right: shift, operator: span, span };
  return { kind: 'call', name, nameSpan: span, args: [shifted], base: null, span };
}

type IsValue = (node: Syntax) => boolean;

const isOne = (node: Syntax): boolean => node.kind === 'number' && node.text === '1';

/** `1 - f`. */
const isOneMinus = (node: Syntax, isSubtracted: IsValue): boolean => {
  const inner = within(node);
  return (
    inner.kind === 'binary' &&
    inner.op === 'subtract' &&
    isOne(within(inner.left)) &&
    isSubtracted(inner.right)
  );
};

/** `f^2`, and `f^2(u)`, which has the square on the function. */
const isSquare = (node: Syntax, isValue: IsValue): boolean => {
  const inner = within(node);
  const isTwo = (exponent: Syntax) => exponent.kind === 'number' && exponent.text === '2';
  if (inner.kind === 'power') return isTwo(inner.exponent) && isValue(inner.base);
  if (inner.kind !== 'juxtapose') return false;
  const [callee, ...rest] = inner.factors;
  return (
    callee.kind === 'power' &&
    isTwo(callee.exponent) &&
    isValue({ ...inner, factors: [callee.base, ...rest] })
  );
};

const FUNCTIONS: readonly {
  readonly name: string;
  readonly isDerivative: (node: Syntax, isValue: IsValue) => boolean;
}[] = [
  {
    name: 'sigmoid',
    isDerivative: (node, isValue) => {
      const factors = factorsOf(node);
      const rest = factors.filter((f) => !isValue(f));
      return factors.length === 2 && rest.length === 1 && isOneMinus(rest[0], isValue);
    },
  },
  { name: 'tanh', isDerivative: (node, isValue) => isOneMinus(node, (n) => isSquare(n, isValue)) },
  { name: 'exp', isDerivative: (node, isValue) => isValue(node) },
];
