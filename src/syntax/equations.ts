import { STEPS } from './relationSigns';
import type { Span, Syntax } from './tree';
import { childrenOf } from './walk';

export interface RelationSign {
  readonly op: string;
  readonly span: Span;
}

/** One chain of equations, `a = b = c`, over as many rows as it is written. */
export interface Equation {
  /** The first is an empty text where the chain goes on from something before the formula. */
  readonly sides: readonly Syntax[];
  /** The signs between the sides; one fewer than these. */
  readonly ops: readonly RelationSign[];
  readonly span: Span;
  /** The equation before the arrow, where this one is concluded from it. */
  readonly after: Equation | null;
}

interface Chain {
  sides: Syntax[];
  ops: RelationSign[];
}

/**
 * The equations of a formula: its rows, what commas and words part, and what arrows do. A row that begins with a sign,
 * `&= c`, goes on with the chain of the row before; in several columns, with that of its column.
 */
export function equationsOf(root: Syntax): readonly Equation[] {
  let equations = known.get(root);
  if (!equations) {
    equations = findEquations(root);
    known.set(root, equations);
  }
  return equations;
}

/** Of trees, which do not change, those of a document are asked again after each edit. */
const known = new WeakMap<Syntax, readonly Equation[]>();

function findEquations(root: Syntax): Equation[] {
  const chains: Chain[] = [];
  let before: Chain[] = [];
  for (const row of rowsOf(root)) {
    const here: Chain[] = [];
    for (const node of relationsIn(row)) {
      const goesOn = isLeftOut(node.sides[0])
        ? (before[here.length] ?? before[before.length - 1])
        : undefined;
      if (goesOn) {
        goesOn.sides.push(...node.sides.slice(1));
        goesOn.ops.push(...node.ops);
        here.push(goesOn);
      } else {
        const chain = { sides: [...node.sides], ops: [...node.ops] };
        chains.push(chain);
        here.push(chain);
      }
    }
    if (here.length > 0) before = here;
    else if (isExpression(row)) {
      // An expression alone in its row is the left side of the row that follows.
      before = [{ sides: [row], ops: [] }];
      chains.push(...before);
    }
    // A remark does not end a chain.
  }
  return chains.flatMap(steps).sort((a, b) => a.span.from - b.span.from);
}

function isExpression(row: Syntax): boolean {
  return row.kind !== 'text' && row.kind !== 'list' && row.kind !== 'error' && row.kind !== 'foreign';
}

export function isLeftOut(node: Syntax): boolean {
  return node.kind === 'text' && node.text === '';
}

function rowsOf(root: Syntax): readonly Syntax[] {
  if (root.kind === 'list')
    return root.items.flatMap((item, k) => (isRows(item) ? rowsOf(item) : [cutOff(item, root.items, k)]));
  if (root.kind === 'group' && root.bracket !== 'round' && root.bracket !== 'square')
    return rowsOf(root.body);
  return [root];
}

/** Rows inside a row, as of an aligned environment: one begins an equation and a later one goes on with it. */
function isRows(node: Syntax): boolean {
  if (node.kind !== 'list') return false;
  if (node.items.some((item) => item.kind === 'list')) return true;
  const relations = node.items.filter((item) => item.kind === 'relation');
  return (
    relations.length > 1 &&
    !isLeftOut(relations[0].sides[0]) &&
    relations.some((item) => isLeftOut(item.sides[0]))
  );
}

type RelationNode = Extract<Syntax, { kind: 'relation' }>;

function relationsIn(row: Syntax): RelationNode[] {
  if (row.kind === 'relation') return [row];
  if (row.kind === 'list') return row.items.flatMap((item, k) => relationsIn(cutOff(item, row.items, k)));
  if (row.kind === 'group' && row.bracket !== 'round' && row.bracket !== 'square')
    return relationsIn(row.body);
  return [];
}

/** A relation beside what could not be read, as in `f = (a - b))^2`: the side there goes on in it, and is not known. */
function cutOff(found: Syntax, items: readonly Syntax[], k: number): Syntax {
  if (found.kind !== 'relation') return found;
  const before = isUnread(items[k - 1], -1);
  const after = isUnread(items[k + 1], 0);
  if (!before && !after) return found;
  const last = found.sides.length - 1;
  const sides = found.sides.map((side, at) =>
    (before && at === 0) || (after && at === last) ? unread(side) : side,
  );
  return { ...found, sides };
}

/** Whether the first or the last thing in a node is what could not be read: the bracket too many of `) + 3`. */
function isUnread(node: Syntax | undefined, end: 0 | -1): boolean {
  if (!node || node.kind === 'error') return node !== undefined;
  const parts = childrenOf(node);
  return parts.length > 0 && isUnread(parts.at(end), end);
}

const unread = ({ span }: Syntax): Syntax => ({ kind: 'error', message: 'This part was not read.', span });

/** `a = b \Rightarrow c = d` is two equations. */
function steps({ sides, ops }: Chain): Equation[] {
  const found: Equation[] = [];
  let start = 0;
  for (let i = 0; i <= ops.length; i++) {
    if (i < ops.length && !STEPS.has(ops[i].op)) continue;
    const after = start > 0 && CONCLUDING.has(ops[start - 1].op) ? (found.at(-1) ?? null) : null;
    if (i > start) found.push(relation(sides.slice(start, i + 1), ops.slice(start, i), after));
    start = i + 1;
  }
  return found;
}

/** Signs after which stands what follows from the equation before them. */
const CONCLUDING: ReadonlySet<string> = new Set(['implies', 'iff', 'to']);

function relation(sides: readonly Syntax[], ops: readonly RelationSign[], after: Equation | null): Equation {
  const from = Math.min(...sides.map((side) => side.span.from), ...ops.map((op) => op.span.from));
  const to = Math.max(...sides.map((side) => side.span.to), ...ops.map((op) => op.span.to));
  return { sides, ops, span: { from, to }, after };
}
