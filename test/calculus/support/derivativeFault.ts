import type { Layout } from '../../../src/calculus/derivative';
import {
  add,
  commutation,
  type Expr,
  HALF,
  identity,
  isScalar,
  matmul,
  mul,
  multiplyDimensions,
  type SymbolNode,
} from '../../../src/expr';
import { checkExprGradient } from '../../../src/numeric';
import type { Decimal } from '../../../src/numeric/decimalfield';
import { NotAnalytic, Unsupported } from '../../../src/numeric/errors';
import { compileDecimal } from '../../../src/numeric/evaluate';
import type { Matrix } from '../../../src/numeric/fieldmatrix';
import type { ExprGradientCheck } from '../../../src/numeric/finitedifference/exprGradient';
import { jacobianEntries } from '../../../src/numeric/finitedifference/layout';
import { displacement } from '../../../src/numeric/finitedifference/structure';
import { withValue } from '../../../src/numeric/point';
import type { Tensor } from '../../../src/numeric/tensor';
import { latex } from '../../../src/present/latex';

/** Points at which a derivative that looks wrong is looked at again: rounding misleads at one, an error at all. */
const SEEDS = [101, 202, 303];
const TOLERANCE = 1e-5;

export type Outcome = 'right' | 'wrong' | 'unclear';

/** Whether differences, or the complex step, agree with a derivative; unclear where numbers cannot tell. */
export function outcomeOf(f: Expr, derived: Expr, variable: SymbolNode, layout: Layout): Outcome {
  const claim = onItsSpace(f, derived, variable, layout);
  for (const seed of SEEDS) {
    const check = checkExprGradient(f, claim, variable, layout, {
      seed,
      directions: 2,
      tolerance: TOLERANCE,
    });
    if (check?.verdict === 'agrees') return 'right';
    if (check?.verdict !== 'disagrees') return 'unclear';
    const { worst } = check;
    if (worst && Math.abs(worst.numeric - worst.claimed) < 1e-9) return 'unclear';
    if (worst && check.reason !== 'size' && !isWrongInDecimals(f, claim, variable, check)) return 'unclear';
  }
  return 'wrong';
}

/** What is shown where a derivative is wrong. */
export const faultText = (f: Expr, derived: Expr, variable: SymbolNode, layout: Layout): string =>
  `by ${variable.name}, ${layout}: ${latex(f)}\n gives ${latex(derived)}`;

/** The derivative as differences see it: a Jacobian by a symmetric variable acts on symmetric changes only. */
function onItsSpace(f: Expr, derived: Expr, variable: SymbolNode, layout: Layout): Expr {
  const { rows } = variable.shape;
  if (isScalar(f) || isScalar(variable) || !['spd', 'symmetric'].includes(variable.property)) return derived;
  const side = multiplyDimensions(rows, rows);
  const projection = mul([HALF, add([identity(side), commutation(rows, rows, side)])]);
  return matmul(layout === 'numerator' ? [derived, projection] : [projection, derived]);
}

/**
 * The worst entry looked at again with forty digits and steps of 1e-9: an oscillation that is faster than the steps of
 * double precision misleads them. Where decimals do not know a function, doubles decide.
 */
function isWrongInDecimals(f: Expr, claim: Expr, variable: SymbolNode, check: ExprGradientCheck): boolean {
  const { point, worst, layout } = check;
  if (!worst || !('input' in worst)) return true;
  const centre = point.values.get(variable.name) as Tensor;
  const structured = centre.rows === centre.cols && centre.rows > 1;
  const move = displacement(variable.property, structured ? 'projected' : 'free', centre.rows);
  try {
    const value = compileDecimal([f]);
    const at = (h: number) => {
      const change = new Float64Array(centre.data.length);
      change[worst.input] = h;
      const step = move(change);
      const data = centre.data.map((x, k) => x + step[k]);
      return value(withValue(point, variable.name, { ...centre, data }))[0].data[worst.output];
    };
    const slope = (h: number) =>
      at(h)
        .minus(at(-h))
        .div(2 * h)
        .toNumber();
    // Steps are rounded to doubles, which leaves six digits; where not even those are the same, forty are too few.
    const [wide, narrow] = [slope(2 ** -28), slope(2 ** -31)];
    const [atCentre, claimed] = compileDecimal([f, claim])(point).map(inDoubles);
    const entries = jacobianEntries(claimed, atCentre, centre, layout);
    const differ = (x: number, y: number) => !(Math.abs(x - y) <= 1e-4 * Math.abs(y) + 1e-9);
    return !differ(wide, narrow) && differ(entries[worst.output * centre.data.length + worst.input], narrow);
  } catch (error) {
    // Steps of double precision are good for slopes up to here.
    if (error instanceof Unsupported || error instanceof NotAnalytic)
      return Math.max(Math.abs(worst.numeric), Math.abs(worst.claimed)) < 1e7;
    throw error;
  }
}

const inDoubles = (a: Matrix<Decimal>): Tensor => ({
  rows: a.rows,
  cols: a.cols,
  data: Float64Array.from(a.data, (x) => x.toNumber()),
});
