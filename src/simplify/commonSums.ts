import {
  add,
  type Expr,
  index,
  isScalar,
  mapNodes,
  mul,
  postorder,
  type SumNode,
  substituteIndex,
  sum,
} from '../expr';
import { commonMatrixFactor } from './commonChains';
import { commonScalarFactor } from './commonFactors';
import { expansionThatCancels } from './expansion';
import type { Rule } from './rule';
import { RuleTable } from './ruleTable';

/** What makes one product of the summands. */
const gathering = new RuleTable([expansionThatCancels, commonMatrixFactor, commonScalarFactor]);
const PASSES = 3;

/**
 * Σ_i y_i (1 - σ_i) x_i - Σ_i (1 - y_i) σ_i x_i = Σ_i (y_i - σ_i) x_i: sums over one range are one sum where their summands
 * have a factor in common. Any other sum of a sum is taken apart, so that it would not stay one.
 */
export const sumsOverOneRange: Rule = {
  name: 'sums-over-one-range',
  kinds: ['add'],
  apply(e) {
    if (e.kind !== 'add') return null;
    const terms = e.args.map(termOf);
    for (const first of terms) {
      const together = first ? terms.filter((t) => t !== null && areAlike(t, first)) : [];
      if (!first || together.length < 2) continue;
      const summand = gathered(add(together.flatMap((t) => (t ? [summandOf(t, first.sum)] : []))));
      if (summand.kind === 'add') continue;
      const { index: name, from, to } = first.sum;
      const others = e.args.filter((_, k) => !together.includes(terms[k]));
      return add([...others, mul([...first.factors, sum(name, from, to, summand)])]);
    }
    return null;
  },
};

/** A sum, with the number and the other factors before it. */
interface Term {
  readonly numbers: readonly Expr[];
  readonly factors: readonly Expr[];
  readonly sum: SumNode;
}

function termOf(term: Expr): Term | null {
  if (term.kind === 'sum') return isConditional(term) ? null : { numbers: [], factors: [], sum: term };
  if (term.kind !== 'mul') return null;
  let own: SumNode | null = null;
  for (const factor of term.args) {
    if (factor.kind !== 'sum') continue;
    if (own) return null;
    own = factor;
  }
  if (!own || isConditional(term)) return null;
  const numbers = term.args.filter((a) => a.kind === 'number');
  const factors = term.args.filter((a) => a.kind !== 'sum' && a.kind !== 'number');
  return factors.every(isScalar) ? { numbers, factors, sum: own } : null;
}

/** Σ_{i<j}: a sum over a range of its own. */
const isConditional = (term: Expr): boolean =>
  postorder([term]).some(
    (node) => node.kind === 'compare' && (node.left.kind === 'index' || node.right.kind === 'index'),
  );

const areAlike = (a: Term, b: Term): boolean =>
  a.sum.from === b.sum.from &&
  a.sum.to === b.sum.to &&
  a.factors.length === b.factors.length &&
  a.factors.every((factor) => b.factors.includes(factor));

const summandOf = ({ numbers, sum: own }: Term, first: SumNode): Expr =>
  mul([
    ...numbers,
    own.index === first.index ? own.body : substituteIndex(own.body, own.index, index(first.index)),
  ]);

function gathered(e: Expr): Expr {
  let current = e;
  for (let pass = 0; pass < PASSES; pass++) {
    const next = mapNodes(current, (node) => gathering.improve(node));
    if (next === current) break;
    current = next;
  }
  return current;
}
