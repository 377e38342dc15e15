import { isScalarShape } from '../../expr';
import type { Code, Op } from './code';

/** Views of an array: written at each use, never computed. */
const VIEWS: ReadonlySet<Op> = new Set(['transpose', 'spreadcolumn', 'spreadrow']);
const LEAVES: ReadonlySet<Op> = new Set(['parameter', 'number', 'constant', 'size', 'loopindex']);
const SHORT: ReadonlySet<Op> = new Set(['add', 'subtract', 'multiply', 'divide', 'negate']);

/** What need not be kept in a variable: a name, a view of one, an entry of one. */
export function isTrivial(a: Code): boolean {
  if (LEAVES.has(a.op)) return true;
  if (VIEWS.has(a.op)) return isTrivial(a.args[0]);
  if (a.op === 'entry' || a.op === 'member') return a.args.every(isTrivial);
  // Zeros and ones cost no more than a copy would.
  if (a.op === 'fill') return a.args[0].op === 'number';
  return a.isCounting;
}

/** A scalar step on names: not worth a line of its own before a loop. */
export const isShort = (a: Code): boolean =>
  isTrivial(a) || (SHORT.has(a.op) && isScalarShape(a.shape) && a.args.every(isTrivial));

export const isView = (a: Code): boolean => VIEWS.has(a.op);

/** How often each step of a program, given with arguments first, is used; the uses of a view count for what it shows. */
export function usesOf(order: readonly Code[]): ReadonlyMap<Code, number> {
  const uses = new Map<Code, number>([[order[order.length - 1], 1]]);
  for (let at = order.length - 1; at >= 0; at--) {
    const code = order[at];
    const weight = isView(code) ? (uses.get(code) ?? 1) : 1;
    for (const arg of code.args) uses.set(arg, (uses.get(arg) ?? 0) + weight);
  }
  return uses;
}

/** All steps of a program, arguments first. */
export function postorder(root: Code): Code[] {
  const order: Code[] = [];
  const seen = new Set<Code>([root]);
  /** The steps from the root down to where the walk is, and how many arguments of each were entered. */
  const path: Code[] = [root];
  const entered: number[] = [0];
  while (path.length > 0) {
    const top = path.length - 1;
    const { args } = path[top];
    if (entered[top] === args.length) {
      order.push(path.pop() as Code);
      entered.pop();
      continue;
    }
    const arg = args[entered[top]++];
    if (seen.has(arg)) continue;
    seen.add(arg);
    path.push(arg);
    entered.push(0);
  }
  return order;
}
