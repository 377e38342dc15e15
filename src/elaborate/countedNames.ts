import type { Syntax } from '../syntax/tree';
import { childrenOf } from '../syntax/walk';
import type { Definition } from './context';
import { plainText } from './names';
import { clausesOf } from './ranges';

/**
 * Names with a number for their subscript that are entries: the x_1 beside `\sum_k x_k` is the first of the x_k, and the x_1 of an
 * f(x) that holds no x is the first entry of x, while the w_1 of `w_1 x + w_0` is a name of its own. By name, how many
 * subscripts there are.
 */
export function countedNames(
  pieces: readonly Syntax[],
  definition: (name: string) => Definition | null,
): ReadonlyMap<string, number> {
  const running = new Map<string, number>();
  const numbered = new Set<string>();
  const defined = new Set<string>();
  const expanded = new Set<string>();
  const visit = (node: Syntax, bound: ReadonlySet<string>): void => {
    if (node.kind === 'subscript') {
      const base = plainText(node.base);
      if (node.indices.every((i) => i.kind === 'symbol' && bound.has(i.name)))
        running.set(base, node.indices.length);
      if (node.indices.every((i) => i.kind === 'number' && Number(i.text) > 0)) numbered.add(base);
      if (definition(plainText(node))) defined.add(base);
    }
    for (const name of namesOf(node)) {
      const found = expanded.has(name) ? null : definition(name);
      expanded.add(name);
      if (found) visit(found.body, new Set(found.indices));
    }
    if (node.kind === 'derivative') {
      for (const { variable } of node.by) visit(variable, bound);
      for (const name of takenApartIn(node, definition)) {
        running.set(name, 1);
        numbered.add(name);
      }
    }
    const inside = new Set([...bound, ...lettersBoundIn(node)]);
    for (const child of childrenOf(node)) visit(child, inside);
  };
  for (const piece of pieces) visit(piece, new Set());
  return new Map([...running].filter(([name]) => numbered.has(name) && !defined.has(name)));
}

/** The x of `\nabla_x f` where what is differentiated holds x_1 and x_2 in its stead. */
function takenApartIn(
  { by, operand }: Extract<Syntax, { kind: 'derivative' }>,
  definition: (name: string) => Definition | null,
): string[] {
  const variables = by.flatMap(({ variable }) => (variable.kind === 'symbol' ? [variable.name] : []));
  if (!operand || variables.length === 0) return [];
  const whole = new Set<string>();
  const numbers = new Map<string, Set<number>>();
  const seen = new Set<string>();
  const visit = (node: Syntax): void => {
    for (const name of namesOf(node)) {
      const found = seen.has(name) || variables.includes(name) ? null : definition(name);
      seen.add(name);
      if (found) visit(found.body);
    }
    if (node.kind === 'symbol') whole.add(node.name);
    if (node.kind === 'subscript' && node.indices.length === 1 && node.indices[0].kind === 'number') {
      const base = plainText(node.base);
      numbers.set(base, (numbers.get(base) ?? new Set()).add(Number(node.indices[0].text)));
    } else for (const child of childrenOf(node)) if (!isOwnArgument(node, child, definition)) visit(child);
  };
  visit(operand);
  return variables.filter((name) => !whole.has(name) && numbers.has(name) && !numbers.get(name)?.has(0));
}

/** The bracket of `f(x)` for an f that is defined so. */
function isOwnArgument(
  node: Syntax,
  child: Syntax,
  definition: (name: string) => Definition | null,
): boolean {
  if (node.kind !== 'juxtapose' || child.kind !== 'group') return false;
  const callee = node.factors[node.factors.indexOf(child) - 1];
  const parameters = callee?.kind === 'symbol' ? (definition(callee.name)?.parameters ?? []) : [];
  const args = child.body.kind === 'list' ? child.body.items : [child.body];
  return (
    parameters.length > 0 && args.every((arg, k) => plainText(arg) === plainText(parameters[k] ?? child))
  );
}

const namesOf = (node: Syntax): string[] =>
  node.kind === 'symbol'
    ? [node.name]
    : node.kind === 'subscript' || node.kind === 'label'
      ? [plainText(node)]
      : [];

function lettersBoundIn(node: Syntax): readonly string[] {
  if (node.kind === 'big') return clausesOf(node, () => false)?.indices ?? node.indices.map(plainText);
  if (node.kind !== 'entries') return [];
  return [node.rows, node.cols].flatMap((range) => (range ? [range.index] : []));
}
