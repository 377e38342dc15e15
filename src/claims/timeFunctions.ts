import type { Definition } from '../elaborate/context';
import { asVariable } from '../elaborate/uses';
import type { Syntax } from '../syntax/tree';
import { childrenOf, mapChildren } from '../syntax/walk';

type LookUp = (name: string) => Definition | null;

/**
 * What moves in time, written out: where a formula differentiates by t or has a dot, the x of `x(t)` and `\dot{x}` is a
 * function of t wherever it stands bare, in the formula and in what the text defines by it.
 */
export function timeFunctions(
  sides: readonly Syntax[],
  definition: LookUp,
): { sides: Syntax[]; definition: LookUp } {
  const moving = new Set(sides.flatMap((side) => movingIn(side, definition)));
  if (moving.size === 0) return { sides: [...sides], definition };
  const lookUp = (name: string): Definition | null => {
    const found = definition(name);
    if (!found || isSelfApplied(found)) return null;
    return { ...found, body: inTime(found.body, moving, definition) };
  };
  return { sides: sides.map((side) => inTime(side, moving, definition)), definition: lookUp };
}

/** Names with a dot or before `(t)`, in a side and in the definitions of what it names. */
function movingIn(root: Syntax, definition: LookUp): string[] {
  const names: string[] = [];
  const seen = new Set<string>();
  let differentiates = false;
  const visit = (node: Syntax): void => {
    if (node.kind === 'derivative' && node.by.some(({ variable }) => isT(variable))) differentiates = true;
    const dotted = node.kind === 'symbol' ? DOTTED.exec(node.name) : null;
    if (dotted && !definition((node as { name: string }).name)) {
      names.push(dotted[2]);
      differentiates = true;
    }
    if (node.kind === 'juxtapose')
      for (const [k, factor] of node.factors.entries())
        if (factor.kind === 'symbol' && factor.name !== 't' && isOfTime(node.factors[k + 1]))
          names.push(factor.name);
    const name = node.kind === 'symbol' ? node.name : null;
    const found = name === null || seen.has(name) ? null : definition(name);
    if (name !== null && found) {
      seen.add(name);
      if (isSelfApplied(found)) names.push(name);
      else visit(found.body);
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return differentiates ? names.filter((name) => !DOTTED.test(name)) : [];
}

const DOTTED = /^\\(dot|ddot|dddot)\{(.+)\}$/;

function inTime(node: Syntax, moving: ReadonlySet<string>, definition: LookUp): Syntax {
  const change = (child: Syntax) => inTime(child, moving, definition);
  if (node.kind === 'juxtapose') {
    const factors: Syntax[] = [];
    for (let k = 0; k < node.factors.length; k++) {
      const factor = node.factors[k];
      const next = node.factors[k + 1];
      const own = isOfTime(next) ? velocity(factor, moving, definition) : null;
      if (own) {
        factors.push(onGroup(next, own));
        k++;
      } else if (factor.kind === 'symbol' && isOfTime(next)) {
        factors.push(factor, next);
        k++;
      } else factors.push(change(factor));
    }
    return factors.length === 1 ? factors[0] : { ...node, factors };
  }
  if (node.kind === 'symbol')
    return (
      velocity(node, moving, definition) ?? (isMoving(node.name, moving, definition) ? ofTime(node) : node)
    );
  if (node.kind === 'derivative' && node.by.some(({ variable }) => isT(variable)) && node.operand)
    return { ...node, operand: change(node.operand) };
  return mapChildren(node, change);
}

/** `\dot{x}` as the derivative of x(t). */
function velocity(node: Syntax, moving: ReadonlySet<string>, definition: LookUp): Syntax | null {
  const dotted = node.kind === 'symbol' ? DOTTED.exec(node.name) : null;
  if (!dotted || !moving.has(dotted[2]) || definition((node as { name: string }).name)) return null;
  const position: Syntax = { ...(node as Extract<Syntax, { kind: 'symbol' }>), name: dotted[2] };
  const order = dotted[1].length - 2;
  const variable: Syntax = { kind: 'symbol', name: 't', font: 'plain', span: node.span };
  return {
    kind: 'derivative',
    form: 'fraction',
    operand: isMoving(dotted[2], moving, definition) ? ofTime(position) : position,
    by: Array.from({ length: order }, () => ({ variable, transposed: false })),
    order,
    total: true,
    span: node.span,
  };
}

/** Whether a name is a function of time that the text does not define. */
function isMoving(name: string, moving: ReadonlySet<string>, definition: LookUp): boolean {
  const found = definition(name);
  return moving.has(name) && (found === null || isSelfApplied(found));
}

function ofTime(node: Syntax): Syntax {
  const { span } = node;
  const body: Syntax = { kind: 'symbol', name: 't', font: 'plain', span };
  return { kind: 'juxtapose', factors: [node, { kind: 'group', bracket: 'round', body, span }], span };
}

/** `x = x(t)` says only that x depends on t. */
function isSelfApplied({ name, body }: Definition): boolean {
  if (body.kind !== 'juxtapose' || body.factors.length !== 2 || body.factors[1].kind !== 'group')
    return false;
  return asVariable(body.factors[0], new Set(), () => false)?.name === name;
}

const isT = (node: Syntax): boolean => node.kind === 'symbol' && node.name === 't';

/** `(t)`, also with scripts: `(t)^\top`, `(t)^2`. */
function isOfTime(node: Syntax | undefined): boolean {
  if (node?.kind === 'transpose' || node?.kind === 'power') return isOfTime(node.base);
  return node?.kind === 'group' && isT(node.body);
}

/** The scripts of a bracket `(t)` put on what it belongs to. */
function onGroup(node: Syntax, inner: Syntax): Syntax {
  return node.kind === 'transpose' || node.kind === 'power'
    ? { ...node, base: onGroup(node.base, inner) }
    : inner;
}
