import type { Syntax } from '../syntax/tree';
import { treePass } from '../syntax/treePass';
import { mapChildren } from '../syntax/walk';
import { probabilityOfEvent } from './events';

/**
 * `p(x | \mu, \Sigma)` with its bar read as a comma: p is a function of x, \mu and \Sigma, whatever it is given.
 * `f(x_1, \ldots, x_n)` is f of x_1 and x_n, and of what it is defined by. Events such as `y = 1` are no arguments that
 * can be computed with; what holds one stays as it is.
 */
export const conditionsAsArguments = treePass(
  (node) =>
    node.kind === 'ellipsis' || node.kind === 'relation' || (node.kind === 'foreign' && node.name === '|'),
  (root) => converted(root),
);

function converted(node: Syntax): Syntax {
  const inside = mapChildren(node, converted);
  if (inside.kind === 'derivative') {
    const by = inside.by.map((b) => ({ ...b, variable: converted(b.variable) }));
    return { ...inside, by };
  }
  if (inside.kind !== 'juxtapose') return inside;
  const written = inside.factors.map((factor, k) => {
    const callee = inside.factors[k - 1];
    return (callee && probabilityOfEvent(callee, factor)) ?? factor;
  });
  const named = written.flatMap((factor, k) => {
    if (Array.isArray(factor)) return factor;
    return Array.isArray(written[k + 1]) ? [] : [factor as Syntax];
  });
  const factors = named.map((factor, k) => (k > 0 && isName(named[k - 1]) ? withoutBar(factor) : factor));
  return factors.length === inside.factors.length && factors.every((f, k) => f === inside.factors[k])
    ? inside
    : { ...inside, factors };
}

/** A bracket may carry a script: `p(x | y)^\top`. */
function withoutBar(node: Syntax): Syntax {
  if (node.kind === 'transpose' || node.kind === 'power') {
    const base = withoutBar(node.base);
    return base === node.base ? node : { ...node, base };
  }
  if (node.kind !== 'group' || node.bracket !== 'round') return node;
  const items = argumentsIn(node.body);
  return items ? { ...node, body: { kind: 'list', items, span: node.body.span } } : node;
}

/** The arguments before and after the bar, without those that dots stand for; null where nothing changes. */
function argumentsIn(body: Syntax): readonly Syntax[] | null {
  const parts = body.kind === 'list' ? body.items : [body];
  const isBar = (part: Syntax) => part.kind === 'foreign' && part.name === '|';
  if (!parts.some((part) => isBar(part) || part.kind === 'ellipsis')) return null;
  const items = parts.flatMap((part) =>
    part.kind === 'foreign' && part.name === '|'
      ? part.parts.flatMap((p) => (p.kind === 'list' ? p.items : [p]))
      : [part],
  );
  return items.some((item) => item.kind === 'relation') ? null : items.filter((i) => i.kind !== 'ellipsis');
}

const isName = (node: Syntax): boolean =>
  node.kind === 'symbol' || node.kind === 'subscript' || node.kind === 'label' || node.kind === 'prime';
