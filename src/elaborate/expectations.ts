import {
  dimension,
  drawnName,
  type Expr,
  entry,
  index as indexVariable,
  mul,
  ONE,
  size,
  sum,
  symbol,
  weightsOfIntegral,
  weightsOfMean,
} from '../expr';
import { known, UNIT } from '../shapes/sizes';
import type { Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';
import { type Context, fail, type Typed } from './context';
import { plainText } from './names';
import { asVariable } from './variable';

type Big = Extract<Syntax, { kind: 'big' }>;

/** How many outcomes there are, the same number under every expectation: weights may be small. */
const OUTCOMES = dimension("outcomes'");

/** What is said under an expectation or at an integral. */
export interface Mean {
  /** The variables whose values it is taken over; null where that is not said. */
  readonly over: readonly string[] | null;
  /** The distribution, or the limits: what must not depend on a variable for a derivative by it to pass through. */
  readonly sources: readonly Syntax[];
  /** Means with the same weights have the same name. */
  readonly weights: string;
}

export const isMean = (node: Big): boolean => node.op === 'expectation' || node.op === 'integral';

/** Takes apart what an expectation or an integral is over; null where it cannot be read. */
export function meanOf(node: Big): Mean | null {
  const named = node.indices.flatMap(variablesIn);
  if (node.op === 'integral') {
    if (node.condition || named.length === 0) return null;
    const sources = [node.from, node.to].filter((limit) => limit !== null);
    const head = `${node.from ? `_{${textOf(node.from)}}` : ''}${node.to ? `^{${textOf(node.to)}}` : ''}`;
    return { over: named, sources, weights: weightsOfIntegral(head, named.join('\\,d')) };
  }
  if (!node.condition) {
    // E_x is over x, E_\pi and E_p by a distribution of that name.
    const areVariables = named.length > 0 && named.every((name) => standsIn(name, node.body));
    return {
      over: areVariables ? named : null,
      sources: areVariables ? [] : node.indices,
      weights: weightsOfMean(node.indices.map(textOf).join(',')),
    };
  }
  const clauses = node.condition.kind === 'list' ? node.condition.items : [node.condition];
  const parts = clauses.map(clauseOf);
  if (!parts.every((part) => part !== null)) return null;
  return {
    over: parts.flatMap(({ over }) => over),
    sources: parts.flatMap(({ source }) => source ?? []),
    weights: weightsOfMean(clauses.map(textOf).join(',')),
  };
}

/** `x \sim p`, `(x, y) \in D`, `q(z | x)`, and an x that goes with others. */
function clauseOf(clause: Syntax): { over: readonly string[]; source: Syntax | null } | null {
  if (clause.kind === 'relation') {
    const [written, source] = clause.sides;
    if (clause.ops.length !== 1 || (clause.ops[0].op !== 'sim' && clause.ops[0].op !== 'in')) return null;
    const over = variablesIn(written);
    return over.length > 0 ? { over, source } : null;
  }
  if (clause.kind === 'juxtapose' && clause.factors.length === 2) {
    const [, group] = clause.factors;
    const body = group.kind === 'group' && group.bracket === 'round' ? group.body : null;
    const drawn = body?.kind === 'foreign' && body.name === '|' ? body.parts[0] : body;
    const over = drawn ? variablesIn(drawn) : [];
    return over.length > 0 ? { over, source: clause } : null;
  }
  const over = variablesIn(clause);
  return over.length > 0 ? { over, source: null } : null;
}

/** The names in `x`, `(x, y)`; nothing where something else stands there. */
function variablesIn(node: Syntax): string[] {
  if (node.kind === 'group') return variablesIn(node.body);
  if (node.kind === 'list') return node.items.flatMap(variablesIn);
  const variable = asVariable(node, new Set(), () => false);
  return variable && variable.indices.length === 0 ? [variable.name] : [];
}

function standsIn(name: string, body: Syntax): boolean {
  let found = false;
  visitAll(body, (node) => {
    found ||= node.kind !== 'group' && asVariable(node, new Set(), () => false)?.name === name;
  });
  return found;
}

/** The expectation of what follows, over outcomes that nothing is known of. */
export function readMean(node: Big, context: Context): Typed {
  const mean = meanOf(node);
  if (!mean)
    return fail('unsupported', 'What this is taken over cannot be read.', node.condition?.span ?? node.span);
  const { body } = node;
  const inner = body.kind === 'group' ? body.body : body;
  if (inner.kind === 'foreign' && inner.name === '|')
    return fail('unsupported', 'A conditional expectation is not read.', inner.span);
  requireIndependence(mean, node, context);
  return context.withIndex(`s'${mean.weights}`, known(OUTCOMES), ({ internal }) => {
    const at = indexVariable(internal);
    const locals = new Map<string, Typed>();
    for (const name of mean.over ?? context.survey.random) locals.set(name, drawn(name, at, node, context));
    const typed = context.withLocals(locals, () => context.infer(body));
    return {
      ...typed,
      span: node.span,
      build: () => {
        const shape = { rows: OUTCOMES, cols: context.sizes.dimensionOf(UNIT) };
        const property = node.op === 'expectation' ? 'prob' : 'positive';
        const weight = entry(symbol(mean.weights, shape, { property }), at, ONE);
        return sum(internal, ONE, size(OUTCOMES), mul([weight, typed.build()]));
      },
    };
  });
}

/** One of the values of a variable that is drawn. */
function drawn(name: string, at: Expr, node: Big, context: Context): Typed {
  const leaf = context.leaf(name);
  // Beside the samples x_i the x of `x \sim D` is one more of them. What is drawn where no variable is named has its index.
  const isMember = leaf.family.length > 0;
  if (isMember && !node.condition)
    return fail('shape', `${name} stands for several things, one an index, and is drawn here.`, node.span);
  const [rows = UNIT, cols = UNIT] = leaf.axes;
  return {
    rows,
    cols,
    span: node.span,
    ...(isMember && { isMember }),
    build: () =>
      symbol(
        drawnName(name),
        { rows: context.sizes.dimensionOf(rows), cols: context.sizes.dimensionOf(cols) },
        { property: context.propertyOf(leaf), indices: [at], family: [OUTCOMES] },
      ),
  };
}

/** A derivative passes through an expectation only where the distribution does not depend on its variable. */
function requireIndependence({ sources, over }: Mean, node: Big, context: Context): void {
  for (const name of over ?? [])
    if (context.isDifferentiated(name))
      fail('unsupported', `This is a function of ${name} no longer, once it is taken over it.`, node.span);
  for (const source of sources)
    visitAll(source, (part) => {
      if (part.kind === 'group' || part.kind === 'juxtapose') return;
      const name = asVariable(part, new Set(), () => false)?.name;
      const own = name === undefined ? null : context.options.definition(name);
      const depends = (other: string) => context.isDifferentiated(other);
      const hidden =
        own && holdsName(own.body, depends) && !own.parameters.some((p) => depends(plainText(p)));
      // The parameter of a function may be what the function is differentiated by.
      if (name !== undefined && (depends(name) || hidden || context.local(name)))
        fail(
          'unsupported',
          'What this is taken over depends on the variable, so that the derivative does not pass through.',
          source.span,
        );
    });
}

function holdsName(body: Syntax, isWanted: (name: string) => boolean): boolean {
  let found = false;
  visitAll(body, (part) => {
    found ||= part.kind === 'symbol' && isWanted(part.name);
  });
  return found;
}

/** A condition as it is printed: `x\sim p`, `q_\phi(z|x)`. */
function textOf(node: Syntax): string {
  switch (node.kind) {
    case 'relation':
      return node.sides.map(textOf).join(node.ops[0].op === 'sim' ? '\\sim ' : '\\in ');
    case 'foreign':
      return node.parts.map(textOf).join(node.name === '|' ? '|' : `${node.name} `);
    case 'list':
      return node.items.map(textOf).join(',');
    case 'group':
      return node.bracket === 'round' ? `(${textOf(node.body)})` : textOf(node.body);
    case 'juxtapose':
      return node.factors.map(textOf).join(' ');
    default:
      return plainText(node);
  }
}
