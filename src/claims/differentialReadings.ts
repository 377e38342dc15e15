import { asVariable } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { childrenOf, mapChildren } from '../syntax/walk';
import { differentialsIn } from './derivativeSide';

/** One way to understand the differentials of an equation. */
export interface DifferentialReading {
  readonly left: Syntax;
  readonly right: Syntax;
  /** The names whose differentials are independent. */
  readonly varying: ReadonlySet<string>;
}

/**
 * The readings of two sides as differentials. What varies is what has a differential of its own: a name without a
 * definition on either side, and on the right also one with a definition (dL = tr(Gᵀ dZ) with Z = WX), which may as well
 * vary as it is defined. `d\mathbf{W}\mathbf{W}^\top` is (dW)Wᵀ or d(WWᵀ). Empty where there are no differentials. `isUnknown`:
 * whether a function is one of which nothing is said.
 */
export function differentialReadings(
  left: Syntax,
  right: Syntax,
  elsewhere: readonly Syntax[],
  isDefined: (name: string) => boolean,
  isUnknown: (name: string) => boolean = () => false,
): DifferentialReading[] {
  const onLeft = namesVarying([left]);
  const onRight = namesVarying([right]);
  if (differentialsIn(left).length + differentialsIn(right).length === 0) return [];
  const inBrackets = [left, right].flatMap((side) => argumentsIn(side, isUnknown));
  const named = [...onLeft, ...onRight, ...namesVarying(elsewhere), ...inBrackets];
  const free = named.filter((name) => !isDefined(name));
  const sets = [new Set([...free, ...onRight]), new Set(free)].filter(
    (set, k, all) => set.size > 0 && (k === 0 || set.size !== all[0].size),
  );
  const sides = [left, right].map((side) => {
    const wide = widened(side);
    return wide === side ? [side] : [side, wide];
  });
  return sets.flatMap((varying) =>
    sides[0].flatMap((l) => sides[1].map((r) => ({ left: l, right: r, varying }))),
  );
}

const namesVarying = (sides: readonly Syntax[]): string[] =>
  sides.flatMap(differentialsIn).flatMap((arg) => {
    const variable = asVariable(arg, new Set(), () => false);
    return variable ? [variable.name] : [];
  });

/** The u and v of `dp(u, v)`, where nothing is said of p: it moves with both, whether their differentials are written or not. */
function argumentsIn(node: Syntax, isUnknown: (name: string) => boolean): string[] {
  const inside = childrenOf(node).flatMap((child) => argumentsIn(child, isUnknown));
  const factors =
    node.kind === 'juxtapose' ? node.factors : node.kind === 'differential' ? factorsOf(node.arg) : [];
  const [first, group] = factors;
  const callee =
    first?.kind === 'differential' ? first.arg : node.kind === 'differential' ? first : undefined;
  if (callee?.kind !== 'symbol' || !isUnknown(callee.name) || group?.kind !== 'group') return inside;
  const args = group.body.kind === 'list' ? group.body.items : [];
  return [...inside, ...args.flatMap((arg) => asVariable(arg, new Set(), () => false)?.name ?? [])];
}

const factorsOf = (node: Syntax): readonly Syntax[] => (node.kind === 'juxtapose' ? node.factors : []);

/** The side with each d taken over all the factors that follow it, up to the next differential. */
function widened(node: Syntax): Syntax {
  const inside = mapChildren(node, widened);
  if (inside.kind !== 'juxtapose') return inside;
  const k = inside.factors.findIndex((factor) => factor.kind === 'differential');
  const rest = inside.factors.slice(k + 1);
  if (k < 0 || rest.length === 0 || rest.some((factor) => differentialsIn(factor).length > 0)) return inside;
  const first = inside.factors[k] as Extract<Syntax, { kind: 'differential' }>;
  const to = rest[rest.length - 1].span.to;
  const arg: Syntax = {
    kind: 'juxtapose',
    factors: [first.arg, ...rest],
    span: { from: first.arg.span.from, to },
  };
  const wide: Syntax = { kind: 'differential', arg, span: { from: first.span.from, to } };
  return k === 0 ? wide : { ...inside, factors: [...inside.factors.slice(0, k), wide] };
}
