import { plainText } from '../elaborate/names';
import { asVariable } from '../elaborate/uses';
import { functionNamed } from '../syntax/functions';
import type { Syntax } from '../syntax/tree';
import { mapChildren, visitAll } from '../syntax/walk';

/** Names of losses and divergences: texts define them by what they need, `\mathrm{KL}(\mu, \sigma) = …`. */
const LOSSES: ReadonlySet<string> = new Set(['kl', 'mse', 'crossentropy']);

type Call = Extract<Syntax, { kind: 'call' }>;

/** The losses known by name that a text defines itself, as functions of names. */
export function definedFunctionsIn(roots: readonly Syntax[]): Set<string> {
  const defined = new Set<string>();
  for (const root of roots)
    visitAll(root, (node) => {
      const left = node.kind === 'relation' && node.ops[0].op !== 'approx' ? node.sides[0] : null;
      if (left?.kind === 'call' && LOSSES.has(left.name) && left.args.every(isName)) defined.add(left.name);
    });
  return defined;
}

/** The tree with those as functions that the text defines, applied or bare. */
export function nameDefined(node: Syntax, defined: ReadonlySet<string>): Syntax {
  if (defined.size === 0) return node;
  if (node.kind === 'symbol') {
    const written = /^\\operatorname\{(\w+)\}$/.exec(node.name)?.[1];
    const known = written ? functionNamed(written, 'latex')?.name : undefined;
    return known && defined.has(known) ? { ...node, name: nameOf(known) } : node;
  }
  const inside = mapChildren(node, (child) => nameDefined(child, defined));
  return inside.kind === 'call' && defined.has(inside.name) ? applied(inside) : inside;
}

function applied({ name, nameSpan, args, span }: Call): Syntax {
  const at = { from: nameSpan.to, to: span.to };
  const body: Syntax = args.length === 1 ? args[0] : { kind: 'list', items: args, span: at };
  return {
    kind: 'juxtapose',
    factors: [
      { kind: 'symbol', name: nameOf(name), font: 'roman', span: nameSpan },
      { kind: 'group', bracket: 'round', body, span: at },
    ],
    span,
  };
}

const nameOf = (name: string): string => `\\operatorname{${name}}`;
const isName = (node: Syntax): boolean =>
  asVariable(node, new Set(), () => false) !== null && plainText(node) !== '';
