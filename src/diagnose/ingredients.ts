import {
  type Expr,
  isScalar,
  isZero,
  type MatmulNode,
  MINUS_ONE,
  type MulNode,
  matmul,
  mul,
  negate,
  number,
  postorder,
  pow,
  transpose,
} from '../expr';
import { expandedTerms } from '../simplify/expandedTerms';
import type { Syntax } from '../syntax/tree';

/** A piece of the truth that a claim may lack, as an expression, as text, and as a tree. */
export interface Ingredient {
  readonly expr: Expr;
  readonly text: string;
  readonly node: Syntax;
  /** Whether it multiplies entry by entry. */
  readonly entrywise: boolean;
}

/** How an expression is written in the claim's language; null where it cannot be. */
export type Writer = (e: Expr) => { readonly text: string; readonly node: Syntax } | null;

const MOST = 60;

const collect = (
  found: Iterable<{ expr: Expr; entrywise: boolean }>,
  write: Writer,
  most: number,
): Ingredient[] => {
  const byText = new Map<string, Ingredient>();
  for (const { expr, entrywise } of found) {
    if (byText.size >= most) break;
    const written = write(expr);
    if (written && !byText.has(written.text)) byText.set(written.text, { ...written, expr, entrywise });
  }
  return [...byText.values()];
};

/** The factors of all products in the truth, alone and in groups of neighbours, its names, and its numbers. */
export function factorsOf(truth: Expr, write: Writer): Ingredient[] {
  const nodes = [...postorder([truth])].reverse();
  const found: { expr: Expr; entrywise: boolean }[] = [];
  const products = nodes.filter((n): n is MulNode | MatmulNode => n.kind === 'mul' || n.kind === 'matmul');
  for (const node of products)
    for (const group of groupsOf(node.args)) {
      const scalars = group.filter(isScalar).length;
      if (node.kind === 'matmul') found.push({ expr: matmul(group), entrywise: false });
      else if (scalars === group.length || scalars === 0)
        found.push({ expr: mul(group), entrywise: scalars === 0 && isEntrywise(node) });
    }
  for (const symbol of nodes) {
    if (symbol.kind !== 'symbol') continue;
    found.push({ expr: symbol, entrywise: false });
    if (!isScalar(symbol)) found.push({ expr: transpose(symbol), entrywise: false });
  }
  // The truth writes b - a where a claim had a - b with the sign in front.
  const negated = found.flatMap(({ expr, entrywise }) =>
    expr.kind === 'add' ? [{ expr: negate(expr), entrywise }] : [],
  );
  const turned = found.flatMap(({ expr, entrywise }) =>
    isScalar(expr) ? [] : [{ expr: transpose(expr), entrywise }],
  );
  return collect([...numbersOf(truth), ...found, ...negated, ...turned], write, MOST);
}

/** A product of entries, and not of numbers and one matrix. */
const isEntrywise = ({ args }: MulNode): boolean => args.filter((a) => !isScalar(a)).length > 1;

/** The numbers in the truth, as it stands and with its brackets opened, and those that are most often lost. */
function numbersOf(truth: Expr): { expr: Expr; entrywise: boolean }[] {
  const written = postorder([truth, ...expandedTerms(truth)]).filter(
    (e) => e.kind === 'number' && isScalar(e) && !isZero(e) && !isOneNumber(e),
  );
  const numbers = [...written, number(2), number(1, 2), number(-1)];
  return [...numbers, ...numbers.map((n) => pow(n, MINUS_ONE))].map((expr) => ({ expr, entrywise: false }));
}

const isOneNumber = (e: Expr): boolean => e === number(1);

/** Neighbouring factors, fewer than all; the small groups first. */
function groupsOf(args: readonly Expr[]): Expr[][] {
  const groups: Expr[][] = [];
  for (let length = 1; length < args.length; length++)
    for (let k = 0; k + length <= args.length; k++) groups.push(args.slice(k, k + length));
  return groups;
}

/** The terms of all sums in the truth. */
export function termsOf(truth: Expr, write: Writer): Ingredient[] {
  const sums = postorder([truth]).flatMap((node) => (node.kind === 'add' ? node.args : []));
  const expanded = expandedTerms(truth);
  const terms = [...sums.reverse(), ...(expanded.length > 1 && expanded.length <= 12 ? expanded : [])];
  return collect(
    terms.map((expr) => ({ expr, entrywise: false })),
    write,
    MOST,
  );
}
