import { add, contains, divide, type Expr, isZero, mul, ONE, reciprocal, substitute, symbol } from '../expr';
import { UNIT } from '../shapes/sizes';
import type { Syntax } from '../syntax/tree';
import { type Context, type Derivation, fail, requireScalar, type Typed } from './context';
import { plainText } from './names';

type Derive = (f: Expr, by: readonly Expr[], how: Derivation) => Expr;

/** How often numerator and denominator are differentiated: difference quotients of the fourth order are written. */
const MOST_STEPS = 4;

/**
 * `\lim_{h \to 0} \frac{f(x + h) - f(x)}{h}`: what the expression comes near as a number comes near a value. The expression
 * is taken to be smooth there, as what is differentiated is.
 */
export function readLimit(node: Extract<Syntax, { kind: 'big' }>, context: Context): Typed {
  const towards = node.condition;
  const { derive } = context.options;
  const [name] = node.indices.map(plainText);
  const isRead =
    derive &&
    node.indices.length === 1 &&
    towards?.kind === 'relation' &&
    towards.ops.length === 1 &&
    towards.ops[0].op === 'to';
  if (!isRead) return fail('unsupported', 'What this limit is taken towards cannot be read.', node.span);
  const point = requireScalar(
    context.infer(withoutSide(towards.sides[1])),
    context,
    'What a name comes near',
  );
  const variable = symbol(`${name}'limit`);
  const moving: Typed = { rows: UNIT, cols: UNIT, span: node.span, build: () => variable };
  const body = context.withLocals(new Map([[name, moving]]), () => context.infer(node.body));
  return {
    ...body,
    span: node.span,
    build: () =>
      limitOfSum(body.build(), variable, point.build(), derive) ??
      fail('unsupported', 'This limit could not be found.', node.span),
  };
}

/** The 0 of `0^+`: from either side a smooth expression comes near the same. */
const withoutSide = (value: Syntax): Syntax => (value.kind === 'label' ? value.base : value);

/** Term by term, where each term has a limit; null where one was not found. */
function limitOfSum(e: Expr, variable: Expr, point: Expr, derive: Derive): Expr | null {
  if (e.kind !== 'add') return limitOfQuotient(e, variable, point, derive);
  const terms = e.args.map((term) => limitOfQuotient(term, variable, point, derive));
  return terms.every((term) => term !== null) ? add(terms) : null;
}

/** By l'Hôpital's rule, as long as both numerator and denominator vanish. */
function limitOfQuotient(e: Expr, variable: Expr, point: Expr, derive: Derive): Expr | null {
  const there = (f: Expr) => substitute(f, new Map([[variable, point]]));
  const slope = (f: Expr) => derive(f, [variable], { form: 'fraction', transposed: false, layout: 'mixed' });
  let { numerator, denominator } = quotientOf(e, variable);
  for (let k = 0; k <= MOST_STEPS; k++) {
    const below = there(denominator);
    if (!isZero(below)) return divide(there(numerator), below);
    if (!isZero(there(numerator))) return null;
    numerator = slope(numerator);
    denominator = slope(denominator);
  }
  return null;
}

/** What is divided by and what is divided: the powers of the moving name that are below are taken out. */
function quotientOf(e: Expr, variable: Expr): { numerator: Expr; denominator: Expr } {
  const factors = e.kind === 'mul' ? e.args : [e];
  const isBelow = (factor: Expr) =>
    factor.kind === 'pow' &&
    factor.exponent.kind === 'number' &&
    factor.exponent.value < 0 &&
    contains(factor.base, (node) => node === variable);
  const below = factors.filter(isBelow);
  const above = factors.filter((factor) => !isBelow(factor));
  return {
    numerator: above.length > 0 ? mul(above) : ONE,
    denominator: mul(below.map(reciprocal)),
  };
}
