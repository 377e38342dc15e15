import type { Syntax } from '../syntax/tree';
import { type Edit, type Place, placesIn, sourceOf } from './edit';

type Power = Extract<Syntax, { kind: 'power' | 'hadamardPower' }>;

/** One exponent that is off by one or by its sign, one that does not belong there, one square forgotten. */
export function exponentEditsOf(root: Syntax): Edit[] {
  return placesIn(root).flatMap(({ node, rebuild, parent }): Edit[] => {
    if (node.kind === 'power' || node.kind === 'hadamardPower') return changed(node, rebuild);
    const isBase = parent?.kind === 'power' || parent?.kind === 'hadamardPower';
    return isBase || !SQUARED.includes(node.kind) ? [] : [squared(node, rebuild)];
  });
}

/** What is often meant squared: `\\|x - y\\|`, `(a - b)`, `\\sigma`, `x_i`. */
const SQUARED: readonly Syntax['kind'][] = ['norm', 'group', 'symbol', 'subscript'];

function changed(node: Power, rebuild: Place['rebuild']): Edit[] {
  const { base, exponent } = node;
  const value = wholeNumber(exponent);
  const gone: Edit = {
    kind: 'exponent',
    edited: rebuild(base),
    span: node.span,
    replacement: (source) => sourceOf(source, base.span),
    change: { text: (source) => sourceOf(source, exponent.span), how: 'removed' },
  };
  if (value === null) return [gone];
  const others = [value - 1, value + 1, -value].filter((n) => n !== 1 && n !== 0);
  return [
    ...others.map(
      (n): Edit => ({
        kind: 'exponent',
        edited: rebuild({ ...node, exponent: numberNode(n, exponent) }),
        span: exponent.span,
        replacement: () => (`${n}`.length > 1 ? `{${n}}` : `${n}`),
        change: null,
      }),
    ),
    gone,
  ];
}

function squared(node: Syntax, rebuild: Place['rebuild']): Edit {
  return {
    kind: 'exponent',
    edited: rebuild({ kind: 'power', base: node, exponent: numberNode(2, node), span: node.span }),
    span: node.span,
    replacement: (source) => `${sourceOf(source, node.span)}^2`,
    change: null,
  };
}

function wholeNumber(node: Syntax): number | null {
  if (node.kind === 'number' && /^\d+$/.test(node.text)) return Number(node.text);
  if (node.kind === 'group') return wholeNumber(node.body);
  if (node.kind === 'negate') {
    const value = wholeNumber(node.arg);
    return value === null ? null : -value;
  }
  return null;
}

function numberNode(n: number, at: Syntax): Syntax {
  const positive: Syntax = { kind: 'number', text: `${Math.abs(n)}`, span: at.span };
  return n < 0 ? { kind: 'negate', arg: positive, span: at.span } : positive;
}
