import { seedFor, type Variable } from '../calculus/derivative';
import { differential } from '../calculus/differential';
import { type Expr, isScalar, type SymbolNode, symbol } from '../expr';

/** One step of a derivation: a rule's name and what it leads to. */
export interface DerivationStep {
  readonly rule: 'function' | 'differential' | 'gradient' | 'jacobian' | 'derivative';
  readonly expr: Expr;
}

/**
 * The way a textbook goes: the function, its differential, and the derivative read off it (df = tr(Gᵀ dX) for a
 * scalar function, d vec F = J d vec X else; Magnus & Neudecker ch. 9). By a scalar the differential is the derivative.
 */
export function stepsOf(f: Expr, variables: readonly Variable[], derivative: Expr): DerivationStep[] {
  const steps: DerivationStep[] = [{ rule: 'function', expr: f }];
  const [variable] = variables;
  const isTensor = variables.length === 1 && variable.kind === 'symbol' && !isScalar(variable);
  if (isTensor) {
    const tangent = symbol(`\\mathrm{d}${(variable as SymbolNode).name}`, variable.shape);
    steps.push({ rule: 'differential', expr: differential(f, seedFor(variable, tangent)) });
    steps.push({ rule: isScalar(f) ? 'gradient' : 'jacobian', expr: derivative });
  } else steps.push({ rule: 'derivative', expr: derivative });
  return steps;
}
