import type { Syntax } from '../syntax/tree';
import { visitAll } from '../syntax/walk';
import { type Edit, isSum, type Place, placesIn, sourceOf } from './edit';
import type { Ingredient } from './ingredients';

type Call = Extract<Syntax, { kind: 'call' }>;

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

/**
 * One function that stands for its partner, one too many, or one too few: of those in the claim, those in what would
 * be right (`truth`, with its text), and the trace, which is the one most often forgotten.
 */
export function functionEditsOf(root: Syntax, truth: Ingredient | null): Edit[] {
  const known = [TRACE, ...callsIn(root, null), ...(truth ? callsIn(truth.node, truth.text) : [])];
  const missing = [...new Map(known.map((written) => [written.name, written])).values()];
  return placesIn(root).flatMap((place): Edit[] => {
    const { node, rebuild, parent } = place;
    const own = node.kind === 'call' ? [...partners(node, rebuild), ...taken(node, rebuild)] : [];
    return isWhole(parent) ? [...own, ...missing.map((written) => put(place, written))] : own;
  });
}

/** The trace of all that stands there, of a single term, or of a product without its numbers in front. */
export const traceEditsOf = (root: Syntax): Edit[] =>
  placesIn(root)
    .filter(({ parent }) => isWhole(parent))
    .slice(0, TRACES_TRIED)
    .map((place) => put(place, TRACE));

const TRACES_TRIED = 8;

interface Written {
  readonly name: string;
  /** Given the claim's source, the name as it is written. */
  readonly text: (source: string) => string;
}

const TRACE: Written = { name: 'tr', text: () => '\\operatorname{tr}' };

/** Places that hold an expression as a whole, where a function may have been left out. */
const isWhole = (parent: Syntax | null): boolean =>
  parent === null || ['group', 'negate', 'big'].includes(parent.kind) || isSum(parent);

/** Functions of one argument in brackets; `own` is the text they stand in where it is not the claim's. */
function callsIn(root: Syntax, own: string | null): Written[] {
  const found: Written[] = [];
  visitAll(root, (node) => {
    if (node.kind !== 'call' || node.args.length !== 1 || node.base !== null || node.name === 'sqrt') return;
    found.push({ name: node.name, text: (source) => sourceOf(own ?? source, node.nameSpan) });
  });
  return found;
}

function partners(node: Call, rebuild: Place['rebuild']): Edit[] {
  return (PARTNERS[node.name] ?? []).map((name) => ({
    kind: 'function',
    edited: rebuild({ ...node, name }),
    span: node.nameSpan,
    replacement: () => `\\${name}`,
    change: null,
  }));
}

/** The argument alone, where there is one. */
function taken(node: Call, rebuild: Place['rebuild']): Edit[] {
  const [argument] = node.args;
  if (node.args.length !== 1) return [];
  const inside: Syntax = isSum(argument)
    ? { kind: 'group', bracket: 'round', body: argument, span: argument.span }
    : argument;
  return [
    {
      kind: 'function',
      edited: rebuild(inside),
      span: node.span,
      replacement: (source) =>
        isSum(argument) ? `(${sourceOf(source, argument.span)})` : sourceOf(source, argument.span),
      change: { text: (source) => sourceOf(source, node.nameSpan), how: 'removed' },
    },
  ];
}

function put({ node, rebuild }: Place, { name, text }: Written): Edit {
  const { span } = node;
  return {
    kind: 'function',
    edited: rebuild({ kind: 'call', name, nameSpan: span, args: [node], base: null, span }),
    span,
    replacement: (source) => `${text(source)}(${sourceOf(source, span)})`,
    change: { text, how: 'before' },
  };
}
