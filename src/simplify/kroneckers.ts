import {
  add,
  commutation,
  type Expr,
  identity,
  kronecker,
  matmul,
  mul,
  multiplyDimensions,
  sameDimension,
  splitScalars,
} from '../expr';
import { writtenCount } from './cost';
import type { Rule } from './rule';

/** A ⊗ B + A ⊗ C = A ⊗ (B + C), and on the other side. */
export const commonKroneckerFactor: Rule = {
  name: 'common-kronecker-factor',
  kinds: ['add'],
  arraysOnly: true,
  apply(e) {
    if (e.kind !== 'add') return null;
    const parts = e.args.map(pairOf);
    let best: Expr | null = null;
    for (const side of ['left', 'right'] as const) {
      for (const factor of new Set(parts.map((p) => p?.[side]))) {
        const sharing = parts.filter((p) => p !== null && p[side] === factor);
        if (!factor || sharing.length < 2) continue;
        const other = side === 'left' ? 'right' : 'left';
        const sum = add(sharing.map((p) => mul([...(p as Pair).scalars, (p as Pair)[other]])));
        const product = kronecker(side === 'left' ? [factor, sum] : [sum, factor]);
        const rest = e.args.filter((_, k) => parts[k]?.[side] !== factor);
        const tried = add([product, ...rest]);
        if (writtenCount(tried) < writtenCount(best ?? e)) best = tried;
      }
    }
    return best;
  },
};

interface Pair {
  readonly scalars: readonly Expr[];
  readonly left: Expr;
  readonly right: Expr;
}

function pairOf(term: Expr): Pair | null {
  const { scalars, rest } = splitScalars(term);
  if (rest.kind !== 'kronecker' || rest.args.length !== 2) return null;
  return { scalars, left: rest.args[0], right: rest.args[1] };
}

/**
 * B ⊗ A + (A ⊗ B)K = (I + K)(B ⊗ A), since (A ⊗ B) K_{n,q} = K_{m,p} (B ⊗ A) for A m×n and B p×q (Magnus & Neudecker,
 * ch. 3, th. 9); and A ⊗ B + (A ⊗ B)K = (A ⊗ B)(I + K).
 */
export const symmetrisedKronecker: Rule = {
  name: 'symmetrised-kronecker',
  kinds: ['add'],
  arraysOnly: true,
  apply(e) {
    if (e.kind !== 'add') return null;
    for (const [k, term] of e.args.entries()) {
      const { scalars, rest } = splitScalars(term);
      const forms = permutedForms(rest);
      if (!forms) continue;
      for (const [j, other] of e.args.entries()) {
        if (j === k) continue;
        const both = forms.map((form) => togetherWith(other, scalars, form)).find((sum) => sum !== null);
        if (both)
          return add([...e.args.slice(0, k), ...e.args.slice(k + 1)].map((a) => (a === other ? both : a)));
      }
    }
    return null;
  },
};

interface Permuted {
  readonly core: Expr;
  readonly permutation: Expr;
  readonly isLeft: boolean;
}

/** (A ⊗ B)K and K(B ⊗ A) are one matrix: both ways of writing it. */
function permutedForms(e: Expr): Permuted[] | null {
  if (e.kind !== 'matmul' || e.args.length !== 2) return null;
  const [first, second] = e.args;
  const isLeft = first.kind === 'commutation';
  const core = isLeft ? second : first;
  const permutation = isLeft ? first : second;
  if (permutation.kind !== 'commutation' || core.kind !== 'kronecker' || core.args.length !== 2) return null;
  const [a, b] = core.args;
  const sides = isLeft ? ([b.shape.cols, a.shape.cols] as const) : ([a.shape.rows, b.shape.rows] as const);
  const turned = commutation(sides[0], sides[1], multiplyDimensions(sides[0], sides[1]));
  const fits = isLeft
    ? sameDimension(permutation.m, b.shape.rows) && sameDimension(permutation.n, a.shape.rows)
    : sameDimension(permutation.m, a.shape.cols) && sameDimension(permutation.n, b.shape.cols);
  if (!fits) return null;
  return [
    { core, permutation, isLeft },
    { core: kronecker([b, a]), permutation: turned, isLeft: !isLeft },
  ];
}

function togetherWith(other: Expr, scalars: readonly Expr[], form: Permuted): Expr | null {
  if (other !== mul([...scalars, form.core])) return null;
  const both = add([identity(form.permutation.shape.rows), form.permutation]);
  return mul([...scalars, matmul(form.isLeft ? [both, form.core] : [form.core, both])]);
}
