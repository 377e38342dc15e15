import type { Variable } from '../calculus/derivative';
import type { Expr } from '../expr';
import {
  checkExprGradient,
  type ExprGradientCheck,
  type Place,
} from '../numeric/finitedifference/exprGradient';
import type { Layout, Locale, NumericCheck } from './protocol';
import { say } from './wording';

/** The finite-difference checker's table for a derivative, as plain data; null where it cannot be run. */
export function numericCheck(
  f: Expr,
  derivative: Expr,
  variables: readonly Variable[],
  layout: Layout,
  locale: Locale,
): NumericCheck | null {
  const [variable, ...more] = variables;
  if (more.length > 0 || variable.kind !== 'symbol') return null;
  const check = checkExprGradient(f, derivative, variable, layout, { entries: 'all', seed: 7 });
  if (!check)
    return {
      verdict: 'undecided',
      method: 'central',
      maxRelError: 0,
      slope: null,
      rows: [],
      remainders: [],
      note: say(locale, 'numeric.domain'),
    };
  return {
    verdict: check.verdict,
    method: check.method === 'complex-step' ? 'complex-step' : 'central',
    maxRelError: check.maxRelError,
    slope: check.slope,
    rows: check.entries.map((entry) => ({
      entry: nameEntry(check, entry.input, entry.output, variable.name),
      numeric: entry.numeric,
      symbolic: entry.claimed,
      errorEstimate: entry.errorEstimate,
      ok: entry.status === 'agrees',
    })),
    remainders: check.steps.map(({ h, remainder }) => ({ h, remainder })),
    note:
      check.verdict === 'kink'
        ? say(locale, 'numeric.kink')
        : check.verdict === 'undecided'
          ? say(locale, 'numeric.precision')
          : null,
  };
}

/** `w_{2}`, or `f_{1} / w_{2}` where the function has several values: which entry a row of the table is about. */
function nameEntry(check: ExprGradientCheck, input: number, output: number, name: string): string {
  const over = nameOf(name, check.inputs[input], check.inputs);
  return check.outputs.length === 1 ? over : `${nameOf('f', check.outputs[output], check.outputs)} / ${over}`;
}

/** A vector's entry has one index, a matrix's two; a scalar has none. */
function nameOf(name: string, place: Place, all: readonly Place[]): string {
  if (all.length === 1) return name;
  const isColumn = all.every((p) => p.col === 1);
  const isRow = all.every((p) => p.row === 1);
  return `${name}_{${isColumn ? place.row : isRow ? place.col : `${place.row},${place.col}`}}`;
}
