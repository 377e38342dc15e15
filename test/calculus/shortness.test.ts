import { describe, expect, it } from 'vitest';
import { beginRequest, type Expr, isScalar, type SymbolNode } from '../../src/expr';
import { checkExprGradient, compileComparison, pointsInDomain } from '../../src/numeric';
import { differentiate, keptNames, parseVariables, readProblem } from '../../src/service/differentiate';
import { parseFormula, readDeclarations } from '../../src/service/formula';
import { operationCount } from '../../src/simplify/cost';
import { gatherTransposes } from '../../src/simplify/transposes';
import { HAND_FORMS, type HandForm } from './support/handForms';

/** The median of our lengths over those by hand, and the most any one may be. */
const MEDIAN = 1;
const LONGEST = 1.5;

interface Compared {
  readonly ratio: number;
  readonly fault: string | null;
}

function compared({ expr, wrt, declare, hand, structure }: HandForm): Compared {
  beginRequest();
  const [{ problem, rest }] = readProblem(
    parseFormula(expr, 'latex'),
    parseVariables(wrt, 'latex'),
    { language: 'latex', declared: readDeclarations(declare), keep: keptNames(wrt) },
    [parseFormula(hand, 'latex')],
  );
  const isGradient = isScalar(problem.f) && wrt.length === 1;
  const layout = isGradient ? 'denominator' : 'numerator';
  const { simplified, display } = differentiate(problem, layout, structure);
  const [form] = rest;
  const byHand = Math.min(operationCount(form), operationCount(gatherTransposes(form)));
  const ratio = (operationCount(display) + 1) / (byHand + 1);
  const variable = problem.variables[0] as SymbolNode;
  // A Jacobian by a symmetric variable is meant for symmetric changes only: the hand form alone is compared.
  const isFree = isGradient || variable.property === 'none';
  const check =
    wrt.length === 1 && isFree
      ? checkExprGradient(problem.f, simplified, variable, layout, { seed: 5, tolerance: 1e-5, structure })
      : null;
  if (check?.verdict === 'disagrees') return { ratio, fault: 'differs from finite differences' };
  return { ratio, fault: equal(simplified, form) ? null : 'differs from the form by hand' };
}

function equal(a: Expr, b: Expr): boolean {
  const { points } = pointsInDomain([a, b], 2, { seed: 9, tries: 60 });
  const compare = compileComparison(a, b);
  return points.every((point) => compare(point).verdict !== 'different');
}

describe('results are as short as those by hand', () => {
  const results = HAND_FORMS.map((form) => ({ form, ...compared(form) }));

  it('there are enough of them', () => {
    expect(HAND_FORMS.length).toBeGreaterThan(200);
  });

  it('they are right', () => {
    expect(results.filter((r) => r.fault).map((r) => `${r.form.expr}: ${r.fault}`)).toEqual([]);
  });

  it(`none is more than ${LONGEST} times as long, and half are no longer`, () => {
    const longer = results.filter((r) => r.ratio > LONGEST).map((r) => `${r.ratio} ${r.form.expr}`);
    expect(longer).toEqual([]);
    const sorted = results.map((r) => r.ratio).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(MEDIAN);
  });
});
