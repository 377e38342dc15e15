import type { Expr } from './node';

/**
 * The hash-consing table. A node's key is made of its kind, its own data and its children's ids, so that equal
 * structure gives the same object. The table lives for one request: `beginRequest` forgets everything but the
 * nodes made when modules load, which keeps a long-lived worker's memory flat and makes the order in which terms
 * are first met (the order they are printed in) independent of earlier requests.
 */
let table = new Map<string, Expr>();
let permanent: Map<string, Expr> | null = null;
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
  const node = make() as unknown as { id: number } & Expr;
  (node as { id: number }).id = nextId++;
  table.set(key, node);
  return node as unknown as Extract<Expr, { kind: K }>;
}

/** Called once after all modules that keep nodes in constants are loaded; later calls forget the rest. */
export function beginRequest(): void {
  if (permanent === null) {
    permanent = new Map(table);
    return;
  }
  table = new Map(permanent);
}
