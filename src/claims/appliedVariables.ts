import type { Definition } from '../elaborate/context';
import { isIndexSyntax, plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { childrenOf, mapChildren } from '../syntax/walk';

type LookUp = (name: string) => Definition | null;
type Application = Extract<Syntax, { kind: 'juxtapose' }>;

/** An application as a variable: what it is called, and the indices in it. */
interface AppliedVariable {
  readonly name: string;
  readonly indices: readonly string[];
}

/**
 * What is differentiated by may be the value of a function, as in \partial e^{-y F(x)} / \partial F(x). Such a value is a
 * variable then, wherever the formula and its definitions write it; F(x_i) is the i-th of a family. Where something else is
 * differentiated by too, it stands for the function's value all the same.
 */
export function appliedVariables(
  sides: readonly Syntax[],
  definition: LookUp,
): { sides: Syntax[]; definition: LookUp } {
  const found = new Map<string, Application>();
  for (const side of sides) collect(side, found);
  if (found.size === 0) return { sides: [...sides], definition };
  const names = new Set(found.keys());
  const change = (node: Syntax) => withVariables(node, names);
  const known = new Map<string, Definition | null>();
  const lookUp = (name: string): Definition | null => {
    let own = known.get(name);
    if (own === undefined) {
      const application = found.get(name);
      const given = definition(name);
      own = application
        ? { name, parameters: [], indices: variableOf(application)?.indices ?? [], body: application }
        : given && { ...given, body: change(given.body) };
      known.set(name, own);
    }
    return own;
  };
  return { sides: sides.map(change), definition: lookUp };
}

/** The values of functions that derivatives are by, and that an evaluation bar fixes. */
function collect(node: Syntax, into: Map<string, Application>): void {
  const note = (variable: Syntax) => {
    const application = applicationIn(variable);
    const own = application && variableOf(application);
    if (application && own && !into.has(own.name)) into.set(own.name, application);
  };
  if (node.kind === 'derivative') for (const { variable } of node.by) note(variable);
  for (const child of childrenOf(node)) collect(child, into);
}

/** A function's name with a bracket of names after it; `x(t)` is read as moving in time. */
function applicationIn(node: Syntax): Application | null {
  if (node.kind === 'group' && node.bracket !== 'round') return applicationIn(node.body);
  if (node.kind !== 'juxtapose' || node.factors.length !== 2) return null;
  const [callee, group] = node.factors;
  if (group.kind !== 'group' || group.bracket !== 'round') return null;
  const isName = (part: Syntax) => asVariable(part, new Set(), () => false) !== null;
  const args = group.body.kind === 'list' ? group.body.items : [group.body];
  const isOfTime = args.length === 1 && plainText(args[0]) === 't';
  return isName(callee) && args.every(isName) && !isOfTime ? node : null;
}

/** What stands for an index where it may be any, and for a second one. */
const ANY = ['\\cdot', '\\bullet'];

/** `F(x_i)` as the i-th of `F(x_{\cdot})`, so that F(x_j) is the j-th of the same. */
function variableOf(application: Application): AppliedVariable | null {
  const indices: string[] = [];
  const isIndex = (i: Syntax) =>
    i.kind === 'symbol' && (isIndexSyntax(i, new Set()) || /^[a-z]$/.test(i.name));
  const spell = (node: Syntax): string => {
    if (node.kind === 'subscript' && node.indices.every(isIndex)) {
      const own = node.indices.map(plainText);
      for (const index of own) if (!indices.includes(index)) indices.push(index);
      return `${spell(node.base)}_{${own.map((index) => ANY[indices.indexOf(index)]).join('')}}`;
    }
    if (node.kind === 'list') return node.items.map(spell).join(',');
    if (node.kind === 'group') return spell(node.body);
    return plainText(node);
  };
  const [callee, group] = application.factors;
  const name = `${plainText(callee)}(${spell(group)})`;
  return indices.length > 2 ? null : { name, indices };
}

function withVariables(node: Syntax, names: ReadonlySet<string>): Syntax {
  const change = (child: Syntax) => withVariables(child, names);
  if (node.kind === 'juxtapose') {
    const factors: Syntax[] = [];
    for (let k = 0; k < node.factors.length; k++) {
      const pair = node.factors.slice(k, k + 2);
      const variable = pair.length === 2 ? asApplied(pair, names) : null;
      factors.push(variable ?? change(node.factors[k]));
      if (variable) k++;
    }
    return factors.length === 1 ? factors[0] : { ...node, factors };
  }
  const inside = mapChildren(node, change);
  if (inside.kind !== 'derivative') return inside;
  return { ...inside, by: inside.by.map((b) => ({ ...b, variable: change(b.variable) })) };
}

/** Two neighbours that are a function and its bracket, as one of these variables. */
function asApplied([callee, group]: readonly Syntax[], names: ReadonlySet<string>): Syntax | null {
  const span = { from: callee.span.from, to: group.span.to };
  const application = applicationIn({ kind: 'juxtapose', factors: [callee, group], span });
  const own = application && variableOf(application);
  if (!own || !names.has(own.name)) return null;
  const base: Syntax = { kind: 'symbol', name: own.name, font: 'plain', span };
  if (own.indices.length === 0) return base;
  const indices = own.indices.map(
    (name): Syntax => ({ kind: 'symbol', name, font: 'plain', isIndex: true, span }),
  );
  return { kind: 'subscript', base, indices, span };
}
