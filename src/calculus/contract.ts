import {
  columnOf,
  type Dimension,
  diagonal,
  diagonalPart,
  type Expr,
  entry,
  identity,
  index,
  matmul,
  mul,
  ones,
  SCALAR,
  sameShape,
  total,
  transpose,
  unitPlace,
} from '../expr';
import type { Factor, Index, IndexSizes } from './indices';
import type { IndexedProduct } from './lift';

/** A term whose only indices are the free ones it was asked for. */
export interface ContractedTerm {
  readonly scalars: readonly Expr[];
  readonly factors: readonly Factor[];
  /** Indices that no matrix product sums out: the term is to be summed over each. */
  readonly sums: readonly string[];
}

/**
 * Sums out every bound index of a term: two matrices that share one become a product, a vector on one becomes a
 * matrix-vector product or a diagonal in between, equal pairs become Hadamard products. What is left carries free
 * indices only. Where three matrices meet at an index, it is left as an explicit sum over their columns.
 */
export function contract(term: IndexedProduct, free: ReadonlySet<string>, sizes: IndexSizes): ContractedTerm {
  const names = new Map<string, string>();
  const rename = (i: Index): Index => (i === null ? null : (names.get(i) ?? i));
  const deltas = [...term.deltas];
  let factors: Factor[] = [...term.factors];
  const identities: Factor[] = [];
  while (deltas.length > 0) {
    const [a, b] = (deltas.pop() as readonly [string, string]).map(rename) as [string, string];
    if (a === b) continue;
    if (free.has(a) && free.has(b))
      identities.push({ matrix: identity(sizes.get(a) as Dimension), row: a, col: b });
    else {
      const [from, to] = free.has(a) ? [b, a] : [a, b];
      for (const [k, v] of names) if (v === from) names.set(k, to);
      names.set(from, to);
    }
  }
  factors = factors.map((f) => ({ ...f, row: rename(f.row), col: rename(f.col) }));
  const scalars = [...term.scalars];
  const bag = new Bag([...factors, ...identities], scalars);
  bag.simplify(free);
  const sums: string[] = [];
  // Few factors first: a vector's sum before a matrix product.
  const bound = () =>
    [...bag.weights()]
      .filter(([i]) => !free.has(i))
      .sort(([, a], [, b]) => a - b)
      .map(([i]) => i);
  for (let candidates = bound(); candidates.length > 0; candidates = bound()) {
    if (!candidates.some((i) => bag.sumOut(i))) {
      const [i] = candidates;
      const opened = fixIndex(bag.factors, i, index(i));
      bag.factors = [...opened.factors];
      scalars.push(...opened.scalars);
      sums.push(i);
    }
    bag.simplify(free);
  }
  return { scalars: bag.scalars, factors: bag.factors, sums };
}

/** The factors with one index held at a value: a matrix becomes its row or column there, a vector an entry. */
export function fixIndex(
  factors: readonly Factor[],
  i: string,
  at: Expr,
): { scalars: Expr[]; factors: Factor[] } {
  const scalars: Expr[] = [];
  const kept: Factor[] = [];
  for (const f of factors) {
    if (f.row !== i && f.col !== i) kept.push(f);
    else if (f.row === i && (f.col === null || f.col === i)) scalars.push(entry(f.matrix, at, at));
    else if (f.col === i && f.row === null) scalars.push(entry(f.matrix, at, at));
    else {
      const columns = f.col === i ? f.matrix : transpose(f.matrix);
      kept.push({ matrix: columnOf(columns, at), row: f.row === i ? f.col : f.row, col: null });
    }
  }
  return { scalars, factors: kept };
}

/** The factors of one term while it is contracted. */
class Bag {
  constructor(
    public factors: Factor[],
    readonly scalars: Expr[],
  ) {}

  private on(i: string): Factor[] {
    return this.factors.filter((f) => f.row === i || f.col === i);
  }

  /** Every index with what it costs to sum it out. */
  weights(): Map<string, number> {
    const found = new Map<string, number>();
    for (const { row, col } of this.factors) {
      const weight = row !== null && col !== null ? 10 : 1;
      for (const i of new Set([row, col])) if (i !== null) found.set(i, (found.get(i) ?? 0) + weight);
    }
    return found;
  }

  /** Numbers out, diagonals to vectors, equal index pairs to one Hadamard product. */
  simplify(free: ReadonlySet<string>): void {
    const kept: Factor[] = [];
    const places = new Map<string, number>();
    for (const [k, factor] of this.factors.entries()) {
      let f = factor;
      if (f.row !== null && f.row === f.col) f = { matrix: diagonalPart(f.matrix), row: f.row, col: null };
      if (f.row === null && f.col !== null) f = { matrix: transpose(f.matrix), row: f.col, col: null };
      if (f.row === null) {
        this.scalars.push(f.matrix);
        continue;
      }
      // Beside another factor on its index, a vector of ones says nothing; the last one left says how long it is.
      const others = [...kept, ...this.factors.slice(k + 1)];
      if (
        f.matrix.kind === 'ones' &&
        f.col === null &&
        others.some((g) => g.row === f.row || g.col === f.row)
      )
        continue;
      const pair = [f.row, f.col ?? ''].sort().join(' ');
      const at = places.get(pair);
      if (at === undefined) places.set(pair, kept.push(f) - 1);
      else {
        const first = kept[at];
        const other = first.row === f.row ? f.matrix : transpose(f.matrix);
        // A free index may stand at sides of two lengths.
        if (sameShape(first.matrix.shape, other.shape))
          kept[at] = { ...first, matrix: mul([first.matrix, other]) };
        else kept.push(f);
      }
    }
    this.factors = kept;
    this.useUnitVectors(free);
    this.useIdentities(free);
  }

  /** F[i, j] e_k[i] = F[k, j] e_k[i]: next to a unit vector the other factors are taken at its place. */
  private useUnitVectors(free: ReadonlySet<string>): void {
    for (const f of this.factors) {
      const at = f.col === null && f.row !== null ? unitPlace(f.matrix) : null;
      const others = this.factors.filter((g) => g !== f);
      const touching = (g: Factor) => g.row === f.row || g.col === f.row;
      if (!at || f.row === null || !others.some((g) => touching(g) && g.matrix.kind !== 'identity')) continue;
      const apart = others.filter((g) => touching(g) && g.matrix.kind !== 'identity');
      const opened = fixIndex(apart, f.row, at);
      this.scalars.push(...opened.scalars);
      this.factors = [f, ...others.filter((g) => !apart.includes(g)), ...opened.factors];
      this.simplify(free);
      return;
    }
  }

  /** δ_ib lets b be written i; one between two free indices stays, and draws other factors to one side. */
  private useIdentities(free: ReadonlySet<string>): void {
    for (const f of this.factors) {
      if (f.matrix.kind !== 'identity' || f.row === null || f.col === null) continue;
      const [keep, drop] = free.has(f.row) ? [f.row, f.col] : [f.col, f.row];
      if (free.has(drop)) continue;
      this.factors = this.factors
        .filter((g) => g !== f)
        .map((g) => ({ ...g, row: g.row === drop ? keep : g.row, col: g.col === drop ? keep : g.col }));
      this.simplify(free);
      return;
    }
  }

  /** Σ over one bound index; false where three or more matrices meet. */
  sumOut(i: string): boolean {
    const touching = this.on(i);
    const vectors = touching.filter((f) => f.col === null);
    const matrices = touching.filter((f) => f.col !== null);
    const rest = this.factors.filter((f) => !touching.includes(f));
    const weight = vectors.length > 0 ? mul(vectors.map((v) => v.matrix)) : null;
    if (matrices.length === 0) {
      this.scalars.push(this.sumOfVectors(vectors.map((v) => v.matrix)));
      this.factors = rest;
      return true;
    }
    const outward = (f: Factor) =>
      f.col === i ? { matrix: f.matrix, other: f.row } : { matrix: transpose(f.matrix), other: f.col };
    if (matrices.length === 1) {
      const { matrix, other } = outward(matrices[0]);
      const summed = matmul([matrix, weight ?? ones({ rows: matrix.shape.cols, cols: SCALAR.cols })]);
      this.factors = [...rest, { matrix: summed, row: other, col: null }];
      return true;
    }
    if (matrices.length === 2) {
      const [a, b] = matrices.map(outward);
      const middle = weight ? [diagonal(weight)] : [];
      const product = matmul([a.matrix, ...middle, transpose(b.matrix)]);
      this.factors = [...rest, { matrix: product, row: a.other, col: b.other }];
      if (a.other === b.other)
        this.factors[this.factors.length - 1] = { matrix: product, row: a.other, col: b.other };
      return true;
    }
    return false;
  }

  private sumOfVectors(vectors: readonly Expr[]): Expr {
    if (vectors.length === 1) return total(vectors[0]);
    return matmul([transpose(mul(vectors.slice(0, -1))), vectors[vectors.length - 1]]);
  }
}
