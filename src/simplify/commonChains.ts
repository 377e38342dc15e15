import { add, type Expr, identity, isScalar, matmul, mul, splitScalars } from '../expr';
import { writtenCount } from './cost';
import type { Rule } from './rule';

interface Chain {
  readonly scalars: readonly Expr[];
  readonly factors: readonly Expr[];
}

const chainOf = (term: Expr): Chain => {
  const { scalars, rest } = splitScalars(term);
  return { scalars, factors: rest.kind === 'matmul' ? rest.args : [rest] };
};

/** AB + AC = A(B + C), AC + BC = (A + B)C: the factor most terms share on one side comes out, where that is shorter. */
export const commonMatrixFactor: Rule = {
  name: 'common-matrix-factor',
  kinds: ['add'],
  arraysOnly: true,
  apply(e) {
    if (e.kind !== 'add' || isScalar(e)) return null;
    const chains = e.args.map(chainOf);
    let best: Expr | null = null;
    let bestCost = writtenCount(e);
    for (const side of ['left', 'right'] as const) {
      for (const factor of candidates(chains, side)) {
        const tried = factorOut(e.args, chains, factor, side);
        if (!tried) continue;
        const cost = writtenCount(tried);
        if (cost < bestCost) {
          best = tried;
          bestCost = cost;
        }
      }
    }
    return best;
  },
};

const endOf = (c: Chain, side: 'left' | 'right'): Expr =>
  side === 'left' ? c.factors[0] : c.factors[c.factors.length - 1];

function candidates(chains: readonly Chain[], side: 'left' | 'right'): Expr[] {
  const counts = new Map<Expr, number>();
  for (const c of chains) counts.set(endOf(c, side), (counts.get(endOf(c, side)) ?? 0) + 1);
  return [...counts].filter(([f, n]) => n > 1 && f.kind !== 'identity').map(([f]) => f);
}

function factorOut(
  terms: readonly Expr[],
  chains: readonly Chain[],
  factor: Expr,
  side: 'left' | 'right',
): Expr | null {
  const sharing = chains.filter((c) => endOf(c, side) === factor);
  // sF + tF = (s + t)F: no identity matrix is needed where only scalars differ.
  if (sharing.every((c) => c.factors.length === 1)) {
    const outside = terms.filter((_, k) => endOf(chains[k], side) !== factor);
    return add([mul([add(sharing.map((c) => mul(c.scalars))), factor]), ...outside]);
  }
  const inside: Expr[] = [];
  const outside: Expr[] = [];
  for (const [k, c] of chains.entries()) {
    if (endOf(c, side) !== factor) {
      outside.push(terms[k]);
      continue;
    }
    const rest = side === 'left' ? c.factors.slice(1) : c.factors.slice(0, -1);
    const unit = side === 'left' ? factor.shape.cols : factor.shape.rows;
    inside.push(mul([...c.scalars, rest.length > 0 ? matmul(rest) : identity(unit)]));
  }
  if (inside.length < 2) return null;
  const sum = improveSum(add(inside));
  const product = matmul(side === 'left' ? [factor, sum] : [sum, factor]);
  return outside.length === 0 ? product : add([product, ...outside]);
}

/** The sum inside may itself have a common factor. */
function improveSum(e: Expr): Expr {
  return commonMatrixFactor.apply(e) ?? e;
}
