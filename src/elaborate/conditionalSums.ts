import {
  build as buildEntries,
  compare,
  definedEverywhere,
  delta,
  type Expr,
  entry,
  extremeEntry,
  HALF,
  index as indexVariable,
  isInteger,
  mul,
  ONE,
  piecewise,
  product,
  SCALAR,
  size,
  substituteIndex,
  subtract,
  sum,
  symbol,
  zeros,
} from '../expr';
import { type Size, UNIT } from '../shapes/sizes';
import type { Syntax } from '../syntax/tree';
import { type BoundIndex, type Context, fail, type Leaf, requireScalar, type Typed } from './context';
import { readIndex } from './indices';
import { COMPARISONS, limitOf } from './limits';
import { type Clauses, clausesOf, setName } from './ranges';
import { areSeveral, membership } from './sets';

type Big = Extract<Syntax, { kind: 'big' }>;

/** `\sum_{j \ne i}`, `\sum_{i<j}`, `\sum_{i \in S}`, `\sum_{(x,y) \in D}`, `\prod_{j \ne i}`, `\max_{i \le n}`. */
export function readConditional(node: Big, context: Context): Typed {
  const clauses = clausesOf(
    node,
    (name) => context.bound(name) !== null || context.survey.freeIndices.has(name),
  );
  if (!clauses || clauses.indices.length + clauses.samples.length === 0)
    return fail('unsupported', 'What this runs over cannot be read.', node.condition?.span ?? node.span);
  const locals = new Map<string, Typed>();
  const ranges = rangesOf(clauses, context);
  const nest = (k: number): Typed => {
    if (k < clauses.indices.length)
      return context.withIndex(clauses.indices[k], ranges.bounds[k], (bound) => {
        ranges.running.push(bound);
        return nest(k + 1);
      });
    return overSamples(clauses, 0, ranges, locals, context, () => readBody(node, clauses, ranges, context));
  };
  return { ...nest(0), span: node.span };
}

interface Ranges {
  readonly sizes: readonly Size[];
  /** Null where an index runs over part of what it indexes, or beyond. */
  readonly bounds: readonly (Size | null)[];
  readonly from: Expr | (() => Expr);
  readonly upper: (k: number) => Expr;
  readonly running: BoundIndex[];
  /** The samples' own index, which is written nowhere. */
  readonly sampled: { index: BoundIndex; range: Size; where: (() => Expr) | null }[];
}

function rangesOf(clauses: Clauses, context: Context): Ranges {
  const from = clauses.from ? requireScalar(context.infer(clauses.from), context, 'The lower limit') : null;
  const startsAtOne = !clauses.from || (clauses.from.kind === 'number' && clauses.from.text === '1');
  const to = clauses.to ? limitOf(clauses.to, startsAtOne, context) : null;
  const shared = to?.range ?? context.sizes.fresh();
  const ofPairs = clauses.members.some((m) => m.indices.length > 1);
  const sizes = clauses.indices.map((_, k) => (k > 0 && ofPairs ? context.sizes.fresh() : shared));
  return {
    sizes,
    bounds: sizes.map((own) => (to && !to.range ? null : own)),
    from: () => (from ? from.build() : ONE),
    upper: (k) => (to ? to.build() : size(context.sizes.dimensionOf(sizes[k]))),
    running: [],
    sampled: [],
  };
}

/** Gives x and y of `(x, y) ∈ D` their meaning: members of families with an index over D. */
function overSamples(
  clauses: Clauses,
  k: number,
  ranges: Ranges,
  locals: Map<string, Typed>,
  context: Context,
  inner: () => Typed,
): Typed {
  if (k === clauses.samples.length) return context.withLocals(locals, inner);
  const { names, set } = clauses.samples[k];
  // Samples of several sets are counted through: what is in one set may be in another, and need not be.
  const together = areSeveral(context.survey);
  const range = context.sizeOfSet(together ? '' : setName(set));
  const counter = `i'${together ? '' : setName(set)}`;
  return context.withIndex(counter, range, ({ internal }) => {
    const index: BoundIndex = { internal, range };
    const written: Syntax = { kind: 'symbol', name: counter, font: 'plain', span: set.span };
    const where = together ? membership([written], set, context) : null;
    ranges.sampled.push({ index, range, where });
    for (const name of names) {
      const leaf = context.sample(name, range);
      if (!leaf) fail('shape', `${name} cannot be one of the things in ${setName(set)}.`, set.span);
      else locals.set(name, memberOf(leaf, index, context, set));
    }
    return overSamples(clauses, k + 1, ranges, locals, context, inner);
  });
}

function memberOf(leaf: Leaf, index: BoundIndex, context: Context, written: Syntax): Typed {
  const { sizes } = context;
  const at = indexVariable(index.internal);
  const whole = (indices: readonly Expr[]): Expr => {
    const [rows = UNIT, cols = UNIT] = leaf.axes;
    return symbol(
      leaf.name,
      { rows: sizes.dimensionOf(rows), cols: sizes.dimensionOf(cols) },
      { property: context.propertyOf(leaf), indices, family: leaf.family.map((f) => sizes.dimensionOf(f)) },
    );
  };
  // Numbers, one a sample, are the entries of a vector.
  if (leaf.family.length === 0)
    return { rows: UNIT, cols: UNIT, span: written.span, build: () => entry(whole([]), at, ONE) };
  const [rows = UNIT, cols = UNIT] = leaf.axes;
  return { rows, cols, span: written.span, build: () => whole([at]) };
}

function readBody(node: Big, clauses: Clauses, ranges: Ranges, context: Context): Typed {
  const conditions = [
    ...clauses.members.map((m) => membership(m.indices, m.set, context)),
    ...clauses.conditions.map((c) => conditionOf(c, context)),
    ...ranges.sampled.flatMap(({ where }) => where ?? []),
  ];
  const body = context.infer(node.body);
  if (node.op !== 'sum') requireScalar(body, context, 'The body of a product');
  const running = [
    ...ranges.running.map((b, k) => ({ name: b.internal, upper: () => ranges.upper(k), from: ranges.from })),
    ...ranges.sampled.map(({ index, range }) => ({
      name: index.internal,
      upper: () => size(context.sizes.dimensionOf(range)),
      from: () => ONE,
    })),
  ];
  const over = (make: typeof sum, e: Expr): Expr =>
    running.reduceRight(
      (inner, { name, upper, from }) =>
        make(name, typeof from === 'function' ? from() : from, upper(), inner),
      e,
    );
  switch (node.op) {
    case 'sum':
      return {
        ...body,
        build: () => {
          const e = body.build();
          const where = conditions.map((c) => c());
          const names = running.map((r) => r.name);
          const half = names.length === 2 ? halfOfPairs(e, where, names) : null;
          if (half) return mul([HALF, subtract(over(sum, half.all), sumOnce(running[0], half.diagonal))]);
          return over(
            sum,
            where.reduceRight((inner, c) => guardedTerm(inner, c), e),
          );
        },
      };
    case 'product':
      return {
        ...body,
        build: () =>
          over(
            product,
            conditions.reduceRight(
              (inner, c) => piecewise([{ condition: c(), value: inner }], ONE),
              body.build(),
            ),
          ),
      };
    case 'max':
    case 'min':
      if (conditions.length === 0 && running.length === 1 && !clauses.from)
        return {
          ...body,
          build: () =>
            extremeEntry(
              node.op as 'max' | 'min',
              buildEntries(running[0].name, null, body.build(), {
                rows: context.sizes.dimensionOf(ranges.sizes[0] ?? ranges.sampled[0].range),
                cols: SCALAR.cols,
              }),
            ),
        };
      return fail(
        'unsupported',
        'A largest value over part of a range cannot be computed with here.',
        node.span,
      );
    default:
      return fail('unsupported', 'This cannot be taken over a range here.', node.span);
  }
}

const sumOnce = (
  { name, upper, from }: { name: string; upper: () => Expr; from: Expr | (() => Expr) },
  e: Expr,
) => sum(name, typeof from === 'function' ? from() : from, upper(), e);

/**
 * Σ_{i<j} b_ij of what does not change when i and j are exchanged is half of Σ_{i,j} b_ij - Σ_i b_ii; null for anything
 * else, and where b_ii may have no value.
 */
function halfOfPairs(
  e: Expr,
  conditions: readonly Expr[],
  [first, second]: readonly string[],
): { all: Expr; diagonal: Expr } | null {
  const [condition] = conditions;
  if (conditions.length !== 1 || condition.kind !== 'compare' || condition.op !== '<') return null;
  const [i, j] = [first, second].map(indexVariable);
  const isPair =
    (condition.left === i && condition.right === j) || (condition.left === j && condition.right === i);
  if (!isPair || !definedEverywhere(e)) return null;
  const aside = indexVariable(`${first}'swap`);
  const turned = substituteIndex(substituteIndex(substituteIndex(e, first, aside), second, i), aside.name, j);
  return turned === e ? { all: e, diagonal: substituteIndex(e, second, i) } : null;
}

/** A term that counts only where a condition holds. A term without a value elsewhere is kept behind the condition. */
export function guardedTerm(term: Expr, condition: Expr): Expr {
  if (!definedEverywhere(term)) return piecewise([{ condition, value: term }], zeros(term.shape));
  // Where i ≠ j is 1 - δ_ij: the sum can be taken apart into the whole and the one term.
  if (
    condition.kind === 'compare' &&
    condition.op === '!=' &&
    isInteger(condition.left) &&
    isInteger(condition.right)
  )
    return subtract(term, mul([delta(condition.left, condition.right), term]));
  return mul([condition, term]);
}

const isEntry = (s: Syntax): boolean => s.kind === 'subscript' || s.kind === 'call' || s.kind === 'juxtapose';

/** A comparison as 0 or 1. */
function conditionOf(relation: Extract<Syntax, { kind: 'relation' }>, context: Context): () => Expr {
  const boundOf = (s: Syntax) => (s.kind === 'symbol' ? context.bound(s.name) : null);
  const isIndex = (s: Syntax) =>
    boundOf(s) !== null || (s.kind === 'symbol' && context.survey.freeIndices.has(s.name));
  // The i of y_j = i is a number that labels take, and no index of what y_j runs over.
  const ofIndices = relation.sides.some(isIndex) && !relation.sides.some(isEntry);
  const loose = context.sizes.fresh();
  const sides = relation.sides.map((s): (() => Expr) => {
    if (ofIndices) return readIndex(s, boundOf(s)?.range ?? loose, context);
    const typed = requireScalar(context.infer(s), context, 'A side of the condition');
    return () => typed.build();
  });
  // What is compared runs over one range, where nothing else says over which.
  const ranges = relation.sides.map((s) => boundOf(s)?.range ?? null).filter((r) => r !== null);
  for (const range of ranges.slice(1)) {
    context.sizes.suggest(range, ranges[0]);
    context.sizes.suggest(ranges[0], range);
  }
  const ops = relation.ops.map(
    ({ op, span }) => COMPARISONS[op] ?? fail('unsupported', 'This condition cannot be read.', span),
  );
  return () => mul(ops.map((op, k) => compare(op, sides[k](), sides[k + 1]())));
}
