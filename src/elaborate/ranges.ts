import type { Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';
import { conjunctsOf } from './conjunctions';
import { isIndexSyntax, plainText } from './names';

type Big = Extract<Syntax, { kind: 'big' }>;
type Relation = Extract<Syntax, { kind: 'relation' }>;

/** What the lower line of a sum says, taken apart. */
export interface Clauses {
  /** The indices that run, in the order they are named. */
  readonly indices: readonly string[];
  readonly from: Syntax | null;
  readonly to: Syntax | null;
  readonly conditions: readonly Relation[];
  /** `i \in S`: indices out of a set that has a name; `i` and j of `(i,j) \in E`. */
  readonly members: readonly { readonly indices: readonly Syntax[]; readonly set: Syntax }[];
  /** `(x,y) \in D`: samples, which are not indices of anything. */
  readonly samples: readonly { readonly names: readonly string[]; readonly set: Syntax }[];
}

const COMPARISONS = new Set(['<', '<=', '>', '>=', '=', '!=']);
/** Letters that name a number of things, so that `j \le n` says where a sum ends. */
const COUNTS = /^(?:[nmdpTKN]|M|D|C|L)$/;

/**
 * Takes the lower line of a sum apart; null where some part has no meaning here. `isFixed`: the name means an index
 * already, bound by a sum around this one or free in the whole formula, so that this sum does not run over it.
 */
export function clausesOf(node: Big, isFixed: (name: string) => boolean): Clauses | null {
  const indices: string[] = [];
  const conditions: Relation[] = [];
  const members: Clauses['members'][number][] = [];
  const samples: Clauses['samples'][number][] = [];
  let from = node.from;
  let to = node.to;
  const run = (name: string) => {
    if (!indices.includes(name)) indices.push(name);
  };
  const isIndex = (name: string) =>
    standsAsIndex(name, [node.body, ...(node.condition ? [node.condition] : [])]);
  if (node.from || !node.condition) for (const i of node.indices) run(plainText(i));

  const compared = (relation: Relation): boolean => {
    let { sides, ops } = relation;
    if (!ops.every(({ op }) => COMPARISONS.has(op))) return false;
    // 1 ≤ i < j ≤ n says what the range is.
    if (ops[0].op === '<=' && sides[0].kind === 'number' && sides[0].text === '1') {
      sides = sides.slice(1);
      ops = ops.slice(1);
    }
    const last = sides[sides.length - 1];
    if (ops.length > 0 && ops[ops.length - 1].op === '<=' && isCount(last)) {
      to ??= last;
      sides = sides.slice(0, -1);
      ops = ops.slice(0, -1);
    }
    const [first, second] = sides.filter((s) => s.kind === 'symbol' && !isFixed(s.name)).map(plainText);
    if (indices.length === 0 && first !== undefined) {
      run(first);
      // Σ_{i<j} and Σ_{i≠j} run over both; Σ_{j≠i} is for one i, in the order people write.
      if (second !== undefined && isNext(first, second) && isIndex(second)) run(second);
    }
    if (ops.length > 0) conditions.push({ ...relation, sides, ops });
    return true;
  };
  const isCount = (s: Syntax): boolean =>
    s.kind === 'number' || (s.kind === 'symbol' && COUNTS.test(s.name) && !isFixed(s.name));

  const element = (written: Syntax, set: Syntax): boolean => {
    const elements = namesOf(written);
    if (!elements) return false;
    const range = rangeOf(set);
    if (range) {
      to ??= range;
      for (const e of elements) run(plainText(e));
      return true;
    }
    if (set.kind === 'foreign' && set.name === '\\setminus') return without(written, set.parts);
    if (!setNames(set)) return false;
    // x_j \in D says which j are meant, also where j stands for something else around this sum.
    const index = commonIndex(elements);
    if (index) {
      run(index.name);
      members.push({ indices: [index], set });
      return true;
    }
    if (elements.some((e) => e.kind === 'subscript')) return false;
    if (elements.some((e) => isIndex(plainText(e)) || indices.includes(plainText(e)))) {
      for (const e of elements) if (!isFixed(plainText(e)) || indices.length === 0) run(plainText(e));
      members.push({ indices: elements, set });
    } else samples.push({ names: elements.map(plainText), set });
    return true;
  };
  /** S \ {i}: in S, and not i. */
  const without = (written: Syntax, [whole, taken]: readonly Syntax[]): boolean => {
    const [inner] = taken?.kind === 'group' && taken.bracket === 'curly' ? [taken.body] : [];
    if (!inner || !element(written, whole)) return false;
    for (const each of inner.kind === 'list' ? inner.items : [inner]) {
      const { span } = each;
      conditions.push({ kind: 'relation', sides: [written, each], ops: [{ op: '!=', span }], span });
    }
    return true;
  };

  const clause = (item: Syntax): boolean => {
    if (item.kind === 'symbol') {
      run(item.name);
      return true;
    }
    // i : y_i = 1 and i | y_i = 1
    if (item.kind === 'foreign' && item.name === '|' && item.parts.length === 2)
      return item.parts.every(clause);
    if (item.kind !== 'relation')
      return item.kind === 'group' && item.bracket !== 'round' && clause(item.body);
    const [{ op }] = item.ops;
    if (op === ':') {
      const rest = { ...item, sides: item.sides.slice(1), ops: item.ops.slice(1) };
      return clause(item.sides[0]) && (rest.ops.length > 0 ? clause(rest) : clause(rest.sides[0]));
    }
    if (op === 'in' && item.ops.length === 1) return element(item.sides[0], item.sides[1]);
    const [left, right] = item.sides;
    const begins =
      op === '=' && item.ops.length === 1 && left.kind === 'symbol' && !isFixed(left.name) && !from;
    if (begins && left.kind === 'symbol' && (indices.length === 0 || isIndex(left.name))) {
      run(left.name);
      from = right;
      return true;
    }
    return compared(item);
  };
  const items = node.condition ? conjunctsOf(node.condition) : [];
  return items.every(clause) ? { indices, from, to, conditions, members, samples } : null;
}

/** Whether two letters are indices side by side, as i and j are, in that order. */
const isNext = (first: string, second: string): boolean =>
  /^[a-z]$/.test(first) &&
  /^[a-z]$/.test(second) &&
  (second.charCodeAt(0) - first.charCodeAt(0) === 1 ||
    (/[i-l]/.test(first) && /[i-l]/.test(second) && first < second));

/** The names in `i`, `(x, y)`, `x, y`, `(x_j, y_j)`; null where something else stands there. */
export function namesOf(s: Syntax): readonly Syntax[] | null {
  if (s.kind === 'group') return namesOf(s.body);
  if (s.kind === 'list') return s.items.every(isElement) ? s.items : null;
  return isElement(s) ? [s] : null;
}

const isElement = (s: Syntax): boolean =>
  s.kind === 'symbol' || (s.kind === 'prime' && s.base.kind === 'symbol') || indexOf(s) !== null;

/** The j of `x_j` and `x^{(j)}`. */
function indexOf(s: Syntax): Extract<Syntax, { kind: 'symbol' }> | null {
  if (s.kind === 'group' && s.bracket !== 'round') return indexOf(s.body);
  if (s.kind === 'label' && s.base.kind === 'symbol' && s.label.kind === 'group') {
    const { label } = s;
    const inner = label.kind === 'group' ? label.body : label;
    return isCounter(inner) ? inner : null;
  }
  if (s.kind !== 'subscript' || s.indices.length !== 1 || s.base.kind === 'subscript') return null;
  const [index] = s.indices;
  return isCounter(index) ? index : null;
}

const isCounter = (s: Syntax): s is Extract<Syntax, { kind: 'symbol' }> =>
  s.kind === 'symbol' && /^[a-z]$/.test(s.name);

/** The one index of all of `(x_j, y_j)`; null where they have none, or several. */
function commonIndex(elements: readonly Syntax[]): Extract<Syntax, { kind: 'symbol' }> | null {
  const [first, ...rest] = elements.map(indexOf);
  return first && rest.every((other) => other?.name === first.name) ? first : null;
}

/** The n of `[n]` and of `\{1, …, n\}`. */
function rangeOf(set: Syntax): Syntax | null {
  if (set.kind !== 'group') return null;
  if (set.bracket === 'square')
    return set.body.kind === 'symbol' || set.body.kind === 'number' ? set.body : null;
  const { body } = set;
  if (set.bracket !== 'curly' || body.kind !== 'list' || body.items.length < 3) return null;
  const [one] = body.items;
  const last = body.items[body.items.length - 1];
  return plainText(one) === '1' && body.items.some((i) => i.kind === 'ellipsis') ? last : null;
}

/** `S`, `\mathcal{B}`, `S_1`; with one index of its own `N_i`, `\mathcal{N}(i)`. */
export function isSetName(set: Syntax): boolean {
  const { base } = setParts(set);
  return base !== null && /^(?:[A-Z]|\\(?:Omega|Gamma|Lambda|Delta|Theta|Omega))/.test(plainText(base));
}

/** The sets that a set is named by, itself or the parts of `S \cup T` and `S \cap T`; null for anything else. */
export function setNames(set: Syntax): readonly Syntax[] | null {
  if (set.kind === 'foreign' && (set.name === '\\cup' || set.name === '\\cap')) {
    const parts = set.parts.map(setNames);
    return parts.every((names) => names !== null) ? parts.flat() : null;
  }
  if (set.kind === 'group' && set.bracket === 'round') return setNames(set.body);
  return isSetName(set) ? [set] : null;
}

/** The name of a set and the indices that it depends on. */
export function setParts(set: Syntax): { base: Syntax | null; indices: readonly Syntax[] } {
  if (set.kind === 'symbol' || set.kind === 'label') return { base: set, indices: [] };
  if (set.kind === 'subscript') {
    const areIndices = set.indices.every((i) => isIndexSyntax(i, new Set()));
    return areIndices ? { base: set.base, indices: set.indices } : { base: set, indices: [] };
  }
  if (set.kind === 'juxtapose' && set.factors.length === 2) {
    const [base, group] = set.factors;
    if (base.kind === 'symbol' && group.kind === 'group' && group.body.kind === 'symbol')
      return { base, indices: [group.body] };
  }
  return { base: null, indices: [] };
}

/** The name by which a set is known: of N_i that of N. */
export const setName = (set: Syntax): string => plainText(setParts(set).base ?? set);

/**
 * `[x_i y_j]_{ij}`, the matrix of these entries: the letters outside stand inside as well, and nothing binds them.
 * Null for an entry such as `[AB]_{ij}`.
 */
export function entriesWritten(
  node: Syntax,
  bound: ReadonlySet<string>,
): { body: Syntax; indices: readonly string[] } | null {
  if (node.kind !== 'subscript' || node.base.kind !== 'group' || node.base.bracket !== 'square') return null;
  const { body } = node.base;
  const indices = node.indices.map(plainText);
  const isOwn = (name: string) => /^[a-z]$/.test(name) && !bound.has(name) && holdsName(body, name);
  return indices.length <= 2 && indices.every(isOwn) ? { body, indices } : null;
}

/** Whether a name stands in a subscript as an index somewhere. */
export function standsAsIndex(name: string, within: readonly Syntax[]): boolean {
  let found = false;
  for (const root of within)
    visitAll(root, (node) => {
      if (node.kind === 'subscript' && node.indices.some((i) => holdsName(i, name))) found = true;
    });
  return found;
}

function holdsName(node: Syntax, name: string): boolean {
  let found = false;
  visitAll(node, (inner) => {
    if (inner.kind === 'symbol' && inner.name === name) found = true;
  });
  return found;
}
