import {
  type DiagonalNode,
  diagonalPart,
  type Expr,
  inverse,
  isNumber,
  isOne,
  ones,
  SCALAR,
  shape,
  transpose,
} from '../../expr';
import type { Code } from './code';
import { multiply } from './entrywise';
import type { Lowering } from './lowering';
import { codeOf, type Operand, ofExpr, times } from './operands';
import { typicalSize } from './sizes';

/** How a chain of matrices is best multiplied: the cut at which the last product is taken, for every part of it. */
interface Plan {
  readonly cost: number;
  readonly cut: number;
}

const CHEAP: ReadonlySet<Expr['kind']> = new Set(['diagonal', 'commutation', 'identity']);
const isInverse = (e: Expr): boolean => e.kind === 'matrixpower' && isNumber(e.exponent, -1);

/** What it costs to multiply the parts i..k-1 and k..j-1 of a chain, given the sizes before and after each factor. */
function costOfProduct(
  chain: readonly Expr[],
  sides: readonly number[],
  i: number,
  k: number,
  j: number,
): number {
  const [rows, inner, cols] = [sides[i], sides[k], sides[j]];
  const left = k - i === 1 ? chain[i] : null;
  const right = j - k === 1 ? chain[k] : null;
  if (left && CHEAP.has(left.kind)) return inner * cols;
  if (right && CHEAP.has(right.kind)) return rows * inner;
  return rows * inner * cols;
}

/** In a longer part of a chain not every order is compared, which takes the cube of its length. */
const LONG = 40;

function planChain(chain: readonly Expr[]): (i: number, j: number) => Plan {
  const sides = [...chain.map((a) => a.shape.rows), chain[chain.length - 1].shape.cols].map(typicalSize);
  const memo = new Map<number, Plan>();
  /** The first factor or the last one apart from the others: from the narrower end, products stay small. */
  const fromAnEnd = (i: number, j: number): Plan => {
    const cut = sides[j] <= sides[i] ? i + 1 : j - 1;
    const cost = plan(i, cut).cost + plan(cut, j).cost + costOfProduct(chain, sides, i, cut, j);
    return { cost, cut };
  };
  const plan = (i: number, j: number): Plan => {
    if (j - i === 1) return { cost: 0, cut: i };
    const key = i * (chain.length + 1) + j;
    const known = memo.get(key);
    if (known) return known;
    let best: Plan = j - i > LONG ? fromAnEnd(i, j) : { cost: Number.POSITIVE_INFINITY, cut: i + 1 };
    for (let k = i + 1; k < j && j - i <= LONG; k++) {
      const cost = plan(i, k).cost + plan(k, j).cost + costOfProduct(chain, sides, i, k, j);
      // On a tie the right end is multiplied first: it is where residuals and other shared vectors stand.
      if (cost < best.cost) best = { cost, cut: k };
    }
    memo.set(key, best);
    return best;
  };
  return plan;
}

/** A⁻²b is solved twice, A²b multiplied twice. */
function asRepeated(e: Expr): readonly Expr[] {
  if (e.kind !== 'matrixpower' || e.exponent.kind !== 'number') return [e];
  const times = Math.abs(e.exponent.value);
  if (!Number.isInteger(times) || times > 3 || times < 2) return [e];
  const one = e.exponent.value < 0 ? inverse(e.base) : e.base;
  return Array.from({ length: times }, () => one);
}

/** A chain as one operand, multiplied in the cheapest order. */
export function multiplyChain(factors: readonly Expr[], low: Lowering): Operand {
  const chain = factors.flatMap(asRepeated);
  const plan = planChain(chain);
  const build = (i: number, j: number): Operand => {
    if (j - i === 1) return ofExpr(chain[i]);
    const { cut } = plan(i, j);
    return times(build(i, cut), build(cut, j), low);
  };
  return build(0, chain.length);
}

/** tr(M₁…M_k) without the last product: the sum of P ⊙ Qᵀ over the best two parts of any rotation. */
export function traceOfChain(chain: readonly Expr[], low: Lowering): Code {
  const g = low.graph;
  const scaled = chain.findIndex((a) => a.kind === 'diagonal');
  if (scaled >= 0 && chain.length === 2) {
    // tr(diag(v) A) is vᵀ diag(A).
    const { arg } = chain[scaled] as DiagonalNode;
    return g.make('dot', [low.full(arg), low.full(diagonalPart(chain[1 - scaled]))], SCALAR);
  }
  const parts = bestParts(chain);
  if (!parts) return g.make('trace', [codeOf(multiplyChain(chain, low), low)], SCALAR);
  const [p, q] = parts.map((part) => multiplyChain(part, low));
  const flipped = q.expr ? low.full(transpose(q.expr)) : g.transpose(codeOf(q, low));
  const head = codeOf(p, low);
  const bothFlipped = head.op === 'transpose' && flipped.op === 'transpose';
  const [a, b] = bothFlipped ? [head.args[0], flipped.args[0]] : [head, flipped];
  return g.make('sum', [multiply(g, a, b)], SCALAR);
}

function bestParts(chain: readonly Expr[]): [Expr[], Expr[]] | null {
  let best: { cost: number; parts: [Expr[], Expr[]] } | null = null;
  const length = chain.length;
  // A long chain is taken as it stands.
  const starts = length > LONG ? 1 : length;
  for (let start = 0; start < starts; start++) {
    const rotated = [...chain.slice(start), ...chain.slice(0, start)];
    const plan = planChain(rotated);
    for (let cut = 1; cut < length; cut++) {
      const parts: [Expr[], Expr[]] = [rotated.slice(0, cut), rotated.slice(cut)];
      // An inverse or a diagonal matrix alone would have to be formed.
      if (parts.some((part) => part.length === 1 && (isInverse(part[0]) || CHEAP.has(part[0].kind))))
        continue;
      const whole = typicalSize(rotated[0].shape.rows) * typicalSize(rotated[cut].shape.rows);
      const cost = plan(0, cut).cost + plan(cut, length).cost + whole;
      if (!best || cost < best.cost) best = { cost, parts };
    }
  }
  return best?.parts ?? null;
}

/** The sum of a product's entries, 1ᵀ M₁…M_k 1, as a chain with vectors of ones at its ends. */
export function totalOfChain(chain: readonly Expr[], low: Lowering): Code {
  const { rows } = chain[0].shape;
  const { cols } = chain[chain.length - 1].shape;
  const one = SCALAR.rows;
  const ends = [
    ...(isOne(rows) ? [] : [ones(shape(one, rows))]),
    ...chain,
    ...(isOne(cols) ? [] : [ones(shape(cols, one))]),
  ];
  return codeOf(multiplyChain(ends, low), low);
}
