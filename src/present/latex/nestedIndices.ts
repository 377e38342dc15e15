import {
  boundIndices,
  boundWithin,
  build,
  type Expr,
  freshIndex,
  postorder,
  rebuild,
  substituteIndex,
} from '../../expr';

/**
 * The same expression with no index bound within another of its name, as columns and unit vectors are built with one
 * name: `[A_{ir}]_r` inside `[…]_r` would read as an entry.
 */
export function withIndicesApart(e: Expr): Expr {
  const isNested = (node: Expr) =>
    node.kind === 'build' && boundIndices(node).some((name) => boundWithin(node.body).has(name));
  if (!postorder([e]).some(isNested)) return e;
  const memo = new Map<Expr, Expr>();
  const apart = (node: Expr): Expr => {
    const known = memo.get(node);
    if (known) return known;
    const inner = rebuild(node, apart);
    const result = inner.kind === 'build' && isNested(inner) ? renamed(inner) : inner;
    memo.set(node, result);
    return result;
  };
  return apart(e);
}

function renamed(e: Extract<Expr, { kind: 'build' }>): Expr {
  let { body } = e;
  const fresh = (name: string | null): string | null => {
    if (name === null || !boundWithin(body).has(name)) return name;
    const apart = freshIndex(name.split("'")[0]);
    body = substituteIndex(body, name, apart);
    return apart.name;
  };
  const row = fresh(e.row);
  const col = fresh(e.col);
  return build(row, col, body, e.shape);
}
