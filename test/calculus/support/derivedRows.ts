import { beginRequest, type Expr, entry, isScalar, type SymbolNode, transpose } from '../../../src/expr';
import { checkExprGradient } from '../../../src/numeric';
import { latex } from '../../../src/present/latex';
import { answerBatch } from '../../../src/service/batch';
import { type Derived, differentiate, parseVariables, readProblem } from '../../../src/service/differentiate';
import { asFailure, parseFormula, readDeclarations } from '../../../src/service/formula';
import type { Layout } from '../../../src/service/protocol';
import { decide } from '../../../src/verify/decide';

/** An expression, its variable, the declarations, the derivative in denominator layout, and in numerator layout where that is another text. */
export type Row = readonly [
  expr: string,
  wrt: string,
  declare: string,
  denominator: string,
  numerator?: string,
];

function derive([expr, wrt, declare]: Row, layout: Layout): Derived {
  const [{ problem }] = readProblem(parseFormula(expr, 'latex'), parseVariables([wrt], 'latex'), {
    language: 'latex',
    declared: readDeclarations(declare),
    keep: new Set([wrt.replace(/_.*$/, '')]),
  });
  return differentiate(problem, layout, 'projected');
}

/** The derivative as it is printed, or the sentence that says why there is none. */
export function printed(row: Row, layout: Layout): string {
  beginRequest();
  try {
    return latex(derive(row, layout).display);
  } catch (error) {
    const failure = asFailure(error);
    if (failure.code === 'internal') throw error;
    return failure.message;
  }
}

/** Whether finite differences give the same: `agrees`, or what is wrong. */
export function byDifferences(row: Row, layout: Layout): string {
  beginRequest();
  const { f, derivative: derived, variables } = derive(row, layout);
  const [variable] = variables;
  // By one entry: the whole gradient is checked elsewhere, and this must be its entry.
  if (variable.kind === 'entry') return entryOfGradient(row, layout, derived);
  let said = 'no point in its domain';
  for (const seed of [11, 12, 13, 14, 15]) {
    const check = checkExprGradient(f, derived, variable as SymbolNode, layout, { seed, tolerance: 1e-5 });
    if (!check) return said;
    if (check.verdict === 'agrees') return 'agrees';
    said = `${check.verdict}: ${check.reason}`;
    if (check.verdict === 'disagrees') return said;
  }
  return said;
}

/** A derivative by one entry against that entry of the derivative by the whole, which finite differences are asked about. */
function entryOfGradient(row: Row, layout: Layout, derived: Expr): string {
  const [expr, wrt, declare] = row;
  const whole = wrt.replace(/_.*$/, '');
  const { f, derivative: gradient, variables } = derive([expr, whole, declare, ''], layout);
  const [
    {
      variables: [place],
    },
  ] = [derive(row, layout)];
  if (place.kind !== 'entry' || !isScalar(f)) return 'not a scalar by an entry';
  const turned = layout === 'numerator' ? transpose(gradient) : gradient;
  const { verdict } = decide(derived, entry(turned, place.row, place.col));
  const checked = byDifferences([expr, whole, declare, ''], layout);
  return verdict === 'proved' || verdict === 'agrees'
    ? checked
    : `${verdict}: ${latex(turned)} (${variables.length})`;
}

/** What the engine says of its own printed derivative, given back to it as a claim. */
export function readBackVerdict(row: Row, layout: Layout): unknown {
  const [expr, wrt, declare] = row;
  const answer = answerBatch({ op: 'verify', expr, wrt, declare, layout, claim: printed(row, layout) });
  return answer.ok ? answer.verdict : answer.error;
}

/** The simplified derivative, from which code is generated. */
export const forCode = (row: Row, layout: Layout): Expr => derive(row, layout).simplified;
