import { isFunctionLetter } from '../elaborate/callees';
import { isRoundBracket } from '../syntax/brackets';
import type { Syntax } from '../syntax/tree';
import { mapChildren } from '../syntax/walk';

type Group = Extract<Syntax, { kind: 'group' }>;

/** `(f \circ g)(x)` as f(g(x)), and `(f \circ g)'(x)` as the derivative of that by x; ∘ between anything else is a product of entries. */
export function composed(node: Syntax): Syntax {
  const inside = mapChildren(node, composed);
  if (inside.kind !== 'juxtapose') return inside;
  const factors: Syntax[] = [];
  for (let k = 0; k < inside.factors.length; k++) {
    const [factor, next] = [inside.factors[k], inside.factors[k + 1]];
    // D(f ∘ g)(x) is the derivative of the composition, at x.
    const isOfOperator = k > 0 && inside.factors[k - 1].kind === 'symbol' && factor.kind === 'group';
    const value = !isOfOperator && isRoundBracket(next) ? valueAt(factor, next) : null;
    factors.push(...(value ?? [factor]));
    if (value) k++;
  }
  if (factors.length === inside.factors.length && factors.every((f, k) => f === inside.factors[k]))
    return inside;
  return factors.length === 1 ? factors[0] : { ...inside, factors };
}

function valueAt(factor: Syntax, at: Group): Syntax[] | null {
  const [written, primes] = factor.kind === 'prime' ? [factor.base, factor.count] : [factor, 0];
  const names = isRoundBracket(written) ? functionsComposed(written.body) : null;
  if (!names) return null;
  const value = names.reduceRight<readonly Syntax[]>(
    (args, name, k) => [name, k === names.length - 1 ? at : bracketed(args, at)],
    [],
  );
  if (primes === 0) return [...value];
  if (at.body.kind !== 'symbol') return null;
  const by = Array.from({ length: primes }, () => ({ variable: at.body, transposed: false }));
  const span = { from: factor.span.from, to: at.span.to };
  const operand: Syntax = { kind: 'juxtapose', factors: value, span };
  return [{ kind: 'derivative', form: 'fraction', operand, by, order: primes, total: true, span }];
}

const bracketed = (factors: readonly Syntax[], { span }: Group): Group => ({
  kind: 'group',
  bracket: 'round',
  body: { kind: 'juxtapose', factors, span },
  span,
});

/** The names of `f \circ g \circ h`, from the left; null where one of them is no function's. */
function functionsComposed(body: Syntax): Extract<Syntax, { kind: 'symbol' }>[] | null {
  if (body.kind === 'symbol') return isFunctionLetter(body.name) && body.font !== 'bold' ? [body] : null;
  if (body.kind !== 'binary' || body.op !== 'hadamard') return null;
  const [left, right] = [functionsComposed(body.left), functionsComposed(body.right)];
  return left && right && [...left, ...right];
}
