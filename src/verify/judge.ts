import { derivativeInTurn, type Layout, type Structure, type Variable } from '../calculus/derivative';
import { type Expr, isScalar, isZero, type Shape, sameShape, zeros } from '../expr';
import { type Decision, decide, isConfirmed } from './decide';

/** A claim about a derivative, judged. */
export interface Judgement {
  readonly verdict: Decision['verdict'];
  /** The layout in which it holds; null when in none. */
  readonly layout: Layout | null;
  readonly decision: Decision | null;
  /** The right derivative in the layout that was asked for or that the claim's shape suggests. */
  readonly expected: Expr;
  readonly claimed: Expr;
  /** True where the claim's shape fits no layout. */
  readonly shapeMismatch: boolean;
  /** With a layout given: the claim holds in the other one. */
  readonly holdsInOtherLayout: boolean;
}

export interface JudgeOptions {
  readonly layout: Layout | null;
  readonly structure: Structure;
}

/** Whether `claimed` is the derivative of `f` by the variables in turn, in the layout given or in either. */
export function judge(
  f: Expr,
  variables: readonly Variable[],
  claim: Expr,
  options: JudgeOptions,
): Judgement {
  const inLayout = (layout: Layout) =>
    derivativeInTurn(f, variables, { layout, structure: options.structure });
  const asked: Layout[] = options.layout ? [options.layout] : ['denominator', 'numerator'];
  const expectations = asked.map((layout) => ({ layout, expected: inLayout(layout) }));
  let refuted: Judgement | null = null;
  let undecided: Judgement | null = null;
  for (const { layout, expected } of expectations) {
    const claimed = spreadZero(claim, expected.shape);
    if (!sameShape(expected.shape, claimed.shape)) continue;
    const decision = decide(expected, claimed, { domain: [f] });
    const judgement: Judgement = {
      verdict: decision.verdict,
      layout: isConfirmed(decision) ? layout : null,
      decision,
      expected,
      claimed,
      shapeMismatch: false,
      holdsInOtherLayout: false,
    };
    if (judgement.layout) return judgement;
    if (decision.verdict === 'undecided') undecided ??= judgement;
    else refuted ??= judgement;
  }
  const failed = undecided ?? refuted ?? mismatch(expectations[0].expected, claim);
  return options.layout && failed.verdict === 'refuted'
    ? { ...failed, holdsInOtherLayout: holdsIn(otherLayout(options.layout), claim, inLayout, f) }
    : failed;
}

export const otherLayout = (layout: Layout): Layout =>
  layout === 'denominator' ? 'numerator' : 'denominator';

function holdsIn(layout: Layout, claim: Expr, inLayout: (layout: Layout) => Expr, f: Expr): boolean {
  const expected = inLayout(layout);
  if (!sameShape(expected.shape, claim.shape)) return false;
  return isConfirmed(decide(expected, claim, { domain: [f] }));
}

function mismatch(expected: Expr, claimed: Expr): Judgement {
  return {
    verdict: 'refuted',
    layout: null,
    decision: null,
    expected,
    claimed,
    shapeMismatch: true,
    holdsInOtherLayout: false,
  };
}

/** A bare 0 claims the zero of whatever shape is right; a bare number 1 may be a vector of ones only by name. */
function spreadZero(claim: Expr, shape: Shape): Expr {
  return isScalar(claim) && isZero(claim) ? zeros(shape) : claim;
}
