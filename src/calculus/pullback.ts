import {
  add,
  build,
  children,
  type Dimension,
  delta,
  diagonal,
  diagonalPart,
  type Expr,
  entry,
  frechet,
  freeIndices,
  freshIndex,
  identity,
  index,
  innerProduct,
  isOne,
  isScalar,
  isZero,
  kronecker,
  matmul,
  mul,
  ONE,
  ones,
  piecewise,
  postorder,
  type SymbolNode,
  size,
  substituteIndex,
  sum,
  transpose,
  unitVector,
  unvec,
  vec,
  zeros,
} from '../expr';
import { NotDifferentiable } from './errors';
import { aroundFactor, placesOf, sumOfCases } from './vectorised';

/**
 * The transpose of a linear map. `linear` is an expression linear in the symbol `tangent`, `cotangent` has its
 * shape; the answer G has the tangent's shape and ⟨cotangent, linear⟩ = ⟨G, tangent⟩ (reverse mode is the transpose
 * of forward mode; Radul et al., "You only linearize once", 2022). For a scalar dF and cotangent 1 it is the
 * gradient read off dF = tr(Gᵀ dX).
 */
export function pullback(linear: Expr, cotangent: Expr, tangent: SymbolNode): Expr {
  const varies = new Map<Expr, boolean>();
  const order = postorder([linear]);
  for (const node of order) varies.set(node, node === tangent || childrenVary(node, varies));
  if (!varies.get(linear)) return zeros(tangent.shape);

  const incoming = new Map<Expr, Expr[]>([[linear, [cotangent]]]);
  const give = (node: Expr, g: Expr): void => {
    if (isZero(g)) return;
    const list = incoming.get(node);
    if (list) list.push(g);
    else incoming.set(node, [g]);
  };
  const doesVary = (e: Expr) => varies.get(e) === true;
  for (let k = order.length - 1; k >= 0; k--) {
    const node = order[k];
    const given = incoming.get(node);
    if (!given || node === tangent || !doesVary(node)) continue;
    transposeNode(node, add(given), { give, doesVary, tangent });
  }
  const result = incoming.get(tangent);
  // The last term of a sum is met first on the way back: turned round, terms stand in the order they were written.
  return result ? add([...result].reverse()) : zeros(tangent.shape);
}

const childrenVary = (node: Expr, varies: Map<Expr, boolean>) =>
  children(node).some((c) => varies.get(c) === true);

interface Scope {
  give(node: Expr, cotangent: Expr): void;
  doesVary(e: Expr): boolean;
  tangent: SymbolNode;
}

/** One linear construct's transposed map: what its cotangent gives to the argument that varies. */
function transposeNode(e: Expr, g: Expr, scope: Scope): void {
  const { give, doesVary, tangent } = scope;
  switch (e.kind) {
    case 'add':
      for (const arg of e.args) if (doesVary(arg)) give(arg, g);
      return;
    case 'mul': {
      const arg = theOne(e.args, doesVary, e);
      const others = e.args.filter((a) => a !== arg);
      if (isScalar(arg) && !isScalar(e)) {
        const scalars = others.filter(isScalar);
        const matrices = others.filter((a) => !isScalar(a));
        give(arg, mul([...scalars, innerProduct(mul(matrices), g)]));
      } else give(arg, mul([...others, g]));
      return;
    }
    case 'matmul': {
      const arg = theOne(e.args, doesVary, e);
      const k = e.args.indexOf(arg);
      const left = e.args.slice(0, k).reverse().map(transpose);
      const right = e.args
        .slice(k + 1)
        .reverse()
        .map(transpose);
      give(arg, matmul([...left, g, ...right]));
      return;
    }
    case 'transpose':
      give(e.arg, transpose(g));
      return;
    case 'frechet':
      // ⟨G, L_f(A, E)⟩ = ⟨L_f(Aᵀ, G), E⟩ (Higham, Functions of Matrices, section 3.2).
      give(e.direction, frechet(e.name, transpose(e.arg), g));
      return;
    case 'trace':
      give(e.arg, mul([g, identity(e.arg.shape.rows)]));
      return;
    case 'total':
      give(e.arg, mul([g, ones(e.arg.shape)]));
      return;
    case 'diagonal':
      give(e.arg, diagonalPart(g));
      return;
    case 'diagonalpart':
      give(e.arg, diagonal(g));
      return;
    case 'vec':
      give(e.arg, unvec(g, e.arg.shape.rows, e.arg.shape.cols));
      return;
    case 'unvec':
      give(e.arg, vec(g));
      return;
    case 'kronecker': {
      const arg = theOne(e.args, doesVary, e);
      give(arg, partOfKronecker(e.args, arg, g));
      return;
    }
    case 'block':
      for (const { part, place } of placesOf(e)) if (doesVary(part)) give(part, place(g));
      return;
    case 'entry': {
      const row = isOne(e.arg.shape.rows) ? null : freshIndex('i').name;
      const col = isOne(e.arg.shape.cols) ? null : freshIndex('j').name;
      const picks = [row ? delta(index(row), e.row) : ONE, col ? delta(index(col), e.col) : ONE];
      give(e.arg, build(row, col, mul([g, ...picks]), e.arg.shape));
      return;
    }
    case 'build': {
      // ⟨G, [b_ij]⟩ = Σ_ij G_ij b_ij
      const { names, body } = boundApart([e.row, e.col], e.body, g);
      const [row, col] = names;
      const picked = entry(g, row ? index(row) : ONE, col ? index(col) : ONE);
      let inner = pullback(body, picked, tangent);
      if (row) inner = sumOfMatrices(row, e.shape.rows, inner);
      if (col) inner = sumOfMatrices(col, e.shape.cols, inner);
      give(tangent, inner);
      return;
    }
    case 'sum': {
      const { names, body } = boundApart([e.index], e.body, g);
      give(tangent, sumInto(names[0] as string, e.from, e.to, pullback(body, g, tangent)));
      return;
    }
    case 'piecewise':
      if (!e.branches.every((b) => isScalar(b.condition))) {
        give(tangent, pullback(sumOfCases(e, doesVary), g, tangent));
        return;
      }
      give(
        tangent,
        piecewise(
          e.branches.map((b) => ({
            condition: b.condition,
            value: doesVary(b.value) ? pullback(b.value, g, tangent) : zeros(tangent.shape),
          })),
          doesVary(e.otherwise) ? pullback(e.otherwise, g, tangent) : zeros(tangent.shape),
        ),
      );
      return;
    default:
      throw new NotDifferentiable(`No gradient rule for ${e.kind} here.`, e);
  }
}

/** Indices that are bound in a body, with names that the cotangent has not: it may come from inside another sum over that letter. */
function boundApart(
  names: readonly (string | null)[],
  body: Expr,
  g: Expr,
): { names: readonly (string | null)[]; body: Expr } {
  const taken = freeIndices(g);
  let apart = body;
  const own = names.map((name) => {
    if (name === null || !taken.has(name)) return name;
    const fresh = freshIndex(name);
    apart = substituteIndex(apart, name, fresh);
    return fresh.name;
  });
  return { names: own, body: apart };
}

/** The matrix over (a, b) of ⟨G, L ⊗ E_ab ⊗ R⟩, where E_ab is 1 at one entry. */
function partOfKronecker(args: readonly Expr[], arg: Expr, g: Expr): Expr {
  const { left, right } = aroundFactor(args, args.indexOf(arg));
  const { rows, cols } = arg.shape;
  const row = isOne(rows) ? null : freshIndex('i').name;
  const col = isOne(cols) ? null : freshIndex('j').name;
  const unit = matmul([
    row ? unitVector(rows, index(row)) : ONE,
    col ? transpose(unitVector(cols, index(col))) : ONE,
  ]);
  return build(row, col, innerProduct(kronecker([left, unit, right]), g), arg.shape);
}

const sumOfMatrices = (name: string, dimension: Dimension, body: Expr): Expr =>
  sumInto(name, ONE, size(dimension), body);

/** Σ_i [b_rc] = [Σ_i b_rc], so that a delta inside picks its term. */
function sumInto(name: string, from: Expr, to: Expr, body: Expr): Expr {
  if (body.kind === 'build') return build(body.row, body.col, sum(name, from, to, body.body), body.shape);
  if (body.kind === 'add') return add(body.args.map((a) => sumInto(name, from, to, a)));
  if (body.kind === 'piecewise' && !isScalar(body) && body.branches.every((b) => isScalar(b.condition))) {
    const row = isOne(body.shape.rows) ? null : freshIndex('i').name;
    const col = isOne(body.shape.cols) ? null : freshIndex('j').name;
    const at = (value: Expr) => entry(value, row ? index(row) : ONE, col ? index(col) : ONE);
    const cases = piecewise(
      body.branches.map(({ condition, value }) => ({ condition, value: at(value) })),
      at(body.otherwise),
    );
    const summed = sum(name, from, to, cases);
    if (summed.kind !== 'sum') return build(row, col, summed, body.shape);
  }
  return sum(name, from, to, body);
}

function theOne(args: readonly Expr[], doesVary: (e: Expr) => boolean, e: Expr): Expr {
  const varying = args.filter(doesVary);
  if (varying.length !== 1) throw new NotDifferentiable('A map that should be linear is not.', e);
  return varying[0];
}
