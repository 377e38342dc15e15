import { add, elementwise, mul, pow, ShapeMismatch } from './algebra';
import { isOne, multiplyDimensions, SCALAR, sameDimension, sameShape, transposedShape } from './dimension';
import { block, splitScalars } from './functions';
import { intern, nodeMemo } from './intern';
import { kronecker } from './kronecker';
import {
  commutation,
  HALF,
  identity,
  isInteger,
  isNumber,
  isScalar,
  isZero,
  MINUS_ONE,
  number,
  ONE,
  ones,
  size,
  TWO,
  ZERO,
  zeros,
} from './leaves';
import { less } from './lexicographic';
import type { AnalyticName, CommutationNode, Expr, MatrixFunctionNode } from './node';
import { isDiagonal, isOrthogonal } from './structure';

/** A matrix product. Scalars, and scalar sub-chains such as the xᵀx of x xᵀx, come out in front. */
export function matmul(factors: readonly Expr[]): Expr {
  const scalars: Expr[] = [];
  const chain: Expr[] = [];
  const push = (factor: Expr): void => {
    if (isScalar(factor)) {
      scalars.push(factor);
      return;
    }
    if (factor.kind === 'matmul') {
      for (const arg of factor.args) push(arg);
      return;
    }
    const split = splitScalars(factor);
    if (split.scalars.length > 0) {
      scalars.push(...split.scalars);
      push(split.rest);
      return;
    }
    const last = chain[chain.length - 1];
    if (last && !sameDimension(last.shape.cols, factor.shape.rows))
      throw new ShapeMismatch('matrix product', last.shape, factor.shape);
    const merged = last ? mergeNeighbours(last, factor) : factor.kind === 'identity' ? null : undefined;
    if (merged === undefined) chain.push(factor);
    else {
      chain.pop();
      if (merged) push(merged);
    }
  };
  const outer = factors.filter((f) => !isScalar(f));
  if (outer.length === 0) return mul(factors);
  const shape = { rows: outer[0].shape.rows, cols: outer[outer.length - 1].shape.cols };
  for (const factor of factors) push(factor);
  if (chain.some(isZero) || scalars.some(isZero)) return zeros(shape);
  if (chain.length === 0) {
    const unit = isOne(shape.rows) && isOne(shape.cols) ? ONE : identity(shape.rows);
    return mul([...scalars, unit]);
  }
  return mul([...scalars, ...splitAtOnes(chain)]);
}

/** What two neighbours become together: null for the identity, undefined where they stay as they are. */
function mergeNeighbours(a: Expr, b: Expr): Expr | null | undefined {
  if (a.kind === 'identity') return b;
  if (b.kind === 'identity') return a;
  const baseA = a.kind === 'matrixpower' ? a.base : a;
  const baseB = b.kind === 'matrixpower' ? b.base : b;
  if (
    baseA === baseB &&
    sameDimension(a.shape.rows, a.shape.cols) &&
    sameDimension(b.shape.rows, b.shape.cols)
  ) {
    const exponent = add([
      a.kind === 'matrixpower' ? a.exponent : ONE,
      b.kind === 'matrixpower' ? b.exponent : ONE,
    ]);
    const power = matrixPower(baseA, exponent);
    return power.kind === 'identity' ? null : power;
  }
  if (a.kind === 'diagonal' && b.kind === 'diagonal') return diagonal(mul([a.arg, b.arg]));
  if (a.kind === 'diagonal' && isOne(b.shape.cols)) return mul([a.arg, b]);
  if (b.kind === 'diagonal' && isOne(a.shape.rows)) return mul([a, transpose(b.arg)]);
  if (isOrthogonal(baseA) && b === transpose(a)) return null;
  if (isOrthogonal(baseB) && a === transpose(b)) return null;
  if (
    a.kind === 'commutation' &&
    b.kind === 'commutation' &&
    sameDimension(a.m, b.n) &&
    sameDimension(a.n, b.m)
  )
    return null;
  if (a.kind === 'commutation' && b.kind === 'vec' && sameDimension(a.m, b.arg.shape.rows))
    return vec(transpose(b.arg));
  if (a.kind === 'elimination' && b.kind === 'duplication') return null;
  if (a.kind === 'commutation' && b.kind === 'duplication') return b;
  if (b.kind === 'commutation' && a.kind === 'transpose' && a.arg.kind === 'duplication') return a;
  if (a.kind === 'kronecker' && b.kind === 'commutation') {
    const turned = turnedKronecker(a.args, b, 'rows');
    if (turned) return turned;
  }
  if (a.kind === 'commutation' && b.kind === 'kronecker') {
    const turned = turnedKronecker(b.args, a, 'cols');
    if (turned) return turned;
  }
  if (a.kind === 'symbol' && a.property === 'onehotrows' && b.kind === 'ones')
    return ones({ rows: a.shape.rows, cols: b.shape.cols });
  if (a.kind === 'ones' && b.kind === 'ones')
    return mul([size(a.shape.cols), ones({ rows: a.shape.rows, cols: b.shape.cols })]);
  return undefined;
}

/**
 * (A ⊗ B) K_{n,q} = B ⊗ A for A m×n and B p×q where m or p is 1, and K_{p,m} (A ⊗ B) = B ⊗ A where n or q is 1: the
 * other permutation is the identity there (Magnus & Neudecker, ch. 3, th. 9).
 */
function turnedKronecker(args: readonly Expr[], by: CommutationNode, thin: 'rows' | 'cols'): Expr | null {
  if (args.length !== 2) return null;
  const [a, b] = args;
  if (!isOne(a.shape[thin]) && !isOne(b.shape[thin])) return null;
  const fits =
    thin === 'rows'
      ? sameDimension(by.m, a.shape.cols) && sameDimension(by.n, b.shape.cols)
      : sameDimension(by.m, b.shape.rows) && sameDimension(by.n, a.shape.rows);
  return fits ? kronecker([b, a]) : null;
}

/** Cuts a chain at inner sizes 1: x|xᵀx is the vector x times the scalar xᵀx. */
function splitAtOnes(chain: Expr[]): Expr[] {
  const cuts: number[] = [];
  for (let k = 1; k < chain.length; k++) if (isOne(chain[k].shape.rows)) cuts.push(k);
  const startsWithOne = isOne(chain[0].shape.rows);
  const endsWithOne = isOne(chain[chain.length - 1].shape.cols);
  const bounds = [...(startsWithOne ? [0] : []), ...cuts, ...(endsWithOne ? [chain.length] : [])];
  if (bounds.length < 2) return [rawChain(chain)];
  const pieces: Expr[] = [];
  for (let k = 1; k < bounds.length; k++) pieces.push(scalarChain(chain.slice(bounds[k - 1], bounds[k])));
  const head = chain.slice(0, bounds[0]);
  const tail = chain.slice(bounds[bounds.length - 1]);
  if (head.length + tail.length > 0) pieces.push(rawChain([...head, ...tail]));
  return pieces;
}

/** A 1×1 chain. It equals its own transpose, so both are one node; sums of entries are `total`. */
function scalarChain(chain: Expr[]): Expr {
  if (chain[0].kind === 'ones') return total(rawChain(chain.slice(1)));
  if (chain[chain.length - 1].kind === 'ones') return total(rawChain(chain.slice(0, -1)));
  const forward = chain.map((c) => c.id);
  const flipped = [...chain].reverse().map((c) => transpose(c).id);
  const key = less(flipped, forward) ? flipped : forward;
  return intern<'matmul'>(`@${key}`, () => ({ kind: 'matmul', shape: SCALAR, args: chain }));
}

function rawChain(chain: Expr[]): Expr {
  if (chain.length === 1) return chain[0];
  const shape = { rows: chain[0].shape.rows, cols: chain[chain.length - 1].shape.cols };
  if (isOne(shape.rows) && isOne(shape.cols)) return scalarChain(chain);
  return intern<'matmul'>(`@${chain.map((c) => c.id)}`, () => ({ kind: 'matmul', shape, args: chain }));
}

/** Whether M = Mᵀ is known from structure. */
export function isSymmetric(e: Expr): boolean {
  return sameDimension(e.shape.rows, e.shape.cols) && transpose(e) === e;
}

/** The transpose, pushed down to the leaves: (AB)ᵀ = BᵀAᵀ, (A + B)ᵀ = Aᵀ + Bᵀ, (A⁻¹)ᵀ = (Aᵀ)⁻¹, f(A)ᵀ = f(Aᵀ). */
export function transpose(e: Expr): Expr {
  if (isScalar(e)) return e;
  if (e.kind === 'transpose') return e.arg;
  const known = transposes.get(e);
  if (known) return known;
  const made = pushedTranspose(e);
  transposes.set(e, made);
  return made;
}

const transposes = nodeMemo<Expr>();

function pushedTranspose(e: Expr): Expr {
  switch (e.kind) {
    case 'symbol':
      if (e.property === 'symmetric' || e.property === 'spd' || e.property === 'diagonal') return e;
      break;
    case 'add':
      return add(e.args.map(transpose));
    case 'mul':
      return mul(e.args.map(transpose));
    case 'pow':
      return pow(transpose(e.base), e.exponent);
    case 'elementwise':
      return intern<'elementwise'>(`${e.name} ${transpose(e.arg).id}`, () => ({
        ...e,
        shape: transposedShape(e.shape),
        arg: transpose(e.arg),
      }));
    case 'matmul':
      return matmul([...e.args].reverse().map(transpose));
    case 'matrixpower':
      return matrixPower(transpose(e.base), e.exponent);
    case 'matrixfunction':
      return matrixFunction(e.name, transpose(e.arg));
    case 'frechet':
      return frechet(e.name, transpose(e.arg), transpose(e.direction));
    case 'kronecker':
      return kronecker(e.args.map(transpose));
    case 'diagonal':
    case 'identity':
      return e;
    case 'ones':
      return ones(transposedShape(e.shape));
    case 'zeros':
      return zeros(transposedShape(e.shape));
    case 'commutation':
      return commutation(e.n, e.m, e.shape.rows);
    case 'sum':
      return intern<'sum'>(`sum ${e.index},${e.from.id},${e.to.id},${transpose(e.body).id}`, () => ({
        ...e,
        shape: transposedShape(e.shape),
        body: transpose(e.body),
      }));
    case 'build':
      // A vector of entries is a column; its transpose is written as one.
      if (e.row === null || e.col === null) break;
      return intern<'build'>(
        `build ${e.col},${e.row},${e.body.id},${e.shape.cols.key},${e.shape.rows.key}`,
        () => ({
          ...e,
          shape: transposedShape(e.shape),
          row: e.col,
          col: e.row,
        }),
      );
    case 'block':
      return block(
        e.rows[0].map((_, j) => e.rows.map((row) => transpose(row[j]))),
        transposedShape(e.shape),
      );
    case 'apply':
      break;
  }
  return intern<'transpose'>(`T ${e.id}`, () => ({
    kind: 'transpose',
    shape: transposedShape(e.shape),
    arg: e,
  }));
}

/** A transpose left standing where it is written. For display: nothing is built from the result. */
export const rawTranspose = (arg: Expr): Expr =>
  intern<'transpose'>(`T ${arg.id}`, () => ({ kind: 'transpose', shape: transposedShape(arg.shape), arg }));

/** A square matrix to a power; (cA)^k = c^k A^k for integer k, inverses of symmetric matrices stay symmetric. */
export function matrixPower(base: Expr, exponent: Expr): Expr {
  if (isScalar(base)) return pow(base, exponent);
  if (!sameDimension(base.shape.rows, base.shape.cols))
    throw new ShapeMismatch('matrix power', base.shape, transposedShape(base.shape));
  if (isNumber(exponent, 1)) return base;
  if (isNumber(exponent, 0)) return identity(base.shape.rows);
  if (base.kind === 'identity') return base;
  if (base.kind === 'matrixpower' && isInteger(base.exponent) && isInteger(exponent)) {
    return matrixPower(base.base, mul([base.exponent, exponent]));
  }
  if (base.kind === 'symbol' && base.property === 'orthogonal' && isNumber(exponent, -1))
    return transpose(base);
  if (base.kind === 'diagonal') return diagonal(pow(base.arg, exponent));
  if (isInteger(exponent)) {
    const { scalars, rest } = splitScalars(base);
    if (scalars.length > 0)
      return mul([...scalars.map((s) => pow(s, exponent)), matrixPower(rest, exponent)]);
  }
  if (isNumber(exponent, -1)) {
    if (base.kind === 'matmul' && base.args.every((a) => sameDimension(a.shape.rows, a.shape.cols))) {
      return matmul([...base.args].reverse().map((a) => matrixPower(a, MINUS_ONE)));
    }
    if (base.kind === 'kronecker' && base.args.every((a) => sameDimension(a.shape.rows, a.shape.cols))) {
      return kronecker(base.args.map((a) => matrixPower(a, MINUS_ONE)));
    }
    if (base.kind === 'commutation') return transpose(base);
  }
  return intern<'matrixpower'>(`mpow ${base.id},${exponent.id}`, () => ({
    kind: 'matrixpower',
    shape: base.shape,
    base,
    exponent,
  }));
}

export const inverse = (e: Expr): Expr => matrixPower(e, MINUS_ONE);

const OF_SCALAR: Partial<Record<MatrixFunctionNode['name'], (s: Expr) => Expr>> = {
  expm: (s) => elementwise('exp', s),
  logm: (s) => elementwise('log', s),
  sqrtm: (s) => pow(s, HALF),
  sinm: (s) => elementwise('sin', s),
  cosm: (s) => elementwise('cos', s),
  polar: (s) => elementwise('sign', s),
};

/** An analytic function of a square matrix, or the pseudo-inverse; of a scalar, the function of that number. */
export function matrixFunction(name: MatrixFunctionNode['name'], arg: Expr): Expr {
  const ofScalar = isScalar(arg) ? OF_SCALAR[name] : undefined;
  if (ofScalar) return ofScalar(arg);
  // The polar factor of a vector is its direction.
  if (name === 'polar' && (isOne(arg.shape.cols) || isOne(arg.shape.rows)))
    return mul([arg, pow(total(pow(arg, TWO)), number(-1, 2))]);
  const shape = name === 'pinv' ? transposedShape(arg.shape) : arg.shape;
  if (name === 'expm' && arg.kind === 'zeros') return identity(arg.shape.rows);
  return intern<'matrixfunction'>(`${name}! ${arg.id}`, () => ({ kind: 'matrixfunction', shape, name, arg }));
}

/** L_f(A, E) for A and E of one square shape; linear in E. */
export function frechet(name: AnalyticName, arg: Expr, direction: Expr): Expr {
  if (!sameShape(arg.shape, direction.shape))
    throw new ShapeMismatch('directional derivative', arg.shape, direction.shape);
  if (isZero(direction)) return zeros(direction.shape);
  const { scalars, rest } = splitScalars(direction);
  if (scalars.length > 0 && !isScalar(rest)) return mul([...scalars, frechet(name, arg, rest)]);
  return intern<'frechet'>(`frechet ${name} ${arg.id},${direction.id}`, () => ({
    kind: 'frechet',
    shape: direction.shape,
    name,
    arg,
    direction,
  }));
}

/** The sum of all entries. */
export function total(e: Expr): Expr {
  if (isScalar(e)) return e;
  switch (e.kind) {
    case 'zeros':
      return ZERO;
    case 'ones':
      return size(multiplyDimensions(e.shape.rows, e.shape.cols));
    case 'identity':
      return size(e.shape.rows);
    case 'add':
      return add(e.args.map(total));
    case 'mul': {
      const { scalars, rest } = splitScalars(e);
      if (scalars.length > 0) return mul([...scalars, total(rest)]);
      break;
    }
    case 'transpose':
    case 'diagonal':
      return total(e.arg);
    case 'symbol':
      if (e.property === 'onehot' || e.property === 'prob') return ONE;
      if (e.property === 'onehotrows') return size(e.shape.rows);
      break;
    case 'softmax':
      return e.rowwise ? size(e.shape.rows) : ONE;
    case 'matmul': {
      const cut = e.args.findIndex((a) => isOne(a.shape.rows));
      if (cut > 0) return mul([total(matmul(e.args.slice(0, cut))), total(matmul(e.args.slice(cut)))]);
      break;
    }
  }
  const flipped = transpose(e);
  return intern<'total'>(`total ${Math.min(e.id, flipped.id)}`, () => ({
    kind: 'total',
    shape: SCALAR,
    arg: e,
  }));
}

export function diagonal(e: Expr): Expr {
  if (isScalar(e)) return e;
  if (isOne(e.shape.rows)) return diagonal(transpose(e));
  if (e.kind === 'ones') return identity(e.shape.rows);
  const shape = { rows: e.shape.rows, cols: e.shape.rows };
  if (isZero(e)) return zeros(shape);
  if (e.kind === 'diagonalpart' && isDiagonal(e.arg)) return e.arg;
  const { scalars, rest } = splitScalars(e);
  if (scalars.length > 0) return mul([...scalars, diagonal(rest)]);
  return intern<'diagonal'>(`diag ${e.id}`, () => ({ kind: 'diagonal', shape, arg: e }));
}

/** The columns of a matrix, one under the other. */
export function vec(e: Expr): Expr {
  if (isOne(e.shape.cols)) return e;
  if (isOne(e.shape.rows)) return transpose(e);
  const shape = { rows: multiplyDimensions(e.shape.rows, e.shape.cols), cols: SCALAR.cols };
  if (e.kind === 'unvec') return e.arg;
  if (isZero(e)) return zeros(shape);
  if (e.kind === 'ones') return ones(shape);
  if (e.kind === 'add') return add(e.args.map(vec));
  if (e.kind === 'mul') return mul(e.args.map((a) => (isScalar(a) ? a : vec(a))));
  return intern<'vec'>(`vec ${e.id}`, () => ({ kind: 'vec', shape, arg: e }));
}
