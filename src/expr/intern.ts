import type { Shape } from './dimension';
import type { AddNode, Expr, MulNode, PowNode } from './node';
import { checkTime } from './timeLimit';

/**
 * The hash-consing table. A node's key is made of its kind, its own data and its children's ids, so that equal
 * structure gives the same object. The table lives for one request: `beginRequest` forgets everything but the
 * nodes made when modules load, which keeps a long-lived worker's memory flat and makes the order in which terms
 * are first met (the order they are printed in) independent of earlier requests.
 */
let table = new Map<string, Expr>();
let permanent: Map<string, Expr> | null = null;
/** Sums and products, by a hash that the order of their terms plays no part in. */
let commutative = new Map<number, Commutative[]>();
let permanentCommutative = new Map<number, Commutative[]>();
/** Powers, by base and exponent. */
let powers = new Map<Expr, Map<Expr, PowNode>>();
let permanentPowers = powers;
let powerCount = 0;
let nextId = 1;
const NODE_LIMIT = 400_000;

/** Thrown when an expression grows past the limit of what one request may build. */
export class TooLarge extends Error {
  constructor() {
    super('The expression grows too large to work with.');
  }
}

type Unnumbered<T> = T extends Expr ? Omit<T, 'id'> : never;

/** The node with this key, made by `make` when it is new. */
export function intern<K extends Expr['kind']>(
  key: string,
  make: () => Unnumbered<Extract<Expr, { kind: K }>>,
): Extract<Expr, { kind: K }> {
  const found = table.get(key);
  if (found) return found as Extract<Expr, { kind: K }>;
  if (table.size > NODE_LIMIT) throw new TooLarge();
  const node = numbered(make() as unknown as Numbered);
  table.set(key, node);
  return node as unknown as Extract<Expr, { kind: K }>;
}

/** The power of these two, made when it is new. Most nodes are powers, so theirs is a table without text keys. */
export function internPower(base: Expr, exponent: Expr): PowNode {
  let known = powers.get(base);
  if (!known) {
    known = new Map();
    powers.set(base, known);
  }
  const found = known.get(exponent);
  if (found) return found;
  if (++powerCount + table.size > NODE_LIMIT) throw new TooLarge();
  const node = numbered({ kind: 'pow', shape: base.shape, base, exponent } as unknown as Numbered) as PowNode;
  known.set(exponent, node);
  return node;
}

/** A node that is kept by whoever makes it, once, when modules load: it is not found by a key. */
export const standing = <N extends Expr>(made: Omit<N, 'id'>): N =>
  numbered(made as unknown as Numbered) as N;

/** What every node carries besides its own data: the number of the traversal that met it last, and its children once asked for. */
type Numbered = Expr & { id: number; mark: number; parts: readonly Expr[] | null };

function numbered(node: Numbered): Expr {
  node.id = nextId++;
  if ((node.id & 127) === 0) checkTime();
  node.mark = 0;
  node.parts = null;
  return node;
}

type Commutative = AddNode | MulNode;

/** The sum or product of these terms, in whatever order they were met first. No term occurs twice. */
export function internCommutative(kind: Commutative['kind'], args: readonly Expr[], shape: Shape): Expr {
  let hash = kind === 'add' ? args.length : -args.length;
  for (const arg of args) hash = (hash + mixed(arg.id)) | 0;
  const bucket = commutative.get(hash);
  if (bucket) {
    for (const known of bucket) if (known.kind === kind && sameTerms(known.args, args)) return known;
  }
  if (table.size > NODE_LIMIT) throw new TooLarge();
  const node = numbered({ kind, shape, args } as unknown as Numbered) as Commutative;
  if (bucket) bucket.push(node);
  else commutative.set(hash, [node]);
  return node;
}

/** A number whose bits depend on all bits of an id, so that sums of them rarely coincide. */
function mixed(id: number): number {
  const x = Math.imul(id ^ (id >>> 15), 0x2c1b3c6d);
  return Math.imul(x ^ (x >>> 12), 0x297a2d39);
}

function sameTerms(a: readonly Expr[], b: readonly Expr[]): boolean {
  if (a.length !== b.length) return false;
  let k = 0;
  while (k < a.length && a[k] === b[k]) k++;
  if (k === a.length) return true;
  if (a.length <= 8) return a.every((x) => b.includes(x));
  const terms = new Set(a);
  return b.every((x) => terms.has(x));
}

const memos: Map<Expr, unknown>[] = [];

/** A table of what was found out about nodes, forgotten with them when a request begins. */
export function nodeMemo<V>(): Map<Expr, V> {
  const memo = new Map<Expr, V>();
  memos.push(memo);
  return memo;
}

/** Called once after all modules that keep nodes in constants are loaded; later calls forget the rest. */
export function beginRequest(): void {
  if (permanent === null) {
    permanent = new Map(table);
    permanentCommutative = commutative;
    permanentPowers = powers;
  }
  for (const memo of memos) if (memo.size > 0) memo.clear();
  table = new Map(permanent);
  powers = new Map([...permanentPowers].map(([base, known]) => [base, new Map(known)]));
  powerCount = 0;
  commutative = new Map([...permanentCommutative].map(([hash, nodes]) => [hash, [...nodes]]));
}
