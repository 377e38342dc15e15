import {
  derivativeInTurn,
  isVariable,
  type Layout,
  type Structure,
  type Variable,
} from '../calculus/derivative';
import { matrixNotation } from '../calculus/matrixNotation';
import type { Understanding } from '../elaborate/elaborate';
import type { Expr } from '../expr';
import { recognise } from '../simplify/knownFunctions';
import { readable, simplify } from '../simplify/readable';
import type { Syntax, SyntaxLanguage } from '../syntax/tree';
import { requireDependence } from './dependence';
import { ServiceFailure } from './failure';
import { parseFormula, type ReadOptions, understand, variableName } from './formula';

/** A formula with its variables, in one reading. */
export interface Problem {
  readonly f: Expr;
  readonly variables: readonly Variable[];
  readonly understanding: Understanding;
}

export interface Derived extends Problem {
  /** Canonical, for comparing and further use. */
  readonly derivative: Expr;
  /** Simplified, in the order of operations that code should take. */
  readonly simplified: Expr;
  /** For printing. */
  readonly display: Expr;
}

/** Parses the variables' names (`w`, `W_1`, `x_k`) in the formula's own language. */
export function parseVariables(names: readonly string[], language: SyntaxLanguage): Syntax[] {
  return names.map((name) => {
    if (typeof name !== 'string' || name.trim() === '')
      throw new ServiceFailure('variable', 'Say which variable to differentiate by.');
    return parseFormula(name, language);
  });
}

export function keptNames(names: readonly string[]): Set<string> {
  // Of vech(X) it is X.
  const whole = names.map((n) => variableName(n).replace(/^.*vech\}?\((.*)\)$/, '$1'));
  return new Set(whole.flatMap((name) => [name, name.replace(/_.*$/, '')]));
}

/** Reads a formula and its variables together; every reading within the window, best first. */
export function readProblem(
  f: Syntax,
  by: readonly Syntax[],
  options: ReadOptions,
  more: readonly Syntax[] = [],
): { problem: Problem; rest: readonly Expr[] }[] {
  return understand([f, ...by, ...more], options).map((understanding) => {
    const [expr, ...others] = understanding.exprs;
    const variables = others.slice(0, by.length).map((v, k) => {
      if (!isVariable(v))
        throw new ServiceFailure(
          'variable',
          'This is not a variable: give a name, or an entry such as x_i.',
          by[k].span,
        );
      return v;
    });
    for (const variable of variables) requireDependence(expr, variable, options.declared);
    return { problem: { f: expr, variables, understanding }, rest: others.slice(by.length) };
  });
}

export function differentiate(problem: Problem, layout: Layout, structure: Structure): Derived {
  const derivative = derivativeInTurn(named(problem), problem.variables, { layout, structure });
  return { ...problem, derivative, simplified: simplify(derivative), display: readable(derivative) };
}

/** The function with what has a name called by it; sums over indices too, where no entry is differentiated by. */
function named({ f, variables }: Problem): Expr {
  const isWhole = variables.every((v) => v.kind === 'symbol' && v.indices.length === 0);
  const lifted = isWhole ? matrixNotation(f) : f;
  const found = recognise(lifted);
  return found === lifted && lifted !== f ? recognise(f) : found;
}

/** Rows and columns as CONTRACT has them. */
export const shapeAsText = (e: Expr): [string, string] => [e.shape.rows.key, e.shape.cols.key];
