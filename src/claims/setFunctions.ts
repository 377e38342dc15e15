import { plainText } from '../elaborate/names';
import { clausesOf, setName, setNames } from '../elaborate/ranges';
import type { Syntax } from '../syntax/tree';
import { childrenOf, mapChildren, visitAll } from '../syntax/walk';

/**
 * Functions whose argument is a set that their definition sums over, by name: the L of
 * L(D) = \sum_{x \in D} f(x). For another set the text may define another sum.
 */
export function setFunctionsIn(roots: readonly Syntax[]): Set<string> {
  const functions = new Set<string>();
  for (const root of roots)
    visitAll(root, (node) => {
      if (node.kind !== 'relation') return;
      const applied = appliedToSet(node.sides[0]);
      if (!applied) return;
      const own = plainText(applied.set);
      if (node.sides.slice(1).some((side) => setsSummedOver(side).has(own))) functions.add(applied.name);
    });
  return functions;
}

/** The text's trees with `L(D)` made a name of its own for each set D. */
export function nameSetFunctions(node: Syntax, functions: ReadonlySet<string>): Syntax {
  if (functions.size === 0) return node;
  const key = [...functions].sort().join();
  const before = named.get(node);
  if (before?.functions === key) return before.tree;
  const tree = naming(node, functions);
  named.set(node, { functions: key, tree });
  return tree;
}

/** A formula's tree is the same object from one reading of its document to the next, and so is what is made of it. */
const named = new WeakMap<Syntax, { readonly functions: string; readonly tree: Syntax }>();

function naming(node: Syntax, functions: ReadonlySet<string>): Syntax {
  if (node.kind === 'derivative') {
    const by = node.by.map((each) => ({ ...each, variable: naming(each.variable, functions) }));
    return { ...node, by, operand: node.operand && naming(node.operand, functions) };
  }
  if (node.kind !== 'juxtapose') return mapChildren(node, (child) => naming(child, functions));
  const factors: Syntax[] = [];
  for (const factor of node.factors) {
    const callee = factors[factors.length - 1];
    if (callee && functions.has(plainText(callee)) && isSetArgument(factor)) {
      const span = { from: callee.span.from, to: factor.span.to };
      const name = `${plainText(callee)}${setText(factor)}`;
      factors[factors.length - 1] = { kind: 'symbol', name, font: 'plain', span };
    } else factors.push(naming(factor, functions));
  }
  return factors.length === 1 ? factors[0] : { ...node, factors };
}

/** `L(D)`, as a side: its name and its set. */
function appliedToSet(side: Syntax): { name: string; set: Syntax } | null {
  if (side.kind === 'group' && side.bracket !== 'round') return appliedToSet(side.body);
  if (side.kind !== 'juxtapose' || side.factors.length !== 2) return null;
  const [callee, group] = side.factors;
  if (!isSetArgument(group) || group.kind !== 'group' || setNames(group.body)?.length !== 1) return null;
  return { name: plainText(callee), set: group.body };
}

const isSetArgument = (node: Syntax): boolean =>
  node.kind === 'group' && node.bracket === 'round' && setNames(node.body) !== null;

/** `(D)`, `(S \cup T)`. */
const setText = (node: Syntax): string => {
  if (node.kind === 'group') return `(${setText(node.body)})`;
  return node.kind === 'foreign' ? node.parts.map(setText).join(node.name) : plainText(node);
};

/** The sets that sums run over anywhere in a formula. */
function setsSummedOver(node: Syntax): Set<string> {
  const sets = new Set<string>();
  const visit = (inner: Syntax): void => {
    if (inner.kind === 'big' && inner.condition) {
      const clauses = clausesOf(inner, () => false);
      for (const { set } of [...(clauses?.members ?? []), ...(clauses?.samples ?? [])])
        for (const each of setNames(set) ?? []) {
          sets.add(plainText(each));
          sets.add(setName(each));
        }
    }
    for (const child of childrenOf(inner)) visit(child);
  };
  visit(node);
  return sets;
}
