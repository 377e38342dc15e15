import { differential } from '../calculus/differential';
import { contains, type Expr, mapNodes, mul, type Property, type SymbolNode, symbol, TWO } from '../expr';
import { decide, isConfirmed } from '../verify/decide';

const TANGENT = /^\\mathrm\{d\}/;
const isTangent = (e: Expr): e is SymbolNode => e.kind === 'symbol' && TANGENT.test(e.name);

/** A change of a variable inside the space that it can move in. The LaTeX parser makes no symbol of that name. */
function tangentOf(variable: SymbolNode): SymbolNode {
  const { property, shape, indices, family } = variable;
  const kept: Partial<Record<Property, Property>> = {
    symmetric: 'symmetric',
    spd: 'symmetric',
    diagonal: 'diagonal',
  };
  return symbol(`\\mathrm{d}${variable.name}`, shape, {
    property: kept[property] ?? 'none',
    indices,
    family,
  });
}

/** The differential of an expression where the names that are given vary, each by a tangent of its own. */
export const varyingBy =
  (names: ReadonlySet<string>) =>
  (e: Expr): Expr =>
    differential(e, (leaf) => (leaf.kind === 'symbol' && names.has(leaf.name) ? tangentOf(leaf) : null));

/**
 * Whether two sides are of the same order in the tangents, as first differentials are. An increment f(x + dx) - f(x) is
 * not, so that it shows nothing of the differential it is compared with.
 */
export function areOfOneOrder(left: Expr, right: Expr): boolean {
  return [left, right].every(
    (side) => contains(side, isTangent) && isConfirmed(decide(twiceAsFar(side), mul([TWO, side]))),
  );
}

const twiceAsFar = (side: Expr): Expr =>
  mapNodes(side, (node) => (isTangent(node) ? mul([TWO, node]) : node));
