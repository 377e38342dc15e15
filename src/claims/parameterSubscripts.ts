import { plainText } from '../elaborate/names';
import type { Syntax } from '../syntax/tree';
import { mapChildren, visitAll } from '../syntax/walk';

/**
 * The letters that a text differentiates by and that stand under functions, as the \theta of \nabla_\theta \ln
 * \pi_\theta(a | s): such a function depends on them.
 */
export function parametersIn(roots: readonly Syntax[]): Set<string> {
  const variables = new Set<string>();
  const under = new Set<string>();
  for (const root of roots) {
    const found = parametersOf(root);
    for (const name of found.variables) variables.add(name);
    for (const name of found.under) under.add(name);
  }
  return new Set([...under].filter((name) => variables.has(name)));
}

interface Found {
  readonly variables: ReadonlySet<string>;
  readonly under: ReadonlySet<string>;
}

const found = new WeakMap<Syntax, Found>();

function parametersOf(root: Syntax): Found {
  const before = found.get(root);
  if (before) return before;
  const variables = new Set<string>();
  const under = new Set<string>();
  visitAll(root, (node) => {
    if (node.kind === 'derivative') for (const { variable } of node.by) variables.add(plainText(variable));
    if (node.kind === 'derivative' && node.by.length === 0 && node.operand)
      for (const name of usualUnder(node.operand)) variables.add(name);
    const parameter = parameterOf(node);
    if (parameter) under.add(plainText(parameter));
  });
  const result = { variables, under };
  found.set(root, result);
  return result;
}

/** Letters of parameters: a gradient that does not say by what it is taken is by the one that its function bears. */
export const USUAL_PARAMETERS: ReadonlySet<string> = new Set([
  '\\theta',
  '\\vartheta',
  '\\phi',
  '\\varphi',
  '\\omega',
]);

/** The \theta of `\nabla \log p_\theta(\tau)`. */
function usualUnder(operand: Syntax): string[] {
  const names: string[] = [];
  visitAll(operand, (node) => {
    const parameter = parameterOf(node);
    const name = parameter ? plainText(parameter) : '';
    if (USUAL_PARAMETERS.has(name)) names.push(name);
  });
  return names;
}

/** The \theta of `V_\theta`. Letters that count are indices. */
function parameterOf(node: Syntax): Syntax | null {
  if (node.kind !== 'subscript' || node.indices.length !== 1 || node.base.kind !== 'symbol') return null;
  const [parameter] = node.indices;
  return parameter.kind === 'symbol' && !/^[i-nt]$/.test(parameter.name) ? parameter : null;
}

/** The tree with `V_\theta(x)` as a function of x and of \theta; the same object for the same tree and letters. */
export function parametersAsArguments(node: Syntax, parameters: ReadonlySet<string>): Syntax {
  if (parameters.size === 0) return node;
  const key = [...parameters].sort().join();
  const before = changed.get(node);
  if (before?.parameters === key) return before.tree;
  const tree = converted(node, parameters);
  changed.set(node, { parameters: key, tree });
  return tree;
}

const changed = new WeakMap<Syntax, { readonly parameters: string; readonly tree: Syntax }>();

function converted(node: Syntax, parameters: ReadonlySet<string>): Syntax {
  const inside = mapChildren(node, (child) => converted(child, parameters));
  if (inside.kind !== 'juxtapose') return inside;
  const factors = inside.factors.map((factor, k) => {
    const parameter = k > 0 ? parameterOf(inside.factors[k - 1]) : null;
    return parameter && parameters.has(plainText(parameter)) ? withArgument(factor, parameter) : factor;
  });
  return factors.every((f, k) => f === inside.factors[k]) ? inside : { ...inside, factors };
}

/** A bracket may carry a script: `V_\theta(x)^2`. */
function withArgument(node: Syntax, parameter: Syntax): Syntax {
  if (node.kind === 'transpose' || node.kind === 'power')
    return { ...node, base: withArgument(node.base, parameter) };
  if (node.kind !== 'group' || node.bracket !== 'round') return node;
  const items = node.body.kind === 'list' ? node.body.items : [node.body];
  if (items.some((item) => plainText(item) === plainText(parameter))) return node;
  return { ...node, body: { kind: 'list', items: [...items, parameter], span: node.body.span } };
}
