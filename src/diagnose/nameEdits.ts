import type { Syntax } from '../syntax/tree';
import { type Edit, placesIn } from './edit';

/** Functions that are taken for each other. */
const PARTNERS: Readonly<Record<string, readonly string[]>> = {
  sin: ['cos'],
  cos: ['sin'],
  sinh: ['cosh'],
  cosh: ['sinh'],
  tan: ['sec', 'cos'],
  exp: ['log'],
  log: ['exp'],
};

/** One number or exponent that is off by one or by its sign, one function that stands for its partner, one name for another. */
export function nameEditsOf(root: Syntax, names: readonly Syntax[]): Edit[] {
  return placesIn(root).flatMap(({ node, rebuild }): Edit[] => {
    if ((node.kind === 'power' || node.kind === 'hadamardPower') && wholeNumber(node.exponent) !== null) {
      const { exponent } = node;
      const value = wholeNumber(exponent) as number;
      return [value - 1, value + 1, -value].map((n) => ({
        kind: 'exponent' as const,
        edited: rebuild({ ...node, exponent: numberNode(n, exponent) }),
        span: exponent.span,
        replacement: () => (`${n}`.length > 1 ? `{${n}}` : `${n}`),
        change: null,
      }));
    }
    if (node.kind === 'call') {
      return (PARTNERS[node.name] ?? []).map((name) => ({
        kind: 'function' as const,
        edited: rebuild({ ...node, name }),
        span: node.nameSpan,
        replacement: () => `\\${name}`,
        change: null,
      }));
    }
    if (node.kind !== 'symbol') return [];
    return names
      .filter((other) => other.kind === 'symbol' && other.name !== node.name)
      .map((other) => ({
        kind: 'variable' as const,
        edited: rebuild({ ...other, span: node.span }),
        span: node.span,
        replacement: () => (other.kind === 'symbol' ? other.name : ''),
        change: null,
      }));
  });
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
